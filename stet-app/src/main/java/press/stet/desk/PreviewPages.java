package press.stet.desk;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;
import press.stet.newsroom.Story;

/** The story as readers will get it. */
@Controller
public class PreviewPages {

    public record Preview(Story story, String text) {}

    private final Screens screens;
    private final StoryDesk desk;

    PreviewPages(Screens screens, StoryDesk desk) {
        this.screens = screens;
        this.desk = desk;
    }

    @GetMapping("/stories/{id}/preview")
    View preview(@PathVariable UUID id) {
        Story story = desk.story(id);
        return screens.show("preview", new Preview(story, desk.html(story.working())));
    }
}
