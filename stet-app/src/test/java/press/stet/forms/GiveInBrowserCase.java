package press.stet.forms;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import press.stet.delivery.SiteServer;
import press.stet.edition.Printer;
import press.stet.edition.Progress;
import press.stet.identity.Role;
import press.stet.identity.Staff;
import press.stet.jobs.TestJobs;
import press.stet.mail.HouseRelay;
import press.stet.newsroom.Document;
import press.stet.newsroom.House;
import press.stet.newsroom.Houses;
import press.stet.newsroom.SectionId;
import press.stet.newsroom.Story;
import press.stet.newsroom.StoryContent;
import press.stet.newsroom.Taxonomy;
import press.stet.newsroom.Workflow;
import press.stet.newsroom.Writing;
import press.stet.support.Campaigns;
import press.stet.support.Interlock;

/** A newsroom that asks, and a reader with a real browser. */
@FormsTest
@Import(TestJobs.class)
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class GiveInBrowserCase {

    private static final List<String> PLAIN = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** Installed by {@code npm ci} in {@code checks/}, as the test command does. */
    private static final Path AXE = Path.of("..", "checks", "node_modules", "axe-core", "axe.min.js");

    @Autowired
    SiteServer server;

    @Autowired
    Houses houses;

    @Autowired
    Staff staff;

    @Autowired
    Taxonomy taxonomy;

    @Autowired
    Writing writing;

    @Autowired
    Workflow workflow;

    @Autowired
    Printer printer;

    @Autowired
    Campaigns campaigns;

    @Autowired
    Interlock interlock;

    @Autowired
    Clock clock;

    @Autowired
    TestJobs jobs;

    @Autowired
    HouseRelay relay;

    private Playwright playwright;
    private Browser browser;
    final Map<String, String> stories = new java.util.HashMap<>();

    @BeforeAll
    void a_newsroom_that_asks() {
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        houses.save(
                new House("The Courier", "", null, ZoneId.of("Europe/Riga"), List.of("en", "fa", "ru"), "{}", true));
        campaigns.save(
                new Campaigns.Campaign(
                        UUID.randomUUID(),
                        "Always",
                        0,
                        clock.instant().minusSeconds(60),
                        null,
                        false,
                        "USD",
                        List.of(),
                        Campaigns.Quiet.USUAL,
                        Map.of(
                                "en", new Campaigns.Text("They call us undesirable", "We call it <reporting>."),
                                "fa", new Campaigns.Text("ما را نامطلوب می‌خوانند", "ما آن را گزارش می‌نامیم."))),
                null);
        for (String language : List.of("en", "fa")) {
            SectionId section = taxonomy.section(language, language.equals("en") ? "World" : "جهان");
            stories.put(language, published(language, section));
        }
        printer.printAll(Progress.NONE);
        playwright = Playwright.create();
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(PLAIN));
    }

    private String published(String language, SectionId section) {
        UUID editor = staff.add("Edda", "", Set.of(Role.EDITOR), null).value();
        Story story = writing.begin(language, editor);
        writing.save(
                story.id(),
                story.lock().token(),
                0,
                new StoryContent(
                        language.equals("en") ? "A river rises" : "رودی بالا می‌آید",
                        "",
                        "",
                        "",
                        section,
                        List.of(),
                        List.of(),
                        null,
                        new Document(
                                List.of(new Document.Paragraph(List.of(new Document.Text("1, 2, 3.", List.of())))),
                                List.of())));
        workflow.publish(story.id(), editor);
        return writing.open(story.id(), editor).path();
    }

    @AfterAll
    void close() {
        playwright.close();
    }

    Page reader(boolean script) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL("http://localhost:" + server.port())
                .setViewportSize(390, 800)
                .setJavaScriptEnabled(script)
                .setLocale("en-GB"));
        context.setDefaultTimeout(15_000);
        return context.newPage();
    }

    /** The page is in its language and direction, and, where script may run, axe finds nothing on the whole of it. */
    static void shows(Page page, String language, boolean script) {
        assertThat(page.locator("html")).hasAttribute("lang", language);
        assertThat(page.locator("html")).hasAttribute("dir", language.equals("fa") ? "rtl" : "ltr");
        if (script) {
            assertThat(violations(page)).as(page.url()).isEmpty();
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> violations(Page page) {
        try {
            page.evaluate(Files.readString(AXE));
        } catch (IOException e) {
            throw new IllegalStateException("axe-core is not there. Run npm ci in checks/ first.", e);
        }
        Object found = page.evaluate(
                "async () => (await axe.run(document, {runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']})).violations"
                        + ".map(v => ({id: v.id, nodes: v.nodes.map(n => n.html + ' ' + (n.any[0]?.message ?? '')).join(' | ')}))");
        return ((List<Map<String, String>>) found)
                .stream().map(each -> each.get("id") + ": " + each.get("nodes")).toList();
    }
}
