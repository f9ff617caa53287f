package press.stet.edition;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import press.stet.StetTest;
import press.stet.format.PageEntry;
import press.stet.format.PageTable;
import press.stet.newsroom.Correction;
import press.stet.newsroom.Document;
import press.stet.newsroom.Document.Link;
import press.stet.newsroom.Document.Paragraph;
import press.stet.newsroom.Document.Text;
import press.stet.newsroom.House;
import press.stet.newsroom.Houses;
import press.stet.newsroom.Imports;
import press.stet.newsroom.People;
import press.stet.newsroom.PersonId;
import press.stet.newsroom.Published;
import press.stet.newsroom.SectionId;
import press.stet.newsroom.Story;
import press.stet.newsroom.StoryContent;
import press.stet.newsroom.StoryId;
import press.stet.newsroom.StoryState;
import press.stet.newsroom.Taxonomy;
import press.stet.newsroom.TopicId;
import press.stet.newsroom.Workflow;
import press.stet.newsroom.Writing;
import press.stet.storage.Objects;
import press.stet.storage.SiteHeadFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@StetTest
@DirtiesContext
@TestPropertySource(properties = "stet.worker=false")
class EditionTest {

    @Autowired
    Houses houses;

    @Autowired
    Taxonomy taxonomy;

    @Autowired
    People people;

    @Autowired
    Writing writing;

    @Autowired
    Workflow workflow;

    @Autowired
    Imports imports;

    @Autowired
    Published published;

    @Autowired
    Printer printer;

    @Autowired
    Objects objects;

    @Autowired
    SiteHeadFile heads;

    final UUID staff = UUID.randomUUID();
    SectionId world;
    List<TopicId> topics;
    PersonId author;

    @BeforeEach
    void a_house() {
        houses.save(new House(
                "The Courier & Co",
                "",
                "https://courier.example",
                ZoneId.of("Europe/Riga"),
                List.of("en", "fa"),
                "{}",
                true));
        world = taxonomy.section("en", "World");
        topics = List.of(taxonomy.topic("en", "Rivers"), taxonomy.topic("en", "Ships"), taxonomy.topic("en", "Grain"));
        author = people.importAuthor("t:1", "Nora Quill", "");
    }

    @Test
    void an_added_story_changes_at_most_twenty_files_whatever_the_archive() throws IOException {
        archive(300);
        printer.printAll(Progress.NONE);
        List<Integer> changed = new ArrayList<>();
        for (int n = 0; n < 30; n++) {
            Map<String, String> before = pages();
            publish("Added story " + n, "Text.");
            printer.printChanges();
            Map<String, String> after = pages();
            changed.add((int) after.entrySet().stream()
                    .filter(page -> !page.getValue().equals(before.get(page.getKey())))
                    .count());
        }
        changed.sort(Integer::compareTo);
        assertThat(changed.get(changed.size() / 2)).as("median of %s", changed).isLessThanOrEqualTo(20);
        assertThat(changed.getFirst()).as("an added story changes something").isPositive();
    }

    @Test
    void feeds_are_read_back_whole_by_another_program() throws Exception {
        StoryId id = publish("Tom & “Jerry” <again>", "The whole text, with a ");
        Story story = writing.open(id, staff);
        writing.save(id, story.lock().token(), story.saves(), story.working());
        workflow.correct(id, Correction.Kind.CORRECTION, true, "We wrote Tuesday; it was Wednesday.", staff);
        printer.printChanges();

        for (String path : List.of(
                "/feed.xml",
                "/atom.xml",
                "/world/feed.xml",
                "/topics/rivers/feed.xml",
                "/authors/nora-quill/feed.xml")) {
            SyndFeed feed = new SyndFeedInput().build(new XmlReader(new ByteArrayInputStream(page(path))));
            assertThat(feed.getEntries().getFirst().getTitle()).as(path).isEqualTo("Tom & “Jerry” <again>");
            assertThat(feed.getEntries().getFirst().getLink()).startsWith("https://courier.example/world/");
            String body = feed.getEntries().getFirst().getContents().getFirst().getValue();
            assertThat(body).contains("it was Wednesday").contains("href=\"https://courier.example/old-path/\"");
        }
        JsonNode json = JsonMapper.shared().readTree(page("/feed.json"));
        assertThat(json.path("version").asString()).isEqualTo("https://jsonfeed.org/version/1.1");
        assertThat(json.path("items").path(0).path("title").asString()).isEqualTo("Tom & “Jerry” <again>");
        assertThat(json.path("items")
                        .path(0)
                        .path("authors")
                        .path(0)
                        .path("name")
                        .asString())
                .isEqualTo("Nora Quill");
    }

