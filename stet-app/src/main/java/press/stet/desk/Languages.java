package press.stet.desk;

import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import press.stet.kernel.Refusal;

/** Languages by their BCP 47 tags. */
public final class Languages {

    /** Offered first; any other tag can be typed. */
    public static final List<String> OFFERED = List.of("en", "ru", "fa", "uk", "be", "ar", "es", "fr", "de");

    private static final Set<String> RIGHT_TO_LEFT =
            Set.of("ar", "fa", "he", "ur", "ps", "ckb", "dv", "sd", "ug", "yi", "arc", "syr", "azb", "lrc");

    private Languages() {}

    /** What the language calls itself, with its English name where that differs: “русский · Russian”. */
    public static String name(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        String own = locale.getDisplayName(locale);
        String english = locale.getDisplayName(Locale.ENGLISH);
        return own.equalsIgnoreCase(english) ? english : own + " · " + english;
    }

    /** The English name alone, for narrow places. */
    public static String shortName(String tag) {
        return Locale.forLanguageTag(tag).getDisplayName(Locale.ENGLISH);
    }

    public static String direction(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        boolean script = Set.of("Arab", "Hebr", "Thaa", "Syrc").contains(locale.getScript());
        return script || RIGHT_TO_LEFT.contains(locale.getLanguage()) ? "rtl" : "ltr";
    }

    /**
     * A tag in its canonical form.
     *
     * @throws Refusal beside the field {@code languages} if it is none
     */
    static String tag(String typed) {
        try {
            String tag =
                    new Locale.Builder().setLanguageTag(typed.strip()).build().toLanguageTag();
            if (!tag.equals("und")) {
                return tag;
            }
        } catch (IllformedLocaleException e) {
            throw new Refusal(Words.say("languages.no-tag", typed.strip()), "languages");
        }
        throw new Refusal(Words.say("languages.no-tag", typed.strip()), "languages");
    }
}
