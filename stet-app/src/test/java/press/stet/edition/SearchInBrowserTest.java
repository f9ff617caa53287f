package press.stet.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import press.stet.StetTest;
import press.stet.format.PageEntry;
import press.stet.format.PageTable;
import press.stet.identity.Role;
import press.stet.identity.Staff;
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

/** A reader searches a printed edition: every file comes from the table, and nothing else is there to be asked. */
@StetTest
@DirtiesContext
@TestPropertySource(properties = "stet.worker=false")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchInBrowserTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final String DOOR = "https://door.example";

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
    Printer printer;

    @Autowired
    Objects objects;

    @Autowired
    SiteHeadFile heads;

    @Autowired
    Staff colleagues;

    UUID staff;
    final List<String> asked = new ArrayList<>();
    Playwright playwright;
    Browser browser;

    @BeforeAll
    void print() {
        assumeTrue(Files.isExecutable(CHROMIUM), "Install Debian's chromium to search in a browser.");
        staff = colleagues.add("Edda", "", Set.of(Role.EDITOR), null).value();
        houses.save(
                new House("The Courier", "", null, ZoneId.of("Europe/Riga"), List.of("en", "ru", "fa"), "{}", true));
        archive("en", 90, "The harbour", "Ships came back to the harbours of the north.");
        archive("ru", 20, "Река", "Журналисты вернулись к реке вместе с читателями.");
        archive("fa", 20, "کتاب‌ها", "روزنامه‌نگاران کتاب‌های تازه را خواندند.");
        printer.printAll(Progress.NONE);
        Story story = writing.begin("en", staff);
        writing.save(story.id(), story.lock().token(), 0, content("en", "Zeppelins over town", "A zeppelin was seen."));
        workflow.publish(story.id(), staff);
        printer.printChanges();
        playwright = Playwright.create();
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setChromiumSandbox(false)
                        .setArgs(List.of(
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    @AfterAll
    void close() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/search/,harbours ship,The harbour",
        "/search/,Zeppelin's,Zeppelins over town",
        "/ru/search/,журналистами реки,Река",
        "/fa/search/,كتاب روزنامه‌نگار,کتاب‌ها"
    })
    void words_are_found_in_every_form(String path, String words, String headline) {
        Page page = open(path, true);
        page.fill("#words", words);
        page.press("#words", "Enter");
        page.waitForSelector("#found li");
        assertThat(page.locator("#found h2").first().innerText()).startsWith(headline);
        assertThat(page.locator("#found time").first().innerText()).isNotBlank();
        page.locator("#found a").first().click();
        page.waitForSelector("article h1");
        assertThat(page.locator("article h1").innerText()).startsWith(headline);
        page.close();
    }

    @Test
    void the_query_never_leaves_the_device_and_the_newest_of_many_come_first() {
        Page page = open("/search/", true);
        asked.clear();
        page.fill("#words", "harbour ships");
        page.locator("#go").click();
        page.waitForSelector("#found li");
        assertThat(page.locator("#found li").count()).isEqualTo(6);
        assertThat(page.locator("#found h2").first().innerText()).isEqualTo("The harbour 89");
        page.locator("#more button").click();
        page.waitForSelector("#found li:nth-child(12)");
        assertThat(asked)
                .isNotEmpty()
                .allMatch(request -> request.matches(
                        "GET " + DOOR + "/(stet[/-].*|search/(latest|headlines/[0-9]+|[0-9]+/[0-9]+/[0-9]+)) null"));
        assertThat(asked).noneMatch(request -> request.contains("harbour") || request.contains("ship"));
        page.close();
    }

    @Test
    void what_is_nowhere_is_said_to_be_nowhere() {
        Page page = open("/search/", true);
        page.fill("#words", "harbour quokka");
        page.press("#words", "Enter");
        page.locator("#said", new Page.LocatorOptions().setHasText("No story")).waitFor();
        assertThat(page.locator("#found li").count()).isZero();
        page.close();
    }

    @Test
    void without_script_the_page_leads_to_the_archive_and_shows_no_dead_field() {
        Page page = open("/search/", false);
        assertThat(page.locator("#words").isVisible()).isFalse();
        page.locator("main a[href$='archive/']").first().click();
        assertThat(page.url()).isEqualTo(DOOR + "/archive/");
        page.close();
    }

    private Page open(String path, boolean script) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(script));
        context.route("**/*", this::answer);
        Page page = context.newPage();
        page.navigate(DOOR + path);
        return page;
    }

    private void answer(Route route) {
        asked.add(route.request().method() + " " + route.request().url() + " "
                + route.request().postData());
        String path = URI.create(route.request().url()).getPath();
        try {
            Optional<PageEntry> entry =
                    PageTable.open(objects, heads.read().orElseThrow().table()).get(path);
            if (entry.isEmpty()) {
                route.fulfill(new Route.FulfillOptions().setStatus(404));
                return;
            }
            route.fulfill(new Route.FulfillOptions()
                    .setContentType(entry.get().mediaType())
                    .setHeaders(Map.of(
                            "Content-Type",
                            entry.get().mediaType(),
                            "Content-Security-Policy",
                            entry.get().csp().policy()))
                    .setBodyBytes(objects.read(entry.get().hash(), PageEntry.MAX_OBJECT_LENGTH)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void archive(String language, int count, String headline, String text) {
        List<Imports.Newcomer> batch = new ArrayList<>();
        Instant start = Instant.parse("2026-01-01T12:00:00Z");
        for (int i = 0; i < count; i++) {
            Instant at = start.plus(i, ChronoUnit.DAYS);
            batch.add(new Imports.Newcomer(
                    language + ":" + i,
                    language,
                    StoryState.PUBLISHED,
                    language + "-story-" + i,
                    at,
                    at,
                    null,
                    List.of(),
                    List.of(),
                    content(language, headline + " " + i, text)));
        }
        imports.take(batch);
        imports.finish();
    }

    private StoryContent content(String language, String headline, String text) {
        return new StoryContent(
                headline,
                "",
                "",
                "",
                taxonomy.section(language, "World " + language),
                List.of(),
                List.of(),
                null,
                new Document(List.of(new Document.Paragraph(List.of(new Document.Text(text, List.of())))), List.of()));
    }
}
