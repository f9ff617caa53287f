package press.stet.forms;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DecimalStyle;
import java.time.format.FormatStyle;
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
import press.stet.delivery.FormDoor;
import press.stet.support.Amounts;
import press.stet.support.CardTesting;
import press.stet.support.ContributionState;
import press.stet.support.Friends;
import press.stet.support.Giving;
import press.stet.support.GivingNames;
import press.stet.support.GivingRefusal;
import press.stet.support.PracticeRail;
import press.stet.support.RailRefused;
import press.stet.support.RailUnclear;
import press.stet.support.Rhythm;
import press.stet.support.SupportWords;
import press.stet.support.Wordings;

/** The giving page, its thanks, and the pretended bank of the practice rail. Works without script; nothing is remembered about anybody. */
@Controller
public class GivePages {

    static final String GIVE = FormDoor.PREFIX + "give";

    private final Giving giving;
    private final PracticeRail practice;
    private final CardTesting cardTesting;
    private final GiveView views;
    private final CardPage cards;
    private final Patience patience;
    private final Friends friends;
    private final Wordings wordings;
    private final FormPages pages;
    private final Clock clock;

    GivePages(
            Giving giving,
            PracticeRail practice,
            CardTesting cardTesting,
            GiveView views,
            CardPage cards,
            Patience patience,
            Friends friends,
            Wordings wordings,
            FormPages pages,
            Clock clock) {
        this.giving = giving;
        this.practice = practice;
        this.cardTesting = cardTesting;
        this.views = views;
        this.cards = cards;
        this.patience = patience;
        this.friends = friends;
        this.wordings = wordings;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping(GIVE)
    ResponseEntity<String> show(@RequestParam java.util.Map<String, String> asked) {
        GiveView.Typed typed = GiveView.Typed.of(asked, UUID.randomUUID());
        if (!giving.open()) {
            SupportWords words = SupportWords.of(typed.language());
            return pages.say(
                    HttpStatus.OK, typed.language(), GIVE, words.tell("give.closed-title"), words.tell("give.closed"));
        }
        wordings.opened(typed.asked());
        return page(HttpStatus.OK, typed, null);
    }

    @PostMapping(GIVE)
    ResponseEntity<String> give(@RequestParam java.util.Map<String, String> asked, HttpServletRequest request) {
        GiveView.Typed typed = GiveView.Typed.of(asked, UUID.randomUUID());
        SupportWords words = SupportWords.of(typed.language());
        if (!cardTesting.mayTry(request.getRemoteAddr())) {
            return page(HttpStatus.TOO_MANY_REQUESTS, typed, new GiveView.Refused(null, words.tell("give.too-many")));
        }
        if (!patience.shown(typed.id(), asked)) {
            return patience.ask(typed.id(), typed.language(), asked);
        }
        try {
            return switch (giving.give(typed.form(token(asked)))) {
                case Giving.Outcome.Held() ->
                    page(HttpStatus.TOO_MANY_REQUESTS, typed, new GiveView.Refused(null, words.tell("give.too-many")));
                case Giving.Outcome.Stopped(String told) -> stopped(typed.language(), told);
                case Giving.Outcome.NeedsCard card -> cards.page(typed, card);
                case Giving.Outcome.Begun(UUID id, String next) -> {
                    uuid(typed.wish()).ifPresent(wish -> friends.given(wish, id));
                    wordings.gave(typed.asked(), id);
                    cardTesting.tried(
                            request.getRemoteAddr(),
                            giving.standing(id)
                                    .filter(standing -> standing.state() == ContributionState.FAILED)
                                    .isPresent());
                    yield onTo(id, next, typed.language());
                }
            };
        } catch (GivingRefusal refusal) {
            return page(
                    HttpStatus.UNPROCESSABLE_CONTENT, typed, new GiveView.Refused(refusal.field(), refusal.in(words)));
        } catch (RailRefused refused) {
            return page(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    typed,
                    new GiveView.Refused(null, words.tell("failure." + refused.failure())));
        } catch (RailUnclear unclear) {
            return page(
                    HttpStatus.SERVICE_UNAVAILABLE, typed, new GiveView.Refused(null, words.tell("give.unreachable")));
        }
    }

    /** What stands for the card: from the rail's own field, or put together from the practice fields. */
    static String token(java.util.Map<String, String> asked) {
        String card = asked.get("card");
        return card == null ? asked.getOrDefault("token", "") : card + ":" + asked.getOrDefault("card-country", "");
    }

    private ResponseEntity<String> onTo(UUID id, @Nullable String next, String language) {
        if (next != null && next.startsWith("https://")) {
            // Browsers hold redirects of a form to its policy, so the way to another site is a link.
            SupportWords words = SupportWords.of(language);
            return pages.show(
                    HttpStatus.OK,
                    language,
                    GIVE,
                    words.tell("give.title"),
                    "onward",
                    new Onward(words.tell("give.goes-on"), next));
        }
        String path = next == null ? GIVE + "/thanks/" + id : GIVE + "/" + next;
        return seeOther(path + "?language=" + language);
    }

    /** A way on to another site. */
    public record Onward(String words, String address) {}

    static ResponseEntity<String> seeOther(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(path))
                .build();
    }

