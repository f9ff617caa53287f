package press.stet.desk;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;
import press.stet.audit.Audit;
import press.stet.edition.Keys;
import press.stet.identity.Right;
import press.stet.identity.StaffMember;
import press.stet.newsroom.Houses;
import press.stet.newsroom.Stories;
import press.stet.newsroom.StoryId;
import press.stet.newsroom.StoryState;

/** What needs somebody now. */
@Controller
public class HomePages {

    private static final int SHOWN = 8;
    private static final int LOOKED_AT = 300;

    /** A correction or retraction of today. */
    public record Corrected(String id, String headline, String what, String at, String by) {}

    /**
     * @param failures what the house could not do by itself
     * @param rootKeys a sentence while the newsroom's root keys still lie on this machine; null once they are away
     */
    public record Home(
            List<FailedJobs.Failure> failures,
            @Nullable String rootKeys,
            List<StoryRow> late,
            List<StoryRow> inReview,
            List<StoryRow> scheduled,
            List<StoryRow> drafts,
            List<StoryRow> others,
            List<Corrected> corrected) {

        public boolean isEmpty() {
            return inReview.isEmpty() && scheduled.isEmpty() && drafts.isEmpty() && others.isEmpty();
        }
    }

    private final Screens screens;
    private final Stories stories;
    private final StoryLists lists;
    private final Houses houses;
    private final Audit audit;
    private final Keys keys;
    private final FailedJobs failed;

    HomePages(
            Screens screens,
            Stories stories,
            StoryLists lists,
            Houses houses,
            Audit audit,
            Keys keys,
            FailedJobs failed) {
        this.screens = screens;
        this.stories = stories;
        this.lists = lists;
        this.houses = houses;
        this.audit = audit;
        this.keys = keys;
        this.failed = failed;
    }

    @GetMapping("/")
    View home(StaffMember who) {
        if (!houses.house().setUp() && who.may(Right.HOUSE)) {
            return screens.goTo("/first-run", null);
        }
        List<StoryRow> scheduled = in(StoryState.SCHEDULED, null);
        List<StoryRow> drafts = in(StoryState.DRAFT, who);
        Set<String> own = new LinkedHashSet<>();
        drafts.forEach(draft -> own.add(draft.id()));
        return screens.show(
                "home",
                new Home(
                        failed.shownTo(who),
                        who.may(Right.HOUSE) ? rootKeysStillHere() : null,
                        scheduled.stream().filter(StoryRow::late).toList(),
                        in(StoryState.IN_REVIEW, null),
                        scheduled.stream().filter(story -> !story.late()).toList(),
                        drafts,
                        in(StoryState.DRAFT, null).stream()
                                .filter(draft -> !own.contains(draft.id()))
                                .toList(),
                        correctedToday()));
    }

    private @Nullable String rootKeysStillHere() {
        return keys.state()
                .filter(state -> state.rootKeysHere() > 0)
                .map(Keys.State::sentence)
                .orElse(null);
    }

    private List<StoryRow> in(StoryState state, @Nullable StaffMember of) {
        return lists.rows(stories.list(
                new Stories.Query(
                        null,
                        state,
                        null,
                        null,
                        null,
                        of == null ? null : of.id().value(),
                        null),
                SHOWN));
    }

    private List<Corrected> correctedToday() {
        Moments moments = screens.moments();
        var colleagues = lists.colleagues();
        List<Corrected> corrected = new ArrayList<>();
        for (Audit.Entry entry : audit.newest(LOOKED_AT)) {
            boolean correction =
                    entry.what().equals("story.corrected") || entry.what().equals("story.retracted");
            if (correction && entry.subject() != null && moments.isToday(entry.at())) {
                stories.find(new StoryId(entry.subject()))
                        .ifPresent(story -> corrected.add(new Corrected(
                                story.id().toString(),
                                StoryLists.headline(story.working().headline()),
                                RecordPages.inWords(entry.what()),
                                moments.at(entry.at()),
                                entry.staff() == null ? "" : colleagues.getOrDefault(entry.staff(), ""))));
            }
        }
        return corrected;
    }
}
