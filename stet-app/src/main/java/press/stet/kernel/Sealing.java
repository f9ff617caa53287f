package press.stet.kernel;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import org.springframework.stereotype.Component;

/**
 * Seals names, addresses and other fields that can hurt a person: AES-256-GCM by Tink, with a key set that lies in the data
 * folder and not in the database, so a stolen database names nobody.
 *
 * <p>Each sealed value is bound to its place (for instance {@code person.name:0198…}), so that it cannot be moved to another row.
 */
@Component
public class Sealing {

    private final Aead aead;

    public Sealing(DataFolder data) {
        try {
            AeadConfig.register();
            this.aead = keys(data.folder("keys").resolve("sealing.json"))
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(
                    "The sealing key in " + data.root().resolve("keys")
                            + " cannot be read. Put back keys/sealing.json from the backup.",
                    e);
        }
    }

    /** Seals {@code words} for the given place. */
    public Sealed seal(String words, String place) {
        try {
            return new Sealed(
                    aead.encrypt(words.getBytes(StandardCharsets.UTF_8), place.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The words for " + place + " could not be sealed.", e);
        }
    }

    /**
     * Opens what {@link #seal} closed for the same place.
     *
     * @throws IllegalStateException if the bytes were altered, moved from another place, or sealed with another key
     */
    public String open(Sealed sealed, String place) {
        try {
            return new String(
                    aead.decrypt(sealed.bytes(), place.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The sealed field " + place + " cannot be opened with the key in this data folder.", e);
        }
    }

    private static KeysetHandle keys(Path file) throws GeneralSecurityException, IOException {
        if (!Files.exists(file)) {
            write(file, KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));
        }
        return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
    }

    private static void write(Path file, KeysetHandle keys) throws GeneralSecurityException {
        try {
            Path draft = Files.createTempFile(
                    file.getParent(),
                    "sealing",
                    ".tmp",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get()));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The sealing key could not be written to " + file + ".", e);
        }
    }
}
