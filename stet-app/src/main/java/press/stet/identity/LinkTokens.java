package press.stet.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.ott.DefaultOneTimeToken;
import org.springframework.security.authentication.ott.GenerateOneTimeTokenRequest;
import org.springframework.security.authentication.ott.OneTimeToken;
import org.springframework.security.authentication.ott.OneTimeTokenAuthenticationToken;
import org.springframework.security.authentication.ott.OneTimeTokenService;

/** Shows {@link OneTimeLinks} to Spring Security. Links are made by the house only, never on a stranger's request. */
class LinkTokens implements OneTimeTokenService {

    private final OneTimeLinks links;

    LinkTokens(OneTimeLinks links) {
        this.links = links;
    }

    @Override
    public OneTimeToken generate(GenerateOneTimeTokenRequest request) {
        throw new UnsupportedOperationException("Links are made by OneTimeLinks.");
    }

    @Override
    public @Nullable OneTimeToken consume(OneTimeTokenAuthenticationToken attempt) {
        String token = attempt.getTokenValue();
        if (token == null) {
            return null;
        }
        StaffId staff = links.use(token);
        return staff == null ? null : new DefaultOneTimeToken(token, staff.toString(), links.expiry());
    }
}
