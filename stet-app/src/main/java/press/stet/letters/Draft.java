package press.stet.letters;

import java.util.List;
import press.stet.newsroom.StoryId;

/** What an editor decides about an issue. */
public record Draft(String subject, String preheader, String intro, Issue.Form form, List<StoryId> picks) {

    public Draft {
        picks = List.copyOf(picks);
    }
}
