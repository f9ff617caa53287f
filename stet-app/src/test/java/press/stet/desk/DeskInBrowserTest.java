package press.stet.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import press.stet.identity.OneTimeLinks;
import press.stet.identity.Role;
import press.stet.identity.Staff;
import press.stet.identity.StaffId;
import press.stet.newsroom.Houses;
import press.stet.newsroom.Stories;
import press.stet.newsroom.Story;
import press.stet.newsroom.StoryState;

/** The main path in a real browser, from the first link to a live story; the steps build on each other. */
@DeskTest
@TestPropertySource(properties = "stet.test=a newsroom of its own")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeskInBrowserTest {

    @LocalServerPort
    int port;

    @Autowired
    OneTimeLinks links;

    @Autowired
    Staff staff;

    @Autowired
    Houses houses;

    @Autowired
    Stories stories;

    Browser browser;
    Page publisher;
    final List<String> complaints = new ArrayList<>();

    @BeforeAll
    void a_browser() {
        browser = new Browser(port);
        publisher = watched(browser.person());
    }

    @AfterAll
    void close() {
        browser.close();
    }

    @Test
    @Order(1)
    void the_first_link_leads_through_a_passkey_to_the_first_questions() {
        Browser.giveAuthenticator(publisher);
        publisher.navigate(links.forFirstPublisher());
        press(publisher, "Sign in");
        press(publisher, "Make a passkey");
        assertThat(publisher.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Set up your newsroom");
        shot(publisher, "first-run");
    }

    @Test
    @Order(2)
    void a_wrong_answer_is_refused_beside_its_field_and_nothing_typed_is_lost() {
        publisher.getByLabel("What is the newsroom called?").fill("The Courier");
        publisher.getByLabel("What may your colleagues call you?").fill("Vera");
        publisher.getByLabel("Where does the newsroom’s clock stand?").fill("Nowhere/Atlantis");
        publisher.getByLabel("русский · Russian").check();
        publisher.getByLabel("Which sections do you have?").fill("World\nCulture");
        press(publisher, "Open the desk");

        assertThat(publisher.locator("#zone-refusal")).containsText("Choose a time zone from the list");
        assertThat(publisher.getByLabel("What is the newsroom called?")).hasValue("The Courier");
        assertThat(publisher.getByLabel("русский · Russian")).isChecked();
        assertThat(publisher.getByLabel("Which sections do you have?")).hasValue("World\nCulture");
        assertThat(houses.house().setUp()).isFalse();
    }

    @Test
    @Order(3)
    void the_answers_open_the_desk() {
        publisher.getByLabel("Where does the newsroom’s clock stand?").fill("Europe/Riga");
        press(publisher, "Open the desk");

        assertThat(publisher.locator(".said")).containsText("The Courier is set up");
        assertThat(houses.house().name()).isEqualTo("The Courier");
        assertThat(houses.house().languages()).containsExactly("en", "ru");
        assertThat(houses.house().timeZone().getId()).isEqualTo("Europe/Riga");
        shot(publisher, "home-empty");
    }

    @Test
    @Order(4)
    void a_story_is_written_and_kept_without_a_button() {
        publisher.keyboard().press("n");
        publisher.locator("[data-field=headline]").fill("Harbour closed after the storm");
        publisher.locator("[data-field=standfirst]").fill("Ships wait outside; nobody was hurt.");
        publisher.locator(".ProseMirror").click();
        publisher.keyboard().type("The harbour closed on Monday. Ships wait outside the mole.");
        publisher
                .getByLabel("Section", new Page.GetByLabelOptions().setExact(true))
                .selectOption("World");
        publisher
                .getByLabel("Topics", new Page.GetByLabelOptions().setExact(true))
                .fill("Weather");
        publisher
                .getByLabel("Topics", new Page.GetByLabelOptions().setExact(true))
                .press("Enter");
        assertThat(publisher.locator(".chips li")).containsText(new String[] {"Weather"});
        assertThat(publisher.locator("stet-editor")).containsText("Kept");
        publisher.waitForCondition(() -> newest().working().topics().size() == 1);

        Story story = newest();
        assertThat(story.working().headline()).isEqualTo("Harbour closed after the storm");
        assertThat(story.working().document().plainText(person -> "")).contains("Ships wait outside the mole.");
        assertThat(story.working().section()).isNotNull();
        shot(publisher, "story");
    }

    @Test
    @Order(5)
    void a_photo_comes_in_with_its_credit_and_stands_at_the_head_of_the_story() {
        press(publisher, "Choose a photo");
        Locator picker = publisher.locator("#photos");
        picker.getByLabel("File").setInputFiles(new FilePayload("harbour.jpg", "image/jpeg", picture()));
        picker.getByLabel("Photographer").fill("Tomas Reef");
        picker.getByText("Bring it in").click();
        assertThat(picker.locator("#alt-refusal")).containsText("for readers who cannot see it");
        assertThat(picker.getByLabel("Photographer")).hasValue("Tomas Reef");

        picker.getByLabel("What is to be seen").fill("Waves over the mole");
        picker.getByText("Bring it in").click();
        assertThat(publisher.locator("#lead-shown img")).hasAttribute("alt", "Waves over the mole");
        assertThat(publisher.locator("#lead-shown figcaption")).hasText("Tomas Reef");
        publisher.waitForCondition(() -> newest().working().leadPhoto() != null);
        shot(publisher, "story-photo");
    }

    @Test
    @Order(6)
    void the_preview_is_the_page_that_print_would_make() {
        publisher.getByText("Preview").first().click();
        var page = publisher.frameLocator("iframe");
        assertThat(page.locator("h1")).hasText("Harbour closed after the storm");
        assertThat(page.locator("article img, main img").first()).hasJSProperty("complete", true);
        assertThat((Boolean) publisher.frames().getLast().evaluate("document.querySelector('img').naturalWidth > 0"))
                .isTrue();
        shot(publisher, "preview");
        publisher.getByText("Back to writing").click();
    }

    @Test
    @Order(7)
    void the_sheet_shows_what_goes_out_and_one_button_publishes() {
        publisher.getByText("Publish …").click();
        assertThat(publisher.locator(".diff ins")).containsText("Ships wait outside the mole.");
        shot(publisher, "publish");
        press(publisher, "Publish now");

        assertThat(publisher.locator(".said")).containsText("Your story is live");
        assertThat(newest().state()).isEqualTo(StoryState.PUBLISHED);
        assertThat(publisher.locator(".bar .state")).hasText("Live");
    }

    @Test
    @Order(8)
    void a_correction_carries_its_note() {
        publisher.locator(".ProseMirror p").first().click();
        publisher.keyboard().press("End");
        publisher.keyboard().type(" It opened again on Tuesday.");
        publisher.getByText("Publish …").click();
        assertThat(publisher.locator(".diff ins")).containsText("It opened again on Tuesday.");
        publisher
                .getByLabel("What was wrong and what is right")
                .fill("We left out that the harbour opened on Tuesday.");
        press(publisher, "Publish the correction");

        assertThat(publisher.locator(".bar .state")).hasText("Corrected");
        assertThat(stories.corrections(newest().id())).singleElement().satisfies(correction -> assertThat(
                        correction.words())
                .isEqualTo("We left out that the harbour opened on Tuesday."));
    }

    @Test
    @Order(9)
    void a_stale_tab_never_overwrites_the_new_writer() {
        StaffId second = staff.add(
                "Boris", "", Set.of(Role.EDITOR), staff.all().getFirst().id());
        Page boris = watched(browser.person());
        boris.navigate(links.forColleague(second, staff.all().getFirst().id()));
        press(boris, "Sign in");
        boris.navigate("/stories/" + newest().id());
        assertThat(boris.getByText("Vera is writing this story now.")).isVisible();
        press(boris, "Take over");
        boris.getByRole(AriaRole.DIALOG)
                .getByText("Take over", new Locator.GetByTextOptions().setExact(true))
                .click();
        boris.locator("[data-field=headline]").fill("Harbour open again");
        assertThat(boris.locator("stet-editor")).containsText("Kept");

        publisher.locator("[data-field=headline]").fill("An old tab’s headline");
        assertThat(publisher.locator("stet-editor")).containsText("Boris");

        assertThat(newest().working().headline()).isEqualTo("Harbour open again");
        assertThat(publisher.locator("[data-field=headline]")).hasValue("An old tab’s headline");
        boris.context().close();
    }

    @Test
    @Order(10)
    void a_reporter_hands_in_and_cannot_publish() {
        StaffId reporter = staff.add(
                "Rita", "", Set.of(Role.REPORTER), staff.all().getFirst().id());
        Visitor rita = Visitor.signedIn(
                port, links.forColleague(reporter, staff.all().getFirst().id()));
        String story = rita.post("/stories", "language", "en").path();

        var refused = rita.post(story + "/publish");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("Submit it for review");
        rita.post(story + "/submit");
        assertThat(stories.get(press.stet.newsroom.StoryId.of(story.substring("/stories/".length())))
                        .state())
                .isEqualTo(StoryState.IN_REVIEW);
        assertThat(rita.get("/staff").status()).isEqualTo(403);
        assertThat(rita.get("/stories/" + newest().id()).text()).contains("it belongs to a colleague");
    }

    @Test
    @Order(11)
    void every_page_passes_axe_wide_and_on_a_phone_light_and_dark() {
        String story = newestOf(StoryState.CORRECTED);
        List<String> paths = List.of(
                "/",
                "/stories",
                "/stories/" + story,
                "/stories/" + story + "/publish",
                "/stories/" + story + "/preview",
                "/stories/" + story + "/revisions/1",
                "/front",
                "/photos",
                "/people",
                "/sections",
                "/staff",
                "/staff/" + staff.all().getLast().id(),
                "/house",
                "/house/notice",
                "/house/mirrors",
                "/house/keys",
                "/house/pages",
                "/house/pages/en/about",
                "/support",
                "/support/contributions",
                "/support/campaigns",
                "/support/campaigns/new",
                "/support/interlock",
                "/support/settings",
                "/record",
                "/account");
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : new int[] {1280, 360}) {
                Page page = watched(browser.page(width, 900, scheme));
                page.navigate(links.forFirstPublisher());
                press(page, "Sign in");
                for (String path : paths) {
                    page.navigate(path);
                    String name = path.equals("/")
                            ? "home"
                            : path.substring(1)
                                    .replaceAll("[0-9a-f-]{36}", "id")
                                    .replace('/', '-');
                    shot(page, name + "-" + width + "-" + scheme);
                    found.put(path + " " + width + " " + scheme, Browser.violations(page));
                    Object tooWide = page.evaluate(
                            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
                    if (((Number) tooWide).intValue() > 0) {
                        complaints.add(path + " is wider than " + width);
                    }
                }
                page.context().close();
            }
        }
        found.values().removeIf(List::isEmpty);

        assertThat(found).isEmpty();
    }

    @Test
    @Order(12)
    void the_passkey_lets_its_owner_in_again() {
        publisher.navigate("/account");
        press(publisher, "Sign out");
        assertThat(publisher.getByText("You are signed out.")).isVisible();
        press(publisher, "Sign in with a passkey");
        assertThat(publisher.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("What needs you now");
    }

    @Test
    @Order(13)
    void no_page_broke_the_content_policy_or_threw_an_error_or_was_too_wide() {
        assertThat(complaints).isEmpty();
    }

    private static byte[] picture() {
        BufferedImage image = new BufferedImage(1600, 1000, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 1000; y++) {
            for (int x = 0; x < 1600; x++) {
                image.setRGB(x, y, y < 600 ? 0x9fb4c4 - (y / 12 << 8) : 0x2f4a5a + ((x / 40 + y / 25) % 3 << 4));
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void press(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private Story newest() {
        return stories.get(stories.list(Stories.Query.ALL, 50).stream()
                .filter(line -> line.state() != StoryState.IN_REVIEW)
                .findFirst()
                .orElseThrow()
                .id());
    }

    private String newestOf(StoryState state) {
        return stories.list(new Stories.Query(null, state, null, null, null, null, null), 1)
                .getFirst()
                .id()
                .toString();
    }

    /** Collects what the browser complains of: blocked by policy, script errors. */
    private Page watched(Page page) {
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            // A 409 or 403 that a test provokes is logged by the browser too; it is no fault of the page.
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        return page;
    }

    private static void shot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "desk", name + ".png"))
                .setFullPage(true));
    }
}
