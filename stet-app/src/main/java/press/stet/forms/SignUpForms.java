package press.stet.forms;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import press.stet.letters.Consents;
import press.stet.newsroom.House;
import press.stet.newsroom.Houses;
import press.stet.newsroom.TextPage;
import press.stet.readers.Letter;
import press.stet.readers.MailAddress;
import press.stet.readers.Offers;
import press.stet.readers.Subscriptions;
import press.stet.readers.TooManySignUps;
import press.stet.theme.Words;

/**
 * Signing up for letters. The box in a printed page can hold no fresh proof, and may stand on a mirror: where the browser does not
 * vouch that it stood on this very site, or a program seems to have filled it in, a page in between asks once more and carries one.
 * Whatever the address, known or not, the answer is the same.
 */
@Controller
public class SignUpForms {

    /**
     * @param sentence what was wrong, or null
     * @param privacyPath with a leading slash, or null
     */
    public record JoinPage(
            String language,
            String email,
            String token,
            List<Choice> choices,
            String consent,
            @Nullable String privacyPath,
            @Nullable String sentence) {}

    /** @param withinReach the mail host, if those in power over it can learn who reads what; else null */
    public record AskedPage(@Nullable String withinReach) {}

    public record Choice(Letter letter, boolean chosen) {}

    private static final String PATH = "/-/letters";
    private static final String JOIN = "/-/letters/join";
    /** Name of the form in its token. */
    private static final String FORM = "letters.join";

    private record Typed(String email, List<String> letter, String language, String website) {}

    private final FormPages pages;
    private final FormTokens tokens;
    private final Houses houses;
    private final Offers offers;
    private final Subscriptions subscriptions;

    SignUpForms(FormPages pages, FormTokens tokens, Houses houses, Offers offers, Subscriptions subscriptions) {
        this.pages = pages;
        this.tokens = tokens;
        this.houses = houses;
        this.offers = offers;
        this.subscriptions = subscriptions;
    }

    @GetMapping(PATH)
    ResponseEntity<String> open(@RequestParam(defaultValue = "") String language) {
        return ask(new Typed("", List.of(), known(language), ""), null, HttpStatus.OK);
    }

    @FromAnywhere
    @PostMapping(PATH)
    ResponseEntity<String> box(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") List<String> letter,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String website,
            HttpServletRequest request) {
        Typed typed = new Typed(email, letter, known(language), website);
        return SameOrigin.isOwn(request) && website.isEmpty() ? join(typed) : ask(typed, "formAgain", HttpStatus.OK);
    }

    @PostMapping(JOIN)
    ResponseEntity<String> form(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") List<String> letter,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String website,
            @RequestParam(defaultValue = "") String token) {
        Typed typed = new Typed(email, letter, known(language), website);
        return switch (website.isEmpty() ? tokens.check(FORM, token) : FormTokens.Verdict.FALSE) {
            case GOOD -> join(typed);
            case OLD -> ask(typed, "formOld", HttpStatus.OK);
            case FALSE -> ask(typed, "formAgain", HttpStatus.OK);
        };
    }

    private ResponseEntity<String> join(Typed typed) {
        Words words = Words.of(typed.language());
        List<Letter> chosen = offers.open(typed.language()).stream()
                .filter(letter -> typed.letter().contains(letter.slug()))
                .toList();
        if (chosen.isEmpty()) {
            return ask(typed, "chooseOne", HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            MailAddress address = MailAddress.parse(typed.email());
            subscriptions.ask(address, chosen, Consents.of(houses.house(), typed.language()));
            return pages.show(
                    HttpStatus.OK,
                    typed.language(),
                    PATH,
                    words.say("checkMailTitle"),
                    "asked",
                    new AskedPage(HostsWithinReach.has(address.domain()) ? address.domain() : null));
        } catch (MailAddress.Bad bad) {
            return ask(typed, "address." + bad.problem(), HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (TooManySignUps e) {
            return ask(typed, "tooManySignUps", HttpStatus.SERVICE_UNAVAILABLE);
        }
    }

    private ResponseEntity<String> ask(Typed typed, @Nullable String sentence, HttpStatus status) {
        House house = houses.house();
        Words words = Words.of(typed.language());
        List<Letter> open = offers.open(typed.language());
        boolean noneChosen = open.stream().noneMatch(letter -> typed.letter().contains(letter.slug()));
        JoinPage page = new JoinPage(
                typed.language(),
                typed.email(),
                tokens.issue(FORM),
                open.stream()
                        .map(letter -> new Choice(
                                letter,
                                typed.letter().contains(letter.slug())
                                        || (noneChosen && letter.equals(open.getFirst()))))
                        .toList(),
                Consents.of(house, typed.language()).words(),
                houses.textPage(typed.language(), TextPage.Kind.PRIVACY).isPresent()
                        ? house.root(typed.language())
                                + TextPage.Kind.PRIVACY.name().toLowerCase(Locale.ROOT)
                                + "/"
                        : null,
                sentence == null ? null : words.say(sentence));
        return pages.show(status, typed.language(), PATH, words.say("joinTitle"), "join", page);
    }

    private String known(String language) {
        House house = houses.house();
        return house.languages().contains(language) ? language : house.defaultLanguage();
    }
}
