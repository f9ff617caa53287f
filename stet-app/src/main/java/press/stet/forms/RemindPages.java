package press.stet.forms;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import press.stet.support.GivingRefusal;
import press.stet.support.Reminders;
import press.stet.support.SupportWords;

/** “Not ready to support us today? Remind me later.” */
@Controller
public class RemindPages {

    private static final String REMIND = GivePages.GIVE + "/remind";

    public record Remind(
            SupportWords words,
            String language,
            List<GiveView.Choice> months,
            String month,
            String mail,
            GiveView.@Nullable Refused refused) {

        public @Nullable String beside(String field) {
            return refused != null && field.equals(refused.field()) ? refused.sentence() : null;
        }
    }

    public record Confirm(SupportWords words, String secret, String language) {}

    private final Reminders reminders;
    private final FormPages pages;

    RemindPages(Reminders reminders, FormPages pages) {
        this.reminders = reminders;
        this.pages = pages;
    }

    @GetMapping(REMIND)
    ResponseEntity<String> show(@RequestParam(defaultValue = "en") String language) {
        return page(HttpStatus.OK, language, "", "", null);
    }

    @PostMapping(REMIND)
    ResponseEntity<String> ask(
            @RequestParam(defaultValue = "") String mail,
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "en") String language) {
        SupportWords words = SupportWords.of(language);
        try {
            reminders.ask(mail, month, language);
            return pages.say(
                    HttpStatus.OK, language, REMIND, words.tell("remind.sent-title"), words.tell("remind.sent"));
        } catch (GivingRefusal refusal) {
            return page(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    language,
                    month,
                    mail,
                    new GiveView.Refused(refusal.field(), refusal.in(words)));
        }
    }

    /** Opening the link alone changes nothing: mail programs open links by themselves. */
    @GetMapping(REMIND + "/{secret}")
    ResponseEntity<String> asked(@PathVariable String secret, @RequestParam(defaultValue = "en") String language) {
        SupportWords words = SupportWords.of(language);
        return pages.show(
                HttpStatus.OK,
                language,
                REMIND + "/" + secret,
                words.tell("remind.confirm-title"),
                "remind-confirm",
                new Confirm(words, secret, language));
    }

    @PostMapping(REMIND + "/{secret}")
    ResponseEntity<String> confirm(@PathVariable String secret, @RequestParam(defaultValue = "en") String language) {
        SupportWords words = SupportWords.of(language);
        Optional<YearMonth> month = reminders.confirm(secret);
        return month.isPresent()
                ? pages.say(
                        HttpStatus.OK,
                        language,
                        REMIND,
                        words.tell("remind.confirmed-title"),
                        words.tell("remind.confirmed", name(month.get(), words.locale())))
                : pages.say(
                        HttpStatus.NOT_FOUND,
                        language,
                        REMIND,
                        words.tell("remind.gone-title"),
                        words.tell("remind.gone"));
    }

    private ResponseEntity<String> page(
            HttpStatus status, String language, String month, String mail, GiveView.@Nullable Refused refused) {
        SupportWords words = SupportWords.of(language);
        List<GiveView.Choice> months = reminders.months().stream()
                .map(each -> new GiveView.Choice(each.toString(), name(each, words.locale())))
                .toList();
        return pages.show(
                status,
                language,
                REMIND,
                words.tell("remind.title"),
                "remind",
                new Remind(words, language, months, month, mail, refused));
    }

    private static String name(YearMonth month, Locale locale) {
        return DateTimeFormatter.ofPattern("LLLL yyyy", locale).format(month);
    }
}
