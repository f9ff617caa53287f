package press.stet.theme;

import java.util.Locale;
import java.util.Set;

/** Which way a language is written. */
public enum Direction {
    LEFT_TO_RIGHT("ltr"),
    RIGHT_TO_LEFT("rtl");

    private static final Set<String> SCRIPTS =
            Set.of("Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa");
    /** Languages usually written in one of these scripts (CLDR likely subtags). */
    private static final Set<String> LANGUAGES = Set.of(
            "ar", "arc", "arz", "azb", "bal", "bqi", "ckb", "dv", "fa", "glk", "he", "ks", "lrc", "mzn", "nqo", "pnb",
            "prs", "ps", "rhg", "sd", "sdh", "syr", "ug", "ur", "yi");

    private final String attribute;

    Direction(String attribute) {
        this.attribute = attribute;
    }

    /** The direction of a BCP 47 tag: its script decides where it names one, else the script the language is used to. */
    public static Direction of(String languageTag) {
        var locale = Locale.forLanguageTag(languageTag);
        var rightToLeft = locale.getScript().isEmpty()
                ? isRightToLeft(locale.getLanguage())
                : SCRIPTS.contains(locale.getScript());
        return rightToLeft ? RIGHT_TO_LEFT : LEFT_TO_RIGHT;
    }

    private static boolean isRightToLeft(String language) {
        // Java keeps the codes of 1989 for Hebrew and Yiddish unless told otherwise.
        return LANGUAGES.contains(language) || language.equals("iw") || language.equals("ji");
    }

    /** The value of HTML's {@code dir} attribute. */
    public String attribute() {
        return attribute;
    }
}
