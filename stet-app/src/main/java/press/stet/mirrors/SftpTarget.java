package press.stet.mirrors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import press.stet.format.RefusedException;
import press.stet.format.StoreLayout;
import press.stet.kernel.Refusal;

/**
 * A mirror on a host that one reaches by SSH, through the system's own {@code sftp} in one session: it knows the host keys, agents and
 * key files of the machine better than any library. Files are put under another name, forced to the disk and renamed.
 */
final class SftpTarget implements Target {

    private static final long PATIENCE_SECONDS = 60;
    private static final String DRAFT = ".draft";
    private static final String ENDED = "(ended)";
    private static final String KNOWN_HOSTS = "known";
    private static final int SAID = 5;

    private final String address;
    private final String folder;
    private final Path work;
    private final Process process;
    private final Writer commands;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final Deque<String> said = new ArrayDeque<>();
    private final Set<String> folders = new HashSet<>();
    private long count;

    /** @param address {@code sftp://user@host:port/folder/} */
    static SftpTarget at(URI address, SshLogin login) throws IOException {
        Path work = Files.createTempDirectory("stet-sftp");
        List<String> command = new ArrayList<>(List.of(
                "sftp", "-q", "-b", "-", "-oBatchMode=yes", "-oStrictHostKeyChecking=yes", "-oConnectTimeout=10"));
        if (!login.hostKey().isEmpty()) {
            Path known = Files.writeString(work.resolve(KNOWN_HOSTS), login.hostKey() + "\n");
            command.addAll(List.of(
                    "-oUserKnownHostsFile=" + known, "-oGlobalKnownHostsFile=/dev/null", "-oUpdateHostKeys=no"));
        }
        if (!login.keyFile().isEmpty()) {
            command.addAll(List.of("-i", login.keyFile(), "-oIdentitiesOnly=yes"));
        }
        if (address.getPort() > 0) {
            command.addAll(List.of("-P", String.valueOf(address.getPort())));
        }
        command.add((address.getUserInfo() == null ? "" : address.getUserInfo() + "@") + address.getHost());
        return new SftpTarget(command, address.toString(), address.getPath(), work);
    }

    /**
     * @param command starts the client, reading commands from its standard input
     * @param address for sentences
     * @param folder on the host, with a slash at its end
     * @param work an empty folder of this target's own
     */
    SftpTarget(List<String> command, String address, String folder, Path work) throws IOException {
        this.address = address;
        this.folder = folder;
        this.work = work;
        try {
            this.process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .directory(work.toFile())
                    .start();
        } catch (IOException e) {
            throw new Refusal("The program sftp is not there. Install the OpenSSH client on this machine.", e);
        }
        this.commands = process.outputWriter(UTF_8);
        Thread.ofVirtual().name("sftp").start(this::listen);
    }

    private void listen() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            lines.lines().forEach(answers::add);
        } catch (IOException | java.io.UncheckedIOException over) {
            // The session was closed.
        } finally {
            answers.add(ENDED);
        }
    }

    /**
     * A command that must work, or one that begins with a hyphen and may fail; returns when it is over.
     *
     * @return what was said meanwhile
     */
    private synchronized List<String> ask(String command) throws IOException {
        String done = "done-" + ++count;
        List<String> lines = new ArrayList<>();
        try {
            commands.write(command + "\n!echo " + done + "\n");
            commands.flush();
            for (String line = next(); !line.equals(done); line = next()) {
                if (line.equals(ENDED)) {
                    throw new IOException(lastWords());
                }
                remember(line);
                lines.add(line.strip());
            }
            return lines;
        } catch (IOException e) {
            throw new IOException("The host at " + address + " cannot be written to: " + lastWords(), e);
        }
    }

    private void run(String command) throws IOException {
        List<String> unused = ask(command);
    }

    private String next() throws IOException {
        try {
            String line = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (line == null) {
                process.destroyForcibly();
                throw new IOException("It did not answer for a minute.");
            }
            return line;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted.", e);
        }
    }

    private void remember(String line) {
        if (!line.startsWith("sftp> ") && !line.isBlank()) {
            said.addLast(line.strip());
            if (said.size() > SAID) {
                said.removeFirst();
            }
        }
    }

    private String lastWords() {
        return said.isEmpty() ? "the connection ended without a word." : said.getLast();
    }

    private String quoted(String name) {
        if (name.chars().anyMatch(c -> c < 0x20 || "\"\\*?[]".indexOf(c) >= 0)) {
            throw new Refusal("The name " + name + " cannot be written by sftp.");
        }
        return '"' + folder + name + '"';
    }

    @Override
    public byte @Nullable [] read(String name, int maxLength) throws IOException {
        if (!StoreLayout.isName(name)) {
            throw new IllegalArgumentException("\"" + name + "\" is no name of a file in a store.");
        }
        return fetch(name, maxLength);
    }

    private synchronized byte @Nullable [] fetch(String name, int maxLength) throws IOException {
        Path local = work.resolve("got");
        Files.deleteIfExists(local);
        run("-get " + quoted(name) + " got");
        if (!Files.exists(local)) {
            return null;
        }
        if (Files.size(local) > maxLength) {
            throw RefusedException.tooLong(name, maxLength);
        }
        return Files.readAllBytes(local);
    }

    @Override
    public boolean has(String name) throws IOException {
        return ask("-ls -1 " + quoted(name)).contains(folder + name);
    }

    @Override
    public synchronized void put(String name, byte[] content, Headers headers) throws IOException {
        makeFolders(name);
        Files.write(work.resolve("put"), content);
        run("put -f put " + quoted(name + DRAFT));
        run("rename " + quoted(name + DRAFT) + " " + quoted(name));
    }

    private void makeFolders(String name) throws IOException {
        for (int slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
            String below = name.substring(0, slash);
            if (folders.add(below)) {
                run("-mkdir " + quoted(below));
            }
        }
    }

    @Override
    public void delete(String name) throws IOException {
        run("-rm " + quoted(name));
    }

    @Override
    public String pageName(String path, String mediaType) {
        return FolderTarget.fileName(path, mediaType);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            for (String file : List.of("got", "put", KNOWN_HOSTS)) {
                Files.deleteIfExists(work.resolve(file));
            }
            Files.deleteIfExists(work);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
