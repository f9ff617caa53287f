package press.stet.desk;

import static press.stet.desk.Words.say;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;
import press.stet.audit.Audit;
import press.stet.identity.Right;
import press.stet.identity.StaffMember;
import press.stet.newsroom.Stories;
import press.stet.newsroom.StoryId;

/** The audit record, newest first. */
@Controller
public class RecordPages {

    private static final int SHOWN = 200;

    /**
     * @param who empty when the house did it by itself
     * @param subject what it was done to, in words
     * @param link to it; null if it has no page
     */
    public record Line(
            String at,
            String who,
            String what,
            String subject,
            @Nullable String link,
            String note) {}

    public record Lines(List<Line> lines) {}

    private final Screens screens;
    private final Audit audit;
    private final StoryLists lists;
    private final Stories stories;

    RecordPages(Screens screens, Audit audit, StoryLists lists, Stories stories) {
        this.screens = screens;
        this.audit = audit;
        this.lists = lists;
        this.stories = stories;
    }

    @GetMapping("/record")
    View record(StaffMember who) {
        if (!who.may(Right.STAFF)) {
            who.require(Right.HOUSE);
        }
        Moments moments = screens.moments();
        var colleagues = lists.colleagues();
        return screens.show(
                "record",
                new Lines(audit.newest(SHOWN).stream()
                        .map(entry -> new Line(
                                moments.full(entry.at()),
                                entry.staff() == null ? "" : colleagues.getOrDefault(entry.staff(), ""),
                                inWords(entry.what()),
                                subject(entry, colleagues),
                                link(entry),
                                entry.note()))
                        .toList()));
    }

    private String subject(Audit.Entry entry, Map<UUID, String> colleagues) {
        UUID subject = entry.subject();
        if (subject == null) {
            return "";
        }
        if (entry.what().startsWith("story.")) {
            return stories.find(new StoryId(subject))
                    .map(story -> StoryLists.headline(story.working().headline()))
                    .orElse("");
        }
        return colleagues.getOrDefault(subject, "");
    }

    private static @Nullable String link(Audit.Entry entry) {
        return entry.subject() != null && entry.what().startsWith("story.") ? "/stories/" + entry.subject() : null;
    }

    /** What was done as a phrase; a phrase not known here stands as it was written. */
    static String inWords(String what) {
        return switch (what) {
            case "story.begun" -> say("record.began");
            case "story.taken_over" -> say("record.took-over");
            case "story.submitted" -> say("record.handed-in-for-review");
            case "story.sent_back" -> say("record.sent-back");
            case "story.scheduled" -> say("record.scheduled");
            case "story.embargoed" -> say("record.set-an-embargo-on");
            case "story.embargo_lifted" -> say("record.lifted-the-embargo-on");
            case "story.published" -> say("record.published");
            case "story.corrected" -> say("record.corrected");
            case "story.retracted" -> say("record.retracted");
            case "person.masked" -> say("record.took-a-person-out");
            case "staff.added" -> say("record.added");
            case "staff.roles" -> say("record.changed-the-roles-of");
            case "staff.deactivated" -> say("record.shut-out");
            case "staff.reactivated" -> say("record.let-in-again");
            case "staff.signed_out" -> say("record.signed-out");
            case "staff.link_made" -> say("record.made-a-sign-in-link-for");
            case "passkey.removed" -> say("record.removed-a-passkey-of");
            default -> what;
        };
    }
}
