package press.stet.identity;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import press.stet.audit.Audit;

/** The passkeys of a member of staff. They are made by the browser through Spring Security's addresses under {@code /webauthn}. */
@Service
public class Passkeys {

    /**
     * A device or security key somebody signs in with.
     *
     * @param id base64url, for {@link #remove}
     */
    public record Passkey(String id, String label, Instant added, Instant used) {}

    private final PasskeyRows rows;
    private final Audit audit;

    Passkeys(JdbcClient jdbc, Audit audit) {
        this.rows = new PasskeyRows(jdbc);
        this.audit = audit;
    }

    public List<Passkey> of(StaffId staff) {
        return rows.of(staff).stream()
                .map(passkey -> new Passkey(
                        passkey.getCredentialId().toBase64UrlString(),
                        passkey.getLabel(),
                        passkey.getCreated(),
                        passkey.getLastUsed()))
                .toList();
    }

    /** Takes back one of somebody's own passkeys; nothing happens if it is not theirs. */
    @Transactional
    public void remove(StaffId staff, String id) {
        Bytes credential = new Bytes(Base64.getUrlDecoder().decode(id));
        if (rows.of(staff).stream().anyMatch(own -> own.getCredentialId().equals(credential))) {
            rows.delete(credential);
            audit.record(staff.value(), "passkey.removed", staff.value(), "");
        }
    }
}
