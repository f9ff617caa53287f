package press.stet.edition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import press.stet.StetTest;
import press.stet.format.CarriedFile;
import press.stet.format.Memory;
import press.stet.format.ObjectHash;
import press.stet.format.PageEntry;
import press.stet.format.PageTable;
import press.stet.format.Role;
import press.stet.format.Verdict;
import press.stet.format.Verifier;
import press.stet.identity.Staff;
import press.stet.media.Credit;
import press.stet.media.Photo;
import press.stet.media.PhotoDetails;
import press.stet.media.Photos;
import press.stet.newsroom.Correction;
import press.stet.newsroom.Document.Link;
import press.stet.newsroom.Document.Paragraph;
import press.stet.newsroom.Document.Text;
import press.stet.newsroom.House;
import press.stet.newsroom.Houses;
import press.stet.newsroom.Published;
import press.stet.newsroom.Story;
import press.stet.newsroom.StoryContent;
import press.stet.newsroom.StoryId;
import press.stet.newsroom.Taxonomy;
import press.stet.newsroom.Workflow;
import press.stet.newsroom.Writing;
import press.stet.storage.Objects;
import press.stet.storage.SignedTexts;
import press.stet.storage.SiteHeadFile;

/** A story as one file: complete in itself, and provable wherever it went. */
@StetTest
@DirtiesContext
@TestPropertySource(properties = "stet.worker=false")
class CarriedStoryTest {

    private static final Pattern LINK =
            Pattern.compile("href=\"([^\"]*/stet/carried/../([0-9a-f]{64}))\" download=\"([^\"]*)\"");

    @Autowired
    Houses houses;

    @Autowired
    Taxonomy taxonomy;

    @Autowired
    Writing writing;

    @Autowired
    Workflow workflow;

    @Autowired
    Published published;

    @Autowired
    Photos photos;

    @Autowired
    Printer printer;

    @Autowired
    Objects objects;

    @Autowired
    SignedTexts texts;

    @Autowired
    Keys keys;

    @Autowired
    SiteHeadFile heads;

    @Autowired
    Staff colleagues;

    UUID staff;

    @BeforeEach
    void a_house() {
        staff = colleagues
                .add("Edda", "", Set.of(press.stet.identity.Role.EDITOR), null)
                .value();
        house("https://courier.example");
    }

    @Test
    void every_story_links_to_a_file_that_proves_itself() throws IOException {
        StoryId id = publish("en", "Rivers rise", null);
        printer.printChanges();
        Matcher link = link(id);

        assertThat(link.group(3)).isEqualTo("rivers-rise.html");
        byte[] file = carried(link);
        assertThat(verifier().checkCarried(file, memory()).verdict()).isEqualTo(Verdict.UNDATED);
        assertThat(verifier().checkCarried(file, memory(), texts.with(objects)).verdict())
                .isEqualTo(Verdict.GENUINE);
    }

    @Test
    void a_proof_stays_good_in_later_editions_and_a_correction_is_told() throws IOException {
        StoryId id = publish("en", "Kept for long", null);
        printer.printChanges();
        byte[] file = carried(link(id));
        publish("en", "Another story", null);
        printer.printChanges();
        printer.printAll(Progress.NONE);
        assertThat(verifier().checkCarried(file, memory(), texts.with(objects)).verdict())
                .isEqualTo(Verdict.GENUINE);
        assertThat(carried(link(id))).as("made once").isEqualTo(file);

        Story story = writing.open(id, staff);
        writing.save(id, story.lock().token(), story.saves(), story.working());
        workflow.correct(id, Correction.Kind.CORRECTION, true, "It was the other river.", staff);
        printer.printChanges();
        assertThat(verifier().checkCarried(file, memory(), texts.with(objects)).verdict())
                .isEqualTo(Verdict.SUPERSEDED);
        assertThat(new String(carried(link(id)), UTF_8)).contains("It was the other river.");
    }

    @Test
    void when_the_publish_key_is_thrown_out_saved_files_count_no_more_and_new_ones_have_a_proof_that_holds()
            throws IOException {
        StoryId id = publish("en", "Signed by a thief", null);
        printer.printChanges();
        byte[] saved = carried(link(id));
        String stolen = keys.root().keys(Role.EDITION).keys().getFirst().name();

        new KeyChange(keys, List.of(), objects).revoke(stolen);

        byte[] anew = carried(link(id));
        assertThat(verifier().checkCarried(anew, memory()).verdict()).isEqualTo(Verdict.UNDATED);
        assertThat(verifier().checkCarried(anew, memory(), texts.with(objects)).verdict())
                .isEqualTo(Verdict.GENUINE);
        assertThat(verifier().checkCarried(saved, memory(), texts.with(objects)).verdict())
                .isEqualTo(Verdict.UNSIGNED);
    }

