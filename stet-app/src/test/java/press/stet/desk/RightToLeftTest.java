package press.stet.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import press.stet.identity.OneTimeLinks;
import press.stet.identity.Staff;
import press.stet.newsroom.House;
import press.stet.newsroom.Houses;
import press.stet.newsroom.SectionId;
import press.stet.newsroom.Story;
import press.stet.newsroom.StoryContent;
import press.stet.newsroom.Taxonomy;
import press.stet.newsroom.Writing;

/** The desk of a newsroom that writes from right to left, in a real browser. */
@DeskTest
class RightToLeftTest {

    @LocalServerPort
    int port;

    @Autowired
    OneTimeLinks links;

    @Autowired
    Staff staff;

    @Autowired
    Houses houses;

    @Autowired
    Taxonomy taxonomy;

    @Autowired
    Writing writing;

    @Test
    void a_persian_story_is_written_from_right_to_left_and_its_pages_pass_axe_wide_and_on_a_phone() {
        houses.save(new House("پیک", "", null, ZoneId.of("Asia/Tehran"), List.of("fa", "en"), "{}", true));
        SectionId section = taxonomy.section("fa", "جهان");
        String firstLink = links.forFirstPublisher();
        UUID editor = staff.all().getFirst().id().value();
        Story story = writing.begin("fa", editor);
        writing.save(
                story.id(),
                story.lock().token(),
                0,
                new StoryContent(
                        "بندر پس از توفان بسته شد",
                        "کشتی‌ها بیرون منتظرند.",
                        "هوا",
                        "بندر",
                        section,
                        List.of(),
                        List.of(),
                        null,
                        PlainWords.document("بندر روز دوشنبه بسته شد. کشتی‌ها بیرون منتظرند.\n\nهیچ‌کس آسیب ندید.")));
        List<String> complaints = new ArrayList<>();
        Browser browser = new Browser(port);
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (int width : new int[] {1280, 360}) {
            Page page = browser.page(width, 900, ColorScheme.LIGHT);
            page.onPageError(complaints::add);
            page.navigate(width == 1280 ? firstLink : links.forFirstPublisher());
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Sign in").setExact(true))
                    .click();
            for (String path : List.of(
                    "/",
                    "/stories?language=fa",
                    "/stories/" + story.id(),
                    "/stories/" + story.id() + "/publish",
                    "/stories/" + story.id() + "/preview",
                    "/sections?language=fa",
                    "/front?language=fa")) {
                page.navigate(path);
                if (path.endsWith(story.id().toString())) {
                    assertThat(page.locator(".ProseMirror")).hasCSS("direction", "rtl");
                    assertThat(page.locator("[data-field=headline]")).hasCSS("direction", "rtl");
                }
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "desk", "fa" + path.replaceAll("[^a-z]+", "-") + width + ".png"))
                        .setFullPage(true));
                found.put(path + " " + width, Browser.violations(page));
                Object tooWide =
                        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
                if (((Number) tooWide).intValue() > 0) {
                    complaints.add(path + " is wider than " + width);
                }
            }
            page.context().close();
        }
        browser.close();
        found.values().removeIf(List::isEmpty);
        assertThat(found).isEmpty();
        assertThat(complaints).isEmpty();
    }
}
