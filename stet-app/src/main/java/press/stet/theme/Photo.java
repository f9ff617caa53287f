package press.stet.theme;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A photo in all its sizes.
 *
 * @param renditions at least one JPEG; other types are offered first, in the order given
 * @param width of the original, in pixels
 * @param height of the original, in pixels
 * @param alt what the photo shows, for those who don't see it
 * @param caption under the photo, or null
 * @param credit whose photo it is, or null
 */
public record Photo(
        List<Rendition> renditions,
        int width,
        int height,
        String alt,
        @Nullable String caption,
        @Nullable String credit) {

    public Photo {
        renditions = List.copyOf(renditions);
        if (renditions.stream().noneMatch(r -> r.type().equals("image/jpeg"))) {
            throw new IllegalArgumentException("A photo needs a JPEG: every browser can show one.");
        }
    }
}