    @Test
    void a_changed_byte_is_found() throws IOException {
        StoryId id = publish("en", "Not to be changed", null);
        printer.printChanges();
        String file = new String(carried(link(id)), UTF_8);
        byte[] altered = file.replace("Water rose", "Water fell").getBytes(UTF_8);
        assertThat(verifier().checkCarried(altered, memory()).verdict()).isEqualTo(Verdict.WRONG_HASH);
    }

    @Test
    void the_file_needs_nothing_from_anywhere_and_holds_its_photos() throws IOException {
        Photo photo = photos.add(
                getClass().getResourceAsStream("/demo/photos/harbour-at-dusk.jpg"),
                new PhotoDetails("A harbour at dusk", "The harbour", new Credit(null, "Meadow Pictures"), "", "en"));
        StoryId id = publish("en", "With a photo", photo.id().value());
        printer.printChanges();
        byte[] file = carried(link(id));

        Document page = Jsoup.parse(new ByteArrayInputStream(file), "UTF-8", "");
        assertThat(page.select("script, link, iframe, object, embed, form")).isEmpty();
        for (Element element : page.getAllElements()) {
            assertThat(element.attr("src")).matches("|data:image/.*");
            assertThat(element.attr("srcset")).isEmpty();
            assertThat(element.attr("href")).matches("|https://.*");
        }
        assertThat(page.select("img[src^=data:]")).hasSize(1);
        assertThat(page.select("figcaption").text()).contains("Meadow Pictures");
        assertThat(page.select("a[href]").eachAttr("href")).contains("https://courier.example/old/");
        assertThat(file.length).as("small enough for a message").isLessThan(60_000);
    }

    @Test
    void without_an_address_of_its_own_the_newsroom_is_not_named_by_one() throws IOException {
        house(null);
        StoryId id = publish("en", "Hostless file", null);
        printer.printChanges();
        assertThat(new String(carried(link(id)), UTF_8)).doesNotContain("localhost", "http:", "https:");
    }

    @Test
    void a_story_that_moves_takes_its_file_along() throws IOException {
        StoryId id = publish("en", "Moving on", null);
        printer.printChanges();
        String before = StoryFiles.path(published.line(id).orElseThrow().path());
        writing.slug(id, "moved-on", staff);
        workflow.publish(id, staff);
        printer.printChanges();
        assertThat(table().get(before)).isEmpty();
        assertThat(table().get(StoryFiles.path(published.line(id).orElseThrow().path())))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ru", "fa"})
    void files_in_other_scripts_read_in_their_direction(String language) throws IOException {
        StoryId id = publish(language, language.equals("ru") ? "Реки" : "رودها", null);
        printer.printChanges();
        Document page = Jsoup.parse(new ByteArrayInputStream(carried(link(id))), "UTF-8", "");
        assertThat(page.select("html").attr("dir")).isEqualTo(language.equals("fa") ? "rtl" : "ltr");
        assertThat(page.select("html").attr("lang")).isEqualTo(language);
    }

    private Matcher link(StoryId id) throws IOException {
        String path = published.line(id).orElseThrow().path();
        Matcher link = LINK.matcher(new String(page(path), UTF_8));
        assertThat(link.find()).as("a link to the file of " + path).isTrue();
        return link;
    }

    private byte[] carried(Matcher link) throws IOException {
        byte[] file = objects.carried(ObjectHash.fromHex(link.group(2)));
        assertThat(file).isNotNull();
        assertThat(ObjectHash.of(CarriedFile.parse(file).content()).hex()).isEqualTo(link.group(2));
        return file;
    }

    private byte[] page(String path) throws IOException {
        PageEntry entry = table().get(path).orElseThrow(() -> new AssertionError("There is no page " + path));
        return objects.read(entry.hash(), PageEntry.MAX_OBJECT_LENGTH);
    }

    private PageTable table() throws IOException {
        return PageTable.open(objects, heads.read().orElseThrow().table());
    }

    private Memory memory() throws IOException {
        return Memory.pinned(keys.pinned());
    }

    private static Verifier verifier() {
        return new Verifier(Clock.systemUTC());
    }

    private void house(String address) {
        houses.save(
                new House("The Courier", "", address, ZoneId.of("Europe/Riga"), List.of("en", "ru", "fa"), "{}", true));
        List.of("en", "ru", "fa").forEach(language -> taxonomy.section(language, "World " + language));
    }

    private StoryId publish(String language, String headline, UUID photo) {
        Story story = writing.begin(language, staff);
        StoryContent content = new StoryContent(
                headline,
                "A standfirst",
                "",
                "",
                taxonomy.section(language, "World " + language),
                List.of(),
                List.of(),
                photo,
                new press.stet.newsroom.Document(
                        List.of(new Paragraph(List.of(
                                new Text("Water rose by a metre, as ", List.of()),
                                new Text("we wrote", List.of(new Link("/old/")))))),
                        List.of()));
        writing.save(story.id(), story.lock().token(), 0, content);
        workflow.publish(story.id(), staff);
        return story.id();
    }
}
