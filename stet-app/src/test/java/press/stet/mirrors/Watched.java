package press.stet.mirrors;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A folder that tells what was written to it, after it was. */
final class Watched implements Target {

    private final FolderTarget files;
    private final java.util.function.Consumer<String> listener;

    Watched(Path folder, java.util.function.Consumer<String> listener) {
        this.files = new FolderTarget(folder);
        this.listener = listener;
    }

    @Override
    public boolean has(String name) {
        return files.has(name);
    }

    @Override
    public byte @Nullable [] read(String name, int maxLength) throws IOException {
        return files.read(name, maxLength);
    }

    @Override
    public void put(String name, byte[] content, Headers headers) throws IOException {
        files.put(name, content, headers);
        listener.accept(name);
    }

    @Override
    public String pageName(String path, String mediaType) {
        return files.pageName(path, mediaType);
    }

    @Override
    public void delete(String name) throws IOException {
        files.delete(name);
        listener.accept(name);
    }
}