    @Test
    void sitemaps_name_every_story_and_are_well_formed() throws Exception {
        StoryId id = publish("On the map", "Text.");
        printer.printChanges();
        String path = published.line(id).orElseThrow().path();
        Map<String, String> pages = pages();
        String all = "";
        for (String name : pages.keySet()) {
            if (name.startsWith("/sitemap") && name.endsWith(".xml")) {
                byte[] bytes = page(name);
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
                all += new String(bytes, StandardCharsets.UTF_8);
            }
        }
        assertThat(all)
                .contains("<loc>https://courier.example" + path + "</loc>")
                .contains("<news:title>On the map</news:title>");
        assertThat(new String(page("/robots.txt"), StandardCharsets.UTF_8))
                .contains("Sitemap: https://courier.example/sitemap.xml");
        assertThat(new String(page("/.well-known/security.txt"), StandardCharsets.UTF_8))
                .contains("Contact: ")
                .contains("Expires: ");
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
    void a_print_that_was_cut_off_is_done_again_and_a_call_twice_changes_nothing() throws IOException {
        publish("Once", "Text.");
        printer.printChanges();
        long edition = heads.read().orElseThrow().edition();
        assertThat(printer.printChanges()).isEmpty();
        assertThat(heads.read().orElseThrow().edition()).isEqualTo(edition);
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

    private List<String> filesWith(String words) throws IOException {
        List<String> found = new ArrayList<>();
        for (String path : pages().keySet()) {
            if (new String(page(path), StandardCharsets.UTF_8).contains(words)) {
                found.add(path);
            }
        }
        return found;
    }

    private byte[] page(String path) throws IOException {
        PageEntry entry = table().get(path).orElseThrow(() -> new AssertionError("There is no page " + path));
        return objects.read(entry.hash(), PageEntry.MAX_OBJECT_LENGTH);
    }

    private Map<String, String> pages() throws IOException {
        Map<String, String> pages = new TreeMap<>();
        table().forEachPage((path, entry) -> pages.put(path, entry.hash().hex()));
        return pages;
    }

    private PageTable table() throws IOException {
        return PageTable.open(objects, heads.read().orElseThrow().table());
    }

    private StoryId publish(String headline, String text) {
        Story story = writing.begin("en", staff);
        writing.save(story.id(), story.lock().token(), 0, content(headline, text));
        workflow.publish(story.id(), staff);
        return story.id();
    }

    private StoryContent content(String headline, String text) {
        return new StoryContent(
                headline,
                "",
                "",
                "",
                world,
                topics,
                List.of(author),
                null,
                new Document(
                        List.of(new Paragraph(
                                List.of(new Text(text, List.of()), new Text("link", List.of(new Link("/old-path/")))))),
                        List.of()));
    }

    private void archive(int count) {
        List<Imports.Newcomer> batch = new ArrayList<>();
        Instant start = Instant.now().minus(80, ChronoUnit.DAYS);
        for (int i = 0; i < count; i++) {
            Instant at = start.plus(i * 6L, ChronoUnit.HOURS);
            batch.add(new Imports.Newcomer(
                    "archive:" + i,
                    "en",
                    StoryState.PUBLISHED,
                    "archived-" + i,
                    at,
                    at,
                    null,
                    List.of(),
                    List.of(),
                    content("Archived " + i, "Text.")));
        }
        imports.take(batch);
        imports.finish();
    }
}
