package press.stet.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;
import press.stet.format.ObjectHash;
import press.stet.storage.Vault;

/**
 * The files of photos, originals and prints, in the vault: what a story shows leaves the house when the story is printed, and
 * not before.
 */
@Component
class PhotoFiles {
    private final Vault vault;

    PhotoFiles(Vault vault) {
        this.vault = vault;
    }

    /** Keeps a file; the SHA-256 of it as 64 hexadecimal digits. */
    String keep(byte[] bytes) {
        try {
            return vault.put(bytes).hex();
        } catch (IOException e) {
            throw new UncheckedIOException("The photo could not be kept. Is the disk full or read-only?", e);
        }
    }

    byte[] read(String hash) {
        try {
            byte[] bytes = vault.get(ObjectHash.fromHex(hash));
            if (bytes == null) {
                throw new IllegalStateException(
                        "The photo file " + hash + " is missing or damaged in the vault. Put it back from the backup.");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("The photo file " + hash + " could not be read.", e);
        }
    }
}
