package press.stet.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Outside judges of the printed pages: the Nu HTML checker, axe-core in Chromium, Mozilla's reader view. */
@Tag("judges")
class JudgesTest {

    private static final Path CHECKS = Path.of("../checks").toAbsolutePath().normalize();
    private static final Path TOOLS = CHECKS.resolve("node_modules");
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final List<String> CHROMIUM_FLAGS = List.of(
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    @TempDir
    private static Path printed;

    private static final Map<String, PageModel> PAGES = new TreeMap<>();

    @BeforeAll
    static void print() throws IOException {
        assumeTrue(Files.isDirectory(TOOLS), "Run “npm ci --ignore-scripts” in checks/ to call the judges.");
        var theme = Theme.standard(Tokens.DEFAULT);
        for (var language : Courier.LANGUAGES) {
            for (var page : Courier.in(language).pages().entrySet()) {
                var name = page.getKey() + "." + language + ".html";
                PAGES.put(name, page.getValue());
                Files.writeString(printed.resolve(name), theme.render(page.getValue()));
            }
        }
    }

    @Test
    void the_html_checker_finds_no_error_in_any_page() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var jar = TOOLS.resolve("vnu-jar/build/dist/vnu.jar").toString();
        var command = new ArrayList<>(
                List.of(java, "-Xss1m", "-jar", jar, "--format", "json", "--stdout", "--exit-zero-always"));
        command.addAll(files());
        var messages = JsonMapper.shared().readTree(run(command)).get("messages");
        assertThat(messages.values().stream().filter(JudgesTest::isOurFault))
                .map(message -> message.get("url").stringValue().replaceAll(".*/", "") + ":"
                        + message.get("message").stringValue() + " "
                        + message.path("extract").stringValue(""))
                .isEmpty();
    }

    /**
     * Everything but two complaints about the policy: JSON-LD is data, which no policy on scripts applies to (HTML,
     * "prepare the script element"), and a page on a disk has no origin that its pictures and scripts could share.
     */
    private static boolean isOurFault(JsonNode message) {
        var text = message.get("message").stringValue();
        var aboutPolicy = text.startsWith("Inline script violates Content Security Policy")
                        && message.path("extract").stringValue("").contains("application/ld+json")
                || text.startsWith("Resource violates Content Security Policy")
                        && (text.contains("media/") || text.matches("(?s).*“[./]*stet-[a-z]+\\.js”.*"));
        return message.get("type").stringValue().equals("error") || !aboutPolicy;
    }

    @Test
    void axe_finds_no_violation_in_any_page_on_a_light_phone_and_a_dark_desktop() throws IOException {
        assumeTrue(Files.isExecutable(CHROMIUM), "Install Debian's chromium to call this judge.");
        var axe = Files.readString(TOOLS.resolve("axe-core/axe.min.js"));
        try (var playwright = Playwright.create();
                var browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(CHROMIUM)
                                .setChromiumSandbox(false)
                                .setArgs(CHROMIUM_FLAGS))) {
            var found = new ArrayList<String>();
            found.addAll(violations(browser, axe, ColorScheme.LIGHT, 360));
            found.addAll(violations(browser, axe, ColorScheme.DARK, 1280));
            assertThat(found).isEmpty();
        }
    }

    private static List<String> violations(Browser browser, String axe, ColorScheme scheme, int width)
            throws IOException {
        var found = new ArrayList<String>();
        var options = new Browser.NewContextOptions()
                .setColorScheme(scheme)
                .setViewportSize(width, 800)
                .setBypassCSP(true);
        try (var context = browser.newContext(options)) {
            var page = context.newPage();
            for (var name : PAGES.keySet()) {
                page.setContent(Files.readString(printed.resolve(name)));
                page.evaluate(axe);
                found.addAll(violations(page, name + " at " + width + " " + scheme));
            }
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    private static List<String> violations(Page page, String where) {
        var violations = (List<String>)
                page.evaluate(
                        "async () => (await axe.run()).violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' | '))");
        var wider = (Boolean) page.evaluate("document.documentElement.scrollWidth > innerWidth");
        var found = new ArrayList<>(
                violations.stream().map(violation -> where + ": " + violation).toList());
        if (wider) {
            found.add(where + ": has to be scrolled sideways");
        }
        return found;
    }

    @Test
    void a_reader_view_finds_title_byline_date_and_nearly_every_word() throws Exception {
        var stories = Courier.LANGUAGES.stream()
                .map(language -> "story." + language + ".html")
                .toList();
        var command = new ArrayList<>(
                List.of("node", CHECKS.resolve("readability.mjs").toString()));
        stories.forEach(name -> command.add(printed.resolve(name).toString()));
        var lines = run(command).lines().toList();
        assertThat(lines).hasSameSizeAs(stories);
        for (var i = 0; i < lines.size(); i++) {
            var read = JsonMapper.shared().readTree(lines.get(i));
            var story = (StoryPage) PAGES.get(stories.get(i));
            assertThat(read.get("title").stringValue()).isEqualTo(story.headline());
            assertThat(read.get("byline").stringValue())
                    .contains(
                            story.byline().authors().stream().map(Author::name).toList());
            assertThat(read.get("publishedTime").stringValue())
                    .isEqualTo(story.times().published().iso());
            assertThat(shareOfWords(story, read.get("textContent").stringValue()))
                    .isGreaterThanOrEqualTo(0.98);
        }
    }

    private static double shareOfWords(StoryPage story, String read) {
        var wanted = Jsoup.parse(story.body().opening().html() + " "
                        + story.body().rest().html())
                .text()
                .split(" ");
        var got = new ArrayList<>(Arrays.asList(read.split("\\s+")));
        return Arrays.stream(wanted).filter(got::remove).count() / (double) wanted.length;
    }

    private static List<String> files() {
        return PAGES.keySet().stream()
                .map(name -> printed.resolve(name).toString())
                .toList();
    }

    private static String run(List<String> command) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(false).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var complaint = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(complaint).isZero();
        return output;
    }
}
