package press.stet.desk;

import static press.stet.desk.Words.say;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import press.stet.identity.Right;
import press.stet.identity.StaffMember;
import press.stet.newsroom.Front;
import press.stet.newsroom.Houses;
import press.stet.newsroom.ListKey;
import press.stet.newsroom.Published;
import press.stet.newsroom.StoryId;
import press.stet.newsroom.StoryLine;

/** The front page's order, one language at a time. What is not placed by hand follows, newest first. */
@Controller
public class FrontPages {

    private static final int OFFERED = 30;

    public record Placed(String id, String headline, String at) {}

    public record FrontPage(String language, List<String> languages, List<Placed> placed, List<Placed> offered) {}

    private final Screens screens;
    private final Front front;
    private final Published published;
    private final Houses houses;

    FrontPages(Screens screens, Front front, Published published, Houses houses) {
        this.screens = screens;
        this.front = front;
        this.published = published;
        this.houses = houses;
    }

    @GetMapping("/front")
    View front(@RequestParam(required = false) @Nullable String language) {
        return screens.show("front", page(known(language)));
    }

    /** The whole order at once: every {@code order} in its place, then one {@code move} if a button was pressed. */
    @PostMapping("/front")
    View order(
            StaffMember who,
            @RequestParam String language,
            @RequestParam(defaultValue = "") String move,
            HttpServletRequest request) {
        who.require(Right.PUBLISH);
        List<StoryId> order = new ArrayList<>(
                Typed.all(request, "order").stream().map(StoryId::of).toList());
        move(order, move);
        front.order(known(language), order);
        return screens.goTo("/front?language=" + known(language), say("front.the-front-page-has-its-new"));
    }

    /** {@code up:ID}, {@code down:ID}, {@code off:ID} or {@code on:ID}. */
    private static void move(List<StoryId> order, String move) {
        int colon = move.indexOf(':');
        if (colon < 0) {
            return;
        }
        StoryId story = StoryId.of(move.substring(colon + 1));
        int place = order.indexOf(story);
        switch (move.substring(0, colon)) {
            case "up" -> swap(order, place, place - 1);
            case "down" -> swap(order, place, place + 1);
            case "off" -> order.remove(story);
            case "on" -> order.add(story);
            default -> {}
        }
    }

    private static void swap(List<StoryId> order, int one, int other) {
        if (one >= 0 && other >= 0 && other < order.size()) {
            Collections.swap(order, one, other);
        }
    }

    private FrontPage page(String language) {
        Moments moments = screens.moments();
        List<StoryId> order = front.order(language);
        return new FrontPage(
                language,
                houses.house().languages(),
                order.stream()
                        .map(published::line)
                        .flatMap(Optional::stream)
                        .map(line -> placed(line, moments))
                        .toList(),
                published.newest(ListKey.language(language), OFFERED).stream()
                        .filter(line -> !order.contains(line.id()))
                        .map(line -> placed(line, moments))
                        .toList());
    }

    private static Placed placed(StoryLine line, Moments moments) {
        return new Placed(line.id().toString(), StoryLists.headline(line.headline()), moments.at(line.publishedAt()));
    }

    private String known(@Nullable String language) {
        List<String> languages = houses.house().languages();
        return language != null && languages.contains(language) ? language : languages.getFirst();
    }
}
