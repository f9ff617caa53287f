package press.stet.mirrors;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import press.stet.format.FolderStore;
import press.stet.kernel.Refusal;

/** A mirror in a folder: a disk, a stick, or what a web server or a tor daemon serves. */
final class FolderTarget implements Target {

    private final Path base;
    private final FolderStore files;
    private final Set<Path> unsettled = new LinkedHashSet<>();

    /** @throws Refusal if the folder is not there: a disk that is not mounted must not fill the one below it */
    FolderTarget(Path base) {
        if (!Files.isDirectory(base)) {
            throw new Refusal("The folder " + base + " is not there. Is its disk mounted?");
        }
        this.base = base;
        this.files = new FolderStore(base);
    }

    /** The same, in a folder below, which is made if it is not there. */
    FolderTarget below(String folder) throws IOException {
        return folder.isEmpty() ? this : new FolderTarget(Files.createDirectories(base.resolve(folder)));
    }

    @Override
    public byte @Nullable [] read(String name, int maxLength) throws IOException {
        return files.read(name, maxLength);
    }

    @Override
    public boolean has(String name) {
        return Files.exists(base.resolve(name));
    }

    @Override
    public void put(String name, byte[] content, Headers headers) throws IOException {
        Path file = base.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        Path draft = Files.createTempFile(Files.createDirectories(base.resolve(".drafts")), "put", "");
        try {
            // Drafts are private by default; a web server under another user has to read what comes of them.
            if (Files.getFileStore(draft).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-r--r--"));
            }
            Files.write(draft, content);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
        unsettled.add(file);
    }

    /** Hosts look for {@code index.html} where an address ends in a slash, and tell the type of a file by its ending. */
    @Override
    public String pageName(String path, String mediaType) {
        return fileName(path, mediaType);
    }

    static String fileName(String path, String mediaType) {
        String name = path.substring(1);
        if (name.isEmpty() || name.endsWith("/")) {
            return name + "index.html";
        }
        return mediaType.startsWith("text/html") && !name.endsWith(".html") ? name + ".html" : name;
    }

    @Override
    public void settle() throws IOException {
        Set<Path> folders = new LinkedHashSet<>();
        for (Path file : unsettled) {
            try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
                written.force(true);
            } catch (NoSuchFileException deletedMeanwhile) {
                continue;
            }
            folders.add(file.resolveSibling(".").normalize());
        }
        for (Path folder : folders) {
            try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
                entries.force(true);
            }
        }
        unsettled.clear();
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(base.resolve(name));
    }
}
