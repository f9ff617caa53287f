package press.stet.ops.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The files of an export, in a folder or in a zip, under names with forward slashes. Nothing outside it can be
 * reached, whatever a name says, and no file yields more than its limit.
 */
sealed interface Shelf extends AutoCloseable {
    /** Most bytes of one picture. */
    long MEDIA_MOST = 60L << 20;
    /** Most bytes of one file of text. */
    long TEXT_MOST = 8L << 30;
    /** Most files. */
    int FILES_MOST = 1_000_000;
    /** A zip entry may unpack to this many times its packed size; real exports reach about 30. */
    long RATIO_MOST = 250;

    /** All names, sorted, so that every run sees the same order. */
    List<String> names();

    boolean has(String name);

    /** Bytes when unpacked, as far as the shelf knows before reading. */
    long size(String name);

    /** @throws ImportRefused when reading passes the limit */
    InputStream open(String name, long limit) throws IOException;

    @Override
    void close() throws IOException;

    default MediaFile media(String name) {
        Shelf shelf = this;
        return new MediaFile() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public InputStream open() throws IOException {
                return shelf.open(name, MEDIA_MOST);
            }
        };
    }

    /** The folder, or the file's folder: pictures may lie beside an export file. */
    static Shelf folder(Path folder) throws IOException {
        return new Folder(folder.toRealPath());
    }

    static Shelf zip(Path file) throws IOException {
        try {
            return new Zip(new ZipFile(file.toFile()));
        } catch (ZipException damaged) {
            throw new ImportRefused(
                    "The zip file is damaged or not complete. Please fetch it again and repeat the import.", damaged);
        }
    }

    record Folder(Path root) implements Shelf {
        @Override
        public List<String> names() {
            List<String> names = new ArrayList<>();
            try {
                Files.walkFileTree(root, Set.<FileVisitOption>of(), 40, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (attributes.isRegularFile()) {
                            names.add(root.relativize(file).toString().replace('\\', '/'));
                        }
                        tooMany(names.size());
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                        return FileVisitResult.CONTINUE;
                    }
                });
            } catch (IOException unreadable) {
                throw new ImportRefused("The folder could not be read: " + unreadable.getMessage(), unreadable);
            }
            Collections.sort(names);
            return names;
        }

        @Override
        public boolean has(String name) {
            return inside(name) != null;
        }

        /** The file itself, unless the name or a link leads out of the folder. */
        private @org.jspecify.annotations.Nullable Path inside(String name) {
            try {
                Path real = root.resolve(name).toRealPath();
                return real.startsWith(root) && Files.isRegularFile(real) ? real : null;
            } catch (IOException | java.nio.file.InvalidPathException absent) {
                return null;
            }
        }

        @Override
        public long size(String name) {
            Path file = inside(name);
            try {
                return file == null ? 0 : Files.size(file);
            } catch (IOException gone) {
                return 0;
            }
        }

        @Override
        public InputStream open(String name, long limit) throws IOException {
            Path file = inside(name);
            if (file == null) {
                throw new IOException("There is no file " + name + " in the export.");
            }
            return new LimitedStream(Files.newInputStream(file), name, limit);
        }

        @Override
        public void close() {}
    }

    record Zip(ZipFile zip, Set<String> entries) implements Shelf {
        Zip(ZipFile zip) {
            this(zip, new HashSet<>());
            Enumeration<? extends ZipEntry> all = zip.entries();
            while (all.hasMoreElements()) {
                ZipEntry entry = all.nextElement();
                if (!entry.isDirectory()) {
                    entries.add(entry.getName());
                }
                tooMany(entries.size());
            }
        }

        @Override
        public List<String> names() {
            return entries.stream().sorted().toList();
        }

        @Override
        public boolean has(String name) {
            return entries.contains(name);
        }

        @Override
        public long size(String name) {
            ZipEntry entry = zip.getEntry(name);
            return entry == null ? 0 : Math.max(0, entry.getSize());
        }

        @Override
        public InputStream open(String name, long limit) throws IOException {
            ZipEntry entry = zip.getEntry(name);
            if (entry == null) {
                throw new IOException("There is no file " + name + " in the zip.");
            }
            long byRatio = Math.max(1 << 20, Math.max(0, entry.getCompressedSize()) * RATIO_MOST);
            return new LimitedStream(zip.getInputStream(entry), name, Math.min(limit, byRatio));
        }

        @Override
        public void close() throws IOException {
            zip.close();
        }
    }

    private static void tooMany(int files) {
        if (files > FILES_MOST) {
            throw new ImportRefused("The export holds more than " + FILES_MOST
                    + " files. Please divide it into smaller folders and import them one after the other.");
        }
    }
}
