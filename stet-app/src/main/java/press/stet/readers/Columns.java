package press.stet.readers;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a foreign list holds what, told by the names that Mailchimp, Substack, Ghost, listmonk, Buttondown, Keila, phpList
 * and spreadsheets give them. Names of readers are passed over: nobody needs them here.
 */
final class Columns {

    /** How a reader stood with the system she comes from. */
    enum Standing {
        ACTIVE,
        UNCONFIRMED,
        LEFT,
        BOUNCED,
        COMPLAINED,
        SWITCHED_OFF,
        UNKNOWN
    }

    private static final Set<String> ADDRESS = Set.of(
            "email",
            "emailaddress",
            "mail",
            "mailaddress",
            "subscriberemail",
            "useremail",
            "adressemail",
            "mailadresse",
            "correo",
            "correoelectronico",
            "correoelectrónico",
            "почта",
            "элпочта",
            "электроннаяпочта",
            "адрес",
            "адресэлектроннойпочты",
            "ایمیل",
            "نشانیایمیل");

    /** The surest first: when it was confirmed, then when it was asked for, then when the row was made. */
    private static final List<String> SINCE = List.of(
            "confirmedat",
            "confirmtime",
            "optintime",
            "subscribedat",
            "subscriptiondate",
            "signupdate",
            "createdat",
            "creationdate",
            "dateadded",
            "created",
            "entered");

    private static final Map<String, Standing> WORDS = Map.ofEntries(
            Map.entry("", Standing.ACTIVE),
            Map.entry("active", Standing.ACTIVE),
            Map.entry("enabled", Standing.ACTIVE),
            Map.entry("subscribed", Standing.ACTIVE),
            Map.entry("confirmed", Standing.ACTIVE),
            Map.entry("regular", Standing.ACTIVE),
            Map.entry("free", Standing.ACTIVE),
            Map.entry("paid", Standing.ACTIVE),
            Map.entry("premium", Standing.ACTIVE),
            Map.entry("comped", Standing.ACTIVE),
            Map.entry("gifted", Standing.ACTIVE),
            Map.entry("unconfirmed", Standing.UNCONFIRMED),
            Map.entry("pending", Standing.UNCONFIRMED),
            Map.entry("unactivated", Standing.UNCONFIRMED),
            Map.entry("unsubscribed", Standing.LEFT),
            Map.entry("optedout", Standing.LEFT),
            Map.entry("removed", Standing.LEFT),
            Map.entry("cleaned", Standing.BOUNCED),
            Map.entry("bounced", Standing.BOUNCED),
            Map.entry("unreachable", Standing.BOUNCED),
            Map.entry("undeliverable", Standing.BOUNCED),
            Map.entry("complained", Standing.COMPLAINED),
            Map.entry("spammy", Standing.COMPLAINED),
            Map.entry("blocklisted", Standing.COMPLAINED),
            Map.entry("blacklisted", Standing.COMPLAINED),
            Map.entry("blocked", Standing.COMPLAINED),
            Map.entry("disabled", Standing.SWITCHED_OFF),
            Map.entry("inactive", Standing.SWITCHED_OFF),
            Map.entry("archived", Standing.SWITCHED_OFF));

    /** Columns of yes and no, and what a no or a yes in them means. */
    private static final Map<String, Standing> IF_YES = Map.of(
            "emaildisabled", Standing.LEFT,
            "unsubscribed", Standing.LEFT,
            "blacklisted", Standing.COMPLAINED,
            "blocklisted", Standing.COMPLAINED);

    private static final Map<String, Standing> IF_NO = Map.of(
            "subscribedtoemails", Standing.LEFT,
            "subscribed", Standing.LEFT,
            "confirmed", Standing.UNCONFIRMED);

    /** Columns in which anything at all means something. */
    private static final Map<String, Standing> IF_FILLED =
            Map.of("unsubtime", Standing.LEFT, "cleantime", Standing.BOUNCED, "deletedat", Standing.LEFT);

    private static final Set<String> YES = Set.of("true", "yes", "1", "t", "y");
    private static final Set<String> NO = Set.of("false", "no", "0", "f", "n");
    /** As databases and programs write moments: with or without a time, fractions and an offset, {@code +00} among them. */
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffset("+HH:mm", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH", "Z")
            .optionalEnd()
            .optionalEnd()
            .toFormatter(Locale.ROOT);

    private static final Set<String> STATUS = Set.of("status", "subscriptionstatus", "state", "type");

    private final List<String> names;
    private final int address;
    private final int since;

    private Columns(List<String> names, int address) {
        this.names = List.copyOf(names);
        this.address = address;
        this.since = SINCE.stream()
                .map(names::indexOf)
                .filter(at -> at >= 0)
                .findFirst()
                .orElse(-1);
    }

    /** Reads the names in a first row; empty if none of them is that of an address. */
    static Optional<Columns> named(List<String> first) {
        List<String> names = first.stream().map(Columns::plain).toList();
        for (int i = 0; i < names.size(); i++) {
            if (ADDRESS.contains(names.get(i))) {
                return Optional.of(new Columns(names, i));
            }
        }
        return Optional.empty();
    }

    /** For a list without names, whose first row is a reader already; empty if no address is in it. */
    static Optional<Columns> unnamed(List<String> first) {
        for (int i = 0; i < first.size(); i++) {
            if (address(first.get(i)).isPresent()) {
                return Optional.of(new Columns(List.of(), i));
            }
        }
        return Optional.empty();
    }

    private static Optional<MailAddress> address(String cell) {
        try {
            return Optional.of(MailAddress.parse(cell));
        } catch (MailAddress.Bad e) {
            return Optional.empty();
        }
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    String address(Csv.Row row) {
        return cell(row, address);
    }

    /** When she signed up there; null if it is not said. */
    @Nullable
    Instant since(Csv.Row row) {
        return since < 0 ? null : moment(cell(row, since));
    }

    /** The letter that the row is for, by its short address; empty where that is not said. */
    String letter(Csv.Row row) {
        return cell(row, names.indexOf("letter"));
    }

    String language(Csv.Row row) {
        return cell(row, names.indexOf("language"));
    }

    Standing standing(Csv.Row row) {
        Standing found = Standing.ACTIVE;
        for (int i = 0; i < names.size() && found == Standing.ACTIVE; i++) {
            String word = plain(cell(row, i));
            String name = names.get(i);
            if (STATUS.contains(name)) {
                found = WORDS.getOrDefault(word, Standing.UNKNOWN);
            } else if (YES.contains(word)) {
                found = IF_YES.getOrDefault(name, Standing.ACTIVE);
            } else if (NO.contains(word)) {
                found = IF_NO.getOrDefault(name, Standing.ACTIVE);
            }
            if (found == Standing.ACTIVE && !word.isEmpty()) {
                found = IF_FILLED.getOrDefault(name, Standing.ACTIVE);
            }
        }
        return found;
    }

    private static String cell(Csv.Row row, int at) {
        return at < 0 || at >= row.cells().size() ? "" : row.cells().get(at).strip();
    }

    private static @Nullable Instant moment(String words) {
        String text = words.replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) ", "$1T").replace(" UTC", "Z");
        if (text.isEmpty()) {
            return null;
        }
        try {
            TemporalAccessor read = MOMENT.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            return switch (read) {
                case OffsetDateTime at -> at.toInstant();
                case LocalDateTime at -> at.toInstant(ZoneOffset.UTC);
                default -> LocalDate.from(read).atStartOfDay().toInstant(ZoneOffset.UTC);
            };
        } catch (DateTimeException e) {
            return null;
        }
    }
}
