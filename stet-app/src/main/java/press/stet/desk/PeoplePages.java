package press.stet.desk;

import static press.stet.desk.Words.say;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import press.stet.identity.Right;
import press.stet.identity.StaffMember;
import press.stet.kernel.Refusal;
import press.stet.newsroom.ListKey;
import press.stet.newsroom.People;
import press.stet.newsroom.Person;
import press.stet.newsroom.PersonId;
import press.stet.newsroom.Published;

/** Everybody whose name can stand in print: authors under their pen names, speakers, photographers. */
@Controller
public class PeoplePages {

    private static final int SHOWN = 200;

    public record Listed(List<Person> authors, List<Person> others, long withheld, String words, Form form) {}

    /** @param stories how many live stories stand under this name; null if the person is no author */
    public record PersonPage(Person person, long stories, Form form) {}

    private final Screens screens;
    private final People people;
    private final Published published;

    PeoplePages(Screens screens, People people, Published published) {
        this.screens = screens;
        this.people = people;
        this.published = published;
    }

    @GetMapping("/people")
    View list(@RequestParam(defaultValue = "") String words) {
        return screens.show("people", listed(words, Form.FRESH));
    }

    @PostMapping("/people")
    View add(
            StaffMember who,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String about,
            @RequestParam(defaultValue = "author") String kind,
            HttpServletRequest request) {
        who.require(Right.WRITE);
        try {
            if (kind.equals("author")) {
                people.addAuthor(name, about);
            } else {
                people.add(name);
            }
            return screens.goTo("/people", say("people.can-be-named-from-now-on", name.strip()));
        } catch (Refusal refusal) {
            return screens.show(
                    "people", listed("", Typed.refused(request, refusal)), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping("/people/{id}")
    View person(@PathVariable UUID id) {
        return screens.show("person", page(id, Form.FRESH));
    }

    @PostMapping("/people/{id}")
    View rename(
            StaffMember who,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String about,
            HttpServletRequest request) {
        who.require(Right.EDIT_OTHERS);
        try {
            people.rename(new PersonId(id), name, about);
            return screens.goTo("/people/" + id, say("people.the-name-is-changed-here-and"));
        } catch (Refusal refusal) {
            return screens.show("person", page(id, Typed.refused(request, refusal)), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    /** Takes somebody out for good; asks for the name to be typed, since nothing brings it back. */
    @PostMapping("/people/{id}/take-out")
    View takeOut(
            StaffMember who,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String sure,
            HttpServletRequest request) {
        who.require(Right.CORRECT);
        try {
            Person person = known(id);
            if (!sure.strip().equals(person.name())) {
                throw new Refusal(say("people.type-the-name-exactly-as-it"), "sure");
            }
            people.mask(person.id(), who.id().value());
            return screens.goTo("/people", say("people.the-name-is-withheld-for-safety"));
        } catch (Refusal refusal) {
            return screens.show("person", page(id, Typed.refused(request, refusal)), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private Listed listed(String words, Form form) {
        List<Person> found = words.isBlank()
                ? people.all().values().stream()
                        .filter(person -> !person.masked())
                        .sorted(Comparator.comparing(Person::name))
                        .limit(SHOWN)
                        .toList()
                : people.search(words, SHOWN);
        Map<Boolean, List<Person>> byAuthor = found.stream().collect(Collectors.partitioningBy(Person::author));
        long withheld = people.all().values().stream().filter(Person::masked).count();
        return new Listed(
                byAuthor.getOrDefault(true, List.of()),
                byAuthor.getOrDefault(false, List.of()),
                withheld,
                words.strip(),
                form);
    }

    private PersonPage page(UUID id, Form form) {
        Person person = known(id);
        return new PersonPage(person, person.author() ? published.count(ListKey.author(person.id())) : 0, form);
    }

    private Person known(UUID id) {
        return people.find(new PersonId(id))
                .orElseThrow(() -> new Refusal(say("people.this-person-is-not-known-here")));
    }
}
