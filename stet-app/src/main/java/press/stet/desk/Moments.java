package press.stet.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as the desk writes them: in the newsroom's zone, with the zone beside them where it matters. */
public final class Moments {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);
    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm", Locale.ROOT);

    private final Instant now;
    private final ZoneId zone;

    Moments(Clock clock, ZoneId zone) {
        this.now = clock.instant();
        this.zone = zone;
    }

    /** “18:02” for today, “3 Nov, 18:02” for this year, else “3 Nov 2015”. */
    public String at(Instant instant) {
        ZonedDateTime there = instant.atZone(zone);
        LocalDate today = now.atZone(zone).toLocalDate();
        if (there.toLocalDate().equals(today)) {
            return HOUR.format(there);
        }
        return there.getYear() == today.getYear() ? DAY.format(there) + ", " + HOUR.format(there) : YEAR.format(there);
    }

    /** The same with date and zone, for what is to come: “Mon 3 Nov, 18:02 CET”. */
    public String full(Instant instant) {
        ZonedDateTime there = instant.atZone(zone);
        return YEAR.format(there) + ", " + HOUR.format(there) + " " + ZONE.format(there);
    }

    /** “3 min ago” up to an hour, then the time. */
    public String since(Instant instant) {
        Duration ago = Duration.between(instant, now);
        if (ago.isNegative() || ago.compareTo(Duration.ofHours(1)) >= 0) {
            return at(instant);
        }
        return ago.toMinutes() == 0 ? Words.say("moments.just-now") : Words.say("moments.minutes-ago", ago.toMinutes());
    }

    /** How the zone is called now, for instance “CET (Europe/Amsterdam)”. */
    public String zone() {
        String abbreviation = ZONE.format(now.atZone(zone));
        return abbreviation.equals(zone.getId()) ? abbreviation : abbreviation + " (" + zone.getId() + ")";
    }

    /** A time as a {@code datetime-local} field wants it. */
    public String field(Instant instant) {
        return FIELD.format(instant.atZone(zone));
    }

    public boolean isToday(Instant instant) {
        return instant.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
    }
}
