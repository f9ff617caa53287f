package press.stet.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import press.stet.format.ObjectHash;

/** The vault as a folder: one plain file per hash. */
public final class FolderVault implements Vault {

    private final HashedFiles files;

    /** @param folder made where it is not there yet */
    public FolderVault(Path folder) {
        this.files = new HashedFiles(folder);
    }

    @Override
    public ObjectHash put(byte[] content) throws IOException {
        if (content.length > MAX_LENGTH) {
            throw new IllegalArgumentException("The vault takes files of at most 256 MB.");
        }
        ObjectHash hash = ObjectHash.of(content);
        files.put(hash, ByteBuffer.wrap(content));
        files.settle();
        return hash;
    }

    @Override
    public byte @Nullable [] get(ObjectHash hash) throws IOException {
        Path file = files.path(hash);
        try {
            if (Files.size(file) > MAX_LENGTH) {
                return null;
            }
            byte[] content = Files.readAllBytes(file);
            return ObjectHash.of(content).equals(hash) ? content : null;
        } catch (NoSuchFileException absent) {
            return null;
        }
    }

    @Override
    public void delete(ObjectHash hash) throws IOException {
        files.delete(hash);
    }
}
