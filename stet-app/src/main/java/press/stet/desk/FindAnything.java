package press.stet.desk;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import press.stet.newsroom.People;
import press.stet.newsroom.Stories;

/** What the one field of Ctrl-K finds: stories, then people. */
@RestController
class FindAnything {

    private static final int STORIES = 8;
    private static final int NAMES = 4;

    public record Found(String label, String note, String href) {}

    private final Stories stories;
    private final StoryLists lists;
    private final People people;

    FindAnything(Stories stories, StoryLists lists, People people) {
        this.stories = stories;
        this.lists = lists;
        this.people = people;
    }

    @GetMapping(path = "/find", produces = MediaType.APPLICATION_JSON_VALUE)
    List<Found> find(@RequestParam String q) {
        if (q.isBlank()) {
            return List.of();
        }
        Stream<Found> found =
                lists.rows(stories.list(new Stories.Query(q, null, null, null, null, null, null), STORIES)).stream()
                        .map(row -> new Found(row.headline(), row.state().word(), "/stories/" + row.id()));
        Stream<Found> names = people.search(q, NAMES).stream()
                .map(person -> new Found(person.name(), person.about(), "/people/" + person.id()));
        return Stream.concat(found, names).toList();
    }
}
