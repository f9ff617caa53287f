package press.stet.ops.exchange;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Dates in the spellings that exports use. A date without a zone is UTC. */
final class Moments {
    /** News is younger than the first newspaper, and no schedule reaches further than this. */
    private static final Instant EARLIEST = Instant.parse("1605-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private static final DateTimeFormatter LENIENT = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("uuuu-M-d")
            .optionalStart()
            .appendPattern("[ ]['T']H:mm[:ss]")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalEnd()
            .appendPattern("[ ][XXX][XX][X]")
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private Moments() {}

    /** The moment, or null, noted unless the source leaves it empty. */
    static @Nullable Instant read(Notes notes, @Nullable String raw) {
        String text = Clean.line(raw);
        if (text.isEmpty() || text.startsWith("0000-00-00") || text.equals("null")) {
            return null;
        }
        try {
            Instant moment = parse(text);
            if (!moment.isBefore(EARLIEST) && moment.isBefore(LATEST)) {
                return moment;
            }
        } catch (DateTimeException | ArithmeticException | NumberFormatException unreadable) {
            // Falls through to the note: what the source says is shown to a person either way.
        }
        notes.note(Finding.DATE_IMPOSSIBLE, text);
        return null;
    }

    private static Instant parse(String text) {
        if (text.matches("\\d{9,15}")) {
            return Instant.ofEpochMilli(text.length() > 11 ? Long.parseLong(text) : Long.parseLong(text) * 1000);
        }
        if (Character.isLetter(text.charAt(0))) {
            return OffsetDateTime.parse(text.replace(" GMT", " +0000"), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        }
        TemporalAccessor parts = LENIENT.parseBest(
                text.replace(" UTC", "Z"), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        return switch (parts) {
            case OffsetDateTime whole -> whole.toInstant();
            case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
            case LocalDate day -> day.atStartOfDay(ZoneOffset.UTC).toInstant();
            default -> throw new DateTimeException(text);
        };
    }
}
