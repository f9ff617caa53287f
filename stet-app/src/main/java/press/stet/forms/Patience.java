package press.stet.forms;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import press.stet.support.CardTesting;
import press.stet.support.SupportWords;
import press.stet.theme.Direction;

/**
 * While more goes wrong on the giving page than usual, an attempt needs a proof of patience: a number that takes a browser a second or
 * so to find, or, without script, half a minute of waiting. No third party is asked, and each proof is good for one attempt.
 */
@Controller
public class Patience {

    static final String SCRIPT = GivePages.GIVE + "/patience-script";
    static final Duration WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST_DIGITS = 12;
    private static final Set<String> NOT_CARRIED = Set.of("id", "patience", "proof");
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    /** What was typed, carried along. */
    public record Field(String name, String value) {}

    public record Page(
            SupportWords words,
            String language,
            String direction,
            String token,
            int bits,
            long seconds,
            List<Field> fields) {}

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Patience.class.getClassLoader(), "press.stet.templates");
    private final FormTokens tokens;
    private final CardTesting cardTesting;

    Patience(FormTokens tokens, CardTesting cardTesting) {
        this.tokens = tokens;
        this.cardTesting = cardTesting;
    }

    /** Whether this attempt may go on: nothing is unusual, or it was patient. */
    boolean shown(UUID attempt, Map<String, String> asked) {
        if (!cardTesting.wary()) {
            return true;
        }
        String token = asked.getOrDefault("patience", "");
        return tokens.age(purpose(attempt), token)
                .filter(age -> age.compareTo(LONGEST) <= 0)
                .filter(age ->
                        age.compareTo(WAIT) >= 0 || proves(token, asked.getOrDefault("proof", ""), cardTesting.bits()))
                .isPresent();
    }

    /** The page on which it is shown; what was typed stays. */
    ResponseEntity<String> ask(UUID attempt, String language, Map<String, String> asked) {
        StringOutput html = new StringOutput();
        templates.render(
                "forms/patience.jte",
                new Page(
                        SupportWords.of(language),
                        language,
                        Direction.of(language).attribute(),
                        tokens.issue(purpose(attempt)),
                        cardTesting.bits(),
                        WAIT.toSeconds(),
                        Stream.concat(
                                        Stream.of(new Field("id", attempt.toString())),
                                        asked.entrySet().stream()
                                                .filter(each -> !NOT_CARRIED.contains(each.getKey()))
                                                .map(each -> new Field(each.getKey(), each.getValue())))
                                .toList()),
                html);
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .contentType(HTML)
                .header("Content-Security-Policy", POLICY)
                .header("Cache-Control", "no-store")
                .body(html.toString());
    }

    @GetMapping(SCRIPT)
    ResponseEntity<String> script() {
        try (var in = Objects.requireNonNull(Patience.class.getResourceAsStream("/support/patience.js"))) {
            return ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
                    .body(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String purpose(UUID attempt) {
        return "give.patience." + attempt;
    }

    /** Whether SHA-256 of token, colon and proof begins with so many zero bits. */
    static boolean proves(String token, String proof, int bits) {
        if (proof.isEmpty()
                || proof.length() > MOST_DIGITS
                || !proof.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            return false;
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((token + ":" + proof).getBytes(StandardCharsets.US_ASCII));
            int zeros = 0;
            for (byte each : hash) {
                int leading = Integer.numberOfLeadingZeros(each & 0xff) - 24;
                zeros += leading;
                if (leading < 8) {
                    break;
                }
            }
            return zeros >= bits;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
