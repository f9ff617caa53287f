package press.stet.format;

import static press.stet.format.TextLines.check;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where the readers of one channel find the publication.
 *
 * @param channel the channel and bucket this list is for: 1 to 40 of a-z, 0-9 and hyphen
 * @param version 1 and up within the channel
 * @param expires at most 31 days after {@code time}; afterwards the list is refused: an address that was given up may be
 *     somebody else's by then
 * @param stores base addresses that objects and texts are fetched from; never opened by a person
 * @param doors addresses a person may open
 */
public record MirrorsText(
        String newsroom,
        String channel,
        long version,
        Instant time,
        Instant expires,
        List<String> stores,
        List<String> doors)
        implements SignedText {
    /** The longest life of a list. */
    public static final Duration MAX_LIFE = Duration.ofDays(31);

    /** The most addresses of a list, stores and doors each. */
    public static final int MAX_ADDRESSES = 32;

    private static final Pattern CHANNEL = Pattern.compile("[a-z0-9-]{1,40}");
    private static final String FOLDERS = "((?!\\.\\.?/)[A-Za-z0-9._~-]+/){0,16}";
    private static final Pattern ADDRESS = Pattern.compile("(https://[a-z0-9.-]{1,253}(:[0-9]{1,5})?"
            + "|http://([a-z0-9-]{1,63}\\.){0,3}[a-z2-7]{56}\\.onion)/" + FOLDERS);

    public MirrorsText {
        TextLines.checkNewsroom(newsroom);
        check(CHANNEL.matcher(channel).matches(), "A channel has 1 to 40 of a-z, 0-9 and hyphen.");
        TextLines.checkNumber(version, 1);
        TextLines.checkTime(time);
        TextLines.checkTime(expires);
        check(
                expires.isAfter(time) && !expires.isAfter(time.plus(MAX_LIFE)),
                "A list of mirrors lives longer than nothing and at most 31 days.");
        stores = List.copyOf(stores);
        doors = List.copyOf(doors);
        checkAddresses(stores);
        checkAddresses(doors);
    }

    private static void checkAddresses(List<String> addresses) {
        check(addresses.size() <= MAX_ADDRESSES, "A list of mirrors has at most 32 stores and 32 doors.");
        for (String address : addresses) {
            check(
                    address.length() <= 300 && ADDRESS.matcher(address).matches(),
                    "The address of a mirror is https (or http at an onion name), in lower case, and ends in a slash.");
        }
        check(addresses.stream().distinct().count() == addresses.size(), "The address of a mirror occurs twice.");
    }

    @Override
    public Role role() {
        return Role.MIRRORS;
    }

    @Override
    public long number() {
        return version;
    }

    @Override
    public String text() {
        StringBuilder text = new StringBuilder(Role.MIRRORS.heading()).append('\n');
        text.append("newsroom ").append(newsroom).append('\n');
        text.append("channel ").append(channel).append('\n');
        text.append("version ").append(version).append('\n');
        text.append("time ").append(time).append('\n');
        text.append("expires ").append(expires).append('\n');
        stores.forEach(store -> text.append("store ").append(store).append('\n'));
        doors.forEach(door -> text.append("door ").append(door).append('\n'));
        return text.toString();
    }

    /** Reads a mirrors text strictly. */
    public static MirrorsText parse(String text) throws RefusedException {
        return SignedText.strictly(text, MirrorsText::read);
    }

    private static MirrorsText read(String text) throws RefusedException {
        TextLines in = new TextLines(Role.MIRRORS, text);
        MirrorsText mirrors = new MirrorsText(
                in.newsroom(),
                in.value("channel"),
                in.number("version"),
                in.time("time"),
                in.time("expires"),
                in.values("store"),
                in.values("door"));
        in.end();
        return mirrors;
    }
}
