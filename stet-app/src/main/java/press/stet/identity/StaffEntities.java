package press.stet.identity;

import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;

/** Who a passkey belongs to, derived from the staff id alone: nothing more is stored. */
class StaffEntities implements PublicKeyCredentialUserEntityRepository {

    // The interface is not marked for nullness; it wants null for an unknown handle.
    @Override
    @SuppressWarnings("NullAway")
    public PublicKeyCredentialUserEntity findById(Bytes handle) {
        StaffId staff = PasskeyRows.staff(handle);
        return staff == null ? null : entity(staff);
    }

    @Override
    public PublicKeyCredentialUserEntity findByUsername(String staff) {
        return entity(StaffId.of(staff));
    }

    @Override
    public void save(PublicKeyCredentialUserEntity entity) {
        throw new UnsupportedOperationException("Staff are added on the desk.");
    }

    @Override
    public void delete(Bytes handle) {
        throw new UnsupportedOperationException("Staff are never deleted, only shut out.");
    }

    private static PublicKeyCredentialUserEntity entity(StaffId staff) {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(PasskeyRows.handle(staff))
                .name(staff.toString())
                .displayName(staff.toString())
                .build();
    }
}
