package press.stet.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import press.stet.jobs.CutOff;
import press.stet.jobs.PowerCut;
import press.stet.jobs.RunTwice;
import press.stet.newsroom.House;
import press.stet.newsroom.StoryId;

/** The edition as a whole. */
class EditionTest extends Press {

    @Test
    void the_page_for_what_is_not_there_offers_its_titles_without_script() throws IOException {
        archive(300);
        printer.printChanges();
        org.jsoup.nodes.Document page = org.jsoup.Jsoup.parse(words("/404.html"));
        page.select("script").remove();
        assertThat(page.select("ul.titles li a"))
                .hasSizeGreaterThanOrEqualTo(20)
                .allSatisfy(link -> {
                    assertThat(link.text()).isNotBlank();
                    assertThat(link.attr("href")).startsWith("/world/");
                    assertThat(link.parents().is("[hidden]")).isFalse();
                });
    }

    @Test
    void masking_a_person_takes_the_name_out_of_every_file() throws IOException {
        people.rename(author, "Petra Verylongname", "");
        publish("By somebody at risk", "Text.");
        printer.printChanges();
        assertThat(filesWith("Verylongname")).isNotEmpty();
        assertThat(pages().keySet()).anyMatch(path -> path.contains("verylongname"));

        people.mask(author, staff);
        printer.printChanges();
        assertThat(filesWith("Verylongname")).isEmpty();
        assertThat(filesWith("verylongname")).isEmpty();
        assertThat(pages().keySet()).noneMatch(path -> path.contains("verylongname"));
    }

    @Test
    @RunTwice(PrintHandler.class)
    void a_call_to_print_that_comes_twice_prints_once() throws IOException {
        printer.printAll(Progress.NONE);
        publish("Once", "Text.");
        handler.run(live());
        long edition = heads.read().orElseThrow().edition();
        handler.run(live());
        assertThat(heads.read().orElseThrow().edition()).isEqualTo(edition);
        handler.run(whatFollows());
        handler.run(whatFollows());
        assertThat(heads.read().orElseThrow().edition()).isEqualTo(edition + 1);
    }

    @Test
    void a_story_is_live_first_and_search_and_sitemaps_follow_soon() throws IOException {
        printer.printAll(Progress.NONE);
        Set<String> live = changedBy(() -> {
            publish("Live first", "Text.");
            handler.run(live());
        });
        assertThat(live)
                .contains("/", "/feed.xml")
                .anyMatch(path -> path.endsWith("/live-first/"))
                .noneMatch(EditionTest::followsAStory);
        assertThat(jdbc.sql("select count(*) from jobs.scheduled_tasks where task_name = 'edition.print'"
                                + " and task_instance like 'all-%' and execution_time > now() - interval '1 second'")
                        .query(Integer.class)
                        .single())
                .isPositive();

        Set<String> after = changedBy(() -> handler.run(whatFollows()));
        assertThat(after).isNotEmpty().allMatch(EditionTest::followsAStory);
        assertThatFullIsTheSame();
    }

    private static boolean followsAStory(String path) {
        return path.contains("sitemap") || path.contains("/search/") || path.equals("/404.html");
    }

    private static PrintQueue.Call live() {
        return new PrintQueue.Call(1, PrintQueue.Extent.LIVE);
    }

    private static PrintQueue.Call whatFollows() {
        return new PrintQueue.Call(1, PrintQueue.Extent.ALL);
    }

    @Test
    @CutOff(PrintHandler.class)
    void a_print_that_was_cut_off_leaves_a_whole_edition_and_is_done_again() throws IOException {
        printer.printAll(Progress.NONE);
        StoryId id = publish("Cut off", "Text.");
        try (PowerCut cut = PowerCut.at(EditionSealed.class, context)) {
            assertThatThrownBy(() -> handler.run(live())).isInstanceOf(PowerCut.Dark.class);
        }
        for (String path : pages().keySet()) {
            assertThat(page(path)).as(path).isNotEmpty();
        }
        handler.run(live());
        handler.run(whatFollows());
        Map<String, String> after = pages();
        assertThat(after).containsKey(published.line(id).orElseThrow().path());
        assertThat(printer.printChanges()).isEmpty();
        printer.printAll(Progress.NONE);
        assertThat(pages()).isEqualTo(after);
    }

    @Test
    void no_page_names_a_host_before_the_newsroom_has_one() throws IOException {
        houses.save(new House("The Courier", "", null, ZoneId.of("Europe/Riga"), List.of("en", "fa"), "{}", true));
        publish("Hostless", "Text.");
        printer.printChanges();
        for (String path : pages().keySet()) {
            if (path.endsWith("/")) {
                assertThat(new String(page(path), StandardCharsets.UTF_8))
                        .as(path)
                        .doesNotContain("http://localhost")
                        .doesNotContain("courier.example");
            }
        }
    }
}
