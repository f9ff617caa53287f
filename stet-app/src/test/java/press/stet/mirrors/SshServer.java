package press.stet.mirrors;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** OpenSSH's server on this machine, with a host key and accepted keys of its own. */
public final class SshServer implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/sshd");
    private static final Path NEEDED_BY_ROOT = Path.of("/run/sshd");

    private final Path folder;
    private final int port;
    private Process process;

    private SshServer(Path folder, int port) throws Exception {
        this.folder = folder;
        this.port = port;
        newKey();
        Files.writeString(folder.resolve("authorized"), "");
        Files.writeString(folder.resolve("sshd_config"), """
            Port %d
            ListenAddress 127.0.0.1
            HostKey %2$s/host
            AuthorizedKeysFile %2$s/authorized
            PasswordAuthentication no
            UsePAM no
            StrictModes no
            PermitRootLogin yes
            PidFile none
            LogLevel ERROR
            Subsystem sftp internal-sftp
            """.formatted(port, folder));
        begin();
    }

    /** @param folder for its keys and settings */
    public static SshServer start(Path folder) throws Exception {
        assumeTrue(Files.isExecutable(PROGRAM), "Install openssh-server to try this.");
        if (System.getProperty("user.name").equals("root")) {
            Files.createDirectories(NEEDED_BY_ROOT);
        }
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = free.getLocalPort();
            free.close();
            return new SshServer(Files.createDirectories(folder.resolve("ssh")), port);
        }
    }

    /** Of a folder of this machine, as this user. */
    public String address(Path there) {
        return "sftp://" + System.getProperty("user.name") + "@127.0.0.1:" + port + there + "/";
    }

    /** As its owner reads it on the machine. */
    public String fingerprint() throws Exception {
        Process asked = new ProcessBuilder(
                        "ssh-keygen", "-l", "-f", folder.resolve("host.pub").toString())
                .start();
        return new String(asked.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).split(" ")[1];
    }

    /** Accepts whoever has this key, by its public line. */
    public void accept(String line) throws IOException {
        Files.writeString(folder.resolve("authorized"), line + "\n", StandardOpenOption.APPEND);
    }

    /** From now on it shows another key. */
    public void changeKey() throws Exception {
        end();
        newKey();
        begin();
    }

    private void newKey() throws Exception {
        Files.deleteIfExists(folder.resolve("host"));
        Files.deleteIfExists(folder.resolve("host.pub"));
        List<String> command = List.of(
                "ssh-keygen",
                "-q",
                "-t",
                "ed25519",
                "-N",
                "",
                "-f",
                folder.resolve("host").toString());
        new ProcessBuilder(command).start().waitFor();
    }

    private void begin() throws Exception {
        process = new ProcessBuilder(
                        PROGRAM.toString(),
                        "-D",
                        "-e",
                        "-f",
                        folder.resolve("sshd_config").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        for (int i = 0; i < 200 && process.isAlive(); i++) {
            try (Socket ignored = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException notYet) {
                process.waitFor(50, TimeUnit.MILLISECONDS);
            }
        }
        throw new IllegalStateException(Files.readString(folder.resolve("log")));
    }

    private void end() throws InterruptedException {
        process.destroy();
        process.waitFor(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        end();
    }
}
