package press.stet.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Passkeys for whatever address the desk is opened under: the relying party (Web Authentication Level 3, section 5.4.2) is the
 * host of the request itself, so that nobody has to configure it. A passkey made under one host does not exist under another;
 * the browser sees to that.
 */
class SameOriginRelyingParty implements WebAuthnRelyingPartyOperations {

    private final StaffEntities entities;
    private final PasskeyRows passkeys;
    private final Staff staff;

    SameOriginRelyingParty(StaffEntities entities, PasskeyRows passkeys, Staff staff) {
        this.entities = entities;
        this.passkeys = passkeys;
        this.staff = staff;
    }

    @Override
    public PublicKeyCredentialCreationOptions createPublicKeyCredentialCreationOptions(
            PublicKeyCredentialCreationOptionsRequest request) {
        Webauthn4JRelyingPartyOperations here = here();
        Authentication who = request.getAuthentication();
        here.setCustomizeCreationOptions(options -> options.user(shown(who)));
        return here.createPublicKeyCredentialCreationOptions(request);
    }

    @Override
    public CredentialRecord registerCredential(RelyingPartyRegistrationRequest request) {
        return here().registerCredential(request);
    }

    @Override
    public PublicKeyCredentialRequestOptions createCredentialRequestOptions(
            PublicKeyCredentialRequestOptionsRequest request) {
        return here().createCredentialRequestOptions(request);
    }

    @Override
    public PublicKeyCredentialUserEntity authenticate(RelyingPartyAuthenticationRequest request) {
        return here().authenticate(request);
    }

    /** What the browser's list of passkeys shows: the colleague's name instead of an id. */
    private PublicKeyCredentialUserEntity shown(Authentication who) {
        StaffId id = StaffId.of(who.getName());
        String name = staff.find(id).map(StaffMember::name).orElse("Stet");
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(PasskeyRows.handle(id))
                .name(name)
                .displayName(name)
                .build();
    }

    private Webauthn4JRelyingPartyOperations here() {
        if (!(RequestContextHolder.currentRequestAttributes() instanceof ServletRequestAttributes attributes)) {
            throw new IllegalStateException("Passkeys are made and used within a request only.");
        }
        HttpServletRequest request = attributes.getRequest();
        boolean usual = request.getServerPort() == (request.isSecure() ? 443 : 80);
        String origin =
                request.getScheme() + "://" + request.getServerName() + (usual ? "" : ":" + request.getServerPort());
        PublicKeyCredentialRpEntity party = PublicKeyCredentialRpEntity.builder()
                .id(request.getServerName())
                .name("Stet")
                .build();
        return new Webauthn4JRelyingPartyOperations(entities, passkeys, party, Set.of(origin));
    }
}
