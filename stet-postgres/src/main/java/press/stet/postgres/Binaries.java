package press.stet.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * PostgreSQL's programs of this machine's kind, unpacked below the folder as {@code bin-HASH}, where HASH is the
 * beginning of the SHA-256 of the archive they came from.
 */
final class Binaries {

    /** Lines of {@code sha256 path}, as sha256sum writes them. */
    private static final String SUMS = "SHA256SUMS";

    private Binaries() {}

    /** Unpacks the programs unless they are there and every file has the bytes it was unpacked with. */
    static Path unpackedBelow(Path folder) throws IOException {
        String archive = archiveOfThisMachine();
        String hash;
        try (InputStream in = open(archive)) {
            hash = Sha256.of(in).substring(0, 16);
        }
        Path home = folder.resolve("bin-" + hash);
        if (!isIntact(home)) {
            Path fresh = folder.resolve("bin-" + hash + ".new");
            delete(fresh);
            Files.createDirectory(fresh, OwnerOnly.FOLDER);
            try (InputStream in = open(archive)) {
                write(fresh.resolve(SUMS), TarXz.unpack(in, fresh));
            }
            delete(home);
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        }
        return home;
    }

    /** Deletes what earlier versions unpacked. */
    static void deleteOthers(Path folder, Path home) throws IOException {
        List<Path> others;
        try (Stream<Path> entries = Files.list(folder)) {
            others = entries.filter(entry -> entry.getFileName().toString().startsWith("bin-"))
                    .filter(entry -> !entry.equals(home))
                    .toList();
        }
        for (Path other : others) {
            delete(other);
        }
    }

    private static String archiveOfThisMachine() {
        String machine = System.getProperty("os.name", "").toLowerCase(Locale.ROOT) + " "
                + System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return switch (machine) {
            case "linux amd64", "linux x86_64" -> "postgres-linux-x86_64.txz";
            case "linux aarch64", "linux arm64" -> "postgres-linux-arm_64.txz";
            default ->
                throw new PostgresStartException(
                        "The embedded PostgreSQL runs on Linux on x86-64 and ARM64, and this is " + machine
                                + ". Set the address of a PostgreSQL 18 server of your own instead.");
        };
    }

    private static InputStream open(String archive) {
        InputStream in = Binaries.class.getClassLoader().getResourceAsStream(archive);
        if (in == null) {
            throw new PostgresStartException("The program was packaged without " + archive
                    + ". Build it again, or set the address of a PostgreSQL 18 server of your own.");
        }
        return in;
    }

    private static boolean isIntact(Path home) throws IOException {
        Path sums = home.resolve(SUMS);
        if (!Files.isRegularFile(sums)) {
            return false;
        }
        SortedMap<String, String> expected = read(sums);
        if (expected.isEmpty()) {
            return false;
        }
        try {
            return expected.entrySet().parallelStream()
                    .allMatch(entry -> hasBytes(home.resolve(entry.getKey()), entry.getValue()));
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private static boolean hasBytes(Path file, String sha256) {
        try {
            return Files.isRegularFile(file) && Sha256.of(file).equals(sha256);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path sums, SortedMap<String, String> entries) throws IOException {
        Files.createFile(sums, OwnerOnly.FILE);
        Files.write(
                sums,
                entries.entrySet().stream()
                        .map(entry -> entry.getValue() + "  " + entry.getKey())
                        .toList());
    }

    private static SortedMap<String, String> read(Path sums) {
        SortedMap<String, String> entries = new TreeMap<>();
        try {
            for (String line : Files.readAllLines(sums)) {
                int gap = line.indexOf("  ");
                if (gap != 64) {
                    return new TreeMap<>();
                }
                entries.put(line.substring(gap + 2), line.substring(0, gap));
            }
        } catch (IOException e) {
            return new TreeMap<>();
        }
        return entries;
    }

    /** Deletes a folder with all in it, if it is there; links are deleted, not followed. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
