package press.stet.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import press.stet.StetTest;
import press.stet.format.PageEntry;
import press.stet.format.PageTable;
import press.stet.identity.Role;
import press.stet.identity.Staff;
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

/** A newsroom with an archive, and its press: what the tests of print share. */
@StetTest
@DirtiesContext
@TestPropertySource(properties = "stet.worker=false")
abstract class Press {

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

    @Autowired
    Staff colleagues;

    @Autowired
    PrintHandler handler;

    @Autowired
    ConfigurableApplicationContext context;

    @Autowired
    StoryCards cards;

    @Autowired
    JdbcClient jdbc;

    UUID staff;
    SectionId world;
    List<TopicId> topics;
    PersonId author;

    @BeforeEach
    void a_house() {
        staff = colleagues.add("Edda", "", Set.of(Role.EDITOR), null).value();
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

    interface Work {
        void run() throws IOException;
    }

    /** The files that some work makes or changes. */
    Set<String> changedBy(Work work) throws IOException {
        Map<String, String> before = pages();
        work.run();
        Map<String, String> after = pages();
        return after.keySet().stream()
                .filter(path -> !after.get(path).equals(before.get(path)))
                .collect(Collectors.toSet());
    }

    void draw(StoryId id) {
        cards.run(new StoryCards.Drawing(
                id.value(), StoryCards.words(published.line(id).orElseThrow())));
    }

    /** The path of the card that a page names. */
    String card(String path) throws IOException {
        return org.jsoup.Jsoup.parse(words(path))
                .select("meta[property=og:image]")
                .attr("content")
                .replace("https://courier.example", "");
    }

    void assertThatFullIsTheSame() throws IOException {
        Map<String, String> incremental = pages();
        printer.printAll(Progress.NONE);
        assertThat(incremental).isEqualTo(pages());
    }

    String words(String path) throws IOException {
        return new String(page(path), StandardCharsets.UTF_8);
    }

    List<TopicId> topics(int count) {
        return Stream.of("Rivers", "Ships", "Grain", "Rain", "Roads")
                .limit(count)
                .map(name -> taxonomy.topic("en", name))
                .toList();
    }

    List<PersonId> authors(int count) {
        return Stream.of("Nora Quill", "Ilya Wren")
                .limit(count)
                .map(name -> people.importAuthor("t:" + (name.startsWith("Nora") ? 1 : 2), name, ""))
                .toList();
    }

    List<String> filesWith(String words) throws IOException {
        List<String> found = new ArrayList<>();
        for (String path : pages().keySet()) {
            if (new String(page(path), StandardCharsets.UTF_8).contains(words)) {
                found.add(path);
            }
        }
        return found;
    }

    byte[] page(String path) throws IOException {
        PageEntry entry = table().get(path).orElseThrow(() -> new AssertionError("There is no page " + path));
        return objects.read(entry.hash(), PageEntry.MAX_OBJECT_LENGTH);
    }

    Map<String, String> pages() throws IOException {
        Map<String, String> pages = new TreeMap<>();
        table().forEachPage((path, entry) -> pages.put(path, entry.hash().hex()));
        return pages;
    }

    PageTable table() throws IOException {
        return PageTable.open(objects, heads.read().orElseThrow().table());
    }

    StoryId publish(String headline, String text) {
        return publish(content(headline, text));
    }

    StoryId publish(StoryContent content) {
        Story story = writing.begin("en", staff);
        writing.save(story.id(), story.lock().token(), 0, content);
        workflow.publish(story.id(), staff);
        return story.id();
    }

    StoryContent filed(String headline, List<TopicId> topics, List<PersonId> authors) {
        return new StoryContent(
                headline,
                "",
                "",
                "",
                world,
                topics,
                authors,
                null,
                content(headline, "Text.").document());
    }

    StoryContent content(String headline, String text) {
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

    void archive(int count) {
        List<Imports.Newcomer> batch = new ArrayList<>();
        Instant start = Instant.now().minus(80, ChronoUnit.DAYS);
        for (int i = 0; i < count; i++) {
            Instant at = start.plus(i * 6L, ChronoUnit.HOURS);
            batch.add(new Imports.Newcomer(
                    "archive:" + UUID.randomUUID(),
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
