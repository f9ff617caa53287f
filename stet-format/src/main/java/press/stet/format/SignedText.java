package press.stet.format;

import java.time.Instant;

/**
 * One of the five texts a newsroom signs. Each has exactly one spelling: parsing accepts only what {@link #text} gives.
 */
public sealed interface SignedText permits RootText, EditionText, ClockText, MirrorsText, NoticeText {
    Role role();

    /** The newsroom the text speaks for. */
    String newsroom();

    /** The version, or for editions and notices the number: 1 and up. */
    long number();

    /** When it was made. */
    Instant time();

    /** The exact text that is signed. */
    String text();

    /** A parser of one kind of text. */
    @FunctionalInterface
    interface Parser<T extends SignedText> {
        T parse(String text) throws RefusedException;
    }

    /** What a parser read, if it is written in the one way it may be. */
    static <T extends SignedText> T strictly(String text, Parser<T> parser) throws RefusedException {
        T parsed;
        try {
            parsed = parser.parse(text);
        } catch (IllegalArgumentException e) {
            throw RefusedException.malformed(String.valueOf(e.getMessage()));
        }
        if (!parsed.text().equals(text)) {
            throw RefusedException.malformed(
                    "The " + parsed.role().word() + " text is not written in the one way the format allows.");
        }
        return parsed;
    }
}
