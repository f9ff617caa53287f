package press.stet.desk;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.util.UriComponentsBuilder;
import press.stet.identity.Right;
import press.stet.identity.StaffMember;
import press.stet.newsroom.DeskLine;
import press.stet.newsroom.Houses;
import press.stet.newsroom.People;
import press.stet.newsroom.Person;
import press.stet.newsroom.PersonId;
import press.stet.newsroom.Section;
import press.stet.newsroom.SectionId;
import press.stet.newsroom.Stories;
import press.stet.newsroom.StoryId;
import press.stet.newsroom.StoryState;
import press.stet.newsroom.Taxonomy;
import press.stet.newsroom.Writing;

/** All stories: search, filters, page after page. */
@Controller
public class StoryListPages {

    private static final int SHOWN = 50;

    /** What is asked for, as it stands in the address. Empty texts mean no filter. */
    public record Filter(String words, String state, String section, String language, String author) {

        public boolean isEmpty() {
            return (words + state + section + language + author).isEmpty();
        }
    }

    /** @param more address of the next page; null on the last */
    public record Listed(
            List<StoryRow> rows,
            @Nullable String more,
            Filter filter,
            List<Section> sections,
            List<Person> authors,
            List<String> languages) {}

    private final Screens screens;
    private final Stories stories;
    private final Writing writing;
    private final StoryLists lists;
    private final Taxonomy taxonomy;
    private final People people;
    private final Houses houses;

    StoryListPages(
            Screens screens,
            Stories stories,
            Writing writing,
            StoryLists lists,
            Taxonomy taxonomy,
            People people,
            Houses houses) {
        this.screens = screens;
        this.stories = stories;
        this.writing = writing;
        this.lists = lists;
        this.taxonomy = taxonomy;
        this.people = people;
        this.houses = houses;
    }

    @GetMapping("/stories")
    View list(
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String section,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String author,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            @RequestHeader(name = "HX-History-Restore-Request", required = false) @Nullable String goingBack) {
        Filter filter = new Filter(words.strip(), state, section, language, author);
        List<DeskLine> lines = stories.list(query(filter, after), SHOWN + 1);
        List<DeskLine> shown = lines.size() > SHOWN ? lines.subList(0, SHOWN) : lines;
        String more = lines.size() > SHOWN ? more(filter, shown.getLast().id()) : null;
        Listed page = new Listed(
                lists.rows(shown),
                more,
                filter,
                taxonomy.sections(),
                people.all().values().stream()
                        .filter(person -> person.author() && !person.masked())
                        .toList(),
                houses.house().languages());
        return screens.show(htmx == null || goingBack != null ? "stories" : "parts/story-rows", page);
    }

    /** A new story, opened for writing at once. */
    @PostMapping("/stories")
    View begin(StaffMember who, @RequestParam(required = false) @Nullable String language) {
        who.require(Right.WRITE);
        List<String> known = houses.house().languages();
        String chosen = language != null && known.contains(language) ? language : known.getFirst();
        StoryId id = writing.begin(chosen, who.id().value()).id();
        return screens.goTo("/stories/" + id, null);
    }

    private Stories.Query query(Filter filter, @Nullable UUID after) {
        return new Stories.Query(
                filter.words().isEmpty() ? null : filter.words(),
                filter.state().isEmpty() ? null : StoryState.valueOf(filter.state()),
                filter.section().isEmpty() ? null : SectionId.of(filter.section()),
                filter.language().isEmpty() ? null : filter.language(),
                filter.author().isEmpty() ? null : PersonId.of(filter.author()),
                null,
                after == null ? null : line(new StoryId(after)));
    }

    /** Where the page before ended; the list goes on from that story's place in the order of saving. */
    private @Nullable DeskLine line(StoryId id) {
        return stories.find(id)
                .map(story -> new DeskLine(
                        id,
                        story.language(),
                        story.state(),
                        story.working().headline(),
                        null,
                        List.of(),
                        story.savedAt(),
                        null,
                        null,
                        null,
                        null))
                .orElse(null);
    }

    private static String more(Filter filter, StoryId last) {
        return UriComponentsBuilder.fromPath("/stories")
                .queryParam("words", filter.words())
                .queryParam("state", filter.state())
                .queryParam("section", filter.section())
                .queryParam("language", filter.language())
                .queryParam("author", filter.author())
                .queryParam("after", last)
                .encode()
                .build()
                .toUriString();
    }
}
