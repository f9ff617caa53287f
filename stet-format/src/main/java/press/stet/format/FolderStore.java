package press.stet.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A store in a folder. */
public final class FolderStore implements Store {
    private final Path base;

    /** @param base the folder that holds {@code clock}, {@code o} and the rest */
    public FolderStore(Path base) {
        this.base = base;
    }

    @Override
    public byte @Nullable [] read(String name, int maxLength) throws IOException {
        if (!StoreLayout.isName(name)) {
            throw new IllegalArgumentException("\"" + name + "\" is no name of a file in a store.");
        }
        try (InputStream in = Files.newInputStream(base.resolve(name))) {
            byte[] bytes = in.readNBytes(maxLength);
            if (in.read() >= 0) {
                throw RefusedException.tooLong(name, maxLength);
            }
            return bytes;
        } catch (NoSuchFileException e) {
            return null;
        }
    }
}
