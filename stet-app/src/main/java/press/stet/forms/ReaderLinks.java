package press.stet.forms;

import java.util.List;
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
import press.stet.newsroom.House;
import press.stet.newsroom.Houses;
import press.stet.readers.Held;
import press.stet.readers.Letter;
import press.stet.readers.Links;
import press.stet.readers.Offers;
import press.stet.readers.Subscriptions;
import press.stet.theme.Words;

/**
 * Where links in mail lead. Opening one changes nothing, for programs open links too; its button does. The word in the link is all
 * the proof there is, so these may be sent from anywhere: a mail provider leaves for its user by one POST (RFC 8058).
 */
@Controller
public class ReaderLinks {

    public record ConfirmPage(String path, List<Letter> letters) {}

    public record LeavePage(String path) {}

    public record MinePage(String path, String address, String since, List<Mine> letters) {}

    /** @param since null while it waits to be confirmed */
    public record Mine(
            UUID id,
            String name,
            @Nullable String since,
            @Nullable String agreedTo) {}

    private static final String CONFIRM = "/-/letters/confirm/";
    private static final String LEAVE = "/-/letters/leave/";
    private static final String MINE = "/-/letters/mine/";

    private final FormPages pages;
    private final Houses houses;
    private final Offers offers;
    private final Subscriptions subscriptions;
    private final Links links;

    ReaderLinks(FormPages pages, Houses houses, Offers offers, Subscriptions subscriptions, Links links) {
        this.pages = pages;
        this.houses = houses;
        this.offers = offers;
        this.subscriptions = subscriptions;
        this.links = links;
    }

    @GetMapping(CONFIRM + "{word}")
    ResponseEntity<String> askToConfirm(@PathVariable String word) {
        Optional<Held> held = links.read(Links.Kind.CONFIRM, word).flatMap(subscriptions::held);
        List<Letter> waiting = held.stream()
                .flatMap(one -> one.subscriptions().stream())
                .filter(one -> one.confirmedAt() == null)
                .map(Held.Subscription::letter)
                .toList();
        if (waiting.isEmpty()) {
            return spent(language(held), CONFIRM + word);
        }
        String language = waiting.getFirst().language();
        return pages.show(
                HttpStatus.OK,
                language,
                CONFIRM + word,
                Words.of(language).say("confirmTitle"),
                "confirm",
                new ConfirmPage(CONFIRM + word, waiting));
    }

    @FromAnywhere
    @PostMapping(CONFIRM + "{word}")
    ResponseEntity<String> confirm(@PathVariable String word) {
        Optional<UUID> reader = links.read(Links.Kind.CONFIRM, word);
        String language = language(reader.flatMap(subscriptions::held));
        int confirmed = reader.map(subscriptions::confirm).orElse(0);
        boolean known = confirmed > 0
                || reader.flatMap(subscriptions::held).stream()
                        .flatMap(held -> held.subscriptions().stream())
                        .anyMatch(one -> one.confirmedAt() != null);
        return known ? say(language, CONFIRM + word, "confirmedTitle", "confirmed") : spent(language, CONFIRM + word);
    }

    @GetMapping(LEAVE + "{word}")
    ResponseEntity<String> askToLeave(@PathVariable String word) {
        Optional<Letter> letter = links.read(Links.Kind.LEAVE, word)
                .flatMap(subscriptions::letterOf)
                .flatMap(offers::find);
        if (letter.isEmpty()) {
            return say(houses.house().defaultLanguage(), LEAVE + word, "leftTitle", "left");
        }
        String language = letter.get().language();
        return pages.show(
                HttpStatus.OK,
                language,
                LEAVE + word,
                Words.of(language).say("leaveTitle", letter.get().name()),
                "leave",
                new LeavePage(LEAVE + word));
    }

    @FromAnywhere
    @PostMapping(LEAVE + "{word}")
    ResponseEntity<String> leave(@PathVariable String word) {
        Optional<UUID> subscription = links.read(Links.Kind.LEAVE, word);
        String language = subscription
                .flatMap(subscriptions::letterOf)
                .flatMap(offers::find)
                .map(Letter::language)
                .orElse(houses.house().defaultLanguage());
        if (subscription.isEmpty()) {
            return spent(language, LEAVE + word);
        }
        subscriptions.leave(subscription.get());
        return say(language, LEAVE + word, "leftTitle", "left");
    }

    @GetMapping(MINE + "{word}")
    ResponseEntity<String> mine(@PathVariable String word) {
        return show(word, links.read(Links.Kind.MINE, word).flatMap(subscriptions::held));
    }

    @FromAnywhere
    @PostMapping(MINE + "{word}")
    ResponseEntity<String> change(
            @PathVariable String word,
            @RequestParam(defaultValue = "") String leave,
            @RequestParam(defaultValue = "") String erase) {
        Optional<Held> held = links.read(Links.Kind.MINE, word).flatMap(subscriptions::held);
        if (held.isEmpty()) {
            return show(word, held);
        }
        if (erase.equals("forget") || erase.equals("never")) {
            subscriptions.erase(
                    held.get().subscriber(),
                    erase.equals("never") ? Subscriptions.Erasure.NEVER_WRITE : Subscriptions.Erasure.FORGET);
            return say(language(held), MINE + word, "erasedTitle", "erased");
        }
        held.get().subscriptions().stream()
                .map(Held.Subscription::id)
                .filter(id -> id.toString().equals(leave))
                .forEach(subscriptions::leave);
        return show(word, subscriptions.held(held.get().subscriber()));
    }

    private ResponseEntity<String> show(String word, Optional<Held> held) {
        String language = language(held);
        Words words = Words.of(language);
        if (held.isEmpty()) {
            return say(language, MINE + word, "mineTitle", "mineNothing");
        }
        House house = houses.house();
        return pages.show(
                HttpStatus.OK,
                language,
                MINE + word,
                words.say("mineTitle"),
                "mine",
                new MinePage(
                        MINE + word,
                        held.get().address().text(),
                        words.moment(held.get().since(), house.timeZone()).date(),
                        held.get().subscriptions().stream()
                                .map(one -> new Mine(
                                        one.id(),
                                        one.letter().name(),
                                        one.confirmedAt() == null
                                                ? null
                                                : words.moment(one.confirmedAt(), house.timeZone())
                                                        .date(),
                                        one.agreedTo()))
                                .toList()));
    }

    private ResponseEntity<String> spent(String language, String path) {
        return say(language, path, "linkSpentTitle", "linkSpent");
    }

    private ResponseEntity<String> say(String language, String path, String title, String sentence) {
        Words words = Words.of(language);
        return pages.say(HttpStatus.OK, language, path, words.say(title), words.say(sentence));
    }

    /** The language of a reader's first letter, else the house's. */
    private String language(Optional<Held> held) {
        return held.stream()
                .flatMap(one -> one.subscriptions().stream())
                .map(one -> one.letter().language())
                .findFirst()
                .orElseGet(() -> houses.house().defaultLanguage());
    }
}
