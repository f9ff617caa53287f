package press.stet.theme;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The sentences on readers' pages in one language, with its numbers and dates (Gregorian calendar). Languages without
 * words of their own get the English ones.
 *
 * <p>Kept in {@code words/<language>.properties}; the English file carries a note for translators above each key.
 */
public final class Words {

    /** Languages with words of their own. */
    public static final Set<String> LANGUAGES = Set.of("en", "ru", "fa");

    private static final Map<String, Words> ALL =
            LANGUAGES.stream().collect(Collectors.toUnmodifiableMap(language -> language, Words::load));

    private final String language;
    private final Map<String, String> sentences;

    private Words(String language, Map<String, String> sentences) {
        this.language = language;
        this.sentences = Map.copyOf(sentences);
    }

    /** The words for a BCP 47 tag; English where there are none. */
    public static Words of(String languageTag) {
        var language = Locale.forLanguageTag(languageTag).getLanguage();
        return Objects.requireNonNull(ALL.get(LANGUAGES.contains(language) ? language : "en"));
    }

    private static Words load(String language) {
        var properties = new Properties();
        try (var in = Words.class.getResourceAsStream("/words/" + language + ".properties")) {
            properties.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var sentences = new TreeMap<String, String>();
        properties.stringPropertyNames().forEach(key -> sentences.put(key, properties.getProperty(key)));
        return new Words(language, sentences);
    }

    /** The language these words are written in, which is {@code en} when the one asked for has none. */
    public String language() {
        return language;
    }

    Map<String, String> sentences() {
        return sentences;
    }

    /**
     * A sentence.
     *
     * @param values what {0}, {1}... stand for; numbers are written in the language's digits
     * @throws ThemeException if there is no such sentence
     */
    public String say(String key, Object... values) {
        return fill(sentence(key), values);
    }

    /** A sentence that counts: chosen by the language's plural rules; {0} is the number unless values are given. */
    public String count(String key, long number, Object... values) {
        var category = key + "." + PluralRule.of(language).category(number);
        return fill(sentence(category), values.length == 0 ? new Object[] {number} : values);
    }

    String sentence(String key) {
        var sentence = sentences.get(key);
        if (sentence == null) {
            throw new ThemeException(
                    "There is no sentence “" + key + "” in the words; words/en.properties lists all there are.");
        }
        return sentence;
    }

    private String fill(String pattern, Object... values) {
        if (values.length == 0) {
            return pattern;
        }
        var filled = new StringBuilder(pattern.length() + 32);
        for (var i = 0; i < pattern.length(); i++) {
            var c = pattern.charAt(i);
            if (c == '{' && i + 2 < pattern.length() && pattern.charAt(i + 2) == '}') {
                var value = values[pattern.charAt(i + 1) - '0'];
                filled.append(value instanceof Number number ? number(number.longValue()) : value);
                i += 2;
            } else {
                filled.append(c);
            }
        }
        return filled.toString();
    }

    /** A whole number in the language's digits, without grouping. */
    public String number(long number) {
        return inDigits(Long.toString(number));
    }

    private String inDigits(String latin) {
        var digits = sentence("digits");
        if (digits.charAt(0) == '0') {
            return latin;
        }
        var written = new StringBuilder(latin.length());
        for (var i = 0; i < latin.length(); i++) {
            var c = latin.charAt(i);
            written.append(c >= '0' && c <= '9' ? digits.charAt(c - '0') : c);
        }
        return written.toString();
    }

    /** A point in time as it stands on pages of a newsroom in this zone. */
    public Moment moment(Instant instant, ZoneId zone) {
        var at = instant.atZone(zone);
        var date = say("date", at.getDayOfMonth(), sentence("month." + at.getMonthValue()), at.getYear());
        var brief = say("dateShort", at.getDayOfMonth(), sentence("monthShort." + at.getMonthValue()), at.getYear());
        var time = inDigits(twoDigits(at.getHour()) + ":" + twoDigits(at.getMinute()));
        var iso = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.withNano(0));
        return new Moment(iso, say("dateTime", date, time, zoneName(at)), date, brief);
    }

    /** A month as a title, e.g. "November 2015". */
    public String monthTitle(YearMonth month) {
        return say("monthTitle", monthName(month), month.getYear());
    }

    /** A month's name standing alone, e.g. "November". */
    public String monthName(YearMonth month) {
        return sentence("monthAlone." + month.getMonthValue());
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    /** The zone as newspapers write it: its letters where it has some that are known, else its distance from UTC. */
    private static String zoneName(ZonedDateTime at) {
        if (at.getZone().normalized() instanceof ZoneOffset offset) {
            return offset.equals(ZoneOffset.UTC) ? "UTC" : "UTC" + offset.getId();
        }
        var summer = at.getZone().getRules().isDaylightSavings(at.toInstant());
        var name = TimeZone.getTimeZone(at.getZone()).getDisplayName(summer, TimeZone.SHORT, Locale.ENGLISH);
        var letters = name.chars().allMatch(Character::isLetter) && !name.equals("GMT");
        return letters ? name : "UTC" + at.getOffset().getId().replace("Z", "");
    }

    /**
     * How the newsroom knows what a story says, as one sentence.
     *
     * @param voices the story's chains; at least one
     */
    public AttributionLine attribution(List<Voice> voices) {
        var said = voices.stream().map(this::voice).distinct().collect(Collectors.joining(sentence("voiceNext")));
        var sources = new LinkedHashMap<String, AttributionLine.Source>();
        voices.forEach(voice -> voice.through().forEach(source -> sources.putIfAbsent(source.outlet(), source)));
        return new AttributionLine(say("howWeKnow", said), List.copyOf(sources.values()));
    }

    private String voice(Voice voice) {
        var who =
                switch (voice) {
                    case Voice.Named named
                    when named.role() != null -> say("voiceNamedRole", named.name(), named.role());
                    case Voice.Named named -> say("voiceNamed", named.name());
                    case Voice.Described described -> say("voiceDescribed", described.description());
                    case Voice.Withheld withheld
                    when withheld.knownTo() == 0 -> say("voiceWithheld", withheld.reason());
                    case Voice.Withheld withheld ->
                        count("voiceWithheldKnown", withheld.knownTo(), withheld.reason(), withheld.knownTo());
                };
        if (voice.through().isEmpty()) {
            return who + sentence("manner." + voice.manner());
        }
        var outlets = voice.through().stream()
                .map(AttributionLine.Source::outlet)
                .collect(Collectors.joining(sentence("throughNext")));
        return who + say("through", outlets);
    }
}
