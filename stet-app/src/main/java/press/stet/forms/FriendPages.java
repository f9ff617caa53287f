package press.stet.forms;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import press.stet.support.CardTesting;
import press.stet.support.Friends;
import press.stet.support.SupportWords;

/** Who must not give leaves a wish; who lives abroad gives for somebody nobody knows. No prices stand here. */
@Controller
public class FriendPages {

    static final String FRIEND = GivePages.GIVE + "/friend";

    /** @param code shown once; null before there is one */
    public record Friend(
            SupportWords words,
            String language,
            @Nullable String code,
            @Nullable String said) {}

    private final Friends friends;
    private final CardTesting cardTesting;
    private final FormPages pages;

    FriendPages(Friends friends, CardTesting cardTesting, FormPages pages) {
        this.friends = friends;
        this.cardTesting = cardTesting;
        this.pages = pages;
    }

    @GetMapping(FRIEND)
    ResponseEntity<String> show(@RequestParam(defaultValue = "en") String language) {
        return page(HttpStatus.OK, language, null, null);
    }

    /** The answer to the form itself shows the code, so that it stands in no address and no history. */
    @PostMapping(FRIEND + "/wish")
    ResponseEntity<String> wish(@RequestParam(defaultValue = "en") String language, HttpServletRequest request) {
        SupportWords words = SupportWords.of(language);
        if (!cardTesting.mayTry(request.getRemoteAddr())) {
            return page(HttpStatus.TOO_MANY_REQUESTS, language, null, words.tell("friend.too-many"));
        }
        cardTesting.tried(request.getRemoteAddr(), false);
        Optional<String> code = friends.wish();
        return code.isPresent()
                ? page(HttpStatus.OK, language, code.get(), null)
                : page(HttpStatus.SERVICE_UNAVAILABLE, language, null, words.tell("friend.too-many"));
    }

    @PostMapping(FRIEND + "/code")
    ResponseEntity<String> standing(
            @RequestParam(defaultValue = "") String code, @RequestParam(defaultValue = "en") String language) {
        SupportWords words = SupportWords.of(language);
        return friends.standing(code)
                .map(standing -> page(HttpStatus.OK, language, null, words.tell("friend." + standing)))
                .orElseGet(() -> page(HttpStatus.NOT_FOUND, language, null, words.tell("friend.no-such-code")));
    }

    @PostMapping(FRIEND + "/take")
    ResponseEntity<String> take(@RequestParam(defaultValue = "en") String language) {
        Optional<UUID> wish = friends.take();
        return wish.isPresent()
                ? GivePages.seeOther(GivePages.GIVE + "?rhythm=once&language="
                        + SupportWords.of(language).locale().getLanguage() + "&wish=" + wish.get())
                : page(HttpStatus.OK, language, null, SupportWords.of(language).tell("friend.nobody-waits"));
    }

    private ResponseEntity<String> page(
            HttpStatus status, String language, @Nullable String code, @Nullable String said) {
        SupportWords words = SupportWords.of(language);
        return pages.show(
                status,
                language,
                FRIEND,
                words.tell("friend.title"),
                "friend",
                new Friend(words, language, code, said));
    }
}
