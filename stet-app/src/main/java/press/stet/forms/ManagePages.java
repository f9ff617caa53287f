package press.stet.forms;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import press.stet.support.Amounts;
import press.stet.support.GivingNames;
import press.stet.support.GivingRefusal;
import press.stet.support.Managing;
import press.stet.support.PlanState;
import press.stet.support.SupportWords;

/** What a contributor does by a mailed link. Looking changes nothing; what changes something is a button. */
@Controller
public class ManagePages {

    static final String MANAGE = GivePages.GIVE + "/manage";

    /** @param sentence how it stands */
    public record PlanLine(
            String id,
            String title,
            String sentence,
            @Nullable String next,
            String amount,
            String currency,
            String rhythm,
            boolean running,
            boolean paused) {}

    public record ReceiptLine(String day, String amount, String state) {}

    public record View(
            SupportWords words,
            String secret,
            String language,
            List<PlanLine> plans,
            List<ReceiptLine> receipts,
            boolean known,
            @Nullable String said,
            @Nullable String refused) {}

    public record Ask(
            SupportWords words,
            String language,
            String mail,
            @Nullable String refused) {}

    /** Something that cannot be undone is asked once more. */
    public record Sure(SupportWords words, String action, String question, String yes, String back, String language) {}

    private final Managing managing;
    private final FormPages pages;

    ManagePages(Managing managing, FormPages pages) {
        this.managing = managing;
        this.pages = pages;
    }

    @GetMapping(MANAGE)
    ResponseEntity<String> ask(@RequestParam(defaultValue = "en") String language) {
        return ask(HttpStatus.OK, language, "", null);
    }

    @PostMapping(MANAGE)
    ResponseEntity<String> mailLink(
            @RequestParam(defaultValue = "") String mail, @RequestParam(defaultValue = "en") String language) {
        SupportWords words = SupportWords.of(language);
        try {
            managing.mailLink(mail);
            return pages.say(
                    HttpStatus.OK, language, MANAGE, words.tell("manage.sent-title"), words.tell("manage.sent"));
        } catch (GivingRefusal refusal) {
            return ask(HttpStatus.UNPROCESSABLE_CONTENT, language, mail, refusal.in(words));
        }
    }

    private ResponseEntity<String> ask(HttpStatus status, String language, String mail, @Nullable String refused) {
        SupportWords words = SupportWords.of(language);
        return pages.show(
                status,
                language,
                MANAGE,
                words.tell("manage.ask-title"),
                "manage-ask",
                new Ask(words, language, mail, refused));
    }

    @GetMapping(MANAGE + "/{secret}")
    ResponseEntity<String> view(
            @PathVariable String secret,
            @RequestParam(defaultValue = "en") String language,
            @RequestParam(required = false) @Nullable String said) {
        return view(HttpStatus.OK, secret, language, said, null);
    }

    private ResponseEntity<String> view(
            HttpStatus status, String secret, String language, @Nullable String said, @Nullable String refused) {
        SupportWords words = SupportWords.of(language);
        Optional<Managing.View> view = managing.view(secret);
        if (view.isEmpty()) {
            return gone(language);
        }
        Locale locale = words.locale();
        String done = said != null && words.has("manage." + said) ? words.tell("manage." + said) : null;
        return pages.show(
                status,
                language,
                MANAGE + "/" + secret,
                words.tell("manage.title"),
                "manage",
                new View(
                        words,
                        secret,
                        language,
                        view.get().plans().stream()
                                .map(plan -> line(plan, words))
                                .toList(),
                        view.get().receipts().stream()
                                .map(receipt -> new ReceiptLine(
                                        GivePages.day(receipt.day(), locale),
                                        Amounts.shown(receipt.amount(), locale),
                                        words.tell("state." + receipt.state())))
                                .toList(),
                        view.get().known(),
                        done,
                        refused));
    }

