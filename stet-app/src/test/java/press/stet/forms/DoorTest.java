package press.stet.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import press.stet.delivery.SiteServer;
import press.stet.edition.Printer;
import press.stet.edition.Progress;

@FormsTest
@Import(DoorTest.Probe.class)
class DoorTest {

    @RestController
    static class ProbeForm {

        private final FormPages pages;

        ProbeForm(FormPages pages) {
            this.pages = pages;
        }

        @GetMapping("/-/probe")
        ResponseEntity<String> open() {
            return pages.say(HttpStatus.OK, "en", "/-/probe", "A probe", "It <opens>.");
        }

        @PostMapping("/-/probe")
        String take(@RequestParam String email) {
            return "took " + email.length();
        }

        @FromAnywhere
        @PostMapping("/-/probe/anywhere")
        String takeFromAnywhere() {
            return "took it from anywhere";
        }

        @GetMapping("/-/probe/fails")
        String fail() {
            throw new IllegalStateException("reader@mail.example was here");
        }
    }

    @TestConfiguration
    @Import(ProbeForm.class)
    static class Probe {}

    @Autowired
    SiteServer server;

    @Autowired
    Printer printer;

    @Autowired
    RequestMappingHandlerMapping mappings;

    @LocalServerPort
    int deskPort;

    Reader reader;

    @BeforeEach
    void print() {
        printer.printAll(Progress.NONE);
        reader = new Reader(server.port());
    }

    @Test
    void a_form_is_answered_in_the_look_of_the_edition_and_remembers_nobody() {
        Reader.Answer answer = reader.get("/-/probe");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.page().select("h1").text()).isEqualTo("A probe");
        assertThat(answer.text()).contains("It <opens>.");
        assertThat(answer.response().headers().map()).doesNotContainKeys("set-cookie", "server");
        assertThat(answer.response().headers().firstValue("cache-control").orElse(""))
                .contains("no-store");
        assertThat(answer.response()
                        .headers()
                        .firstValue("content-security-policy")
                        .orElse(""))
                .startsWith("default-src 'none'");
        assertThat(reader.post("/-/probe", "email", "a@b.example").response().body())
                .isEqualTo("took 11");
    }

    @Test
    void a_form_is_taken_from_the_sites_own_pages_only() {
        for (List<String> foreign : List.of(
                List.of("Sec-Fetch-Site", "cross-site"),
                List.of("Sec-Fetch-Site", "same-site"),
                List.of("Origin", "https://elsewhere.example"),
                List.of("Origin", "%%%"))) {
            assertThat(reader.post("/-/probe", foreign, "email", "x").status())
                    .as("%s", foreign)
                    .isEqualTo(403);
            assertThat(reader.post("/-/probe/anywhere", foreign, "email", "x").status())
                    .isEqualTo(200);
        }
        for (List<String> own : List.<List<String>>of(
                List.of(), List.of("Sec-Fetch-Site", "none"), List.of("Origin", "http://localhost:" + server.port()))) {
            assertThat(reader.post("/-/probe", own, "email", "x").status())
                    .as("%s", own)
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sign-in",
                "/stories",
                "/desk/desk.css",
                "/error",
                "/-/../sign-in",
                "/-/%2e%2e/sign-in",
                "/-/..;/sign-in",
                "/-//../sign-in",
                "/%2d/probe",
                "/-/probe;a=b",
                "/-/missing",
                "/-/",
                "/-"
            })
    void nothing_of_the_desk_is_reached_through_the_site(String path) throws IOException {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", server.port());
        assertThat(answer).matches("(?s)HTTP/1\\.1 40[04] .*");
        assertThat(answer).doesNotContain("/desk/", "_csrf", "Set-Cookie", "Tomcat");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/-/probe", "/%2d/probe", "/x/../-/probe", "/-/%70robe"})
    void no_form_is_reached_through_the_desk(String path) throws IOException {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", deskPort);
        assertThat(answer).doesNotContain("A probe").matches("(?s)HTTP/1\\.1 (4|302).*");
    }

    @Test
    void the_desks_cookies_are_not_read_on_this_side() throws IOException {
        String answer = raw(
                "GET /-/probe HTTP/1.1\r\nHost: a\r\nCookie: stet-desk=abc; stet-form=def\r\nConnection: close\r\n\r\n",
                server.port());
        assertThat(answer).startsWith("HTTP/1.1 200").doesNotContain("Set-Cookie");
    }

    @Test
    void what_is_too_long_or_of_another_method_is_refused_with_a_sentence() throws IOException {
        assertThat(reader.post("/-/probe", "email", "x".repeat(17_000)).status())
                .isEqualTo(413);
        assertThat(reader.send(HttpRequest.newBuilder(reader.at("/-/probe"))
                                .PUT(HttpRequest.BodyPublishers.ofString("x")))
                        .status())
                .isEqualTo(405);
        assertThat(reader.post("/-/probe", "e-mail", "x").status()).isEqualTo(400);
        String broken = raw(
                "POST /-/probe HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + "Content-Length: 12\r\nConnection: close\r\n\r\nemail=%F0%9F",
                server.port());
        assertThat(broken).startsWith("HTTP/1.1 400").contains("cannot be understood");
        String endless = raw(
                "POST /-/probe HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                        + "4e20\r\nemail=" + "a".repeat(19_994) + "\r\n0\r\n\r\n",
                server.port());
        assertThat(endless).matches("(?s)HTTP/1\\.1 (413|400|503) .*").doesNotContain("took");
    }

    @Test
    void a_failure_is_one_sentence_and_says_nothing_of_the_reader() {
        Reader.Answer answer = reader.get("/-/probe/fails");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.response().body()).contains("Nothing was changed").doesNotContain("reader@", "Exception");
    }

    @Test
    void all_that_lies_below_the_forms_prefix_is_served_by_this_room_alone() {
        mappings.getHandlerMethods().forEach((mapping, method) -> {
            boolean below = mapping.getPatternValues().stream().anyMatch(path -> path.startsWith("/-/"));
            boolean ours = method.getBeanType().getPackageName().equals("press.stet.forms");
            assertThat(below).as("%s", mapping).isEqualTo(ours);
        });
    }

    private static String raw(String request, int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
