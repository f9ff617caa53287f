package press.stet.desk;

import static press.stet.desk.Words.say;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import press.stet.edition.Look;
import press.stet.identity.Right;
import press.stet.identity.Role;
import press.stet.identity.Staff;
import press.stet.identity.StaffMember;
import press.stet.kernel.Refusal;
import press.stet.newsroom.House;
import press.stet.newsroom.Houses;
import press.stet.newsroom.Taxonomy;
import press.stet.theme.Tokens;

/** The first questions, on one page: who we are, in which languages, where the clock stands, how it looks. */
@Controller
public class FirstRunPages {

    private static final int MOST_SECTIONS = 20;

    public record FirstRun(House house, String you, Tokens look, List<String> zones, Form form) {}

    private final Screens screens;
    private final Houses houses;
    private final Taxonomy taxonomy;
    private final Staff staff;
    private final TransactionTemplate transaction;

    FirstRunPages(Screens screens, Houses houses, Taxonomy taxonomy, Staff staff, TransactionTemplate transaction) {
        this.screens = screens;
        this.houses = houses;
        this.taxonomy = taxonomy;
        this.staff = staff;
        this.transaction = transaction;
    }

    @GetMapping("/first-run")
    View questions(StaffMember who) {
        who.require(Right.HOUSE);
        return houses.house().setUp() ? screens.goTo("/house", null) : show(who, Form.FRESH, HttpStatus.OK);
    }

    @PostMapping("/first-run")
    View answers(
            StaffMember who,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String you,
            @RequestParam(defaultValue = "") String otherLanguages,
            @RequestParam(defaultValue = "") String zone,
            @RequestParam(defaultValue = "") String sections,
            HttpServletRequest request) {
        who.require(Right.HOUSE);
        try {
            String look = LookTyped.json(request, houses.house().look());
            List<String> languages = languages(Typed.all(request, "languages"), otherLanguages);
            ZoneId newsroomZone = zone(zone);
            List<String> names = names(sections);
            transaction.executeWithoutResult(status -> {
                House before = houses.house();
                houses.save(new House(name.strip(), "", before.address(), newsroomZone, languages, look, true));
                names.forEach(section -> taxonomy.section(languages.getFirst(), section));
                if (!you.isBlank()) {
                    staff.change(who.id(), you, who.mail(), who.roles(), who.id());
                }
            });
            return screens.goTo("/", say("first-run.is-set-up-write-the-first", name.strip()));
        } catch (Refusal refusal) {
            return show(who, Typed.refused(request, refusal), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private View show(StaffMember who, Form form, HttpStatus status) {
        House house = houses.house();
        boolean unnamed = who.name().equals(Role.PUBLISHER.title());
        return screens.show(
                "first-run",
                new FirstRun(house, unnamed ? "" : who.name(), Look.tokens(house.look()), zones(), form),
                status);
    }

    /** The ticked ones first, in their order, then what was typed. */
    static List<String> languages(List<String> ticked, String typed) {
        List<String> languages =
                new ArrayList<>(ticked.stream().map(Languages::tag).toList());
        Arrays.stream(typed.split("[,\\s]+"))
                .filter(tag -> !tag.isBlank())
                .map(Languages::tag)
                .filter(tag -> !languages.contains(tag))
                .forEach(languages::add);
        if (languages.isEmpty()) {
            throw new Refusal(say("first-run.choose-at-least-one-language"), "languages");
        }
        return languages;
    }

    static ZoneId zone(String typed) {
        try {
            return ZoneId.of(typed.strip());
        } catch (DateTimeException e) {
            throw new Refusal(say("first-run.choose-a-time-zone-from-the"), "zone");
        }
    }

    static List<String> zones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id ->
                        id.matches("(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*|UTC"))
                .sorted()
                .toList();
    }

    private static List<String> names(String typed) {
        List<String> names = typed.lines()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        if (names.isEmpty()) {
            throw new Refusal(say("first-run.name-at-least-one-section-every"), "sections");
        }
        if (names.size() > MOST_SECTIONS) {
            throw new Refusal(say("first-run.begin-with-at-most-sections-more", MOST_SECTIONS), "sections");
        }
        return names;
    }
}
