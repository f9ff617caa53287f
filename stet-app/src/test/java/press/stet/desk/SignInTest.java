package press.stet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import press.stet.identity.OneTimeLinks;
import press.stet.identity.Role;
import press.stet.identity.Staff;
import press.stet.identity.StaffId;

@DeskTest
class SignInTest {

    @LocalServerPort
    int port;

    @Autowired
    OneTimeLinks links;

    @Autowired
    Staff staff;

    @Autowired
    JdbcClient jdbc;

    String link;
    StaffId publisher;

    @BeforeEach
    void a_publisher_with_a_fresh_link() {
        link = links.forFirstPublisher();
        publisher = staff.all().getFirst().id();
    }

    @Test
    void the_first_link_shows_a_button_and_signs_in_once() {
        Visitor visitor = new Visitor(port);
        assertThat(visitor.get(link)
                        .page()
                        .select("form[action=/sign-in] button")
                        .text())
                .isEqualTo("Sign in");
        assertThat(visitor.post("/sign-in", "token", token(link)).path()).isEqualTo("/welcome");
        assertThat(visitor.get("/account").status()).isEqualTo(200);

        Visitor second = new Visitor(port);
        var again = second.get(link);
        assertThat(again.status()).isEqualTo(410);
        assertThat(again.text()).contains("This link was used already").contains("A new link lets you in");
        assertThat(second.post("/sign-in", "token", token(link)).text()).contains("This link was used already");
        assertThat(second.get("/account").path()).isEqualTo("/sign-in");
    }

    @Test
    void a_preview_of_the_link_does_not_use_it_up() {
        new Visitor(port).get(link);
        new Visitor(port).get(link);

        assertThat(Visitor.signedIn(port, link).get("/account").path()).isEqualTo("/account");
    }

    @Test
    void a_new_link_voids_the_one_before() {
        String newer = links.forFirstPublisher();

        assertThat(new Visitor(port).get(link).status()).isEqualTo(410);
        assertThat(new Visitor(port).get(newer).status()).isEqualTo(200);
    }

    @Test
    void who_is_signed_out_is_led_to_the_sign_in_page_and_remembered_where_they_wanted_to_go() {
        var answer = new Visitor(port).get("/stories?state=DRAFT");

        assertThat(answer.path()).isEqualTo("/sign-in");
        assertThat(answer.page().select("[data-then]").attr("data-then")).isEqualTo("/stories?state=DRAFT");
    }

    @Test
    void nobody_is_led_elsewhere_after_signing_in() {
        for (String elsewhere : new String[] {"//evil.example", "https://evil.example", "/\\evil.example"}) {
            var answer = new Visitor(port)
                    .get("/sign-in?then="
                            + java.net.URLEncoder.encode(elsewhere, java.nio.charset.StandardCharsets.UTF_8));
            assertThat(answer.page().select("[data-then]").attr("data-then")).isEqualTo("/");
        }
    }

    @Test
    void a_script_of_somebody_signed_out_gets_a_sentence_and_no_page() {
        var answer = new Visitor(port).put("/stories/0198c0de-0000-7000-8000-000000000000/words", "{}");

        assertThat(answer.status()).isIn(401, 403);
        assertThat(answer.path()).endsWith("/words");
    }

    @Test
    void a_form_without_its_proof_is_refused_with_a_sentence() {
        Visitor visitor = Visitor.signedIn(port, link);
        visitor.forgetProof();
        int before = staff.all().size();

        var answer = visitor.post("/staff", "name", "Mallory", "roles", "PUBLISHER");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).contains("The form was open too long").contains("what you typed is still there");
        assertThat(staff.all()).hasSize(before);
    }

    @Test
    void shutting_somebody_out_ends_their_sessions_at_once() {
        StaffId leaving = staff.add("Leo", "", Set.of(Role.EDITOR), publisher);
        Visitor leo = Visitor.signedIn(port, links.forColleague(leaving, publisher));
        Visitor phone = Visitor.signedIn(port, links.forColleague(leaving, publisher));
        assertThat(leo.get("/stories").path()).isEqualTo("/stories");
        assertThat(phone.get("/stories").path()).isEqualTo("/stories");

        Visitor.signedIn(port, link).post("/staff/" + leaving + "/shut-out");

        assertThat(leo.get("/stories").path()).isEqualTo("/sign-in");
        assertThat(phone.get("/stories").path()).isEqualTo("/sign-in");
    }

    @Test
    void signing_in_changes_the_session_so_that_one_planted_before_is_worth_nothing() {
        Visitor visitor = Visitor.signedIn(port, link);
        String session = cookie(visitor, "stet-desk");
        visitor.post("/sign-in", "token", token(links.forFirstPublisher()));

        assertThat(cookie(visitor, "stet-desk")).isNotEqualTo(session);
    }

    @Test
    void too_many_attempts_are_asked_to_wait() {
        Visitor visitor = new Visitor(port, "127.0.0.9");
        visitor.get("/sign-in");
        Visitor.Answer last = null;
        for (int attempt = 0; attempt < 61; attempt++) {
            last = visitor.post("/sign-in", "token", "guess" + attempt);
        }

        assertThat(last.status()).isEqualTo(429);
        assertThat(last.body()).contains("Wait ten minutes");
        assertThat(Visitor.signedIn(port, link).get("/account").path()).isEqualTo("/account");
    }

    @Test
    void no_address_is_kept_anywhere() {
        Visitor.signedIn(port, link);

        String columns = jdbc.sql(
                        "select string_agg(table_name || '.' || column_name, ' ') from information_schema.columns where table_schema = 'identity'")
                .query(String.class)
                .single();
        assertThat(columns)
                .doesNotContainIgnoringCase("address")
                .doesNotContain("_ip")
                .doesNotContain("agent");
    }

    @Test
    void a_stolen_table_of_links_lets_nobody_in() {
        byte[] stored = jdbc.sql("select token_hash from identity.one_time_link where used_at is null limit 1")
                .query(byte[].class)
                .single();
        String asToken = java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(stored);

        assertThat(new Visitor(port).get("/sign-in/" + asToken).status()).isEqualTo(410);
    }

    @Test
    void the_desk_allows_nothing_but_its_own_files() {
        var headers = Visitor.signedIn(port, link).get("/").response().headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'")
                .contains("script-src 'self'")
                .contains("style-src 'self'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(headers.firstValue("Cache-Control").orElseThrow()).contains("no-store");
    }

    @Test
    void the_session_cookie_is_out_of_reach_of_scripts_and_other_sites() {
        Visitor visitor = new Visitor(port);
        visitor.get(link);
        var answer = visitor.post("/sign-in", "token", token(link));

        var first = answer.response().previousResponse().orElseThrow();
        assertThat(first.headers().allValues("Set-Cookie")).anySatisfy(cookie -> assertThat(cookie)
                .startsWith("stet-desk=")
                .contains("HttpOnly")
                .contains("SameSite=Strict"));
    }

    private static String cookie(Visitor visitor, String name) {
        return visitor.cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private static String token(String link) {
        return link.substring("/sign-in/".length());
    }
}
