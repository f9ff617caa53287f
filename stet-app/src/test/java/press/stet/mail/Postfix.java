package press.stet.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * A real Postfix on loopback with folders of its own: knows ada@mail.example, bounces everybody else there, and keeps what comes to
 * bounces.newsroom.example in one box. Needs Debian's package and root, as Postfix itself does.
 */
public final class Postfix implements AutoCloseable {

    private static final Path DAEMONS = Path.of("/usr/lib/postfix/sbin");
    private static final Path COMMAND = Path.of("/usr/sbin/postfix");

    private final Path folder;
    private final int port;
    private final int tlsPort;

    private Postfix(Path folder, int port, int tlsPort) {
        this.folder = folder;
        this.port = port;
        this.tlsPort = tlsPort;
    }

    public static boolean canRun() {
        return Files.isExecutable(COMMAND)
                && Files.isDirectory(DAEMONS)
                && System.getProperty("user.name").equals("root");
    }

    /** Its folders lie below /tmp, where its own users may enter. */
    public static Postfix start() throws IOException {
        Path folder = Files.createTempDirectory(Path.of("/tmp"), "stet-postfix");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Postfix postfix = new Postfix(folder, Ports.free(), Ports.free());
        for (String name : List.of("conf", "queue", "data", "boxes")) {
            Files.createDirectory(folder.resolve(name));
        }
        run("chown", "postfix", folder.resolve("data").toString());
        run("chown", "nobody", folder.resolve("boxes").toString());
        postfix.certificate();
        Files.writeString(folder.resolve("conf/main.cf"), postfix.main());
        Files.writeString(folder.resolve("conf/master.cf"), postfix.master());
        Files.writeString(folder.resolve("conf/boxes"), "ada@mail.example ada/\n@bounces.newsroom.example bounces/\n");
        run(COMMAND.toString(), "-c", folder.resolve("conf").toString(), "start");
        return postfix;
    }

    private String main() {
        return """
                compatibility_level = 3.6
                queue_directory = FOLDER/queue
                data_directory = FOLDER/data
                daemon_directory = /usr/lib/postfix/sbin
                command_directory = /usr/sbin
                mail_owner = postfix
                setgid_group = postdrop
                inet_interfaces = 127.0.0.1
                inet_protocols = ipv4
                mynetworks = 127.0.0.0/8
                myhostname = relay.example
                mydestination =
                alias_maps =
                alias_database =
                maillog_file = FOLDER/log
                maillog_file_prefixes = FOLDER
                virtual_mailbox_domains = mail.example, bounces.newsroom.example
                virtual_mailbox_maps = texthash:FOLDER/conf/boxes
                virtual_mailbox_base = FOLDER/boxes
                virtual_uid_maps = static:65534
                virtual_gid_maps = static:65534
                smtpd_reject_unlisted_recipient = no
                smtpd_recipient_restrictions = permit_mynetworks, reject
                smtpd_tls_cert_file = FOLDER/conf/cert.pem
                smtpd_tls_key_file = FOLDER/conf/key.pem
                smtpd_tls_security_level = may
                default_transport = error
                notify_classes =
                """.replace("FOLDER", folder.toString());
    }

    private String master() {
        return """
                127.0.0.1:%d inet n - n - - smtpd
                127.0.0.1:%d inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
                pickup unix n - n 60 1 pickup
                cleanup unix n - n - 0 cleanup
                qmgr unix n - n 300 1 qmgr
                rewrite unix - - n - - trivial-rewrite
                bounce unix - - n - 0 bounce
                defer unix - - n - 0 bounce
                trace unix - - n - 0 bounce
                error unix - - n - - error
                retry unix - - n - - error
                virtual unix - n n - - virtual
                proxymap unix - - n - - proxymap
                anvil unix - - n - 1 anvil
                scache unix - - n - 1 scache
                tlsmgr unix - - n 1000? 1 tlsmgr
                postlog unix-dgram n - n - 1 postlogd
                """.formatted(port, tlsPort);
    }

    private void certificate() throws IOException {
        String conf = folder.resolve("conf").toString();
        Files.writeString(folder.resolve("conf/names"), "subjectAltName=DNS:localhost\n");
        run(
                "sh",
                "-c",
                "cd " + conf + " && openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 30"
                        + " -subj '/CN=An authority of the test' && openssl req -newkey rsa:2048 -nodes -keyout key.pem"
                        + " -out request.pem -subj /CN=relay && openssl x509 -req -in request.pem -CA ca.pem -CAkey ca.key"
                        + " -CAcreateserial -days 30 -out cert.pem -extfile names");
    }

    /** Trusts the authority that vouches for this relay as {@code localhost}, and no other. */
    SSLSocketFactory trusting() throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (var in = Files.newInputStream(folder.resolve("conf/ca.pem"))) {
            trusted.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context.getSocketFactory();
    }

    /** Where it listens, offering STARTTLS. */
    public int port() {
        return port;
    }

    /** Where it listens encrypted from the first byte. */
    int tlsPort() {
        return tlsPort;
    }

    /** Mails in a box, {@code ada} or {@code bounces}. */
    public List<String> box(String name) throws IOException {
        Path fresh = folder.resolve("boxes").resolve(name).resolve("new");
        if (!Files.isDirectory(fresh)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(fresh)) {
            return files.map(Postfix::read).toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(command[0] + " failed.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Ends this one and no other. */
    @Override
    public void close() throws IOException {
        run(COMMAND.toString(), "-c", folder.resolve("conf").toString(), "stop");
        run("rm", "-rf", folder.toString());
    }
}