    private static PlanLine line(Managing.PlanView plan, SupportWords words) {
        boolean paused = plan.state() == PlanState.PAUSED;
        return new PlanLine(
                plan.id().toString(),
                words.tell(
                        "manage.each-" + GivingNames.of(plan.rhythm()), Amounts.shown(plan.amount(), words.locale())),
                words.tell("manage.state." + plan.state()),
                plan.next() == null || paused
                        ? null
                        : words.tell("manage.next", GivePages.day(plan.next(), words.locale())),
                GiveView.plain(plan.amount()),
                plan.amount().getCurrencyUnit().getCode(),
                GivingNames.of(plan.rhythm()),
                !plan.state().ended(),
                paused);
    }

    @PostMapping(MANAGE + "/{secret}/{plan}/amount")
    ResponseEntity<String> change(
            @PathVariable String secret,
            @PathVariable UUID plan,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String rhythm,
            @RequestParam(defaultValue = "en") String language) {
        try {
            return after(managing.change(secret, plan, amount, rhythm), secret, language, "changed");
        } catch (GivingRefusal refusal) {
            return view(
                    HttpStatus.UNPROCESSABLE_CONTENT, secret, language, null, refusal.in(SupportWords.of(language)));
        }
    }

    @PostMapping(MANAGE + "/{secret}/{plan}/pause")
    ResponseEntity<String> pause(
            @PathVariable String secret, @PathVariable UUID plan, @RequestParam(defaultValue = "en") String language) {
        return after(managing.pause(secret, plan), secret, language, "paused");
    }

    @PostMapping(MANAGE + "/{secret}/{plan}/resume")
    ResponseEntity<String> resume(
            @PathVariable String secret, @PathVariable UUID plan, @RequestParam(defaultValue = "en") String language) {
        return after(managing.resume(secret, plan), secret, language, "resumed");
    }

    @GetMapping(MANAGE + "/{secret}/{plan}/stop")
    ResponseEntity<String> sureToStop(
            @PathVariable String secret, @PathVariable UUID plan, @RequestParam(defaultValue = "en") String language) {
        SupportWords words = SupportWords.of(language);
        String path = MANAGE + "/" + secret + "/" + plan + "/stop";
        return pages.show(
                HttpStatus.OK,
                language,
                path,
                words.tell("manage.stop-title"),
                "sure",
                new Sure(
                        words,
                        path,
                        words.tell("manage.stop-words"),
                        words.tell("manage.stop-yes"),
                        MANAGE + "/" + secret + "?language=" + language,
                        language));
    }

    @PostMapping(MANAGE + "/{secret}/{plan}/stop")
    ResponseEntity<String> stop(
            @PathVariable String secret, @PathVariable UUID plan, @RequestParam(defaultValue = "en") String language) {
        return after(managing.stop(secret, plan), secret, language, "stopped");
    }

    @GetMapping(MANAGE + "/{secret}/erase")
    ResponseEntity<String> sureToErase(
            @PathVariable String secret, @RequestParam(defaultValue = "en") String language) {
        SupportWords words = SupportWords.of(language);
        String path = MANAGE + "/" + secret + "/erase";
        return pages.show(
                HttpStatus.OK,
                language,
                path,
                words.tell("manage.erase"),
                "sure",
                new Sure(
                        words,
                        path,
                        words.tell("manage.erase-words"),
                        words.tell("manage.erase-yes"),
                        MANAGE + "/" + secret + "?language=" + language,
                        language));
    }

    @PostMapping(MANAGE + "/{secret}/erase")
    ResponseEntity<String> erase(@PathVariable String secret, @RequestParam(defaultValue = "en") String language) {
        SupportWords words = SupportWords.of(language);
        return managing.erase(secret)
                ? pages.say(
                        HttpStatus.OK, language, MANAGE, words.tell("manage.erased-title"), words.tell("manage.erased"))
                : gone(language);
    }

    private ResponseEntity<String> after(boolean done, String secret, String language, String said) {
        return done
                ? GivePages.seeOther(MANAGE + "/" + secret + "?language=" + language + "&said=" + said)
                : gone(language);
    }

    private ResponseEntity<String> gone(String language) {
        return gone(pages, language);
    }

    static ResponseEntity<String> gone(FormPages pages, String language) {
        SupportWords words = SupportWords.of(language);
        return pages.say(
                HttpStatus.NOT_FOUND, language, MANAGE, words.tell("manage.gone-title"), words.tell("manage.gone"));
    }
}
