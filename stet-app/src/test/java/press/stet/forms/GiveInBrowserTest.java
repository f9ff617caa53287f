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
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
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
import press.stet.delivery.SiteServer;
import press.stet.edition.Printer;
import press.stet.edition.Progress;
import press.stet.identity.Role;
import press.stet.identity.Staff;
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
import press.stet.support.SupportWords;

/** The reader's whole way in a real browser: story, appeal, giving, thanks, managing, stopping. */
@FormsTest
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GiveInBrowserTest {

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

    private Playwright playwright;
    private Browser browser;
    private final Map<String, String> stories = new java.util.HashMap<>();

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

    @ParameterizedTest
    @CsvSource({"en, true", "en, false", "fa, true", "fa, false"})
    void from_a_story_to_thanks_and_from_there_to_stopping_in_two_clicks(String language, boolean script) {
        SupportWords words = SupportWords.of(language);
        Page page = reader(script);
        page.navigate(stories.get(language));
        assertThat(page.locator(".appeal h2")).isVisible();
        shows(page, language, script);

        page.locator(".appeal label", new Page.LocatorOptions().setHasText(words.tell("give.monthly")))
                .click();
        page.locator(".appeal .button").click();
        assertThat(page.locator("h1")).hasText(words.tell("give.title"));
        assertThat(page.locator("input[name=rhythm][value=monthly]")).isChecked();
        shows(page, language, script);

        assertThat(page.locator("input[name=amount-monthly]").first()).isVisible();
        assertThat(page.locator("input[name=amount-once]").first()).isHidden();
        page.locator("#own").fill("1");
        page.locator("form.fields > .button").click();
        assertThat(page.locator("#amount-refusal")).isVisible();
        assertThat(page.locator("#own")).hasValue("1");
        shows(page, language, script);

        page.locator("#own").fill(language.equals("fa") ? "۵" : "5");
        page.locator("form.fields > .button").click();
        assertThat(page.locator("h1")).hasText(words.tell("thanks.title"));
        assertThat(page.locator("main")).containsText(words.tell("thanks.practice"));
        shows(page, language, script);
        page.reload();
        assertThat(page.locator("h1")).hasText(words.tell("thanks.title"));

        page.locator("main a[href*=manage]").click();
        assertThat(page.locator("h1")).hasText(words.tell("manage.title"));
        shows(page, language, script);

        page.locator("main a", new Page.LocatorOptions().setHasText(words.tell("manage.stop")))
                .click();
        page.locator("main .button").click();
        assertThat(page.locator("main [role=status]")).hasText(words.tell("manage.stopped"));
        assertThat(page.locator("main")).containsText(words.tell("manage.state.CANCELLED"));
        shows(page, language, script);
        page.context().close();
    }

    @Test
    void a_reader_from_a_blocked_country_is_warned_and_stopped_in_the_newsrooms_words() {
        interlock.block("BY", LocalDate.parse("2020-01-01"), "", null);
        interlock.tell("BY", "en", LocalDate.parse("2020-01-01"), "Read on, and stay safe.", null);
        try {
            Page page = reader(true);
            page.navigate("/-/give?language=en");
            assertThat(page.locator(".warning")).containsText("Belarus");
            page.locator("#own").fill("5");
            page.locator("form.fields > .button").click();
            assertThat(page.locator(".warning .refusal")).hasText("Choose where you live.");
            page.locator("#residence").selectOption("BY");
            page.locator("form.fields > .button").click();
            assertThat(page.locator("h1")).hasText("Please do not give");
            assertThat(page.locator("main")).containsText("Read on, and stay safe.");
            shows(page, "en", true);
            page.context().close();
        } finally {
            interlock.unblock("BY", null);
        }
    }

    @Test
    void the_pretended_bank_a_failed_card_and_the_reminder_are_pages_anybody_can_use() {
        Page page = reader(false);
        page.navigate("/-/give?language=ru");
        page.locator("#own").fill("7,50");
        page.locator("#card").selectOption("CONFIRM");
        page.locator("form.fields > .button").click();
        assertThat(page.locator("h1")).hasText(SupportWords.of("ru").tell("practice.title"));
        page.locator("button[value=yes]").click();
        assertThat(page.locator("h1")).hasText(SupportWords.of("ru").tell("thanks.title"));

        page.navigate("/-/give?language=en&rhythm=once");
        page.locator("#own").fill("5");
        page.locator("#card").selectOption("EXPIRED");
        page.locator("form.fields > .button").click();
        assertThat(page.locator("h1")).hasText("It did not go through");
        assertThat(page.locator("main")).containsText("past its date");

        page.navigate("/-/give/remind?language=fa");
        page.locator("#mail").fill("reader@example.org");
        page.locator("main .button").click();
        assertThat(page.locator("h1")).hasText(SupportWords.of("fa").tell("remind.sent-title"));
        page.context().close();
    }

    @Test
    void whether_to_ask_costs_a_story_page_no_request_and_no_other_place_hears_of_it() {
        Page page = reader(true);
        List<String> asked = new java.util.ArrayList<>();
        page.onRequest(request -> asked.add(request.url()));
        page.navigate(stories.get("en"));

        assertThat(page.locator(".appeal")).isVisible();
        assertThat(asked)
                .filteredOn(url -> !url.startsWith("data:"))
                .allMatch(url -> url.startsWith("http://localhost:" + server.port() + "/"))
                .noneMatch(url -> url.contains("/-/"));
        page.context().close();
    }

    private Page reader(boolean script) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL("http://localhost:" + server.port())
                .setViewportSize(390, 800)
                .setJavaScriptEnabled(script)
                .setLocale("en-GB"));
        context.setDefaultTimeout(15_000);
        return context.newPage();
    }

    /** The page is in its language and direction, and, where script may run, axe finds nothing between masthead and foot. */
    private static void shows(Page page, String language, boolean script) {
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
                "async () => (await axe.run(document.querySelector('main'), {runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']})).violations"
                        + ".map(v => ({id: v.id, nodes: v.nodes.map(n => n.html + ' ' + (n.any[0]?.message ?? '')).join(' | ')}))");
        return ((List<Map<String, String>>) found)
                .stream().map(each -> each.get("id") + ": " + each.get("nodes")).toList();
    }
}
