package press.stet.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.Filter;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.session.MapSessionRepository;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import press.stet.format.ChunkList;
import press.stet.format.CspClass;
import press.stet.format.PageEntry;

/** The real server on free ports: kernel, storage and delivery, with the framework's filters, and no database anywhere. */
class SiteServerTest {

    private static final AtomicInteger SEEN_BY_THE_FRAMEWORK = new AtomicInteger();

    @TempDir
    static Path data;

    static ConfigurableApplicationContext application;
    static PrintedSite site;
    static int sitePort;
    static int deskPort;

    private final HttpClient client = HttpClient.newHttpClient();

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
                "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
                "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration",
                "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
                "org.springframework.boot.session.jdbc.autoconfigure.JdbcSessionAutoConfiguration",
                "org.springframework.modulith.runtime.flyway.SpringModulithFlywayAutoConfiguration",
                "org.springframework.modulith.runtime.autoconfigure.SpringModulithRuntimeAutoConfiguration"
            })
    @ComponentScan({"press.stet.kernel", "press.stet.storage", "press.stet.delivery"})
    @EnableSpringHttpSession
    static class WithoutDatabase {

        @Bean
        MapSessionRepository sessions() {
            return new MapSessionRepository(new java.util.concurrent.ConcurrentHashMap<>());
        }

        @Bean
        FilterRegistrationBean<Filter> witness() {
            FilterRegistrationBean<Filter> witness = new FilterRegistrationBean<>((request, response, chain) -> {
                SEEN_BY_THE_FRAMEWORK.incrementAndGet();
                chain.doFilter(request, response);
            });
            witness.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return witness;
        }

        @RestController
        static class Everything {
            @RequestMapping("/**")
            String answer() {
                return "the framework answered";
            }
        }
    }

    @BeforeAll
    static void start() throws IOException {
        application = new SpringApplicationBuilder(WithoutDatabase.class)
                .run("--stet.data=" + data, "--stet.site-port=0", "--stet.desk-port=0");
        sitePort = application.getBean(SiteServer.class).port();
        deskPort = ((WebServerApplicationContext) application).getWebServer().getPort();
        assertThat(get("/").statusCode()).as("before the first edition").isEqualTo(503);
        site = new PrintedSite(data);
        site.page("/", "<h1>Front page</h1>".repeat(50)).publish();
        application.getBean(CurrentEdition.class).look();
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void site_and_desk_have_doors_of_their_own() throws Exception {
        int before = SEEN_BY_THE_FRAMEWORK.get();
        assertThat(get("/").statusCode()).isEqualTo(200);
        assertThat(get("/login").statusCode()).isEqualTo(404);
        assertThat(get("/error").statusCode()).isEqualTo(404);
        assertThat(SEEN_BY_THE_FRAMEWORK).hasValue(before);

        HttpResponse<String> desk = client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + deskPort + "/"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(desk.statusCode()).isIn(302, 401);
        assertThat(SEEN_BY_THE_FRAMEWORK.get()).isGreaterThan(before);
    }

    @Test
    void the_desk_listens_on_loopback_only_unless_told_otherwise() {
        assertThat(application.getEnvironment().getProperty("server.address")).isEqualTo("127.0.0.1");
        InetAddress own = ownAddress();
        if (own != null) {
            assertThatThrownBy(() -> new Socket(own, deskPort)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void no_answer_sets_a_cookie_or_names_the_server() throws Exception {
        for (String path : new String[] {"/", "/missing", "/%00", "/..%2f"}) {
            assertThat(get(path).headers().map()).doesNotContainKeys("set-cookie", "server", "x-powered-by");
        }
    }

    @Test
    void a_page_over_the_wire_is_packed_checked_and_cut_as_asked() throws Exception {
        HttpResponse<byte[]> packed =
                client.send(request("/").header("Accept-Encoding", "gzip").build(), BodyHandlers.ofByteArray());
        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(packed.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        String etag = packed.headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> known = client.send(
                request("/")
                        .header("Accept-Encoding", "gzip")
                        .header("If-None-Match", etag)
                        .build(),
                BodyHandlers.ofString());
        assertThat(known.statusCode()).isEqualTo(304);

        HttpResponse<String> part =
                client.send(request("/").header("Range", "bytes=4-8").build(), BodyHandlers.ofString());
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("Front");

        HttpResponse<String> head = client.send(request("/").HEAD().build(), BodyHandlers.ofString());
        assertThat(head.headers().firstValue("Content-Length")).hasValue("950");
        assertThat(head.body()).isEmpty();
    }

    @Test
    void a_form_sent_to_the_site_is_refused_with_a_sentence() throws Exception {
        HttpResponse<String> answer = client.send(
                request("/").POST(HttpRequest.BodyPublishers.ofString("a=b")).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.body()).contains("can only be read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /%00 HTTP/1.1\r\nHost: a\r\n",
                "GET /..%2f..%2fetc/passwd HTTP/1.1\r\nHost: a\r\n",
                "GET /../../etc/passwd HTTP/1.1\r\nHost: a\r\n",
                "GET /a\\b HTTP/1.1\r\nHost: a\r\n",
                "GET /%zz HTTP/1.1\r\nHost: a\r\n",
                "GET /<script> HTTP/1.1\r\nHost: a\r\n",
                "GET / HTTP/1.1\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n",
                "GET / HTTP/9.9\r\nHost: a\r\n",
                "TRACE / HTTP/1.1\r\nHost: a\r\n",
                "CONNECT a:1 HTTP/1.1\r\nHost: a\r\n",
                "G\u0001T / HTTP/1.1\r\nHost: a\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\n"
            })
    void a_hostile_request_gets_a_short_refusal(String request) throws IOException {
        int before = SEEN_BY_THE_FRAMEWORK.get();
        String answer = raw(request + "Connection: close\r\n\r\n");
        assertThat(answer).matches(Pattern.compile("HTTP/1\\.1 (4[0-9][0-9]|50[0-9]) .*", Pattern.DOTALL));
        assertThat(answer).doesNotContain("Exception", "apache", "Tomcat", "\tat ", "the framework answered");
        assertThat(answer.length()).isLessThan(1500);
        assertThat(SEEN_BY_THE_FRAMEWORK).hasValue(before);
    }

    @Test
    void endless_headers_are_refused() throws IOException {
        assertThat(raw("GET / HTTP/1.1\r\nHost: a\r\nX: " + "a".repeat(9000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 4");
        assertThat(raw("GET /" + "a".repeat(9000) + " HTTP/1.1\r\nHost: a\r\n\r\n"))
                .startsWith("HTTP/1.1 4");
        assertThat(raw("GET / HTTP/1.1\r\nHost: a\r\n" + "X: a\r\n".repeat(60) + "\r\n"))
                .startsWith("HTTP/1.1 4");
    }

    @Test
    void a_file_that_breaks_off_half_way_is_never_taken_for_whole() throws Exception {
        byte[] film = new byte[PageEntry.MAX_OBJECT_LENGTH + 1000];
        new Random(5).nextBytes(film);
        PageEntry entry = site.objects.print(film, "video/mp4", CspClass.ASSET);
        site.file("/media/film", film, "video/mp4", CspClass.ASSET).publish();
        application.getBean(CurrentEdition.class).look();
        HttpResponse<byte[]> whole = client.send(request("/media/film").build(), BodyHandlers.ofByteArray());
        assertThat(whole.body()).isEqualTo(film);

        ChunkList list = ChunkList.parse(site.objects.read(entry.hash(), PageEntry.MAX_OBJECT_LENGTH));
        site.objects.delete(list.chunks().get(1));
        assertThatThrownBy(() -> client.send(request("/media/film").build(), BodyHandlers.ofByteArray()))
                .isInstanceOf(IOException.class);
        site.objects.delete(list.chunks().get(0));
        assertThat(get("/media/film").statusCode()).isEqualTo(503);
    }

    @Test
    void readers_never_see_a_mixed_or_missing_page_while_editions_change() throws Exception {
        int pages = 20;
        int editions = 25;
        PrintedSite paper = site;
        for (int page = 0; page < pages; page++) {
            paper.page("/story-" + page + "/", story(0));
        }
        paper.publish();
        CurrentEdition current = application.getBean(CurrentEdition.class);
        current.look();
        AtomicBoolean printing = new AtomicBoolean(true);
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> reading = new ArrayList<>();
            for (int reader = 0; reader < 4; reader++) {
                Random random = new Random(reader);
                reading.add(() -> {
                    int last = 0;
                    int reads = 0;
                    while (printing.get() || reads < 50) {
                        HttpResponse<String> answer = get("/story-" + random.nextInt(pages) + "/");
                        assertThat(answer.statusCode()).isEqualTo(200);
                        last = editionOf(answer.body(), last);
                        reads++;
                    }
                    return reads;
                });
            }
            reading.add(() -> {
                try {
                    for (int edition = 1; edition <= editions; edition++) {
                        for (int page = 0; page < pages; page++) {
                            paper.page("/story-" + page + "/", story(edition));
                        }
                        paper.publish();
                        current.look();
                    }
                    return editions;
                } finally {
                    printing.set(false);
                }
            });
            for (var done : readers.invokeAll(reading)) {
                assertThat(done.get()).isPositive();
            }
        }
        assertThat(get("/story-0/").body()).isEqualTo(story(editions));
    }

    private static String story(int edition) {
        return ("<p>Edition " + edition + ".</p>").repeat(100);
    }

    /** Checks that a page is of one edition, and of one no older than was seen before. */
    private static int editionOf(String body, int atLeast) {
        Matcher number = Pattern.compile("Edition ([0-9]+)").matcher(body);
        assertThat(number.find()).isTrue();
        int edition = Integer.parseInt(number.group(1));
        assertThat(body).isEqualTo(story(edition));
        assertThat(edition).isGreaterThanOrEqualTo(atLeast);
        return edition;
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + sitePort + path));
    }

    private static final HttpClient SHARED = HttpClient.newHttpClient();

    private static HttpResponse<String> get(String path) {
        try {
            return SHARED.send(request(path).build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), sitePort)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(UTF_8));
            socket.shutdownOutput();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private static InetAddress ownAddress() {
        try {
            InetAddress own = InetAddress.getLocalHost();
            return own.isLoopbackAddress() ? null : own;
        } catch (IOException e) {
            return null;
        }
    }
}
