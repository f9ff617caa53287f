package press.stet.forms;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import press.stet.support.SupportWords;

/** What an appeal does not do to readers: ask for anything, ask again, ask elsewhere, ask who must not give. */
class LeftInPeaceInBrowserTest extends GiveInBrowserCase {

    @ParameterizedTest
    @CsvSource({"en, true", "fa, false"})
    void a_reader_who_must_not_give_leaves_a_wish_and_a_friend_abroad_gives_for_them(String language, boolean script) {
        SupportWords words = SupportWords.of(language);
        Page inside = reader(script);
        inside.navigate("/-/give/friend?language=" + language);
        shows(inside, language, script);
        inside.locator("main form[action$=wish] .button").click();
        String code = inside.locator("main .box b").innerText();
        shows(inside, language, script);

        Page abroad = reader(script);
        abroad.navigate("/-/give/friend?language=" + language);
        abroad.locator("main form[action$=take] .button").click();
        assertThat(abroad.locator("main")).containsText(words.tell("friend.for-somebody"));
        abroad.locator("#own").fill("5");
        abroad.locator("form.fields > .button").click();
        assertThat(abroad.locator("h1")).hasText(words.tell("thanks.title"));

        inside.locator("#code").fill(code);
        inside.locator("main form[action$=code] button").click();
        assertThat(inside.locator("main [role=status]")).hasText(words.tell("friend.GIVEN"));
        inside.context().close();
        abroad.context().close();
    }

    @Test
    void who_says_not_now_is_left_in_peace_until_a_day_and_the_device_keeps_nothing_else() {
        Page page = reader(true);
        page.navigate(stories.get("en"));
        page.locator(".appeal button[data-days='14']").click();
        assertThat(page.locator(".appeal")).hasCount(0);
        page.reload();
        assertThat(page.locator(".appeal")).hasCount(0);
        String day = LocalDate.now(clock.withZone(ZoneOffset.UTC)).plusDays(14).toString();
        org.assertj.core.api.Assertions.assertThat(page.evaluate("JSON.stringify({...localStorage})"))
                .isEqualTo("{\"quiet\":\"" + day + "\"}");
        page.evaluate("localStorage.quiet = '2020-01-01'");
        page.reload();
        assertThat(page.locator(".appeal")).isVisible();
        page.context().close();
    }

    @Test
    void a_copy_elsewhere_asks_nobody() {
        Page page = reader(true);
        // The page says where it was printed from; here it is read from another host.
        page.route("**/*", route -> {
            var answer = route.fetch();
            String type = answer.headers().getOrDefault("content-type", "");
            route.fulfill(new Route.FulfillOptions()
                    .setResponse(answer)
                    .setBody(
                            type.startsWith("text/html")
                                    ? answer.text()
                                            .replace(
                                                    "<link rel=\"icon\"",
                                                    "<link rel=\"canonical\" href=\"https://courier.example/\"><link rel=\"icon\"")
                                    : answer.text()));
        });
        page.navigate("http://127.0.0.1:" + server.port() + stories.get("en"));
        assertThat(page.locator("h1")).isVisible();
        assertThat(page.locator(".appeal")).hasCount(0);
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
}
