package press.stet.edition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.util.WriterReportImpl;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import press.stet.StetTest;
import press.stet.format.Memory;
import press.stet.format.ObjectHash;
import press.stet.format.PageEntry;
import press.stet.format.PageTable;
import press.stet.format.Verdict;
import press.stet.format.Verifier;
import press.stet.identity.Role;
import press.stet.identity.Staff;
import press.stet.media.Credit;
import press.stet.media.PhotoDetails;
import press.stet.media.Photos;
import press.stet.newsroom.Document;
import press.stet.newsroom.House;
import press.stet.newsroom.Houses;
import press.stet.newsroom.Imports;
import press.stet.newsroom.Story;
import press.stet.newsroom.StoryContent;
import press.stet.newsroom.StoryState;
import press.stet.newsroom.Taxonomy;
import press.stet.newsroom.Workflow;
import press.stet.newsroom.Writing;
import press.stet.storage.Objects;
import press.stet.storage.SiteHeadFile;

/** Weeks as e-books and days as single files. */
@StetTest
@DirtiesContext
@TestPropertySource(properties = "stet.worker=false")
class TakeAlongTest {

    private static final Pattern CARRIED = Pattern.compile("/stet/carried/../([0-9a-f]{64})\"");

    @Autowired
    Houses houses;

    @Autowired
    Taxonomy taxonomy;

    @Autowired
    Imports imports;

    @Autowired
    Writing writing;

    @Autowired
    Workflow workflow;

    @Autowired
    Photos photos;

    @Autowired
    Printer printer;

    @Autowired
    Objects objects;

    @Autowired
    Keys keys;

    @Autowired
    SiteHeadFile heads;

    @Autowired
    Staff colleagues;

    UUID staff;

    @BeforeEach
    void an_archive() throws IOException {
        staff = colleagues.add("Edda", "", Set.of(Role.EDITOR), null).value();
        if (heads.read().isPresent()) {
            return;
        }
        houses.save(new House(
                "The Courier & Co",
                "",
                "https://courier.example",
                ZoneId.of("Europe/Riga"),
                List.of("en", "ru", "fa"),
                "{}",
                true));
        UUID photo = photos.add(
                        getClass().getResourceAsStream("/demo/photos/harbour-at-dusk.jpg"),
                        new PhotoDetails("A harbour & ships", "", new Credit(null, "Meadow Pictures"), "", "en"))
                .id()
                .value();
        archive("en", "Ships & “boats” <again>", photo);
        archive("ru", "Река вернулась", photo);
        archive("fa", "رود بازگشت", photo);
        printer.printAll(Progress.NONE);
    }

