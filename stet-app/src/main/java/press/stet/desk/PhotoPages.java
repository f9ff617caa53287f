package press.stet.desk;

import static press.stet.desk.Words.say;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import press.stet.identity.Right;
import press.stet.identity.StaffMember;
import press.stet.kernel.Refusal;
import press.stet.media.Credit;
import press.stet.media.ImageType;
import press.stet.media.NamedText;
import press.stet.media.Photo;
import press.stet.media.PhotoDetails;
import press.stet.media.PhotoId;
import press.stet.media.Photos;
import press.stet.media.Rendition;
import press.stet.newsroom.Houses;
import press.stet.newsroom.People;
import press.stet.newsroom.Person;
import press.stet.newsroom.PersonId;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Photos: choosing one, bringing one in with its credit and alt text, and what is missing on those of a story. */
@Controller
public class PhotoPages {

    private static final int SHOWN = 60;
    private static final int NAMES = 20;
    /** The desk shows the smallest print that is at least this wide, in pixels. */
    private static final int WIDE_ENOUGH = 800;

    /** A photo as the desk shows it; width and height, in pixels, of the print that is shown. */
    public record Shown(String id, String alt, String credit, String licence, int width, int height) {}

    public record Picker(List<Shown> photos, String words, List<String> names, Form form) {}

    public record Details(
            String id,
            String alt,
            String caption,
            String photographer,
            String agency,
            String licence,
            int width,
            int height,
            List<String> missing,
            List<String> names,
            Form form) {}

    private final Screens screens;
    private final Photos photos;
    private final People people;
    private final Houses houses;

    PhotoPages(Screens screens, Photos photos, People people, Houses houses) {
        this.screens = screens;
        this.photos = photos;
        this.people = people;
        this.houses = houses;
    }

    /** All photos, or for a script the part that stands in the story's picker. */
    @GetMapping("/photos")
    View choose(@RequestParam(defaultValue = "") String words, HttpServletRequest request) {
        return screens.show(template(request), picker(words, Form.FRESH));
    }

