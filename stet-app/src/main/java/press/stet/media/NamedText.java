package press.stet.media;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text in which people stand by id, written {@code {person:0198…}}, so that hiding one person changes every place where the
 * name was to be read.
 */
public final class NamedText {
    private static final Pattern PERSON =
            Pattern.compile("\\{person:(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})}");

    private NamedText() {}

    /** How a person is written into such a text. */
    public static String reference(UUID person) {
        return "{person:" + person + "}";
    }

    /** Everyone the text refers to, in order, with repeats. */
    public static List<UUID> people(String text) {
        var people = new ArrayList<UUID>();
        Matcher references = PERSON.matcher(text);
        while (references.find()) {
            people.add(UUID.fromString(references.group(1)));
        }
        return people;
    }

    /** The text as it is read, every reference replaced by what {@code nameOf} gives for the person. */
    public static String read(String text, Function<UUID, String> nameOf) {
        return PERSON.matcher(text)
                .replaceAll(reference -> Matcher.quoteReplacement(nameOf.apply(UUID.fromString(reference.group(1)))));
    }
}
