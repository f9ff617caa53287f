package press.stet.support;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** The sentences of the giving pages and mails in one language, from {@code support/<language>.properties}. */
public final class SupportWords {

    /** Languages with words of their own; all others get the English ones. */
    public static final Set<String> LANGUAGES = Set.of("en", "ru", "fa");

    private static final Map<String, SupportWords> ALL =
            LANGUAGES.stream().collect(Collectors.toUnmodifiableMap(language -> language, SupportWords::load));

    private final Locale locale;
    private final Properties sentences;

    private SupportWords(Locale locale, Properties sentences) {
        this.locale = locale;
        this.sentences = sentences;
    }

    public static SupportWords of(String languageTag) {
        String language = Locale.forLanguageTag(languageTag).getLanguage();
        return Objects.requireNonNull(ALL.get(LANGUAGES.contains(language) ? language : "en"));
    }

    private static SupportWords load(String language) {
        Properties sentences = new Properties();
        try (var in = SupportWords.class.getResourceAsStream("/support/" + language + ".properties")) {
            sentences.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SupportWords(Locale.forLanguageTag(language), sentences);
    }

    public Locale locale() {
        return locale;
    }

    /** @throws IllegalArgumentException if there is no such sentence */
    public String tell(String key, Object... values) {
        String words = sentences.getProperty(key);
        if (words == null) {
            throw new IllegalArgumentException("There are no words for " + key + " in " + locale + ".");
        }
        for (int n = 0; n < values.length; n++) {
            words = words.replace("{" + n + "}", shown(values[n]));
        }
        return words;
    }

    private String shown(Object value) {
        return value instanceof Integer || value instanceof Long
                ? NumberFormat.getIntegerInstance(locale).format(value)
                : String.valueOf(value);
    }

    /** Whether there is such a sentence. */
    public boolean has(String key) {
        return sentences.containsKey(key);
    }

    Set<String> keys() {
        return sentences.stringPropertyNames();
    }
}
