package press.stet.mirrors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import press.stet.kernel.DataFolder;
import press.stet.kernel.Refusal;

/** What has to be known before anything is sent to a host by SSH: the key it shows, and the key by which it shall know this newsroom. */
@Component
public class SshHost {

    private static final List<String> KINDS = List.of("ssh-ed25519", "ecdsa-sha2-nistp256", "rsa-sha2-512", "ssh-rsa");
    private static final long PATIENCE_SECONDS = 20;

    private final DataFolder data;

    SshHost(DataFolder data) {
        this.data = data;
    }

    /**
     * The key a host shows.
     *
     * @param fingerprint as {@code ssh} prints it, {@code SHA256:…}
     * @param line for a file of known hosts
     */
    public record Key(String fingerprint, String line) {}

    /** @param address {@code sftp://user@host:port/folder/} */
    public Key shown(String address) {
        URI host = URI.create(SshLogin.address(address));
        List<String> command = new ArrayList<>(List.of("ssh-keyscan", "-T", "10", "-t", "ed25519,ecdsa,rsa"));
        if (host.getPort() > 0) {
            command.addAll(List.of("-p", String.valueOf(host.getPort())));
        }
        command.add(host.getHost());
        List<String> lines = said(command)
                .lines()
                .filter(line -> !line.startsWith("#") && line.split(" ").length == 3)
                .toList();
        return KINDS.stream()
                .flatMap(kind -> lines.stream().filter(line -> line.split(" ")[1].equals(kind)))
                .findFirst()
                .map(line -> new Key(fingerprint(line.split(" ")[2]), line))
                .orElseThrow(() -> new Refusal(
                        "Nobody answers by SSH at " + host.getHost() + ". Is the name right, and the port?",
                        "address"));
    }

    private static String fingerprint(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(Base64.getDecoder().decode(key));
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (IllegalArgumentException e) {
            throw new Refusal("The host shows a key that is none.", e);
        }
    }

    /** The newsroom's own key for such hosts, made when it is first asked for. */
    public Path ownKey() {
        Path file = data.folder("keys").resolve("mirrors-ssh");
        if (!Files.exists(file)) {
            String unused = said(List.of(
                    "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "stet-mirrors", "-f", file.toString()));
        }
        return file;
    }

    /** The line that the host's owner puts into {@code authorized_keys}. */
    public String publicLine() {
        Path file = ownKey();
        try {
            return Files.readString(file.resolveSibling(file.getFileName() + ".pub"))
                    .strip();
        } catch (IOException e) {
            throw new Refusal("The newsroom's key for hosts by SSH cannot be read: " + file + ".pub", e);
        }
    }

    private static String said(List<String> command) {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new Refusal("OpenSSH is not there. Install its client on this machine.", e);
        }
        try {
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readNBytes(65_536), UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return said;
        } catch (IOException e) {
            throw new Refusal("The host could not be asked for its key.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
