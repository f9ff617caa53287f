package press.stet.postgres;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What lies in {@code DATA/postgres}: {@code cluster} (PostgreSQL's own folder), {@code password}, {@code port},
 * {@code log}, {@code lock} and {@code bin-HASH}.
 */
final class Cluster {

    private static final String UNFINISHED = "cluster.new-";
    private static final long LOG_LIMIT = 10_000_000;

    private final Path folder;

    private Cluster(Path folder) {
        this.folder = folder;
    }

    /** Creates the folder if needed, for its owner only. */
    static Cluster below(Path dataFolder) throws IOException {
        Files.createDirectories(dataFolder, OwnerOnly.FOLDER);
        Path folder = dataFolder.toRealPath().resolve("postgres");
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, OwnerOnly.FOLDER);
        }
        folder = folder.toRealPath();
        // initdb hands its own path to a shell between double quotes.
        if (folder.toString().chars().anyMatch(c -> "$`\"\\\n".indexOf(c) >= 0)) {
            throw new PostgresStartException("The path " + folder + " holds one of the characters $ ` \" \\, which"
                    + " PostgreSQL's programs cannot handle. Choose a data folder without them.");
        }
        if (Programs.uidOf(folder) != Programs.uidOf(Path.of("/proc/self"))) {
            throw new PostgresStartException("The folder " + folder + " belongs to "
                    + Files.getOwner(folder).getName()
                    + ". Run Stet as that user, or give the folder with all in it to the user who runs Stet.");
        }
        Files.setPosixFilePermissions(folder, OwnerOnly.FOLDER.value());
        return new Cluster(folder);
    }

    Path folder() {
        return folder;
    }

    /** PostgreSQL's data directory. */
    Path data() {
        return folder.resolve("cluster");
    }

    Path log() {
        return folder.resolve("log");
    }

    Path lock() {
        return folder.resolve("lock");
    }

    /** Command-line arguments of the server on a port. */
    List<String> arguments(int port, Options options) {
        List<String> arguments = new ArrayList<>(List.of("-D", data().toString(), "-p", Integer.toString(port)));
        arguments.addAll(options.arguments());
        return arguments;
    }

    /** The password of the one database user. */
    String password() throws IOException {
        Path file = folder.resolve("password");
        if (!Files.isRegularFile(file)) {
            throw new PostgresStartException("The password of the database is missing: " + file
                    + ". Put the file back from a copy of the data folder.");
        }
        return Files.readString(file).strip();
    }

    /** Creates the cluster, with a new password, unless it is there. */
    void createIfMissing(Programs programs, Options options) throws IOException {
        if (Files.isDirectory(data())) {
            refuseOtherMajorVersion(programs);
            return;
        }
        Path password = folder.resolve("password");
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        write(password, Base64.getUrlEncoder().encodeToString(random));

        // Under another name until it is whole: whoever is killed half-way begins anew. A name of its own each time,
        // because the initdb of a killed process works on for a while.
        Path fresh = Files.createTempDirectory(folder, UNFINISHED, OwnerOnly.FOLDER);
        List<String> initdb = new ArrayList<>(List.of(
                "--pgdata=" + fresh,
                "--username=" + EmbeddedPostgres.USER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--text-search-config=simple",
                "--data-checksums",
                "--no-instructions"));
        if (options.durability() == Options.Durability.THROWAWAY) {
            initdb.add("--no-sync");
        }
        programs.run(Duration.ofMinutes(5), "initdb", initdb);
        Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Deletes what interrupted creations left, unless one of them is still being written. */
    void deleteUnfinished() throws IOException {
        List<Path> unfinished;
        try (Stream<Path> entries = Files.list(folder)) {
            unfinished = entries.filter(entry -> entry.getFileName().toString().startsWith(UNFINISHED))
                    .toList();
        }
        for (Path path : unfinished) {
            try {
                Binaries.delete(path);
            } catch (IOException | UncheckedIOException e) {
                // The initdb of a killed process works on in it; the next start tries again.
            }
        }
    }

    private void refuseOtherMajorVersion(Programs programs) throws IOException {
        String written = Files.readString(data().resolve("PG_VERSION")).strip();
        // As in "postgres (PostgreSQL) 18.6".
        String brought = programs.run(Duration.ofSeconds(20), "postgres", List.of("--version"));
        if (!brought.contains(" " + written + ".")) {
            throw new PostgresStartException(
                    "The database in " + data() + " was written by PostgreSQL " + written
                            + ", and this version of Stet brings " + brought.replaceAll(".* ", "")
                            + ". Export with the version of Stet that wrote it, and import into an empty data folder with this one.");
        }
    }

    /**
     * The port of the last time, if it is free, else another free one.
     *
     * @return the port, which is also kept in the file {@code port}
     */
    int choosePort() throws IOException {
        Path file = folder.resolve("port");
        int kept = 0;
        if (Files.isRegularFile(file)) {
            try {
                kept = Integer.parseInt(Files.readString(file).strip());
            } catch (NumberFormatException e) {
                kept = 0;
            }
        }
        int port = kept > 0 && kept < 65536 && isFree(kept) ? kept : anyFreePort();
        keepPort(port);
        return port;
    }

    void keepPort(int port) throws IOException {
        write(folder.resolve("port"), Integer.toString(port));
    }

    /** Whether a server can listen on the port. */
    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // As PostgreSQL does: connections that have just ended do not matter.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(loopback(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int anyFreePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, loopback())) {
            return socket.getLocalPort();
        }
    }

    static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    /**
     * Removes the pid file of a server that died without a word: PostgreSQL itself would be misled by any process that
     * has got the old number since.
     */
    void clearStalePidFile() throws IOException {
        if (Postmaster.isCopyOfLiveFolder(data())) {
            throw new PostgresStartException("The database in " + data() + " is a copy made while the server of the"
                    + " original was running, and such a copy is not safe to use. Stop the Stet of the original and copy"
                    + " again, or use stet export and stet import.");
        }
        Files.deleteIfExists(data().resolve(Postmaster.PID_FILE));
    }

    /**
     * Makes the log ready to be appended to; a large one moves aside to {@code log.1}.
     *
     * @return its size in bytes
     */
    long openLog() throws IOException {
        if (Files.exists(log()) && Files.size(log()) > LOG_LIMIT) {
            Files.move(log(), folder.resolve("log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(log())) {
            Files.createFile(log(), OwnerOnly.FILE);
        }
        return Files.size(log());
    }

    /** Last lines of the log, at most five, from a position on. */
    String logSince(long position) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log().toFile(), "r")) {
            file.seek(Math.max(Math.min(position, file.length()), file.length() - 4000));
            byte[] bytes = new byte[(int) (file.length() - file.getFilePointer())];
            file.readFully(bytes);
            List<String> lines =
                    new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return lines.stream().skip(Math.max(0, lines.size() - 5)).collect(Collectors.joining("\n"));
        }
    }

    /** Writes a small file whole or not at all, readable by the owner only. */
    private static void write(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, OwnerOnly.FILE);
        Files.writeString(fresh, text + "\n", StandardOpenOption.WRITE, StandardOpenOption.DSYNC);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
