package press.stet.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import press.stet.identity.Right;
import press.stet.identity.StaffMember;
import press.stet.newsroom.People;
import press.stet.newsroom.Person;
import press.stet.newsroom.PersonId;

/** The editor asks here for names: found by letters, read by id, added while writing. */
@RestController
@RequestMapping(path = "/people/lookup", produces = MediaType.APPLICATION_JSON_VALUE)
class PeopleLookup {

    private static final int SHOWN = 12;
    private static final int MOST_IDS = 500;

    /** @param role always null here: a role belongs to a statement, not to a person */
    public record Found(String id, String name, @Nullable String role) {}

    public record Added(String name) {}

    private final People people;

    PeopleLookup(People people) {
        this.people = people;
    }

    @GetMapping(params = "q")
    List<Found> find(@RequestParam String q) {
        return people.search(q, SHOWN).stream().map(PeopleLookup::found).toList();
    }

    @GetMapping(params = "ids")
    List<Found> name(@RequestParam String ids) {
        return Arrays.stream(ids.split(","))
                .filter(id -> !id.isBlank())
                .limit(MOST_IDS)
                .map(id -> people.find(PersonId.of(id)))
                .flatMap(Optional::stream)
                .map(PeopleLookup::found)
                .toList();
    }

    @PostMapping
    Found add(StaffMember who, @RequestBody Added added) {
        who.require(Right.WRITE);
        PersonId id = people.add(added.name());
        return new Found(id.toString(), added.name().strip(), null);
    }

    private static Found found(Person person) {
        return new Found(person.id().toString(), StoryLists.shown(person), null);
    }
}
