package press.stet.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import press.stet.jobs.CutOff;
import press.stet.jobs.PowerCut;
import press.stet.jobs.RunTwice;
import press.stet.newsroom.Correction;
import press.stet.newsroom.ListKey;
import press.stet.newsroom.PrintChange;
import press.stet.newsroom.Story;
import press.stet.newsroom.StoryId;

/** What an added story changes, and the card that follows it. */
class AddedStoryTest extends Press {

    /**
     * Its own page and its file to save, the front page, the newsroom's three feeds, its month, the sitemap and the search index of the
     * newest; a landing page with two feeds for its section; and one with a feed for each topic and each author. A story of the
     * benchmark's corpus has three topics and one author in the median.
     */
    @ParameterizedTest
    @CsvSource({"0, 0, 12", "1, 1, 16", "3, 1, 20", "5, 2, 26"})
    void an_added_story_of_the_usual_kind_changes_twenty_files_whatever_the_archive(
            int inTopics, int byAuthors, int files) throws IOException {
        archive(300);
        printer.printAll(Progress.NONE);
        List<Integer> changed = new ArrayList<>();
        for (int n = 0; n < 21; n++) {
            changed.add(changedBy(() -> {
                        publish(filed("Added story", topics(inTopics), authors(byAuthors)));
                        printer.printChanges();
                    })
                    .size());
        }
        changed.sort(Integer::compareTo);
        assertThat(changed.get(changed.size() / 2)).as("median of %s", changed).isEqualTo(files);
    }

    @Test
    void a_correction_in_the_archive_writes_only_those_shards_of_the_search_index_that_have_its_words()
            throws IOException {
        archive(300);
        printer.printAll(Progress.NONE);
        ListKey all = ListKey.language("en");
        StoryId old =
                published.fromOldest(all, 5, 1, published.count(all)).getFirst().id();
        Set<String> changed = changedBy(() -> {
            Story open = writing.open(old, staff);
            writing.save(old, open.lock().token(), open.saves(), content("Archived still", "Text with zebras."));
            workflow.correct(old, Correction.Kind.CORRECTION, true, "It was about zebras.", staff);
            printer.printChanges();
        });
        assertThat(changed.stream().filter(path -> path.matches("/search/[0-9]+/0/[0-9]+")))
                .as("of 64 or more")
                .hasSizeBetween(1, 16);
        assertThatFullIsTheSame();
    }

    @Test
    void the_card_that_follows_changes_itself_and_the_page_that_shows_it() throws IOException {
        StoryId id = publish(filed("With its card", topics(1), authors(1)));
        printer.printChanges();
        Set<String> changed = changedBy(() -> {
            draw(id);
            printer.printChanges();
        });
        String path = published.line(id).orElseThrow().path();
        assertThat(changed).containsExactlyInAnyOrder(path, card(path));
    }

    @Test
    @RunTwice(StoryCards.class)
    void a_story_is_live_without_its_card_and_shows_it_once_it_is_drawn_as_long_as_its_headline_stands()
            throws IOException {
        StoryId id = publish("A card for this", "Text.");
        printer.printChanges();
        String path = published.line(id).orElseThrow().path();
        assertThat(words(path)).contains("A card for this").doesNotContain("og:image");

        draw(id);
        draw(id);
        printer.printChanges();
        String card = card(path);
        assertThat(ImageIO.read(new ByteArrayInputStream(page(card))).getWidth())
                .isEqualTo(1200);
        assertThatFullIsTheSame();

        Story open = writing.open(id, staff);
        writing.save(id, open.lock().token(), open.saves(), content("Another headline", "Text."));
        workflow.publish(id, staff);
        printer.printChanges();
        assertThat(words(path)).contains("Another headline").doesNotContain("og:image");
        assertThat(pages()).doesNotContainKey(card);
        draw(id);
        printer.printChanges();
        assertThat(card(path)).isNotEqualTo(card);
        assertThatFullIsTheSame();

        workflow.retract(id, "It did not stand.", staff);
        draw(id);
        printer.printChanges();
        assertThat(words(path)).doesNotContain("og:image");
        assertThat(pages().keySet()).noneMatch(page -> page.startsWith("/cards/" + id));
        assertThatFullIsTheSame();
    }

    @Test
    @CutOff(StoryCards.class)
    void a_card_whose_drawing_was_cut_off_is_no_card_yet_and_is_drawn_when_it_is_tried_again() throws IOException {
        StoryId id = publish("A card cut off", "Text.");
        try (PowerCut cut = PowerCut.at(PrintChange.OfCard.class, context)) {
            assertThatThrownBy(() -> draw(id)).isInstanceOf(PowerCut.Dark.class);
        }
        printer.printChanges();
        String path = published.line(id).orElseThrow().path();
        assertThat(words(path)).contains("A card cut off").doesNotContain("og:image");
        draw(id);
        printer.printChanges();
        assertThat(page(card(path))).isNotEmpty();
    }

    @Test
    void a_published_story_calls_for_its_card_after_itself() {
        StoryId id = publish("Calls for a card", "Text.");
        assertThat(jdbc.sql("select count(*) from jobs.scheduled_tasks where task_name = 'edition.draw-card'"
                                + " and task_instance like :story and execution_time > now() + interval '1 second'")
                        .param("story", id + "@%")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }
}
