package press.stet.theme;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The line that says who wrote the story.
 *
 * @param authors in the order of the byline; empty when nobody is named
 * @param stead what stands there when nobody is named, e.g. "Staff" or "name withheld for safety"; null for nothing
 */
public record Byline(List<Author> authors, @Nullable String stead) {

    public Byline {
        authors = List.copyOf(authors);
    }

    /** A byline of these names. */
    public static Byline of(Author... authors) {
        return new Byline(List.of(authors), null);
    }
}
