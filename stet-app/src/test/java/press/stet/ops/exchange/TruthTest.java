package press.stet.ops.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The same 300 stories in four formats, judged against what the corpus says about itself. */
class TruthTest {
    private static final int STORIES = 300;

    @ParameterizedTest
    @ValueSource(strings = {"ghost", "wxr", "ninjs", "md"})
    void every_text_byline_date_section_topic_and_correction_comes_in_as_it_is(String format, @TempDir Path folder)
            throws Exception {
        Corpus corpus = Corpus.make(folder, format, STORIES, 3);
        Guests guests = Guests.of(folder);
        assertThat(guests.stories().size()).as(guests.report.summary()).isEqualTo(STORIES);
        for (JsonNode truth : corpus.truth()) {
            Item.Story story = bySlug(guests, truth);
            String context = truth.toString();
            assertThat(sha256(story)).as(context).isEqualTo(truth.path("sha256").asString());
            assertThat(story.title()).isEqualTo(truth.path("title").asString());
            String dek = truth.path("dek").asString();
            assertThat(story.standfirst())
                    .isEqualTo(
                            format.equals("ghost") && dek.length() > 300
                                    ? dek.substring(0, 300).strip()
                                    : dek);
            assertThat(story.state()).isEqualTo(Item.State.PUBLISHED);
            assertThat(story.published())
                    .isEqualTo(Instant.parse(truth.path("published").asString()));
            Instant updated = truth.path("updated").isNull()
                    ? null
                    : Instant.parse(truth.path("updated").asString());
            assertThat(story.updated()).as(context).isEqualTo(updated);
            assertThat(guests.name(story.section()))
                    .isEqualToIgnoringCase(truth.path("section").asString());
            assertThat(story.topics().stream().map(guests::name)).containsExactlyElementsOf(strings(truth, "topics"));
            assertThat(story.authors().stream().map(guests::name)).containsExactlyElementsOf(strings(truth, "authors"));
            if (!format.equals("ghost")) {
                List<String> notes =
                        story.corrections().stream().map(Item.Correction::note).toList();
                JsonNode correction = truth.path("correction");
                assertThat(notes).isEqualTo(correction.isNull() ? List.of() : List.of(correction.asString()));
                assertThat(story.oldAddresses())
                        .containsExactly(truth.path("url").asString());
            }
        }
        assertThat(guests.report.items(Finding.MEDIA_MISSING)).isZero();
        assertThat(guests.lines.toString()).isEmpty();
        assertThat(guests.report.summary()).contains(STORIES + " stories");
    }

    private static Item.Story bySlug(Guests guests, JsonNode truth) {
        String url = truth.path("url").asString().replaceFirst("/$", "");
        String slug = url.substring(url.lastIndexOf('/') + 1);
        return guests.stories().stream()
                .filter(story -> story.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new AssertionError(slug));
    }

    private static List<String> strings(JsonNode node, String name) {
        return node.path(name).values().stream().map(JsonNode::asString).toList();
    }

    private static String sha256(Item.Story story) throws Exception {
        String text = story.document().plainText(person -> "");
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
