package press.stet.forms;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import press.stet.mail.HouseRelay;
import press.stet.support.Amounts;
import press.stet.support.SupportWords;

/** The reader's whole way in a real browser: story, appeal, giving, thanks, managing, stopping. */
class GiveInBrowserTest extends GiveInBrowserCase {

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

    @ParameterizedTest
    @CsvSource({"en, true", "fa, false"})
    void by_the_mailed_link_a_contributor_changes_everything_takes_a_receipt_and_is_forgotten(
            String language, boolean script) {
        SupportWords words = SupportWords.of(language);
        String mail = "ada-" + language + "@example.org";
        Page page = reader(script);
        page.navigate("/-/give?language=" + language + "&rhythm=monthly");
        page.locator("#own").fill("5");
        page.locator("#mail").fill(mail);
        page.locator("form.fields > .button").click();
        assertThat(page.locator("main")).containsText(words.tell("thanks.mail"));
        jobs.run();

        page.navigate(mailedLink(mail));
        assertThat(page.locator("h1")).hasText(words.tell("manage.title"));
        page.locator("main input[name=amount]").fill("60");
        page.locator("main select[name=rhythm]").selectOption("annual");
        page.locator("main button", new Page.LocatorOptions().setHasText(words.tell("manage.change")))
                .click();
        assertThat(page.locator("main [role=status]")).hasText(words.tell("manage.changed"));
        jobs.run();
        page.reload();
        assertThat(page.locator("main h2").first())
                .hasText(words.tell(
                        "manage.each-annual", Amounts.shown(Money.of(CurrencyUnit.USD, 60), words.locale())));
        shows(page, language, script);

        page.locator("main a[href*='/card?']").click();
        assertThat(page.locator("h1")).hasText(words.tell("manage.card"));
        shows(page, language, script);
        page.locator("#card").selectOption("EXPIRED");
        page.locator("main .button").click();
        assertThat(page.locator("main .refusal")).hasText(words.tell("failure.CARD_EXPIRED"));
        page.locator("main .button").click();
        assertThat(page.locator("main [role=status]")).hasText(words.tell("manage.card-taken"));

        page.locator("main a[href*=receipt]").click();
        assertThat(page.locator("h1")).hasText(words.tell("receipt.title"));
        page.locator("#from").fill("2026-01");
        page.locator("main button").click();
        assertThat(page.locator("main form + h2")).isVisible();
        shows(page, language, script);
        page.goBack();
        page.goBack();

        page.locator("main a[href*=erase]").click();
        page.locator("main .button").click();
        assertThat(page.locator("h1")).hasText(words.tell("manage.erased-title"));
        page.context().close();
    }

    private String mailedLink(String mail) {
        HouseRelay.Taken taken = relay.taken().stream()
                .filter(one -> one.to().equals(mail))
                .findFirst()
                .orElseThrow();
        return MailText.of(taken.content()).replaceAll("(?s).*(/-/give/manage/\\S+).*", "$1");
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
}
