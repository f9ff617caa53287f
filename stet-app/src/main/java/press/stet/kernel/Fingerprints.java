package press.stet.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Keyed fingerprints: HMAC-SHA256 with a key that lies in the data folder and not in the database. The same words give the same
 * bytes, so that what rests sealed can be found again; who has only the database cannot try words out. Also the proof in links and
 * forms that this newsroom made them.
 */
@Component
public class Fingerprints {

    private static final String ALGORITHM = "HmacSHA256";

    /** Is copied for each use, which costs less than to make one. */
    private final Mac ready;

    public Fingerprints(DataFolder data) {
        Path file = data.folder("keys").resolve("fingerprints.key");
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            this.ready = Mac.getInstance(ALGORITHM);
            ready.init(new SecretKeySpec(Files.readAllBytes(file), ALGORITHM));
        } catch (IOException | IllegalArgumentException | GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The key in " + file + " cannot be read. Put back keys/fingerprints.key from the backup.", e);
        }
    }

    private static void make(Path file) {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        try {
            Path draft = Files.createTempFile(
                    file.getParent(),
                    "fingerprints",
                    ".tmp",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(draft, random);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The key could not be written to " + file + ".", e);
        }
    }

    /**
     * 32 bytes.
     *
     * @param purpose keeps fingerprints of the same words apart that serve different ends; no line break in it
     */
    public byte[] of(String purpose, String words) {
        return of(purpose, words.getBytes(StandardCharsets.UTF_8));
    }

    /** As {@link #of(String, String)}, of bytes. */
    public byte[] of(String purpose, byte[] bytes) {
        try {
            Mac mac = (Mac) ready.clone();
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) '\n');
            return mac.doFinal(bytes);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The HMAC-SHA256 of every JDK can be copied.", e);
        }
    }

    /** Whether {@code proof} is the beginning of the fingerprint, at least 10 bytes of it; takes the same time either way. */
    public boolean proves(byte[] proof, String purpose, byte[] bytes) {
        return proof.length >= 10 && MessageDigest.isEqual(proof, Arrays.copyOf(of(purpose, bytes), proof.length));
    }
}
