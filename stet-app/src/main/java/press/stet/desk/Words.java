package press.stet.desk;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/** Every sentence of the desk, by key, from {@code desk/words.properties}; a translation is another file of the same keys. */
public final class Words {

    private static final Properties ENGLISH = read("/desk/words.properties");

    private Words() {}

    /** The words for a key, with {@code {0}}, {@code {1}} … filled in. */
    public static String say(String key, Object... values) {
        String words = ENGLISH.getProperty(key);
        if (words == null) {
            throw new IllegalArgumentException("desk/words.properties has no words for " + key + ".");
        }
        for (int n = 0; n < values.length; n++) {
            words = words.replace("{" + n + "}", String.valueOf(values[n]));
        }
        return words;
    }

    static Properties english() {
        return ENGLISH;
    }

    private static Properties read(String path) {
        Properties words = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Words.class.getResourceAsStream(path), path), StandardCharsets.UTF_8)) {
            words.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("The words of the desk cannot be read.", e);
        }
        return words;
    }
}
