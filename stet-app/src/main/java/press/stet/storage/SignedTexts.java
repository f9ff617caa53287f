package press.stet.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.stet.format.FolderStore;
import press.stet.format.ObjectHash;
import press.stet.format.ObjectSource;
import press.stet.format.Store;
import press.stet.format.StoreLayout;

/**
 * The newsroom's signed texts in a folder, under their names in a store ({@link StoreLayout}). A text is written whole or not
 * at all, and survives a power cut once {@link #write} has returned.
 */
public final class SignedTexts {

    private final Path folder;
    private final FolderStore files;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** @param folder must be there */
    public SignedTexts(Path folder) {
        this.folder = folder;
        this.files = new FolderStore(folder);
    }

    /** The bytes of this text, or null where there is none; refuses what is longer than {@code maxLength}. */
    public byte @Nullable [] read(String name, int maxLength) throws IOException {
        return files.read(name, maxLength);
    }

    /** Keeps a text, in place of what may lie under its name. */
    public void write(String name, byte[] note) throws IOException {
        if (!StoreLayout.isName(name)) {
            throw new IllegalArgumentException("\"" + name + "\" is no name of a file in a store.");
        }
        Path target = folder.resolve(name);
        Path parent = target.resolveSibling(".").normalize();
        if (Files.notExists(parent)) {
            Files.createDirectories(parent);
            settle(folder);
        }
        Path draft = Files.createTempFile(folder, "text", ".draft");
        try {
            try (FileChannel out = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                for (ByteBuffer bytes = ByteBuffer.wrap(note); bytes.hasRemaining(); ) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
            settle(parent);
        } catch (IOException e) {
            throw new IOException(
                    "The signed text " + name + " could not be written below " + folder + ". Is the disk full?", e);
        } finally {
            Files.deleteIfExists(draft);
        }
        listeners.forEach(Runnable::run);
    }

    /** Runs this after each text that is written through this instance, on the thread that wrote it. */
    public void whenWritten(Runnable listener) {
        listeners.add(listener);
    }

    private static void settle(Path folder) throws IOException {
        try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
            entries.force(true);
        }
    }

    /** Takes a text away; nothing happens where there is none. */
    public void delete(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
    }

    /** The numbers of the texts there are of one kind, ascending. @param kind {@code root}, {@code edition} or {@code notice} */
    public List<Long> numbers(String kind) throws IOException {
        try (Stream<Path> texts = Files.list(folder.resolve(kind))) {
            return texts.map(text -> text.getFileName().toString())
                    .filter(name -> StoreLayout.isName(kind + "/" + name))
                    .map(Long::valueOf)
                    .sorted()
                    .toList();
        } catch (NoSuchFileException none) {
            return List.of();
        }
    }

    /** The highest number of one kind; 0 where there is none. */
    public long latest(String kind) throws IOException {
        List<Long> numbers = numbers(kind);
        return numbers.isEmpty() ? 0 : numbers.getLast();
    }

    /** These texts and the objects of {@code source}, as one store. */
    public Store with(ObjectSource source) {
        return new Store() {
            @Override
            public byte @Nullable [] read(String name, int maxLength) throws IOException {
                return name.startsWith("o/")
                        ? source.read(ObjectHash.fromHex(name.substring("o/00/".length())), maxLength)
                        : files.read(name, maxLength);
            }

            @Override
            public byte @Nullable [] read(ObjectHash hash, int maxLength) throws IOException {
                return source.read(hash, maxLength);
            }
        };
    }
}
