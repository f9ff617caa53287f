package press.stet.mirrors;

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
import press.stet.format.CspClass;
import press.stet.format.Verdict;
import press.stet.format.WebStore;
import press.stet.kernel.Refusal;

class ServerConfigTest {

    private static final Path NGINX = Path.of("/usr/sbin/nginx");
    private static final String ONION = "a".repeat(56) + ".onion";

    @TempDir
    Path folder;

    @Test
    void a_real_nginx_with_this_configuration_is_a_store_that_any_reader_can_check() throws Exception {
        assumeTrue(Files.isExecutable(NGINX), "nginx is not installed");
        TestPress press = new TestPress(Files.createDirectories(folder.resolve("data")));
        press.publish(Map.of("/", "front", "/world/", "world"));
        Path mirror = Files.createDirectories(folder.resolve("mirror"));
        new Push(press.keys, press.objects, new FolderTarget(mirror)).run(null);
        int port = freePort();
        Process server = nginx(new ServerConfig("mirror.example", mirror.toString(), Carries.STORE, ONION), port);
        try (WebStore store = new WebStore(URI.create("http://127.0.0.1:" + port + "/stet/"));
                HttpClient client = HttpClient.newHttpClient()) {
            awaitPort(server, port);
            assertThat(press.verifier()
                            .checkEdition(store, press.pinned())
                            .finding()
                            .verdict())
                    .as(Files.readString(folder.resolve("out")))
                    .isEqualTo(Verdict.GENUINE);
            var clock = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/stet/clock"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(clock.headers().map())
                    .containsEntry("access-control-allow-origin", List.of("*"))
                    .containsEntry("cache-control", List.of("public, max-age=60, must-revalidate"))
                    .containsEntry("content-type", List.of("text/plain; charset=utf-8"))
                    .containsEntry("onion-location", List.of("http://" + ONION + "/stet/clock"))
                    .doesNotContainKey("set-cookie");
            var hidden = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/stet/.drafts/"))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            assertThat(hidden.statusCode()).isEqualTo(404);
        } finally {
            server.destroy();
            server.waitFor(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void a_real_nginx_with_this_configuration_is_a_door_that_people_open() throws Exception {
        assumeTrue(Files.isExecutable(NGINX), "nginx is not installed");
        TestPress press = new TestPress(Files.createDirectories(folder.resolve("data")));
        press.publish(Map.of("/", "front", "/world/", "world", "/old", "moved", "/404.html", "none here"));
        press.add("/stet-worker.js", "self", "text/javascript", CspClass.WORKER);
        press.add("/manifest.webmanifest", "{}", "application/manifest+json", CspClass.ASSET);
        press.add("/feed.xml", "<rss/>", "application/rss+xml", CspClass.ASSET);
        Path mirror = Files.createDirectories(folder.resolve("mirror"));
        new Push(press.keys, press.objects, new FolderTarget(mirror).below("stet/")).run(null);
        new DoorPages(press.texts, press.objects, new FolderTarget(mirror)).bring(List.of(), press.table());
        int port = freePort();
        Process server = nginx(new ServerConfig("door.example", mirror.toString(), Carries.DOOR, null), port);
        try (WebStore store = new WebStore(URI.create("http://127.0.0.1:" + port + "/stet/"));
                HttpClient client = HttpClient.newHttpClient()) {
            awaitPort(server, port);
            assertThat(press.verifier()
                            .checkEdition(store, press.pinned())
                            .finding()
                            .verdict())
                    .as(Files.readString(folder.resolve("out")))
                    .isEqualTo(Verdict.GENUINE);
            var front = get(client, port, "/");
            assertThat(front.body()).isEqualTo("front");
            assertThat(front.headers().map())
                    .containsEntry("content-type", List.of("text/html; charset=utf-8"))
                    .containsEntry("content-security-policy", List.of(CspClass.PAGE.policy()))
                    .containsEntry("referrer-policy", List.of("no-referrer"));
            assertThat(get(client, port, "/world/").body()).isEqualTo("world");
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
        } finally {
            server.destroy();
            server.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private static HttpResponse<String> get(HttpClient client, int port, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private Process nginx(ServerConfig config, int port) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(folder.resolve("nginx.conf"), """
                daemon off; master_process off; pid %1$s/pid; error_log %1$s/error.log;
                events { }
                http { client_body_temp_path %1$s; proxy_temp_path %1$s; fastcgi_temp_path %1$s; uwsgi_temp_path %1$s; scgi_temp_path %1$s;
                %2$s }
                """.formatted(
                        folder, config.nginx().replace("listen 80;", "listen 127.0.0.1:" + port + ";")));
        return new ProcessBuilder(
                        NGINX.toString(), "-c", folder.resolve("nginx.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
    }

    @Test
    void caddy_gets_the_same_headers() {
        assertThat(new ServerConfig("mirror.example", "/srv/mirror/", Carries.STORE, null).caddy())
                .startsWith("mirror.example {")
                .contains("root * /srv/mirror\n", "Access-Control-Allow-Origin *", "output discard")
                .doesNotContain("Onion-Location");
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
