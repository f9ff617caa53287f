package press.stet.newsroom;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/** The last part of a path, made from a headline or a name: lower-case Latin letters, digits and hyphens, at most 80 characters. */
public final class Slugs {

    private static final int MAX = 80;

    /** Cyrillic as the passport standard ICAO 9303 writes it, Persian and Arabic letters in a plain scheme. */
    private static final Map<Character, String> LATIN = Map.ofEntries(
            Map.entry('а', "a"),
            Map.entry('б', "b"),
            Map.entry('в', "v"),
            Map.entry('г', "g"),
            Map.entry('д', "d"),
            Map.entry('е', "e"),
            Map.entry('ё', "e"),
            Map.entry('ж', "zh"),
            Map.entry('з', "z"),
            Map.entry('и', "i"),
            Map.entry('й', "i"),
            Map.entry('к', "k"),
            Map.entry('л', "l"),
            Map.entry('м', "m"),
            Map.entry('н', "n"),
            Map.entry('о', "o"),
            Map.entry('п', "p"),
            Map.entry('р', "r"),
            Map.entry('с', "s"),
            Map.entry('т', "t"),
            Map.entry('у', "u"),
            Map.entry('ф', "f"),
            Map.entry('х', "kh"),
            Map.entry('ц', "ts"),
            Map.entry('ч', "ch"),
            Map.entry('ш', "sh"),
            Map.entry('щ', "shch"),
            Map.entry('ъ', "ie"),
            Map.entry('ы', "y"),
            Map.entry('ь', ""),
            Map.entry('э', "e"),
            Map.entry('ю', "iu"),
            Map.entry('я', "ia"),
            Map.entry('і', "i"),
            Map.entry('ї', "i"),
            Map.entry('є', "ie"),
            Map.entry('ґ', "g"),
            Map.entry('ў', "u"),
            Map.entry('ا', "a"),
            Map.entry('آ', "a"),
            Map.entry('ب', "b"),
            Map.entry('پ', "p"),
            Map.entry('ت', "t"),
            Map.entry('ث', "s"),
            Map.entry('ج', "j"),
            Map.entry('چ', "ch"),
            Map.entry('ح', "h"),
            Map.entry('خ', "kh"),
            Map.entry('د', "d"),
            Map.entry('ذ', "z"),
            Map.entry('ر', "r"),
            Map.entry('ز', "z"),
            Map.entry('ژ', "zh"),
            Map.entry('س', "s"),
            Map.entry('ش', "sh"),
            Map.entry('ص', "s"),
            Map.entry('ض', "z"),
            Map.entry('ط', "t"),
            Map.entry('ظ', "z"),
            Map.entry('ع', "a"),
            Map.entry('غ', "gh"),
            Map.entry('ف', "f"),
            Map.entry('ق', "q"),
            Map.entry('ک', "k"),
            Map.entry('ك', "k"),
            Map.entry('گ', "g"),
            Map.entry('ل', "l"),
            Map.entry('م', "m"),
            Map.entry('ن', "n"),
            Map.entry('و', "v"),
            Map.entry('ه', "h"),
            Map.entry('ی', "i"),
            Map.entry('ي', "i"),
            Map.entry('ß', "ss"),
            Map.entry('ø', "o"),
            Map.entry('æ', "ae"),
            Map.entry('ł', "l"),
            Map.entry('đ', "d"),
            Map.entry('þ', "th"),
            Map.entry('ı', "i"));

    private Slugs() {}

    /** @param fallback what to use when nothing of {@code words} can be written in Latin letters */
    public static String of(String words, String fallback) {
        String bare = Normalizer.normalize(transcribed(words), Normalizer.Form.NFKD);
        StringBuilder slug = new StringBuilder();
        for (char c : bare.toLowerCase(Locale.ROOT).toCharArray()) {
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                slug.append(c);
            } else if (Character.getType(c) != Character.NON_SPACING_MARK
                    && c != '’'
                    && c != '\''
                    && !slug.isEmpty()
                    && slug.charAt(slug.length() - 1) != '-') {
                slug.append('-');
            }
        }
        String text = slug.length() > MAX ? slug.substring(0, cut(slug)) : slug.toString();
        String trimmed = text.endsWith("-") ? text.substring(0, text.length() - 1) : text;
        return trimmed.isEmpty() ? fallback : trimmed;
    }

    private static String transcribed(String words) {
        StringBuilder latin = new StringBuilder();
        for (char c : words.toLowerCase(Locale.ROOT).toCharArray()) {
            String letters = LATIN.get(c);
            if (letters == null) {
                latin.append(c);
            } else {
                latin.append(letters);
            }
        }
        return latin.toString();
    }

    private static int cut(StringBuilder slug) {
        int hyphen = slug.lastIndexOf("-", MAX);
        return hyphen > MAX / 2 ? hyphen : MAX;
    }
}
