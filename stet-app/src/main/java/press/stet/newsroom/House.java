package press.stet.newsroom;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The newsroom as a whole.
 *
 * @param address public address without a slash at the end, for feeds and canonical links; null while there is none
 * @param languages BCP 47 tags; the first is the default and stands at the root of the site
 * @param look the theme's tokens as JSON
 * @param setUp the first-run questions have been answered
 */
public record House(
        String name,
        String tagline,
        @Nullable String address,
        ZoneId timeZone,
        List<String> languages,
        String look,
        boolean setUp) {

    /** The language of the desk's sentences, not of any edition. */
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm zzz", Locale.ENGLISH);

    public House {
        languages = List.copyOf(languages);
    }

    public String defaultLanguage() {
        return languages.getFirst();
    }

    /** A time as a sentence of the desk says it, in the newsroom's zone: “5 November 2026, 12:00 EET”. */
    public String say(Instant at) {
        return MOMENT.format(at.atZone(timeZone));
    }

    /** The first part of every path of a language edition: {@code /} for the default language, {@code /ru/} for others. */
    public String root(String language) {
        return language.equals(defaultLanguage()) ? "/" : "/" + language + "/";
    }
}
