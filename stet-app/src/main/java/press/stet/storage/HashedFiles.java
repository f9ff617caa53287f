package press.stet.storage;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import press.stet.format.ObjectHash;

/**
 * A folder of immutable files {@code ab/cdef…}, each under a hash. A file is written under another name and then renamed, so
 * whoever looks sees all of it or nothing.
 */
final class HashedFiles {

    /**
     * Up to this many new files are forced each by itself, above it the whole file system is. Measured for 90 files: one after
     * the other 36 ms, {@link #AT_ONCE} at once 14 ms (the file system's journal takes them together).
     */
    private static final int FEW = 256;

    private static final int AT_ONCE = 8;

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final long PID = ProcessHandle.current().pid();

    private final Path root;
    private final Path drafts;
    private final AtomicLong draftNumber = new AtomicLong();
    private final Object lock = new Object();
    private final Object settling = new Object();
    private final Set<Path> unsettled = new LinkedHashSet<>();
    private boolean many;

    HashedFiles(Path root) {
        this.root = root;
        this.drafts = root.resolve("drafts");
        try {
            Files.createDirectories(drafts);
            for (int i = 0; i < 256; i++) {
                Files.createDirectories(root.resolve(String.format(Locale.ROOT, "%02x", i)));
            }
            removeDraftsOfTheDead();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The folder " + root + " cannot be written. Is the disk full or read-only?", e);
        }
    }

    private void removeDraftsOfTheDead() throws IOException {
        try (Stream<Path> files = Files.list(drafts)) {
            for (Path draft : (Iterable<Path>) files::iterator) {
                String pid = draft.getFileName().toString().split("-", 2)[0];
                if (!pid.matches("[0-9]{1,18}")
                        || ProcessHandle.of(Long.parseLong(pid)).isEmpty()
                        || Long.parseLong(pid) == PID) {
                    Files.deleteIfExists(draft);
                }
            }
        }
    }

    Path path(ObjectHash hash) {
        String hex = hash.hex();
        return root.resolve(hex.substring(0, 2)).resolve(hex.substring(2));
    }

    /** Puts the parts, one after the other, under this hash; replaces what may lie there. */
    void put(ObjectHash hash, ByteBuffer... parts) throws IOException {
        Path target = path(hash);
        Path draft = drafts.resolve(PID + "-" + draftNumber.incrementAndGet());
        try {
            write(draft, parts);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(draft);
            throw new IOException(
                    "An object could not be written below " + root
                            + ". Is the disk full? Nothing half-written was kept; make room and do it again.",
                    e);
        }
        synchronized (lock) {
            if (unsettled.size() < FEW) {
                unsettled.add(target);
            } else {
                many = true;
            }
        }
    }

    private static void write(Path draft, ByteBuffer... parts) throws IOException {
        try (FileChannel out = FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            long left = 0;
            for (ByteBuffer part : parts) {
                left += part.remaining();
            }
            while (left > 0) {
                left -= out.write(parts);
            }
        }
    }

    /** Forces what was put before this call to the disk; one thread at a time, so that nobody returns before it is true. */
    void settle() throws IOException {
        synchronized (settling) {
            settleAlone();
        }
    }

    private void settleAlone() throws IOException {
        List<Path> files;
        boolean all;
        synchronized (lock) {
            files = new ArrayList<>(unsettled);
            all = many;
            unsettled.clear();
            many = false;
        }
        try {
            if (all && syncFileSystem()) {
                return;
            }
            if (all) {
                forceEverything();
            } else {
                force(files);
            }
        } catch (IOException e) {
            synchronized (lock) {
                unsettled.addAll(files);
                many |= all;
            }
            throw e;
        }
    }

    private static void force(List<Path> files) throws IOException {
        Set<Path> folders = new LinkedHashSet<>();
        files.forEach(file -> folders.add(file.resolveSibling(".")));
        try (ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> forced = new ArrayList<>();
            files.forEach(file -> forced.add(executor.submit(forcing(file, StandardOpenOption.WRITE))));
            folders.forEach(folder -> forced.add(executor.submit(forcing(folder, StandardOpenOption.READ))));
            for (Future<?> one : forced) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the disk was catching up.", e);
        } catch (ExecutionException e) {
            throw new IOException("The disk did not take what was written. Is it full, or failing?", e.getCause());
        }
    }

    private static Callable<Boolean> forcing(Path file, StandardOpenOption how) {
        return () -> {
            try (FileChannel written = FileChannel.open(file, how)) {
                written.force(true);
                return true;
            } catch (NoSuchFileException deletedMeanwhile) {
                return false;
            }
        };
    }

    private void forceEverything() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<ObjectHash> all = hashes()) {
            all.forEach(hash -> files.add(path(hash)));
        }
        force(files);
    }

    /** coreutils and busybox: flushes the one file system that holds the folder. */
    private boolean syncFileSystem() throws IOException {
        try {
            return new ProcessBuilder("sync", "-f", root.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the disk was catching up.", e);
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    void delete(ObjectHash hash) throws IOException {
        Files.deleteIfExists(path(hash));
    }

    Stream<ObjectHash> hashes() throws IOException {
        return Files.walk(root, 2)
                .map(file -> root.relativize(file).toString().replace(File.separator, ""))
                .filter(name -> HASH.matcher(name).matches())
                .map(ObjectHash::fromHex);
    }
}
