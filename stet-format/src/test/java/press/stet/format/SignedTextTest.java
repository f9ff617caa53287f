package press.stet.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignedTextTest {
    private final TestNewsroom newsroom = new TestNewsroom("meadow.example");

    private List<SignedText> one_of_each() throws IOException {
        newsroom.page("/", "<h1>Front");
        newsroom.page("/style.css", "p{}");
        newsroom.publish();
        NoticeText canary = new NoticeText(
                "meadow.example",
                1,
                NoticeText.Kind.CANARY,
                TestNewsroom.START,
                Optional.of(TestNewsroom.START.plusSeconds(60)),
                List.of(),
                List.of("/canary"),
                "No order has reached us. Сегодня светит солнце.");
        return List.of(
                newsroom.root,
                newsroom.edition.orElseThrow(),
                newsroom.clock.orElseThrow(),
                newsroom.mirrors("letter-07", 3),
                canary,
                newsroom.withdraw("/", ObjectHash.of(new byte[1])));
    }

    private static SignedText parse(Role role, String text) throws RefusedException {
        return switch (role) {
            case ROOT -> RootText.parse(text);
            case EDITION -> EditionText.parse(text);
            case CLOCK -> ClockText.parse(text);
            case MIRRORS -> MirrorsText.parse(text);
            case NOTICE -> NoticeText.parse(text);
        };
    }

    @Test
    void every_text_is_read_back_as_it_was_written() throws IOException {
        for (SignedText text : one_of_each()) {
            assertThat(parse(text.role(), text.text())).isEqualTo(text);
        }
    }

    @Test
    void a_text_has_one_spelling_only() throws IOException {
        for (SignedText text : one_of_each()) {
            String written = text.text();
            for (String other : List.of(
                    written + "\n",
                    written + "more x\n",
                    written.strip(),
                    written.replace("newsroom ", "newsroom  "),
                    written.replaceFirst("\n", "\n\n"),
                    written.replaceFirst("(version|number) ", "$1 0"),
                    written.replaceFirst("(version|number) ", "$1 +"),
                    written.replaceFirst("(version|number) \\d+", "$1 9007199254740992"),
                    written.replaceFirst("(version|number) \\d+", "$1 0"),
                    written.replaceFirst("time ([^ ]*)Z", "time $1.000Z"),
                    written.replaceFirst("time ([^ ]*)Z", "time $1+00:00"),
                    written.replaceFirst("time 2026-03", "time 2026-13"),
                    written.replaceFirst("meadow", "MEADOW"))) {
                assertThatThrownBy(() -> parse(text.role(), other)).as(other).isInstanceOf(RefusedException.class);
            }
        }
    }

    @Test
    void one_kind_of_text_is_never_read_as_another() throws IOException {
        for (SignedText text : one_of_each()) {
            for (Role role : Role.values()) {
                if (role != text.role()) {
                    assertThatThrownBy(() -> parse(role, text.text()))
                            .isInstanceOfSatisfying(RefusedException.class, e -> assertThat(e.verdict())
                                    .isEqualTo(Verdict.WRONG_KIND));
                }
            }
        }
    }

    @Test
    void the_hot_list_takes_as_many_pages_as_4096_bytes_hold() {
        List<HotPage> many = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            many.add(new HotPage("/2026/11/a-story-with-a-usual-name-" + i, NumberedPages.page(i)));
        }
        List<HotPage> fitting = EditionText.fitting(many);
        assertThat(fitting).hasSizeGreaterThanOrEqualTo(40).isEqualTo(many.subList(0, fitting.size()));
        int length = fitting.stream()
                .mapToInt(page -> page.line().getBytes(StandardCharsets.UTF_8).length)
                .sum();
        assertThat(length).isLessThanOrEqualTo(EditionText.MAX_HOT_LENGTH);
    }

    @Test
    void a_root_that_would_weaken_the_newsroom_cannot_be_made() {
        Map<Role, RootText.Keys> roles = newsroom.roles();
        assertThatThrownBy(() -> TestNewsroom.keys(3, newsroom.key("a"), newsroom.key("b")))
                .hasMessageContaining("threshold");
        assertThatThrownBy(() -> TestNewsroom.keys(1, newsroom.key("a"), newsroom.key("a")))
                .hasMessageContaining("twice");
        roles.put(Role.CLOCK, TestNewsroom.keys(1, newsroom.key("root-a")));
        assertThatThrownBy(() -> newsroom.nextRoot(roles)).hasMessageContaining("root key");
        roles.remove(Role.CLOCK);
        assertThatThrownBy(() -> newsroom.nextRoot(roles)).hasMessageContaining("five roles");
    }

    @Test
    void addresses_of_mirrors_are_plain_https_or_onion() {
        String onion = "http://" + "a".repeat(56) + ".onion/";
        assertThat(mirrors("https://a.example/", "https://a.example:8443/x/y/", onion)
                        .stores())
                .hasSize(3);
        for (String address : List.of(
                "http://a.example/",
                "https://a.example",
                "https://A.example/",
                "https://u@a.example/",
                "https://a.example/?q/",
                "https://a.example/../",
                "https://a.example//",
                "javascript:alert(1)//",
                "http://a.onion/")) {
            assertThatThrownBy(() -> mirrors(address))
                    .as(address)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("address");
        }
    }

    private static MirrorsText mirrors(String... stores) {
        Instant time = TestNewsroom.START;
        return new MirrorsText(
                "meadow.example", "open", 1, time, time.plus(Duration.ofDays(14)), List.of(stores), List.of());
    }
}
