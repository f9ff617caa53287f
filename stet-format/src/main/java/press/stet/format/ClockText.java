package press.stet.format;

import static press.stet.format.TextLines.check;

import java.time.Duration;
import java.time.Instant;

/**
 * "Edition N is the latest." Signed again every hour; may only repeat an edition that is signed.
 *
 * @param version 1 and up
 * @param root version of the latest root
 * @param edition number of the latest edition
 * @param editionHash SHA-256 of that edition's text
 * @param expires at most 7 days after {@code time}; afterwards what it says is shown as possibly old, never refused
 */
public record ClockText(
        String newsroom, long version, long root, long edition, ObjectHash editionHash, Instant time, Instant expires)
        implements SignedText {
    /** The longest life of a clock. */
    public static final Duration MAX_LIFE = Duration.ofDays(7);

    public ClockText {
        TextLines.checkNewsroom(newsroom);
        TextLines.checkNumber(version, 1);
        TextLines.checkNumber(root, 1);
        TextLines.checkNumber(edition, 1);
        TextLines.checkTime(time);
        TextLines.checkTime(expires);
        check(
                expires.isAfter(time) && !expires.isAfter(time.plus(MAX_LIFE)),
                "A clock lives longer than nothing and at most 7 days.");
    }

    @Override
    public Role role() {
        return Role.CLOCK;
    }

    @Override
    public long number() {
        return version;
    }

    @Override
    public String text() {
        return Role.CLOCK.heading() + "\nnewsroom " + newsroom + "\nversion " + version + "\nroot " + root
                + "\nedition " + edition + "\nhash " + editionHash.base64() + "\ntime " + time + "\nexpires " + expires
                + "\n";
    }

    /** Reads a clock text strictly. */
    public static ClockText parse(String text) throws RefusedException {
        return SignedText.strictly(text, ClockText::read);
    }

    private static ClockText read(String text) throws RefusedException {
        TextLines in = new TextLines(Role.CLOCK, text);
        ClockText clock = new ClockText(
                in.newsroom(),
                in.number("version"),
                in.number("root"),
                in.number("edition"),
                in.hash("hash"),
                in.time("time"),
                in.time("expires"));
        in.end();
        return clock;
    }
}