    /** Brings a photo in; a script learns in the header {@code X-Photo} what it may put into the story. */
    @PostMapping("/photos")
    View add(
            StaffMember who,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String alt,
            @RequestParam(defaultValue = "") String caption,
            @RequestParam(defaultValue = "") String photographer,
            @RequestParam(defaultValue = "") String agency,
            @RequestParam(defaultValue = "") String licence,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        who.require(Right.WRITE);
        try {
            requireWords(alt, photographer, agency);
            if (file == null || file.isEmpty()) {
                throw new Refusal(say("photo.choose-the-file-of-the-photo"), "file");
            }
            Photo added;
            try (var stream = file.getInputStream()) {
                added = photos.add(stream, details(alt, caption, photographer, agency, licence));
            }
            response.setHeader("X-Photo", inHeader(facts(added)));
            return request.getHeader("HX-Request") != null
                    ? screens.show("parts/photos", picker("", Form.FRESH))
                    : screens.goTo("/photos/" + added.id() + "/details", say("photo.the-photo-is-kept-and-nothing"));
        } catch (Refusal refusal) {
            Refusal placed = refusal.field() == null ? new Refusal(refusal.sentence(), "file") : refusal;
            return screens.show(
                    template(request), picker("", Typed.refused(request, placed)), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    /** The picture itself, as large as the desk needs it. */
    @GetMapping("/photos/{id}")
    ResponseEntity<byte[]> picture(@PathVariable UUID id) {
        Photo photo = photos.get(new PhotoId(id));
        return print(photo)
                .map(rendition -> ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(rendition.type().mediaType()))
                        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
                        .body(photos.print(rendition)))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    @GetMapping("/photos/{id}/lead")
    View lead(@PathVariable UUID id) {
        return screens.show("parts/lead-photo-part", shown(photos.get(new PhotoId(id))));
    }

    @GetMapping("/photos/{id}/details")
    View details(@PathVariable UUID id) {
        return screens.show("photo", details(id, Form.FRESH));
    }

    @PostMapping("/photos/{id}/details")
    View describe(
            StaffMember who,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String alt,
            @RequestParam(defaultValue = "") String caption,
            @RequestParam(defaultValue = "") String photographer,
            @RequestParam(defaultValue = "") String agency,
            @RequestParam(defaultValue = "") String licence,
            HttpServletRequest request) {
        who.require(Right.WRITE);
        try {
            requireWords(alt, photographer, agency);
            photos.describe(new PhotoId(id), details(alt, caption, photographer, agency, licence));
            return screens.goTo("/photos/" + id + "/details", say("photo.kept-stories-that-show-it-are"));
        } catch (Refusal refusal) {
            return screens.show(
                    "photo", details(id, Typed.refused(request, refusal)), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    /** The facts the editor needs of the photos in a text, as JSON. */
    String facts(List<UUID> wanted) {
        ArrayNode facts = JsonNodeFactory.instance.arrayNode();
        photos.getAll(wanted.stream().map(PhotoId::new).toList()).values().forEach(photo -> facts.add(facts(photo)));
        return facts.toString();
    }

    Optional<Shown> shown(UUID photo) {
        return photos.getAll(List.of(new PhotoId(photo))).values().stream()
                .findFirst()
                .map(this::shown);
    }

    private static String template(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null ? "parts/photos" : "photos";
    }

    private static void requireWords(String alt, String photographer, String agency) {
        if (alt.isBlank()) {
            throw new Refusal(say("photo.say-what-is-to-be-seen"), "alt");
        }
        if (photographer.isBlank() && agency.isBlank()) {
            throw new Refusal(say("photo.say-whose-photo-it-is-a"), "photographer");
        }
    }

    private PhotoDetails details(String alt, String caption, String photographer, String agency, String licence) {
        UUID person =
                photographer.isBlank() ? null : person(photographer.strip()).value();
        return new PhotoDetails(
                alt,
                caption,
                new Credit(person, agency),
                licence,
                houses.house().defaultLanguage());
    }

    /** The known person of this name, or a new one: names never stand in a photo's record. */
    private PersonId person(String name) {
        return people.search(name, NAMES).stream()
                .filter(person -> person.name().equals(name))
                .map(Person::id)
                .findFirst()
                .orElseGet(() -> people.add(name));
    }

    private Picker picker(String words, Form form) {
        Set<UUID> named = new HashSet<>();
        if (!words.isBlank()) {
            people.search(words, NAMES).forEach(person -> named.add(person.id().value()));
        }
        return new Picker(
                photos.find(words, named, null, SHOWN).stream().map(this::shown).toList(),
                words.strip(),
                names(),
                form);
    }

    private List<String> names() {
        return people.all().values().stream()
                .filter(person -> !person.masked())
                .map(Person::name)
                .sorted()
                .toList();
    }

    private Details details(UUID id, Form form) {
        Photo photo = photos.get(new PhotoId(id));
        PhotoDetails said = photo.details();
        Shown shown = shown(photo);
        UUID person = said.credit().person();
        return new Details(
                shown.id(),
                said.alt(),
                said.caption(),
                person == null ? "" : name(person),
                Optional.ofNullable(said.credit().agency()).orElse(""),
                said.licence(),
                shown.width(),
                shown.height(),
                photo.missing(),
                names(),
                form);
    }

    private Shown shown(Photo photo) {
        Optional<Rendition> print = print(photo);
        UUID person = photo.details().credit().person();
        String credit = List.of(
                        person == null ? "" : name(person),
                        Optional.ofNullable(photo.details().credit().agency()).orElse(""))
                .stream()
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" / "));
        return new Shown(
                photo.id().toString(),
                NamedText.read(photo.details().alt(), this::name),
                credit,
                photo.details().licence(),
                print.map(Rendition::width).orElse(photo.width()),
                print.map(Rendition::height).orElse(photo.height()));
    }

    private String name(UUID person) {
        return people.find(new PersonId(person)).map(StoryLists::shown).orElse("");
    }

    private static Optional<Rendition> print(Photo photo) {
        List<Rendition> jpegs = photo.renditions().stream()
                .filter(rendition -> rendition.type() == ImageType.JPEG)
                .sorted(Comparator.comparingInt(Rendition::width))
                .toList();
        return jpegs.stream()
                .filter(rendition -> rendition.width() >= WIDE_ENOUGH)
                .findFirst()
                .or(() -> jpegs.isEmpty() ? Optional.empty() : Optional.of(jpegs.getLast()));
    }

    private ObjectNode facts(Photo photo) {
        Shown shown = shown(photo);
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", shown.id())
                .put("alt", shown.alt())
                .put("width", shown.width())
                .put("height", shown.height());
    }

    private static String inHeader(ObjectNode facts) {
        String json = JsonMapper.shared().writeValueAsString(facts);
        return URLEncoder.encode(json, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
