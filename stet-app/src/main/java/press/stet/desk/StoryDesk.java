package press.stet.desk;

import static press.stet.desk.Words.say;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import press.stet.identity.Right;
import press.stet.identity.StaffMember;
import press.stet.newsroom.People;
import press.stet.newsroom.PersonId;
import press.stet.newsroom.Stories;
import press.stet.newsroom.Story;
import press.stet.newsroom.StoryContent;
import press.stet.newsroom.StoryId;

/** What the story pages share: who may write a story, and its text as words. */
@Component
class StoryDesk {

    private final Stories stories;
    private final People people;

    StoryDesk(Stories stories, People people) {
        this.stories = stories;
        this.people = people;
    }

    Story story(UUID id) {
        return stories.get(new StoryId(id));
    }

    Story forWriting(StaffMember who, UUID id) {
        who.require(Right.WRITE);
        Story story = story(id);
        if (!story.mayBeWrittenBy(who)) {
            who.require(Right.EDIT_OTHERS);
        }
        return story;
    }

    /** The words of a story as plain text, for comparing: headline, standfirst, kicker, dateline, then the body. */
    String words(StoryContent content) {
        return Stream.of(
                        content.kicker(),
                        content.headline(),
                        content.standfirst(),
                        content.dateline(),
                        content.document().plainText(this::name))
                .filter(words -> !words.isBlank())
                .collect(Collectors.joining("\n"));
    }

    String html(StoryContent content) {
        return Reading.html(content.document(), this::name);
    }

    private String name(UUID person) {
        return people.find(new PersonId(person))
                .map(StoryLists::shown)
                .orElse(say("story-desk.name-withheld-for-safety"));
    }
}
