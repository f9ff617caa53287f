package press.stet.desk;

import static press.stet.desk.Words.say;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import press.stet.identity.Right;
import press.stet.identity.StaffMember;
import press.stet.kernel.Refusal;
import press.stet.newsroom.DocumentWriter;
import press.stet.newsroom.Houses;
import press.stet.newsroom.People;
import press.stet.newsroom.Person;
import press.stet.newsroom.Revision;
import press.stet.newsroom.Section;
import press.stet.newsroom.Stories;
import press.stet.newsroom.Story;
import press.stet.newsroom.StoryContent;
import press.stet.newsroom.Taxonomy;
import press.stet.newsroom.Topic;
import press.stet.newsroom.TopicId;
import press.stet.newsroom.Writing;

/** One story on the desk: writing it, who writes it now, what it is filed under, its revisions. */
@Controller
public class StoryPages {

    /**
     * @param lock token of this tab; null if it may only read
     * @param holder who writes the story now, if it is not this tab
     * @param content the body as JSON, safe to stand in a script element
     * @param text the body as HTML, for those who may only read
     */
    public record Editor(
            Story story,
            StateWord state,
            @Nullable String lock,
            @Nullable String holder,
            boolean mayWrite,
            String content,
            String photos,
            String text,
            List<Section> sections,
            List<Topic> topics,
            List<Topic> allTopics,
            List<Person> authors,
            List<Person> allAuthors,
            PhotoPages.@Nullable Shown photo,
            List<Pair> pairs,
            List<String> otherLanguages,
            List<Kept> revisions) {

        public StoryContent words() {
            return story.working();
        }

        public String topicIds() {
            return String.join(
                    ",", topics.stream().map(topic -> topic.id().toString()).toList());
        }

        public String authorIds() {
            return String.join(
                    ",", authors.stream().map(author -> author.id().toString()).toList());
        }
    }

    /** @param stale the original was changed after this translation was last written */
    public record Pair(String id, String language, String headline, StateWord state, boolean stale) {}

    public record Kept(int number, String at, String by, String why) {}

    /** @param pieces what differs from the working copy, word by word */
    public record RevisionPage(
            Story story,
            Kept revision,
            StoryContent content,
            String text,
            List<WordDiff.Piece> pieces,
            boolean mayWrite) {}

    private final Screens screens;
    private final StoryDesk desk;
    private final Stories stories;
    private final Writing writing;
    private final StoryLists lists;
    private final Taxonomy taxonomy;
    private final People people;
    private final Houses houses;
    private final PhotoPages photos;

    StoryPages(
            Screens screens,
            StoryDesk desk,
            Stories stories,
            Writing writing,
            StoryLists lists,
            Taxonomy taxonomy,
            People people,
            Houses houses,
            PhotoPages photos) {
        this.screens = screens;
        this.desk = desk;
        this.stories = stories;
        this.writing = writing;
        this.lists = lists;
        this.taxonomy = taxonomy;
        this.people = people;
        this.houses = houses;
        this.photos = photos;
    }

    /** Opens the story; if nobody writes it and this colleague may, this tab does from now on. */
    @GetMapping("/stories/{id}")
    View open(StaffMember who, @PathVariable UUID id) {
        Story story = desk.story(id);
        boolean mayWrite = story.mayBeWrittenBy(who);
        return screens.show(
                "story",
                editor(who, mayWrite ? writing.open(story.id(), who.id().value()) : story, mayWrite));
    }

    @PostMapping("/stories/{id}/take-over")
    View takeOver(StaffMember who, @PathVariable UUID id) {
        Story story = desk.forWriting(who, id);
        writing.takeOver(story.id(), who.id().value());
        return screens.goTo("/stories/" + id, say("story.the-story-is-yours-to-write"));
    }

    /** The tab was closed, or its writer went on to something else. */
    @PostMapping("/stories/{id}/release")
    View release(StaffMember who, @PathVariable UUID id, @RequestParam UUID lock) {
        writing.release(desk.forWriting(who, id).id(), lock);
        return screens.goTo("/stories", null);
    }

    @PostMapping("/stories/{id}/slug")
    View slug(StaffMember who, @PathVariable UUID id, @RequestParam String slug) {
        Story story = desk.forWriting(who, id);
        writing.slug(story.id(), slug.strip(), who.id().value());
        String said = story.state().isLive()
                ? say("story.the-address-will-change-with-the")
                : say("story.the-address-is-kept");
        return screens.goTo("/stories/" + id, said);
    }

