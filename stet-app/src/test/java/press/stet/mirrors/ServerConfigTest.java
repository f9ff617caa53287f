package press.stet.mirrors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import press.stet.format.CspClass;
import press.stet.format.StoreLayout;
import press.stet.format.Verdict;
import press.stet.format.WebStore;
import press.stet.kernel.Refusal;

class ServerConfigTest {

    private static final String ONION = "a".repeat(56) + ".onion";

    /** The real programs, from Debian's packages. */
    private enum Server {
        NGINX("/usr/sbin/nginx"),
        CADDY("/usr/bin/caddy");

        private final Path program;

        Server(String program) {
            this.program = Path.of(program);
        }

        Process start(ServerConfig config, Path folder, int port) throws IOException {
            assumeTrue(Files.isExecutable(program), program + " is not installed");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            Path file = folder.resolve(name());
            ProcessBuilder command =
                    switch (this) {
                        case NGINX -> {
                            Files.writeString(file, """
                                daemon off; master_process off; pid %1$s/pid; error_log %1$s/error.log;
                                events { }
                                http { client_body_temp_path %1$s; proxy_temp_path %1$s; fastcgi_temp_path %1$s; uwsgi_temp_path %1$s; scgi_temp_path %1$s;
                                %2$s }
                                """.formatted(
                                    folder, config.nginx().replace("listen 80;", "listen 127.0.0.1:" + port + ";")));
                            yield new ProcessBuilder(program.toString(), "-c", file.toString());
                        }
                        case CADDY -> {
                            Files.writeString(
                                    file,
                                    "{\nadmin off\nauto_https off\n}\n"
                                            + config.caddy().replaceFirst("^\\S+", "http://127.0.0.1:" + port));
                            yield new ProcessBuilder(
                                    program.toString(), "run", "--adapter", "caddyfile", "--config", file.toString());
                        }
                    };
            command.environment().put("HOME", folder.toString());
            return command.redirectErrorStream(true)
                    .redirectOutput(folder.resolve("out").toFile())
                    .start();
        }
    }

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void a_real_server_with_this_configuration_is_a_store_that_any_reader_can_check(Server kind) throws Exception {
        TestPress press = new TestPress(Files.createDirectories(folder.resolve("data")));
        press.publish(Map.of("/", "front", "/world/", "world"));
        Path mirror = Files.createDirectories(folder.resolve("mirror"));
        try (FolderTarget target = new FolderTarget(mirror)) {
            new Push(press.keys, press.objects, target).run(null);
            target.put("carried/ab/" + "ab".repeat(32), "a story to save".getBytes(UTF_8));
        }
        int port = freePort();
        Process server =
                kind.start(new ServerConfig("mirror.example", mirror.toString(), Carries.STORE, ONION), folder, port);
        try (WebStore store = new WebStore(URI.create("http://127.0.0.1:" + port + "/stet/"));
                HttpClient client = HttpClient.newHttpClient()) {
            awaitPort(server, port);
            assertHolds(press, store);
            assertThat(get(client, port, "/stet/clock").headers().map())
                    .containsEntry("access-control-allow-origin", List.of("*"))
                    .containsEntry("cache-control", List.of("public, max-age=60, must-revalidate"))
                    .containsEntry("content-type", List.of("text/plain; charset=utf-8"))
                    .containsEntry("content-security-policy", List.of(CspClass.ASSET.policy()))
                    .containsEntry("onion-location", List.of("http://" + ONION + "/stet/clock"))
                    .doesNotContainKey("set-cookie");
            String object = "/stet/" + StoreLayout.object(press.table());
            assertThat(get(client, port, object).headers().map())
                    .containsEntry("cache-control", List.of("public, max-age=31536000, immutable"))
                    .containsEntry("access-control-allow-origin", List.of("*"))
                    .containsEntry("content-type", List.of("application/octet-stream"));
            var carried = get(client, port, "/stet/carried/ab/" + "ab".repeat(32));
            assertThat(carried.body()).isEqualTo("a story to save");
            assertThat(carried.headers().map())
                    .containsEntry("content-type", List.of("text/html; charset=utf-8"))
                    .containsEntry("content-disposition", List.of("attachment"))
                    .containsEntry("content-security-policy", List.of(CspClass.ASSET.policy()))
                    .containsEntry("access-control-allow-origin", List.of("*"));
            assertThat(get(client, port, "/stet/.drafts/").statusCode()).isEqualTo(404);
            assertThat(get(client, port, "/").statusCode()).isEqualTo(404);
            assertThat(send(client, port, "POST", "/stet/clock").statusCode()).isBetween(400, 499);
        } finally {
            end(server);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_real_server_with_this_configuration_is_a_door_that_people_open(Server kind) throws Exception {
        TestPress press = new TestPress(Files.createDirectories(folder.resolve("data")));
        press.publish(Map.of("/", "front", "/world/", "world ".repeat(200), "/old", "moved", "/404.html", "none here"));
        press.add("/stet-worker.js", "self", "text/javascript", CspClass.WORKER);
        press.add("/manifest.webmanifest", "{}", "application/manifest+json", CspClass.ASSET);
        press.add("/feed.xml", "<rss/>", "application/rss+xml", CspClass.ASSET);
        Path mirror = Files.createDirectories(folder.resolve("mirror"));
        try (FolderTarget target = new FolderTarget(mirror)) {
            new Push(press.keys, press.objects, target.below("stet/")).run(null);
            new DoorPages(press.texts, press.objects, target).bring(List.of(), press.table());
        }
        int port = freePort();
        Process server =
                kind.start(new ServerConfig("door.example", mirror.toString(), Carries.DOOR, null), folder, port);
        try (WebStore store = new WebStore(URI.create("http://127.0.0.1:" + port + "/stet/"));
                HttpClient client = HttpClient.newHttpClient()) {
            awaitPort(server, port);
            assertHolds(press, store);
            var front = get(client, port, "/");
            assertThat(front.body()).isEqualTo("front");
            assertThat(front.headers().map())
                    .containsEntry("content-type", List.of("text/html; charset=utf-8"))
                    .containsEntry("content-security-policy", List.of(CspClass.PAGE.policy()))
                    .containsEntry("cache-control", List.of("public, max-age=60, must-revalidate"))
                    .containsEntry("referrer-policy", List.of("no-referrer"));
            assertThat(get(client, port, "/world/").body()).startsWith("world");
            assertThat(packed(client, port, "/world/")).isEqualTo("gzip");
            assertThat(get(client, port, "/old").body()).isEqualTo("moved");
            var none = get(client, port, "/nowhere/");
            assertThat(none.statusCode()).isEqualTo(404);
            assertThat(none.body()).isEqualTo("none here");
            assertThat(get(client, port, "/stet-worker.js").headers().map())
                    .containsEntry("content-type", List.of("text/javascript"))
                    .containsEntry("cache-control", List.of("no-cache"))
                    .containsEntry("content-security-policy", List.of(CspClass.WORKER.policy()));
            assertThat(get(client, port, "/manifest.webmanifest").headers().map())
                    .containsEntry("content-type", List.of("application/manifest+json"));
            assertThat(get(client, port, "/feed.xml").headers().map())
                    .containsEntry("content-type", List.of("application/xml; charset=utf-8"))
                    .containsEntry("content-security-policy", List.of(CspClass.ASSET.policy()));
            assertThat(get(client, port, "/.drafts/").statusCode()).isEqualTo(404);
            assertThat(get(client, port, "/stet/channel").statusCode()).isEqualTo(404);
        } finally {
            end(server);
        }
    }

    private void assertHolds(TestPress press, WebStore store) throws IOException {
        assertThat(press.verifier()
                        .checkEdition(store, press.pinned())
                        .finding()
                        .verdict())
                .as(Files.readString(folder.resolve("out")))
                .isEqualTo(Verdict.GENUINE);
    }

    private static void end(Process server) throws InterruptedException {
        server.destroy();
        server.waitFor(10, TimeUnit.SECONDS);
    }

    private static HttpResponse<String> get(HttpClient client, int port, String path) throws Exception {
        return send(client, port, "GET", path);
    }

    private static HttpResponse<String> send(HttpClient client, int port, String method, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String packed(HttpClient client, int port, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept-Encoding", "gzip")
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding())
                .headers()
                .firstValue("Content-Encoding")
                .orElse("");
    }

    @Test
    void what_could_break_out_of_the_configuration_is_refused() {
        assertThatThrownBy(() -> new ServerConfig("a; }", "/srv", Carries.STORE, null))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> new ServerConfig("a.example", "/srv; }", Carries.STORE, null))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> new ServerConfig("a.example", "/srv", Carries.STORE, "x.onion"))
                .isInstanceOf(Refusal.class);
    }

    private static void awaitPort(Process server, int port) throws Exception {
        for (int i = 0; i < 200 && server.isAlive(); i++) {
            try (Socket ignored = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException notYet) {
                server.waitFor(50, TimeUnit.MILLISECONDS);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
