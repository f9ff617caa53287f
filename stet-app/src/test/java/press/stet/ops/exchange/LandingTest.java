package press.stet.ops.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import press.stet.StetTest;
import press.stet.identity.Role;
import press.stet.identity.Staff;
import press.stet.media.PhotoId;
import press.stet.media.Photos;
import press.stet.media.Pictures;
import press.stet.newsroom.House;
import press.stet.newsroom.Houses;
import press.stet.newsroom.Imports;
import press.stet.newsroom.ListKey;
import press.stet.newsroom.People;
import press.stet.newsroom.Published;
import press.stet.newsroom.PublishedStory;
import press.stet.newsroom.Stories;
import press.stet.newsroom.Story;
import press.stet.newsroom.StoryContent;
import press.stet.newsroom.Taxonomy;
import press.stet.newsroom.Writing;
import tools.jackson.databind.JsonNode;

/** Exports become part of a real newsroom, and leave it again. */
@StetTest
@TestPropertySource(properties = "stet.worker=false")
class LandingTest {
    private static final int STORIES = 40;

    @Autowired
    Houses houses;

    @Autowired
    Taxonomy taxonomy;

    @Autowired
    People people;

    @Autowired
    Imports imports;

    @Autowired
    Photos photos;

    @Autowired
    Published published;

    @Autowired
    Stories stories;

    @Autowired
    Clock clock;

    @Autowired
    Staff colleagues;

    @Autowired
    Writing writing;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    @BeforeEach
    void a_house() {
        houses.save(new House("The Example", "", null, ZoneId.of("UTC"), List.of("en", "ar"), "{}", true));
    }

    /** As a newsroom in which nothing was written yet; the rule that keeps revisions for good is set aside for this. */
    private void empty() {
        jdbc.sql("set session_replication_role = replica; truncate newsroom.story cascade;"
                        + " set session_replication_role = default")
                .update();
    }

    private Landing land(Path source) throws IOException {
        return land(source, new Report(new StringWriter()));
    }

    private Landing land(Path source, Report report) throws IOException {
        Landing landing = new Landing(imports, people, taxonomy, photos, stories, houses.house(), clock, report);
        try (Import export = Import.open(source)) {
            export.into(landing, report, null);
            landing.finish();
        }
        return landing;
    }

    private Map<String, PublishedStory> bySlug() {
        Map<String, PublishedStory> all = new HashMap<>();
        published.eachStory(
                batch -> batch.forEach(story -> all.put(slug(story.line().path()), story)));
        return all;
    }

    private static String slug(String path) {
        String bare = path.replaceFirst("/$", "");
        return bare.substring(bare.lastIndexOf('/') + 1);
    }

