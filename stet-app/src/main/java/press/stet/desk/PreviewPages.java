package press.stet.desk;

import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import press.stet.newsroom.Story;

/** The story as print would make it now, as wide as a desk or as narrow as a phone. */
@Controller
public class PreviewPages {

    /** The page brings its styles along and needs no script; it may stand in a frame of the desk and nowhere else. */
    private static final String PAGE_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'self'";

    /** A theme's script must not run where the desk's session is; the page needs none to be read. */
    private static final Pattern SCRIPT =
            Pattern.compile("<script(?![^>]*application/ld\\+json)[^>]*>.*?</script>", Pattern.DOTALL);

    /** @param width {@code wide} or {@code phone} */
    public record Preview(Story story, String headline, String width) {}

    private final Screens screens;
    private final StoryDesk desk;
    private final press.stet.edition.Preview preview;

    PreviewPages(Screens screens, StoryDesk desk, press.stet.edition.Preview preview) {
        this.screens = screens;
        this.desk = desk;
        this.preview = preview;
    }

    @GetMapping("/stories/{id}/preview")
    View preview(@PathVariable UUID id, @RequestParam(defaultValue = "wide") String width) {
        Story story = desk.story(id);
        return screens.show(
                "preview",
                new Preview(
                        story,
                        StoryLists.headline(story.working().headline()),
                        width.equals("phone") ? "phone" : "wide"));
    }

    @GetMapping("/stories/{id}/preview/page")
    ResponseEntity<String> page(@PathVariable UUID id) {
        return framed(preview.html(desk.story(id), "/photos/"));
    }

    /** A page of the edition for a frame of the desk. */
    static ResponseEntity<String> framed(String html) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .header("Content-Security-Policy", PAGE_POLICY)
                .cacheControl(CacheControl.noStore())
                .body(SCRIPT.matcher(html).replaceAll(""));
    }
}
