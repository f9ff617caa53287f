package press.stet.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file that says which edition the site shows, {@code edition/head}: written last, when all objects and the table are
 * settled, and replaced as a whole. After a crash it names the edition before or the new one, never anything between.
 */
public final class SiteHeadFile {

    private static final Logger LOG = LoggerFactory.getLogger(SiteHeadFile.class);
    private static final int MAX_LENGTH = 4096;

    private final Path file;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    public SiteHeadFile(Path file) {
        this.file = file;
    }

    /**
     * Makes this the edition that readers get, from the next request on. Once this returns it survives a power cut, and
     * every listener in this process has been told.
     */
    public void switchTo(SiteHead head) throws IOException {
        Path draft = Files.createTempFile(file.resolveSibling("."), "head", ".draft");
        try {
            try (FileChannel out = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                out.write(StandardCharsets.UTF_8.encode(head.text()));
                out.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel folder = FileChannel.open(file.resolveSibling("."), StandardOpenOption.READ)) {
                folder.force(true);
            }
        } finally {
            Files.deleteIfExists(draft);
        }
        listeners.forEach(Runnable::run);
    }

    /** The edition the site shows; empty before the first was printed. An unreadable file is reported and counts as empty. */
    public Optional<SiteHead> read() throws IOException {
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_LENGTH);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
        Optional<SiteHead> head = SiteHead.parse(new String(bytes, StandardCharsets.UTF_8));
        if (head.isEmpty()) {
            LOG.error("{} is damaged. Print the edition again; what the site shows now stays until then.", file);
        }
        return head;
    }

    /** A value that differs whenever the file was replaced; cheap enough to ask for ten times a second. */
    public Object version() throws IOException {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return List.of(attributes.lastModifiedTime(), attributes.size(), String.valueOf(attributes.fileKey()));
        } catch (NoSuchFileException none) {
            return List.of();
        }
    }

    /** Runs this after each switch made by this process, on the thread that made it. */
    public void whenSwitched(Runnable listener) {
        listeners.add(listener);
    }
}
