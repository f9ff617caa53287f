package press.stet.desk;

import static press.stet.desk.Words.say;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import press.stet.edition.Look;
import press.stet.identity.Right;
import press.stet.identity.StaffMember;
import press.stet.kernel.Refusal;
import press.stet.newsroom.House;
import press.stet.newsroom.Houses;
import press.stet.newsroom.Notice;
import press.stet.newsroom.TextPage;
import press.stet.theme.Tokens;

/** The house: its name, address, zone, languages and look; the notice; about, imprint, privacy and contact. */
@Controller
public class HousePages {

    public record HousePage(
            House house, Tokens look, String logo, boolean plainOnHomeScreens, List<String> zones, Form form) {}

    public record NoticePage(String language, List<String> languages, Notice notice, Form form) {}

    public record TextPages(List<String> languages, List<Written> written) {}

    /** @param title empty if the page is not written yet */
    public record Written(String language, String kind, String name, String title) {}

    public record TextPagePage(String language, String kind, String name, String title, String words, Form form) {}

    private final Screens screens;
    private final Houses houses;

    HousePages(Screens screens, Houses houses) {
        this.screens = screens;
        this.houses = houses;
    }

    @GetMapping("/house")
    View house(StaffMember who) {
        who.require(Right.HOUSE);
        return show(Form.FRESH, HttpStatus.OK);
    }

    @PostMapping("/house")
    View save(
            StaffMember who,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String tagline,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String zone,
            @RequestParam(defaultValue = "") String languages,
            HttpServletRequest request) {
        who.require(Right.HOUSE);
        try {
            House before = houses.house();
            String look = LookTyped.json(request, before.look());
            houses.save(new House(
                    name.strip(),
                    tagline.strip(),
                    address.isBlank() ? null : address.strip(),
                    FirstRunPages.zone(zone),
                    FirstRunPages.languages(List.of(), languages),
                    look,
                    true));
            return screens.goTo("/house", say("house.kept-readers-pages-are-printed-anew"));
        } catch (Refusal refusal) {
            return show(Typed.refused(request, refusal), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private View show(Form form, HttpStatus status) {
        House house = houses.house();
        return screens.show(
                "house",
                new HousePage(
                        house,
                        Look.tokens(house.look()),
                        LookTyped.storedLogo(house.look()),
                        Look.isPlainOnHomeScreens(house.look()),
                        FirstRunPages.zones(),
                        form),
                status);
    }

    @GetMapping("/house/notice")
    View notice(StaffMember who, @RequestParam(required = false) @Nullable String language) {
        who.require(Right.HOUSE);
        return screens.show("notice", noticePage(known(language), Form.FRESH));
    }

    @PostMapping("/house/notice")
    View saveNotice(
            StaffMember who,
            @RequestParam String language,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String meter,
            @RequestParam(defaultValue = "") String percent,
            @RequestParam(defaultValue = "") String button,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "no") String shown,
            HttpServletRequest request) {
        who.require(Right.HOUSE);
        try {
            houses.save(new Notice(
                    known(language),
                    words.strip(),
                    orNull(meter),
                    percent(percent),
                    orNull(button),
                    orNull(address),
                    shown.equals("yes")));
            return screens.goTo("/house/notice?language=" + known(language), say("house.the-notice-is-kept"));
        } catch (Refusal refusal) {
            return screens.show(
                    "notice",
                    noticePage(known(language), Typed.refused(request, refusal)),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private NoticePage noticePage(String language, Form form) {
        Notice notice = houses.notice(language).orElse(new Notice(language, "", null, null, null, null, false));
        return new NoticePage(language, houses.house().languages(), notice, form);
    }

    @GetMapping("/house/pages")
    View textPages(StaffMember who) {
        who.require(Right.HOUSE);
        List<String> languages = houses.house().languages();
        List<Written> written = languages.stream()
                .flatMap(language -> Arrays.stream(TextPage.Kind.values())
                        .map(kind -> new Written(
                                language,
                                path(kind),
                                name(kind),
                                houses.textPage(language, kind)
                                        .map(TextPage::title)
                                        .orElse(""))))
                .toList();
        return screens.show("text-pages", new TextPages(languages, written));
    }

    @GetMapping("/house/pages/{language}/{kind}")
    View textPage(StaffMember who, @PathVariable String language, @PathVariable String kind) {
        who.require(Right.HOUSE);
        return screens.show("text-page", textPagePage(known(language), kind(kind), Form.FRESH));
    }

    @PostMapping("/house/pages/{language}/{kind}")
    View saveTextPage(
            StaffMember who,
            @PathVariable String language,
            @PathVariable String kind,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String words,
            HttpServletRequest request) {
        who.require(Right.HOUSE);
        try {
            houses.save(new TextPage(known(language), kind(kind), title.strip(), PlainWords.document(words)));
            return screens.goTo("/house/pages", say("house.the-page-is-kept-and-goes"));
        } catch (Refusal refusal) {
            return screens.show(
                    "text-page",
                    textPagePage(known(language), kind(kind), Typed.refused(request, refusal)),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private TextPagePage textPagePage(String language, TextPage.Kind kind, Form form) {
        var page = houses.textPage(language, kind);
        return new TextPagePage(
                language,
                path(kind),
                name(kind),
                page.map(TextPage::title).orElse(name(kind)),
                page.map(written -> PlainWords.of(written.body())).orElse(""),
                form);
    }

    private static TextPage.Kind kind(String path) {
        return Arrays.stream(TextPage.Kind.values())
                .filter(kind -> path(kind).equals(path))
                .findFirst()
                .orElseThrow(() -> new Refusal(say("house.there-is-no-such-page")));
    }

    private static String path(TextPage.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static String name(TextPage.Kind kind) {
        return switch (kind) {
            case ABOUT -> say("house.about-us");
            case IMPRINT -> say("house.imprint");
            case PRIVACY -> say("house.privacy");
            case CONTACT -> say("house.contact");
        };
    }

    private static @Nullable Integer percent(String typed) {
        if (typed.isBlank()) {
            return null;
        }
        try {
            int percent = Integer.parseInt(typed.strip());
            if (percent >= 0 && percent <= 100) {
                return percent;
            }
        } catch (NumberFormatException e) {
            throw new Refusal(say("house.the-bar-takes-a-number-from"), "percent");
        }
        throw new Refusal(say("house.the-bar-takes-a-number-from"), "percent");
    }

    private static @Nullable String orNull(String typed) {
        return typed.isBlank() ? null : typed.strip();
    }

    private String known(@Nullable String language) {
        List<String> languages = houses.house().languages();
        return language != null && languages.contains(language) ? language : languages.getFirst();
    }
}
