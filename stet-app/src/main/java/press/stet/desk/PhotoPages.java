package press.stet.desk;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import press.stet.newsroom.StoryContent;

/** Photos: picking, uploading, what is missing on them. */
@Controller
public class PhotoPages {

    /** A photo as the desk shows it. */
    public record Shown(String id, String alt, String credit, String licence, int width, int height) {}

    /** The facts the editor needs of the photos in a text, as JSON. */
    String facts(List<UUID> photos) {
        return "[]";
    }

    Optional<Shown> shown(UUID photo) {
        return Optional.empty();
    }

    /** What the photos of a story lack, each as a sentence. */
    List<String> missing(StoryContent content) {
        return List.of();
    }

    void requireComplete(StoryContent content) {}
}
