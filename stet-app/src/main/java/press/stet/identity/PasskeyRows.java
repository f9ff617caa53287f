package press.stet.identity;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import press.stet.kernel.Sql;

/** Passkeys at rest. The user handle of a passkey is the 16 bytes of the staff id. */
class PasskeyRows implements UserCredentialRepository {

    private static final String COLUMNS = """
            select credential_id, staff, label, public_key, signature_count, uv_initialized, backup_eligible, backup_state,
              transports, attestation, created_at, used_at from identity.passkey""";

    private final JdbcClient jdbc;

    PasskeyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static Bytes handle(StaffId staff) {
        UUID id = staff.value();
        return new Bytes(ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array());
    }

    static @Nullable StaffId staff(Bytes handle) {
        byte[] bytes = handle.getBytes();
        if (bytes.length != 16) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new StaffId(new UUID(buffer.getLong(), buffer.getLong()));
    }

    @Override
    public void save(CredentialRecord passkey) {
        StaffId staff = staff(passkey.getUserEntityUserId());
        if (staff == null) {
            throw new IllegalArgumentException("The passkey belongs to nobody here.");
        }
        Bytes attestation = passkey.getAttestationObject();
        jdbc.sql("""
                        insert into identity.passkey (credential_id, staff, label, public_key, signature_count, uv_initialized,
                          backup_eligible, backup_state, transports, attestation, created_at, used_at)
                        values (:id, :staff, :label, :key, :count, :uv, :eligible, :state, cast(:transports as text[]),
                          :attestation, :created, :used)
                        on conflict (credential_id) do update set signature_count = excluded.signature_count,
                          uv_initialized = excluded.uv_initialized, backup_state = excluded.backup_state, used_at = excluded.used_at""")
                .param("id", passkey.getCredentialId().getBytes())
                .param("staff", staff.value())
                .param("label", passkey.getLabel())
                .param("key", passkey.getPublicKey().getBytes())
                .param("count", passkey.getSignatureCount())
                .param("uv", passkey.isUvInitialized())
                .param("eligible", passkey.isBackupEligible())
                .param("state", passkey.isBackupState())
                .param(
                        "transports",
                        Sql.texts(passkey.getTransports().stream()
                                .map(AuthenticatorTransport::getValue)
                                .toList()))
                .param("attestation", attestation == null ? null : attestation.getBytes())
                .param("created", Sql.at(passkey.getCreated()))
                .param("used", Sql.at(passkey.getLastUsed()))
                .update();
    }

    @Override
    public void delete(Bytes credentialId) {
        jdbc.sql("delete from identity.passkey where credential_id = :id")
                .param("id", credentialId.getBytes())
                .update();
    }

    // The interface is not marked for nullness; it wants null for an unknown passkey.
    @Override
    @SuppressWarnings("NullAway")
    public CredentialRecord findByCredentialId(Bytes credentialId) {
        return jdbc.sql(COLUMNS + " where credential_id = :id")
                .param("id", credentialId.getBytes())
                .query(PasskeyRows::passkey)
                .optional()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        StaffId staff = staff(handle);
        return staff == null ? List.of() : of(staff);
    }

    List<CredentialRecord> of(StaffId staff) {
        return jdbc.sql(COLUMNS + " where staff = :staff order by created_at")
                .param("staff", staff.value())
                .query(PasskeyRows::passkey)
                .list();
    }

    private static CredentialRecord passkey(ResultSet row, int number) throws SQLException {
        byte[] attestation = row.getBytes("attestation");
        Instant used = Sql.instant(row, "used_at");
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.getBytes("credential_id")))
                .userEntityUserId(handle(new StaffId(Sql.uuid(row, "staff"))))
                .label(row.getString("label"))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .signatureCount(row.getLong("signature_count"))
                .uvInitialized(row.getBoolean("uv_initialized"))
                .backupEligible(row.getBoolean("backup_eligible"))
                .backupState(row.getBoolean("backup_state"))
                .transports(Sql.textList(row, "transports").stream()
                        .map(AuthenticatorTransport::valueOf)
                        .collect(Collectors.toSet()))
                .attestationObject(attestation == null ? null : new Bytes(attestation))
                .created(Sql.instant(row, "created_at"))
                .lastUsed(used)
                .build();
    }
}
