package press.stet.letters;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import press.stet.mail.Spliced;

/**
 * An issue as it is sent: rendered once, the same for all but the marked places (see {@link press.stet.mail.Spliced}).
 *
 * @param text plain text, written for reading
 * @param html a whole document
 */
public record Imprint(String subject, String text, String html) {

    /** Mail programs cut what is longer (about 102 kB of HTML). */
    static final int LONGEST_HTML = 90_000;

    /** For looking at: with a word in the places that differ from reader to reader. */
    public Imprint filled() {
        return new Imprint(subject, filled(text), filled(html));
    }

    /** For looking at: as it stands on a screen that is dark. */
    public Imprint dark() {
        return new Imprint(subject, text, html.replace("(prefers-color-scheme: dark)", "all"));
    }

    private static String filled(String words) {
        return words.replaceAll("[" + Spliced.OPEN + Spliced.SHUT + "]", "")
                .replaceAll(Spliced.SLOT + "[a-z]+" + Spliced.SLOT_END, "test");
    }

    /** A sentence if mail programs will not show all of it; null if they will. */
    public @Nullable String tooLong() {
        int bytes = html.getBytes(StandardCharsets.UTF_8).length;
        return bytes <= LONGEST_HTML
                ? null
                : "This issue has " + bytes / 1000 + " kB; some mail programs cut off what is beyond 100. Take a story"
                        + " out, or send teasers.";
    }
}
