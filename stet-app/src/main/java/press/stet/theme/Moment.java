package press.stet.theme;

/**
 * A point in time as machines and as people read it. Made by {@link Words#moment}.
 *
 * @param iso RFC 3339 with offset, e.g. {@code 2015-11-30T21:40:00+01:00}
 * @param text with the zone, e.g. "30 November 2015, 21:40 CET"
 * @param date the date alone, e.g. "30 November 2015"
 * @param brief for lists, e.g. "30 Nov 2015"
 */
public record Moment(String iso, String text, String date, String brief) {}
