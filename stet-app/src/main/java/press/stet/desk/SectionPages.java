package press.stet.desk;

import static press.stet.desk.Words.say;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.View;
import press.stet.identity.Right;
import press.stet.identity.StaffMember;
import press.stet.kernel.Refusal;
import press.stet.newsroom.Houses;
import press.stet.newsroom.Section;
import press.stet.newsroom.SectionId;
import press.stet.newsroom.Taxonomy;
import press.stet.newsroom.TopicId;

/** Sections: their names and their order in the navigation, one language at a time; and new topics from the story page. */
@Controller
public class SectionPages {

    public record Sections(String language, List<String> languages, List<Section> sections, Form form) {}

    public record NewTopic(String id, String name) {}

    private final Screens screens;
    private final Taxonomy taxonomy;
    private final Houses houses;

    SectionPages(Screens screens, Taxonomy taxonomy, Houses houses) {
        this.screens = screens;
        this.taxonomy = taxonomy;
        this.houses = houses;
    }

    @GetMapping("/sections")
    View list(@RequestParam(required = false) @Nullable String language) {
        return screens.show("sections", page(language, Form.FRESH));
    }

    @PostMapping("/sections")
    View add(
            StaffMember who,
            @RequestParam String language,
            @RequestParam(defaultValue = "") String name,
            HttpServletRequest request) {
        who.require(Right.HOUSE);
        try {
            taxonomy.section(known(language), name);
            return screens.goTo(
                    "/sections?language=" + known(language), say("section.is-in-the-navigation-now", name.strip()));
        } catch (Refusal refusal) {
            return screens.show(
                    "sections", page(language, Typed.refused(request, refusal)), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/sections/{id}")
    View rename(
            StaffMember who,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam String language) {
        who.require(Right.HOUSE);
        taxonomy.rename(new SectionId(id), name);
        return screens.goTo("/sections?language=" + known(language), say("section.the-section-is-renamed-its-address"));
    }

    @PostMapping("/sections/{id}/move")
    View move(StaffMember who, @PathVariable UUID id, @RequestParam String to, @RequestParam String language) {
        who.require(Right.HOUSE);
        List<SectionId> order = new ArrayList<>(
                sections(known(language)).stream().map(Section::id).toList());
        int place = order.indexOf(new SectionId(id));
        int other = to.equals("up") ? place - 1 : place + 1;
        if (place >= 0 && other >= 0 && other < order.size()) {
            Collections.swap(order, place, other);
            taxonomy.order(order);
        }
        return screens.goTo("/sections?language=" + known(language), null);
    }

    /** A topic typed on the story page; the same name gives the same topic. */
    @PostMapping("/topics")
    @ResponseBody
    NewTopic topic(StaffMember who, @RequestParam String language, @RequestParam String name) {
        who.require(Right.WRITE);
        TopicId id = taxonomy.topic(known(language), name);
        return new NewTopic(id.toString(), name.strip());
    }

    private Sections page(@Nullable String language, Form form) {
        String chosen = known(language);
        return new Sections(chosen, houses.house().languages(), sections(chosen), form);
    }

    private List<Section> sections(String language) {
        return taxonomy.sections().stream()
                .filter(section -> section.language().equals(language))
                .toList();
    }

    private String known(@Nullable String language) {
        List<String> languages = houses.house().languages();
        return language != null && languages.contains(language) ? language : languages.getFirst();
    }
}