    @ParameterizedTest
    @CsvSource({"/,ltr", "/ru/,ltr", "/fa/,rtl"})
    void the_weeks_e_book_passes_epubcheck_without_a_word(String root, String direction) throws IOException {
        List<String> books = pages().keySet().stream()
                .filter(path -> path.startsWith(root + "archive/weeks/") && path.endsWith(".epub"))
                .toList();
        assertThat(books).hasSizeBetween(11, TakeAlong.WEEKS);
        byte[] book = page(books.getLast());
        assertThat(unzipped(book).keySet()).startsWith("mimetype").contains("EPUB/images/1.jpeg");
        assertThat(new String(unzipped(book).get("EPUB/package.opf"), UTF_8))
                .contains("page-progression-direction=\"" + direction + "\"");

        StringWriter said = new StringWriter();
        WriterReportImpl report = new WriterReportImpl(new PrintWriter(said));
        EpubCheck check = new EpubCheck(new ByteArrayInputStream(book), report, "week.epub");
        check.check();
        assertThat(report.getErrorCount() + report.getFatalErrorCount() + report.getWarningCount())
                .as(said.toString())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"/", "/ru/", "/fa/"})
    void a_reading_program_finds_every_weeks_book_in_one_catalogue(String root) throws IOException {
        org.jsoup.nodes.Document catalogue = Jsoup.parse(
                new ByteArrayInputStream(page(root + "archive/weeks/opds.xml")), "UTF-8", "", Parser.xmlParser());
        assertThat(catalogue.select("entry > link[rel=http://opds-spec.org/acquisition]").eachAttr("href").stream()
                        .map(address -> address.replace("https://courier.example", "")))
                .allMatch(path -> path.startsWith(root + "archive/weeks/"))
                .containsExactlyInAnyOrderElementsOf(pages().keySet().stream()
                        .filter(path -> path.startsWith(root + "archive/weeks/") && path.endsWith(".epub"))
                        .toList());
        assertThat(catalogue.select("entry > updated")).hasSameSizeAs(catalogue.select("entry"));
        assertThat(new String(page(root + "archive/"), UTF_8)).contains("archive/weeks/opds.xml\"");
    }

    @Test
    void a_days_file_has_all_its_stories_and_proves_itself() throws IOException {
        String day = pages().keySet().stream()
                .filter(path -> path.matches("/archive/days/[0-9-]+/"))
                .toList()
                .getLast();
        Matcher link = CARRIED.matcher(new String(page(day), UTF_8));
        assertThat(link.find()).isTrue();
        byte[] file = objects.carried(ObjectHash.fromHex(link.group(1)));
        assertThat(new String(file, UTF_8))
                .contains("again&gt;", "data:image/jpeg")
                .doesNotContain("<script");
        assertThat(new Verifier(Clock.systemUTC())
                        .checkCarried(file, Memory.pinned(keys.pinned()))
                        .verdict())
                .isEqualTo(Verdict.UNDATED);
        assertThat(new String(page("/archive/"), UTF_8)).contains(day.substring(1), ".epub\"");
    }

    @Test
    void a_day_too_large_for_one_file_comes_in_several_that_prove_themselves() throws IOException {
        String day = pages().keySet().stream()
                .filter(path -> path.matches("/ru/archive/days/[0-9-]+/"))
                .toList()
                .getFirst();
        Instant noon = Instant.parse(day.substring("/ru/archive/days/".length(), day.length() - 1) + "T10:00:00Z");
        List<Imports.Newcomer> batch = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Document long1 = new Document(
                    List.of(new Document.Paragraph(
                            List.of(new Document.Text("Вода прибывает. ".repeat(35_000), List.of())))),
                    List.of());
            StoryContent usual = content("ru", "Длинный " + i, null);
            StoryContent content =
                    new StoryContent(usual.headline(), "", "", "", usual.section(), List.of(), List.of(), null, long1);
            batch.add(new Imports.Newcomer(
                    "long:" + i,
                    "ru",
                    StoryState.PUBLISHED,
                    "long-" + i,
                    noon,
                    noon,
                    null,
                    List.of(),
                    List.of(),
                    content));
        }
        imports.take(batch);
        imports.finish();
        printer.printAll(Progress.NONE);

        List<String> files = new ArrayList<>();
        for (Matcher link = CARRIED.matcher(new String(page(day), UTF_8)); link.find(); ) {
            byte[] file = objects.carried(ObjectHash.fromHex(link.group(1)));
            assertThat(new Verifier(Clock.systemUTC())
                            .checkCarried(file, Memory.pinned(keys.pinned()))
                            .verdict())
                    .isEqualTo(Verdict.UNDATED);
            files.add(new String(file, UTF_8));
        }
        assertThat(files).hasSizeBetween(2, 4);
        assertThat(String.join("", files)).contains("Длинный 0", "Длинный 1", "Длинный 2");
    }

    @Test
    void a_second_story_of_the_day_leaves_weeks_and_days_as_they_are() throws IOException {
        publish("First of the day");
        printer.printChanges();
        Map<String, String> before = takenAlong();
        publish("Second of the day");
        printer.printChanges();
        assertThat(takenAlong()).isEqualTo(before);
    }

    private Map<String, String> takenAlong() throws IOException {
        Map<String, String> files = pages();
        files.keySet().removeIf(path -> !path.contains("archive/weeks/") && !path.contains("archive/days/"));
        return files;
    }

    private static Map<String, byte[]> unzipped(byte[] book) throws IOException {
        Map<String, byte[]> files = new java.util.LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(book))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private byte[] page(String path) throws IOException {
        PageEntry entry = table().get(path).orElseThrow(() -> new AssertionError("There is no page " + path));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (entry.form() == PageEntry.Form.WHOLE) {
            return objects.read(entry.hash(), PageEntry.MAX_OBJECT_LENGTH);
        }
        return out.toByteArray();
    }

    private Map<String, String> pages() throws IOException {
        Map<String, String> pages = new TreeMap<>();
        table().forEachPage((path, entry) -> pages.put(path, entry.hash().hex()));
        return pages;
    }

    private PageTable table() throws IOException {
        return PageTable.open(objects, heads.read().orElseThrow().table());
    }

    private void archive(String language, String headline, UUID photo) {
        List<Imports.Newcomer> batch = new ArrayList<>();
        Instant start = Instant.now().minus(120, ChronoUnit.DAYS);
        for (int i = 0; i < 118; i++) {
            Instant at = start.plus(i, ChronoUnit.DAYS);
            batch.add(new Imports.Newcomer(
                    language + ":" + i,
                    language,
                    StoryState.PUBLISHED,
                    language + "-" + i,
                    at,
                    at,
                    null,
                    List.of(),
                    List.of(),
                    content(language, headline + " " + i, photo)));
        }
        imports.take(batch);
        imports.finish();
    }

    private void publish(String headline) {
        Story story = writing.begin("en", staff);
        writing.save(story.id(), story.lock().token(), 0, content("en", headline, null));
        workflow.publish(story.id(), staff);
    }

    private StoryContent content(String language, String headline, UUID photo) {
        List<Document.Inline> line = List.of(
                new Document.Text("Text & more, ", List.of()),
                new Document.Text("bold", List.of(Document.Style.STRONG)),
                new Document.Break(List.of()),
                new Document.Text("a link", List.of(new Document.Link("/old/"))),
                new Document.Text("another", List.of(new Document.Link("https://other.example/?a=1&b=2"))));
        return new StoryContent(
                headline,
                "A standfirst",
                "",
                "Riga",
                taxonomy.section(language, "World " + language),
                List.of(),
                List.of(),
                photo,
                new Document(
                        List.of(
                                new Document.Paragraph(line),
                                new Document.Heading(2, line),
                                new Document.Quote(List.of(new Document.Paragraph(line))),
                                new Document.BulletList(
                                        List.of(new Document.ListItem(List.of(new Document.Paragraph(line))))),
                                new Document.OrderedList(
                                        3, List.of(new Document.ListItem(List.of(new Document.Paragraph(line))))),
                                new Document.Code("a < b && c"),
                                new Document.Rule(),
                                new Document.Embed("https://video.example/?v=1&t=2", "A film", "Video")),
                        List.of()));
    }
}
