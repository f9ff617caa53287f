package press.stet.mirrors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.stet.format.Verdict;
import press.stet.kernel.Secret;

class S3TargetTest {

    private static final SigV4 KEYS = new SigV4("eu-north-1", "WRITER", new Secret("a secret for writing"));

    @TempDir
    Path folder;

    final Map<String, byte[]> bucket = new ConcurrentHashMap<>();
    final Map<String, String> types = new ConcurrentHashMap<>();
    HttpServer server;
    URI base;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/bucket/meadow/");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** The first example in "Signature Calculations for the Authorization Header" of the S3 API reference. */
    @Test
    void the_published_example_gives_the_published_signature() {
        SigV4 example =
                new SigV4("us-east-1", "AKIAIOSFODNN7EXAMPLE", new Secret("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"));
        Map<String, String> headers = example.sign(
                "GET",
                URI.create("https://examplebucket.s3.amazonaws.com/test.txt"),
                Map.of("range", "bytes=0-9"),
                new byte[0],
                Instant.parse("2013-05-24T00:00:00Z"));
        assertThat(headers.get("authorization"))
                .endsWith("Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }

    @Test
    void an_edition_in_a_bucket_holds() throws IOException {
        TestPress press = new TestPress(Files.createDirectories(folder.resolve("data")));
        press.publish(Map.of("/", "front", "/world/", "world"));
        try (S3Target target = new S3Target(base, KEYS, press.clock())) {
            new Push(press.keys, press.objects, target).run(null);
            assertThat(press.verifier()
                            .checkEdition(target, press.pinned())
                            .finding()
                            .verdict())
                    .isEqualTo(Verdict.GENUINE);

            target.put("carried/ab/cd", "a story to save".getBytes(UTF_8));
            assertThat(target.has("edition/2")).isFalse();
            assertThat(target.read("edition/2", 100)).isNull();
            target.delete("edition/1");
            assertThat(target.has("edition/1")).isFalse();
        }
        assertThat(bucket).containsKey("/bucket/meadow/clock");
        assertThat(types)
                .containsEntry("/bucket/meadow/clock", "text/plain; charset=utf-8")
                .containsEntry("/bucket/meadow/carried/ab/cd", "text/html; charset=utf-8");
    }

    @Test
    void a_wrong_secret_is_said_in_a_sentence() throws IOException {
        TestPress press = new TestPress(Files.createDirectories(folder.resolve("data")));
        SigV4 wrong = new SigV4("eu-north-1", "WRITER", new Secret("another"));
        try (S3Target target = new S3Target(base, wrong, press.clock())) {
            assertThatThrownBy(() -> target.put("clock", "now\n".getBytes(UTF_8)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("The bucket at " + base + " refuses these credentials: clock was not written. "
                            + "Check the key, its rights and this machine's time.");
        }
        assertThat(bucket).isEmpty();
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String key = exchange.getRequestURI().getRawPath();
        int status;
        byte[] content = {};
        if (!isSigned(exchange, body)) {
            status = 403;
        } else {
            byte[] there = bucket.get(key);
            switch (exchange.getRequestMethod()) {
                case "PUT" -> {
                    bucket.put(key, body);
                    types.put(key, exchange.getRequestHeaders().getFirst("Content-Type"));
                    status = 200;
                }
                case "DELETE" -> {
                    bucket.remove(key);
                    status = 204;
                }
                default -> {
                    status = there == null ? 404 : 200;
                    content = there == null || exchange.getRequestMethod().equals("HEAD") ? content : there;
                }
            }
        }
        exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
        if (content.length > 0) {
            exchange.getResponseBody().write(content);
        }
        exchange.close();
    }

    /** Signs what arrived with the right secret and compares; the signing itself is held to the published example. */
    private static boolean isSigned(HttpExchange exchange, byte[] body) {
        String sent = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        Matcher names = Pattern.compile("SignedHeaders=([a-z0-9;-]+)").matcher(sent);
        if (!names.find()) {
            return false;
        }
        Map<String, String> headers = new TreeMap<>();
        Arrays.stream(names.group(1).split(";", -1))
                .filter(name -> !name.equals("host") && !name.startsWith("x-amz-"))
                .forEach(name -> headers.put(name, exchange.getRequestHeaders().getFirst(name)));
        String stamp = exchange.getRequestHeaders().getFirst("X-Amz-Date");
        Instant at = Instant.parse(stamp.replaceAll("(....)(..)(..)T(..)(..)(..)Z", "$1-$2-$3T$4:$5:$6Z"));
        URI address = URI.create("http://" + exchange.getRequestHeaders().getFirst("Host")
                + exchange.getRequestURI().getRawPath());
        return hash(body).equals(exchange.getRequestHeaders().getFirst("X-Amz-Content-Sha256"))
                && sent.equals(KEYS.sign(exchange.getRequestMethod(), address, headers, body, at)
                        .get("authorization"));
    }

    private static String hash(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
