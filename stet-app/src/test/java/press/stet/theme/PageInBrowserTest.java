package press.stet.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Media;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What pages do in a real browser, with and without script. */
@SuppressWarnings("unchecked")
class PageInBrowserTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Theme THEME = Theme.standard(Tokens.DEFAULT);
    private static final Courier COURIER = Courier.in("en");

    private static Playwright playwright;
    private static Browser browser;

    @BeforeAll
    static void start() {
        assumeTrue(Files.isExecutable(CHROMIUM), "Install Debian's chromium to open pages in a browser.");
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
    static void stop() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @Test
    void the_notice_closes_by_a_mark_of_44_pixels_without_script() {
        open(COURIER.story(), false, page -> {
            var mark = page.locator(".shut");
            assertThat(mark.boundingBox().width).isGreaterThanOrEqualTo(44);
            assertThat(mark.boundingBox().height).isGreaterThanOrEqualTo(44);
            mark.focus();
            page.keyboard().press("Space");
            assertThat(page.locator(".notice").isVisible()).isFalse();
            assertThat(page.locator("h1").isVisible()).isTrue();
        });
    }

    @Test
    void a_reader_chooses_the_size_of_the_text_by_key_or_finger_without_script_and_nothing_else_moves() {
        open(COURIER.story(), false, page -> {
            page.setViewportSize(360, 740);
            var headline = page.locator("h1").boundingBox().y;
            var text = page.locator(".body").boundingBox().y;
            var normal = sizeOfText(page);
            page.locator(".size input").first().focus();
            page.keyboard().press("ArrowRight");
            var larger = sizeOfText(page);
            page.locator(".size input").last().click();
            var largest = sizeOfText(page);

            assertThat(larger).isGreaterThan(normal);
            assertThat(largest).isGreaterThan(larger);
            assertThat(page.locator("h1").boundingBox().y).isEqualTo(headline);
            assertThat(page.locator(".body").boundingBox().y).isEqualTo(text);
            assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                    .as("no sideways scrolling at phone width")
                    .isLessThanOrEqualTo(360);
            for (var letter : page.locator(".size input").all()) {
                assertThat(letter.boundingBox().width).isGreaterThanOrEqualTo(24);
                assertThat(letter.boundingBox().height).isGreaterThanOrEqualTo(24);
            }
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator(".size").isVisible()).isFalse();
        });
    }

    private static double sizeOfText(Page page) {
        return Double.parseDouble(
                ((String) page.evaluate("getComputedStyle(document.querySelector('.body > p')).fontSize"))
                        .replace("px", ""));
    }

    @Test
    void the_missing_page_offers_its_whole_list_without_script_and_no_dead_field() {
        open(COURIER.pages().get("not-found"), false, page -> {
            assertThat(page.locator("#titles a").count()).isEqualTo(24);
            assertThat(page.locator("#q").isVisible()).isFalse();
        });
    }

    @Test
    void with_script_the_list_narrows_while_typing_and_says_when_nothing_fits() {
        open(COURIER.pages().get("not-found"), true, page -> {
            page.fill("#q", "choir station");
            assertThat(page.locator("#titles li:visible").allInnerTexts())
                    .isNotEmpty()
                    .allMatch(title -> title.contains("Choir"));
            page.fill("#q", "zeppelin");
            assertThat(page.locator("#titles li:visible").count()).isZero();
            assertThat(page.locator("#nil").innerText()).isEqualTo(COURIER.words.say("noTitle"));
        });
    }

    @Test
    void the_first_tab_leads_past_the_navigation() {
        open(COURIER.story(), true, page -> {
            page.keyboard().press("Tab");
            assertThat(page.evaluate("document.activeElement.textContent")).isEqualTo("Skip to the text");
            assertThat(page.locator(".skip").boundingBox().height).isGreaterThan(20);
        });
    }

    @Test
    void on_paper_stand_the_story_its_date_and_its_address_and_nothing_to_click() {
        var story = COURIER.story(
                COURIER.site(null, "https://courier.example/"),
                null,
                COURIER.body(),
                List.of(),
                null,
                COURIER.letterBox(),
                COURIER.appeal());
        open(story, true, page -> {
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator(".paper").innerText())
                    .isEqualTo("From https://courier.example/harbour/ferries-stop/");
            assertThat(page.locator(".meta time").first().isVisible()).isTrue();
            assertThat(page.locator("nav:visible, form:visible, .share:visible, aside:visible")
                            .count())
                    .isZero();
        });
    }

    @Test
    void the_text_measures_50_to_75_characters_a_line() {
        open(COURIER.story(), true, page -> {
            var characters = (Number) page.evaluate("""
                    (() => { const p = document.querySelector('.body > p'), r = document.createRange(); r.selectNodeContents(p);
                    return p.textContent.length / new Set([...r.getClientRects()].map(b => Math.round(b.top))).size })()""");
            assertThat(characters.doubleValue()).isBetween(50.0, 75.0);
        });
    }

    @Test
    void no_page_breaks_its_own_policy_or_asks_for_anything_but_its_photos() {
        for (var kind : COURIER.pages().entrySet()) {
            open(kind.getValue(), true, page -> assertThat((List<String>)
                            page.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)"))
                    .as(kind.getKey())
                    .allMatch(address -> address.contains("/media/") || address.matches(".*/stet-(page|check)[.]js")));
        }
    }

    /** Opens a page on an origin of its own, with photos answered by nothing, and fails on any complaint of the browser. */
    private static void open(PageModel model, boolean script, Consumer<Page> look) {
        var complaints = new ArrayList<String>();
        try (var context = browser.newContext(
                new Browser.NewContextOptions().setJavaScriptEnabled(script).setViewportSize(1280, 900))) {
            var page = context.newPage();
            page.onConsoleMessage(message -> complaints.add(message.text()));
            page.onPageError(complaints::add);
            page.route("**/*", route -> {
                if (route.request().url().contains("/media/")) {
                    route.fulfill(new Route.FulfillOptions()
                            .setStatus(200)
                            .setContentType("image/svg+xml")
                            .setBody("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"));
                } else if (route.request().url().endsWith(".js")) {
                    route.fulfill(new Route.FulfillOptions()
                            .setContentType("text/javascript")
                            .setBody(""));
                } else {
                    route.fulfill(new Route.FulfillOptions()
                            .setContentType("text/html; charset=utf-8")
                            .setBody(THEME.render(model)));
                }
            });
            page.navigate("http://courier.example/" + model.place().path());
            look.accept(page);
        }
        assertThat(complaints).isEmpty();
    }
}