    private String contents() {
        return jdbc.sql(
                        "select count(*) || ' ' || coalesce(sum(hashtext(working::text || slug || state)), 0) from newsroom.story")
                .query(String.class)
                .single();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ghost", "wxr", "ninjs", "md"})
    void what_comes_in_is_true_and_coming_twice_changes_nothing(String format) throws Exception {
        empty();
        Corpus corpus = Corpus.make(folder, format, STORIES, 2);
        assertThat(land(folder).fresh()).isEqualTo(STORIES);
        Map<String, PublishedStory> all = bySlug();
        for (JsonNode truth : corpus.truth()) {
            assertTrue(all.get(slug(truth.path("url").asString())), truth, format);
        }
        String before = contents();
        Landing again = land(folder);
        assertThat(again.fresh()).isZero();
        assertThat(again.known()).isEqualTo(STORIES);
        assertThat(contents()).isEqualTo(before);
    }

    private void assertTrue(PublishedStory story, JsonNode truth, String format) throws Exception {
        assertThat(story).as(truth.toString()).isNotNull();
        String text = story.content().document().plainText(id -> "");
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        assertThat(HexFormat.of().formatHex(hash))
                .isEqualTo(truth.path("sha256").asString());
        assertThat(story.content().headline()).isEqualTo(truth.path("title").asString());
        assertThat(story.line().publishedAt())
                .isEqualTo(Instant.parse(truth.path("published").asString()));
        assertThat(taxonomy.section(story.line().section()).orElseThrow().name())
                .isEqualToIgnoringCase(truth.path("section").asString());
        assertThat(story.content().authors().stream()
                        .map(id -> people.find(id).orElseThrow().name()))
                .containsExactlyElementsOf(truth.path("authors").values().stream()
                        .map(JsonNode::asString)
                        .toList());
        assertThat(story.content().topics()).hasSize(truth.path("topics").size());
        if (!format.equals("ghost")) {
            assertThat(story.corrections()).hasSize(truth.path("correction").isNull() ? 0 : 1);
            String old = truth.path("url").asString();
            assertThat(published.moved(old).orElse(old))
                    .as("old links lead to it")
                    .isEqualTo(story.line().path());
        }
    }

    @Test
    void an_import_that_was_cut_off_is_run_again_to_its_end() throws Exception {
        empty();
        Corpus.make(folder, "ghost", 450, 0);
        Report report = new Report(new StringWriter());
        Landing first = new Landing(imports, people, taxonomy, photos, stories, houses.house(), clock, report);
        int[] left = {300};
        assertThatThrownBy(() -> {
                    try (Import export = Import.open(folder)) {
                        export.into(
                                item -> {
                                    if (item instanceof Item.Story && left[0]-- == 0) {
                                        throw new IllegalStateException("the power went");
                                    }
                                    first.arrives(item);
                                },
                                report,
                                null);
                    }
                })
                .hasMessage("the power went");
        assertThat(published.count(ListKey.language("en"))).isEqualTo(200);
        Landing second = land(folder);
        assertThat(second.known()).isEqualTo(200);
        assertThat(second.fresh()).isEqualTo(250);
        assertThat(published.count(ListKey.language("en"))).isEqualTo(450);
    }

    @Test
    void a_file_that_breaks_off_leaves_the_newsroom_as_it_was() throws Exception {
        Path made = Corpus.make(folder.resolve("corpus"), "wxr", 30, 0).folder().resolve("wordpress.xml");
        byte[] whole = Files.readAllBytes(made);
        Files.write(made, Arrays.copyOf(whole, whole.length - 40));
        String before = contents();
        int known = people.all().size()
                + taxonomy.sections().size()
                + taxonomy.topics().size();
        assertThatThrownBy(() -> land(made)).isInstanceOf(ImportRefused.class);
        assertThat(contents()).isEqualTo(before);
        assertThat(people.all().size()
                        + taxonomy.sections().size()
                        + taxonomy.topics().size())
                .isEqualTo(known);
    }

    @Test
    void photos_that_were_missing_come_in_with_a_later_run_unless_the_story_was_changed_here() throws Exception {
        empty();
        Path source = Files.createDirectories(folder.resolve("late"));
        markdown(source, "one", "/old-one/");
        markdown(source, "two", "/old-two/");
        land(source);
        Map<String, PublishedStory> bare = bySlug();
        assertThat(bare.get("one").content().leadPhoto()).isNull();
        assertThat(bare.get("one").content().document().photos()).isEmpty();
        UUID edda = colleagues.add("Edda", "", Set.of(Role.EDITOR), null).value();
        Story changed = writing.open(bare.get("two").line().id(), edda);
        StoryContent words = changed.working();
        StoryContent ours = new StoryContent(
                "Ours now", "", "", "", words.section(), words.topics(), words.authors(), null, words.document());
        writing.save(changed.id(), changed.lock().token(), changed.saves(), ours);

        Files.write(source.resolve("lead.jpg"), Pictures.jpeg(60, 40));
        Files.write(source.resolve("inside.jpg"), Pictures.jpeg(64, 40));
        Landing later = land(source);
        assertThat(later.restored()).isEqualTo(1);
        PublishedStory whole = bySlug().get("one");
        assertThat(whole.content().leadPhoto()).isNotNull();
        assertThat(whole.content().document().photos()).hasSize(1);
        assertThat(whole.line().updatedAt()).isEqualTo(bare.get("one").line().updatedAt());
        assertThat(stories.get(changed.id()).working()).isEqualTo(ours);

        Landing third = land(source);
        assertThat(third.restored()).isZero();
        assertThat(third.known()).isEqualTo(2);
    }

    @Test
    void an_old_address_that_leads_elsewhere_already_is_reported_and_stays_where_it_leads() throws Exception {
        empty();
        Path source = Files.createDirectories(folder.resolve("twice"));
        markdown(source, "first", "/same-old/");
        markdown(source, "second", "/same-old/");
        markdown(source, "third", "/about/");
        StringWriter lines = new StringWriter();
        land(source, new Report(lines));
        assertThat(lines.toString().lines().filter(line -> line.contains("ADDRESS_TAKEN")))
                .hasSize(2)
                .anyMatch(line -> line.contains("second") && line.contains("/same-old/"))
                .anyMatch(line -> line.contains("third") && line.contains("/about/"));
        assertThat(published.moved("/same-old/"))
                .contains(bySlug().get("first").line().path());
        assertThat(published.moved("/about/")).isEmpty();
    }

    @Test
    void a_photo_that_says_not_what_it_shows_comes_in_and_is_reported() throws Exception {
        empty();
        Path source = Files.createDirectories(folder.resolve("bare"));
        markdown(source, "bare", "/old-bare/");
        Files.write(source.resolve("lead.jpg"), Pictures.jpeg(60, 40));
        Files.write(source.resolve("inside.jpg"), Pictures.jpeg(64, 40));
        StringWriter lines = new StringWriter();
        assertThat(land(source, new Report(lines)).fresh()).isEqualTo(1);
        assertThat(lines.toString().lines().filter(line -> line.contains("PHOTO_WORDS")))
                .hasSize(2);
    }

    @Test
    void a_feed_in_the_folder_is_not_taken_for_an_export_of_wordpress() throws Exception {
        empty();
        Path source = Files.createDirectories(folder.resolve("site"));
        markdown(source, "kept", "/old-kept/");
        Files.writeString(
                source.resolve("rss.xml"),
                "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>News</title><item><title>Kept</title>"
                        + "</item></channel></rss>");
        assertThat(land(source).fresh()).isEqualTo(1);
        assertThat(bySlug()).containsKey("kept");
        assertThatThrownBy(() -> land(source.resolve("rss.xml")))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("not a WordPress export");
    }

    private static void markdown(Path folder, String name, String alias) throws IOException {
        Files.writeString(folder.resolve(name + ".md"), """
                ---
                title: The %s
                date: 2020-05-04T10:00:00Z
                section: World
                aliases: ["%s"]
                image: lead.jpg
                ---
                Words of it.

                ![](inside.jpg)

                More words.
                """.formatted(name, alias));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NINJS", "MARKDOWN"})
    void what_goes_out_comes_in_as_it_was(String format) throws Exception {
        empty();
        Path corpus = Corpus.make(folder.resolve("in"), "md", STORIES, 2).folder();
        land(corpus);
        Map<String, PublishedStory> before = bySlug();
        Path out = folder.resolve("out");
        Departure departure = new Departure(
                out,
                EnumSet.of(Departure.Format.valueOf(format)),
                houses.house(),
                published,
                stories,
                people,
                taxonomy,
                photos);
        assertThat(departure.all((done, total) -> assertThat(done).isLessThanOrEqualTo(total)))
                .isEqualTo(STORIES);
        assertThat(land(out).known()).as("a newsroom knows its own stories").isEqualTo(STORIES);
        empty();
        assertThat(land(out).fresh()).isEqualTo(STORIES);
        Map<String, PublishedStory> after = bySlug();
        assertThat(after.keySet()).isEqualTo(before.keySet());
        before.forEach((slug, story) -> assertSame(story, after.get(slug)));
    }

    private void assertSame(PublishedStory before, PublishedStory after) {
        assertThat(after.content().document()).isEqualTo(before.content().document());
        assertThat(after.content().headline()).isEqualTo(before.content().headline());
        assertThat(after.content().standfirst()).isEqualTo(before.content().standfirst());
        assertThat(after.content().section()).isEqualTo(before.content().section());
        assertThat(after.content().topics()).isEqualTo(before.content().topics());
        assertThat(names(after)).isEqualTo(names(before));
        assertThat(after.line().path()).isEqualTo(before.line().path());
        assertThat(after.line().publishedAt()).isEqualTo(before.line().publishedAt());
        assertThat(after.line().updatedAt()).isEqualTo(before.line().updatedAt());
        assertThat(after.corrections().stream().map(c -> c.at() + c.words()))
                .isEqualTo(before.corrections().stream()
                        .map(c -> c.at() + c.words())
                        .toList());
        assertThat(photo(after)).isEqualTo(photo(before));
    }

    private List<String> names(PublishedStory story) {
        return story.content().authors().stream()
                .map(id -> people.find(id).orElseThrow().name())
                .toList();
    }

    private String photo(PublishedStory story) {
        PhotoId id = new PhotoId(story.content().leadPhoto());
        return photos.get(id).details().alt()
                + people.find(new press.stet.newsroom.PersonId(
                                photos.get(id).details().credit().person()))
                        .orElseThrow()
                        .name()
                + HexFormat.of().formatHex(photos.original(id), 0, 200);
    }
}