    private ResponseEntity<String> stopped(String language, @Nullable String told) {
        SupportWords words = SupportWords.of(language);
        return pages.show(
                HttpStatus.OK,
                language,
                GIVE,
                words.tell("stopped.title"),
                "stopped",
                new Stopped(
                        words.tell("stopped.words"),
                        told == null ? List.of() : List.of(told.split("\\R{2,}")),
                        words.tell("friend.ask"),
                        FriendPages.FRIEND + "?language=" + words.locale().getLanguage()));
    }

    /**
     * @param told the newsroom's own words for this country, by paragraph
     * @param friend what leads to a friend abroad
     */
    public record Stopped(String words, List<String> told, String friend, String address) {}

    private ResponseEntity<String> page(HttpStatus status, GiveView.Typed typed, GiveView.@Nullable Refused refused) {
        GiveView.Page page = views.page(typed, refused);
        return pages.show(status, typed.language(), GIVE, page.words().tell("give.title"), "give", page);
    }

    /** Where readers come back to from a provider's page: the rail is asked at once how it stands, which is harmless to repeat. */
    @GetMapping(GIVE + "/back/{id}")
    ResponseEntity<String> back(@PathVariable String id, @RequestParam(defaultValue = "en") String language) {
        uuid(id).ifPresent(giving::lookAgain);
        return seeOther(
                GIVE + "/thanks/" + id + "?language=" + (language.matches("[A-Za-z-]{2,35}") ? language : "en"));
    }

    /** @param next day of the next charge, or null */
    public record Thanks(
            SupportWords words,
            String sentence,
            String amount,
            String rhythm,
            Giving.Standing standing,
            @Nullable String next,
            String language) {}

    @GetMapping(GIVE + "/thanks/{id}")
    ResponseEntity<String> thanks(@PathVariable String id, @RequestParam(defaultValue = "en") String language) {
        String path = GIVE + "/thanks/" + id;
        SupportWords words = SupportWords.of(language);
        Optional<Giving.Standing> standing = uuid(id).flatMap(giving::standing);
        if (standing.isEmpty()) {
            return pages.say(
                    HttpStatus.NOT_FOUND, language, path, words.tell("manage.gone-title"), words.tell("remind.gone"));
        }
        Giving.Standing how = standing.get();
        String title =
                switch (how.state()) {
                    case SUCCEEDED, PARTIALLY_REFUNDED, PROCESSING -> "thanks.title";
                    case FAILED, EXPIRED, LOST, RETURNED -> "thanks.not-title";
                    case SUBMITTING, ACTION_REQUIRED, RETRYING, UNKNOWN, REFUNDED, DISPUTED -> "thanks.wait-title";
                };
        return pages.show(HttpStatus.OK, language, path, words.tell(title), "thanks", thanks(how, words, language));
    }

    private Thanks thanks(Giving.Standing how, SupportWords words, String language) {
        String amount = Amounts.shown(how.amount(), words.locale());
        String key =
                switch (how.state()) {
                    case PARTIALLY_REFUNDED -> "SUCCEEDED";
                    case EXPIRED, LOST, RETURNED -> "FAILED";
                    default -> how.state().name();
                };
        String reason = how.failure() == null ? "" : words.tell("failure." + how.failure());
        LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
        return new Thanks(
                words,
                words.tell("thanks." + key, amount, reason),
                amount,
                words.tell("thanks." + GivingNames.of(how.rhythm())),
                how,
                how.rhythm().repeats() ? day(today.plusMonths(how.rhythm().months()), words.locale()) : null,
                language);
    }

    static String day(LocalDate day, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .withDecimalStyle(DecimalStyle.of(locale))
                .format(day);
    }

    static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The pretended bank. */
    public record Bank(SupportWords words, String question, String payment, String language) {}

    @GetMapping(GIVE + "/practice/{payment}")
    ResponseEntity<String> bank(@PathVariable String payment, @RequestParam(defaultValue = "en") String language) {
        SupportWords words = SupportWords.of(language);
        Optional<Giving.Standing> standing = practice.attempt(payment).flatMap(giving::standing);
        if (standing.isEmpty()) {
            return pages.say(
                    HttpStatus.NOT_FOUND, language, GIVE, words.tell("manage.gone-title"), words.tell("remind.gone"));
        }
        String amount = Amounts.shown(standing.get().amount(), words.locale());
        return pages.show(
                HttpStatus.OK,
                language,
                GIVE + "/practice/" + payment,
                words.tell("practice.title"),
                "bank",
                new Bank(words, words.tell("practice.words", amount), payment, language));
    }

    @PostMapping(GIVE + "/practice/{payment}")
    ResponseEntity<String> answered(
            @PathVariable String payment,
            @RequestParam String answer,
            @RequestParam(defaultValue = "en") String language) {
        Optional<UUID> attempt = practice.attempt(payment);
        if (attempt.isEmpty()) {
            return seeOther(GIVE);
        }
        practice.answered(payment, answer.equals("yes"));
        giving.lookAgain(attempt.get());
        return seeOther(GIVE + "/thanks/" + attempt.get() + "?language=" + language);
    }

    /** Which rhythm a page begins with. */
    static Rhythm rhythm(@Nullable String asked) {
        return Optional.ofNullable(asked).flatMap(GivingNames::rhythm).orElse(Rhythm.MONTHLY);
    }
}