    @PostMapping("/stories/{id}/translate")
    View translate(StaffMember who, @PathVariable UUID id, @RequestParam String language) {
        who.require(Right.WRITE);
        Story begun = writing.translate(
                desk.story(id).id(), Languages.tag(language), who.id().value());
        return screens.goTo("/stories/" + begun.id(), say("story.it-begins-with-the-originals-words"));
    }

    @GetMapping("/stories/{id}/revisions/{number}")
    View revision(StaffMember who, @PathVariable UUID id, @PathVariable int number) {
        Story story = desk.story(id);
        var revision = stories.revision(story.id(), number)
                .orElseThrow(() -> new Refusal(say("story.this-revision-is-not-here")));
        return screens.show(
                "revision",
                new RevisionPage(
                        story,
                        kept(revision, screens.moments()),
                        revision.content(),
                        desk.html(revision.content()),
                        WordDiff.of(desk.words(revision.content()), desk.words(story.working())),
                        story.mayBeWrittenBy(who)));
    }

    @PostMapping("/stories/{id}/revisions/{number}/restore")
    View restore(StaffMember who, @PathVariable UUID id, @PathVariable int number) {
        writing.restore(desk.forWriting(who, id).id(), number, who.id().value());
        return screens.goTo("/stories/" + id, say("story.the-words-of-revision-stand-in", number));
    }

    private Editor editor(StaffMember who, Story story, boolean mayWrite) {
        Story.Lock lock = story.lock();
        boolean ours = mayWrite && lock != null && lock.staff().equals(who.id().value());
        Moments moments = screens.moments();
        StoryContent words = story.working();
        List<Topic> allTopics = taxonomy.topics().stream()
                .filter(topic -> topic.language().equals(story.language()))
                .toList();
        return new Editor(
                story,
                StateWord.of(story.state(), story.scheduledFor(), moments),
                ours && lock != null ? lock.token().toString() : null,
                ours || lock == null ? null : lists.colleagues().getOrDefault(lock.staff(), say("story.a-colleague")),
                mayWrite,
                inScript(DocumentWriter.json(words.document())),
                inScript(photos.facts(words.document().photos())),
                ours ? "" : desk.html(words),
                taxonomy.sections().stream()
                        .filter(section -> section.language().equals(story.language()))
                        .toList(),
                topics(words.topics(), allTopics),
                allTopics,
                words.authors().stream()
                        .map(author -> people.find(author).orElse(null))
                        .filter(Objects::nonNull)
                        .toList(),
                people.all().values().stream()
                        .filter(person -> person.author() && !person.masked())
                        .sorted(Comparator.comparing(Person::name))
                        .toList(),
                words.leadPhoto() == null
                        ? null
                        : photos.shown(words.leadPhoto()).orElse(null),
                pairs(story, moments),
                otherLanguages(story),
                stories.revisions(story.id()).stream()
                        .map(revision -> kept(revision, moments))
                        .toList());
    }

    private static List<Topic> topics(List<TopicId> chosen, List<Topic> all) {
        return chosen.stream()
                .map(id -> all.stream()
                        .filter(topic -> topic.id().equals(id))
                        .findFirst()
                        .orElse(null))
                .filter(Objects::nonNull)
                .toList();
    }

    private List<Pair> pairs(Story story, Moments moments) {
        return stories.pairs(story.id()).stream()
                .map(pair -> new Pair(
                        pair.id().toString(),
                        pair.language(),
                        StoryLists.headline(pair.working().headline()),
                        StateWord.of(pair.state(), pair.scheduledFor(), moments),
                        story.translationOf() != null
                                && story.translationOf().equals(pair.id())
                                && pair.savedAt().isAfter(story.savedAt())))
                .toList();
    }

    private List<String> otherLanguages(Story story) {
        List<String> languages = new ArrayList<>(houses.house().languages());
        languages.remove(story.language());
        stories.pairs(story.id()).forEach(pair -> languages.remove(pair.language()));
        return languages;
    }

    private Kept kept(Revision revision, Moments moments) {
        String by = revision.staff() == null ? "" : lists.colleagues().getOrDefault(revision.staff(), "");
        return new Kept(revision.number(), moments.at(revision.at()), by, why(revision.why()));
    }

    private static String why(Revision.Why why) {
        return switch (why) {
            case KEPT -> say("story.kept-while-writing");
            case SUBMITTED -> say("story.handed-in");
            case PUBLISHED -> say("story.published");
            case CORRECTED -> say("story.corrected");
            case RETRACTED -> say("story.retracted");
            case TAKEN_OVER -> say("story.before-it-was-taken-over");
            case IMPORTED -> say("story.imported");
            case RESTORED -> say("story.restored");
        };
    }

    /** JSON that cannot end the script element it stands in. */
    private static String inScript(String json) {
        return json.replace("<", "\\u003c");
    }
}
