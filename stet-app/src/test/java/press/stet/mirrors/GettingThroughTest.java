package press.stet.mirrors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.Proxy;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import press.stet.Stet;
import press.stet.TestDatabase;
import press.stet.delivery.SiteServer;
import press.stet.edition.Printer;
import press.stet.edition.StoreAddresses;
import press.stet.identity.Role;
import press.stet.identity.Staff;
import press.stet.mirrors.FakeInternet.Block;
import press.stet.newsroom.Document;
import press.stet.newsroom.House;
import press.stet.newsroom.Houses;
import press.stet.newsroom.SectionId;
import press.stet.newsroom.Stories;
import press.stet.newsroom.Story;
import press.stet.newsroom.StoryContent;
import press.stet.newsroom.Taxonomy;
import press.stet.newsroom.Workflow;
import press.stet.newsroom.Writing;

/**
 * A reader in a real Chromium, who was at the site once, and a story she has not read: printed by the whole application, carried by a
 * door and three stores with real TLS, behind everything that is done to them.
 */
@SpringBootTest(
        classes = {Stet.class, GettingThroughTest.Stores.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"stet.site-port=0", "stet.worker=false"})
@ContextConfiguration(initializers = TestDatabase.class)
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GettingThroughTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final String DOOR = BlockTable.DOOR;
    private static final List<String> STORES = BlockTable.STORES;
    private static final String HEADLINE = "The bridge stands";
    private static final double CAP_MILLIS = 90_000;
    private static final double PLAIN_CAP_MILLIS = 8_000;

    @TestConfiguration
    static class Stores {
        @Bean
        StoreAddresses storesOfThisWorld() {
            return () ->
                    STORES.stream().map(host -> "https://" + host + "/stet/").toList();
        }
    }

    @Autowired
    Houses houses;

    @Autowired
    Taxonomy taxonomy;

    @Autowired
    Writing writing;

    @Autowired
    Workflow workflow;

    @Autowired
    Stories stories;

    @Autowired
    Staff colleagues;

    @Autowired
    Printer printer;

    @Autowired
    Mirrors mirrors;

    @Autowired
    SiteServer site;

    @Autowired
    ServletWebServerApplicationContext application;

    @TempDir
    static Path folder;

    private final List<AutoCloseable> world = new ArrayList<>();
    private FakeInternet internet;
    private Browser browser;
    private String story;
    private UUID staff;
    private final List<String> failures = new ArrayList<>();

    @BeforeAll
    void print() throws Exception {
        assumeTrue(Files.isExecutable(CHROMIUM), "Install Debian's chromium to open pages in a browser.");
        houses.save(new House("The Courier", "", null, ZoneId.of("UTC"), List.of("en"), "{}", true));
        SectionId section = taxonomy.section("en", "World");
        staff = colleagues.add("Edda", "", Set.of(Role.EDITOR), null).value();
        for (int i = 0; i < 8; i++) {
            story = publish(section, i == 7 ? HEADLINE : "Another story, number " + i);
        }
        printer.printChanges();
        TestAuthority authority = new TestAuthority(folder, "authority");
        TestAuthority censor = new TestAuthority(folder, "censor");
        StaticHost blockPage = new StaticHost(
                Files.createDirectories(folder.resolve("blocked")), censor.serving(List.of("censor.example")));
        world.add(blockPage);
        internet = new FakeInternet(blockPage.port());
        world.add(internet);
        carry(DOOR, Carries.DOOR, authority);
        for (String store : STORES) {
            carry(store, Carries.STORE, authority);
        }
        Playwright playwright = Playwright.create();
        world.add(playwright);
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setProxy(new Proxy("socks5://127.0.0.1:" + internet.port()))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--ignore-certificate-errors-spki-list=" + authority.fingerprint())));
    }

    private void carry(String host, Carries carries, TestAuthority authority) throws Exception {
        Path root = Files.createDirectories(folder.resolve(host));
        String name = host.replace(".example", "");
        Path target = carries == Carries.DOOR ? root : Files.createDirectories(root.resolve("stet"));
        mirrors.addFolder(name, target, carries, null, null);
        mirrors.visitAll();
        assertThat(mirrors.board()).allMatch(Mirrors.Line::rightHash);
        StaticHost server = new StaticHost(root, authority.serving(List.of(host)));
        world.add(server);
        internet.host(host, server.port());
    }

    /** Six hundred words. @return its path */
    private String publish(SectionId section, String headline) {
        Story story = writing.begin("en", staff);
        List<Document.Block> paragraphs = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String words = IntStream.range(0, 50)
                    .mapToObj(word -> Integer.toString((headline.hashCode() ^ word * 7919) & 0xffffff, 36))
                    .reduce("", (text, word) -> text + word + " ");
            paragraphs.add(new Document.Paragraph(List.of(new Document.Text(words + i + ".", List.of()))));
        }
        writing.save(
                story.id(),
                story.lock().token(),
                story.saves(),
                new StoryContent(
                        headline,
                        "",
                        "",
                        "",
                        section,
                        List.of(),
                        List.of(),
                        null,
                        new Document(paragraphs, List.of())));
        workflow.publish(story.id(), staff);
        return java.util.Objects.requireNonNull(
                stories.find(story.id()).orElseThrow().path());
    }

    @AfterAll
    void end() throws Exception {
        for (AutoCloseable part : world.reversed()) {
            part.close();
        }
    }

    @Test
    @Order(1)
    void a_story_opens_behind_every_block_that_leaves_a_way() throws IOException {
        List<BlockTable.Result> results = BlockTable.ROWS.stream()
                .map(row -> measure(row, 1, Plain.SKIPPED))
                .toList();

        results.forEach(result -> assertThat(result.millis())
                .as(result.row().name() + " " + failures)
                .allMatch(millis -> millis < CAP_MILLIS));
        BlockTable.write(results, Path.of("target", "blocks.md"));
        assertThat(internet.strangers()).as("nobody else is asked").noneMatch(name -> name.endsWith(".example"));
    }

    /** {@code -Dstet.rows=0-4} measures some of the rows and leaves the others in the table as they are, {@code -Dstet.runs} fewer times. */
    @Test
    @Order(2)
    @Tag("long")
    void in_19_of_20_runs_the_story_is_there_within_two_seconds() throws IOException {
        String[] some = System.getProperty("stet.rows", "0-" + (BlockTable.ROWS.size() - 1))
                .split("-", 2);
        List<BlockTable.Result> results =
                BlockTable.ROWS.subList(Integer.parseInt(some[0]), Integer.parseInt(some[1]) + 1).stream()
                        .map(row -> measure(
                                row,
                                row.shows() == BlockTable.Shows.THAT_THERE_IS_NO_WAY
                                        ? 3
                                        : Integer.getInteger("stet.runs", 20),
                                Plain.MEASURED))
                        .toList();

        BlockTable.write(results, Path.of("target", "blocks.md"));
        BlockTable.write(results, Path.of("..", "docs", "blocks.md"));
        results.forEach(result -> assertThat(result.within(result.row().bar()))
                .as(result.toString())
                .isGreaterThanOrEqualTo(0.95));
    }

    @Test
    @Order(3)
    void a_reader_who_was_at_the_running_site_once_reads_on_when_it_is_gone() {
        String address = "http://localhost:" + site.port();
        internet.host("localhost", site.port());
        try (BrowserContext context = browser.newContext()) {
            Page page = context.newPage();
            List<String> complaints = new ArrayList<>();
            page.onPageError(complaints::add);
            visit(page, address + "/");
            assertThat(page.locator(".stet-line summary").innerText()).contains("localhost");

            application.getWebServer().stop();

            page.navigate(address + story);
            assertThat(page.title()).startsWith(HEADLINE);
            page.waitForFunction(
                    "() => /From (one|two|three)\\.example/.test(document.querySelector('.stet-line summary').textContent)");
            assertThat(page.locator(".stet-line summary").innerText()).contains("signature holds");
            assertThat(complaints).isEmpty();
        }
    }

    private enum Plain {
        MEASURED,
        SKIPPED
    }

    private BlockTable.Result measure(BlockTable.Row row, int runs, Plain plain) {
        List<Double> millis = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            millis.add(once(row));
        }
        return new BlockTable.Result(row, millis, plain == Plain.SKIPPED ? "" : withoutWorker(row));
    }

    /** A reader with an empty profile, one visit, the block, and a story. */
    private double once(BlockTable.Row row) {
        BlockTable.ALL.forEach(host -> internet.block(host, Block.NONE));
        try (BrowserContext context = browser.newContext()) {
            Page page = context.newPage();
            visit(page, "https://" + DOOR + "/");
            if (row.shows() == BlockTable.Shows.WHAT_WAS_READ) {
                page.navigate("https://" + DOOR + story);
                awaitKept(page, story);
            }
            row.hosts().forEach(host -> internet.block(host, row.block()));
            String sign = row.shows() == BlockTable.Shows.THAT_THERE_IS_NO_WAY ? "No way to this page" : HEADLINE;
            return opens(page, "https://" + DOOR + story, sign, CAP_MILLIS);
        } finally {
            BlockTable.ALL.forEach(host -> internet.block(host, Block.NONE));
        }
    }

    private String withoutWorker(BlockTable.Row row) {
        try (BrowserContext context =
                browser.newContext(new Browser.NewContextOptions().setServiceWorkers(ServiceWorkerPolicy.BLOCK))) {
            row.hosts().forEach(host -> internet.block(host, row.block()));
            double millis = opens(context.newPage(), "https://" + DOOR + story, HEADLINE, PLAIN_CAP_MILLIS);
            return millis < PLAIN_CAP_MILLIS
                    ? BlockTable.seconds(millis)
                    : "nothing in " + BlockTable.seconds(PLAIN_CAP_MILLIS);
        } finally {
            BlockTable.ALL.forEach(host -> internet.block(host, Block.NONE));
        }
    }

    private double opens(Page page, String address, String sign, double cap) {
        long start = System.nanoTime();
        try {
            page.navigate(
                    address,
                    new Page.NavigateOptions()
                            .setWaitUntil(WaitUntilState.COMMIT)
                            .setTimeout(cap));
            page.locator("h1", new Page.LocatorOptions().setHasText(sign))
                    .waitFor(new com.microsoft.playwright.Locator.WaitForOptions().setTimeout(cap));
        } catch (PlaywrightException nothing) {
            failures.add(nothing.getMessage());
            return cap;
        }
        return Math.min(cap, Duration.ofNanos(System.nanoTime() - start).toMillis());
    }

    /** Opens a page at a door and stays until the worker serves it and has kept it. */
    private static void visit(Page page, String address) {
        page.navigate(address);
        page.waitForFunction("() => navigator.serviceWorker.controller !== null");
        awaitKept(page, "/");
    }

    private static void awaitKept(Page page, String path) {
        page.evaluate("""
                path => new Promise((kept, broken) => {
                  const request = indexedDB.open('stet-reader/');
                  request.onerror = broken;
                  request.onsuccess = () => {
                    const look = () => {
                      const found = request.result.transaction('pages').objectStore('pages').getKey(path);
                      found.onerror = broken;
                      found.onsuccess = () => (found.result ? (request.result.close(), kept()) : setTimeout(look, 20));
                    };
                    look();
                  };
                })""", path);
    }
}
