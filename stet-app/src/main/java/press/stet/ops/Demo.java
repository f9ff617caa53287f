package press.stet.ops;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import press.stet.identity.Role;
import press.stet.identity.Staff;
import press.stet.media.Credit;
import press.stet.media.PhotoDetails;
import press.stet.media.Photos;
import press.stet.newsroom.Document;
import press.stet.newsroom.Document.Chain;
import press.stet.newsroom.Front;
import press.stet.newsroom.House;
import press.stet.newsroom.Houses;
import press.stet.newsroom.Imports;
import press.stet.newsroom.Notice;
import press.stet.newsroom.People;
import press.stet.newsroom.PersonId;
import press.stet.newsroom.Stories;
import press.stet.newsroom.Story;
import press.stet.newsroom.StoryContent;
import press.stet.newsroom.StoryId;
import press.stet.newsroom.StoryState;
import press.stet.newsroom.Taxonomy;
import press.stet.newsroom.TextPage;
import press.stet.newsroom.Workflow;
import press.stet.newsroom.Writing;
import press.stet.readers.Letter;
import press.stet.readers.Offers;
import press.stet.support.Campaigns;

/**
 * Puts the demo newsroom into an empty house: all of it or nothing. Its texts and photos are the files below {@code demo/}; what is
 * published keeps its own date, what is scheduled goes out in two days.
 */
@Component
class Demo {

    private static final Duration UNTIL_THE_SCHEDULED_GOES_OUT = Duration.ofDays(2);

    private final Houses houses;
    private final Taxonomy taxonomy;
    private final People people;
    private final Photos photos;
    private final Staff staff;
    private final Writing writing;
    private final Workflow workflow;
    private final Imports imports;
    private final Stories stories;
    private final Front front;
    private final Campaigns campaigns;
    private final Offers offers;
    private final Clock clock;

    Demo(
            Houses houses,
            Taxonomy taxonomy,
            People people,
            Photos photos,
            Staff staff,
            Writing writing,
            Workflow workflow,
            Imports imports,
            Stories stories,
            Front front,
            Campaigns campaigns,
            Offers offers,
            Clock clock) {
        this.houses = houses;
        this.taxonomy = taxonomy;
        this.people = people;
        this.photos = photos;
        this.staff = staff;
        this.writing = writing;
        this.workflow = workflow;
        this.imports = imports;
        this.stories = stories;
        this.front = front;
        this.campaigns = campaigns;
        this.offers = offers;
        this.clock = clock;
    }

    /** Whether the house is empty, so that the demo may move in. */
    boolean hasRoom() {
        return !houses.house().setUp() && stories.list(Stories.Query.ALL, 1).isEmpty();
    }

    @Transactional
    void moveIn() {
        DemoFile.Fields newsroom = DemoFile.newsroom();
        house(newsroom);
        Map<String, PersonId> known = people(newsroom);
        DemoProse prose = new DemoProse(key -> known(known, key).value());
        DemoFile.all("pages").forEach(page -> page(page, prose));
        UUID editor = staff.add("Editor", "", Set.of(Role.EDITOR), null).value();

        Map<String, List<String>> pairs = new LinkedHashMap<>();
        List<DemoFile> files = DemoFile.all("stories");
        for (DemoFile file : files) {
            StoryContent content = content(file, newsroom, known, prose);
            if (file.fields().time("published").isPresent()) {
                imports.take(List.of(published(file, content)));
                pairs.computeIfAbsent(file.name(), name -> new ArrayList<>()).add(key(file.name(), file.language()));
            } else {
                unpublished(file, content, editor);
            }
        }
        pairs.values().forEach(imports::pair);
        retract(files, editor);
        front(newsroom.below("front"));
        letters(newsroom.below("letters"));
        imports.finish();
    }

    private void house(DemoFile.Fields newsroom) {
        List<String> languages = newsroom.list("languages");
        houses.save(new House(
                newsroom.text("name"),
                newsroom.text("tagline"),
                null,
                ZoneId.of(newsroom.text("timeZone")),
                languages,
                "{}",
                true));
        languages.forEach(language ->
                newsroom.below("sections").list(language).forEach(section -> taxonomy.section(language, section)));
        DemoFile.Fields notices = newsroom.below("notices");
        notices.names().forEach(language -> {
            DemoFile.Fields notice = notices.below(language);
            houses.save(new Notice(
                    language,
                    notice.text("words"),
                    notice.text("meter"),
                    Integer.valueOf(notice.text("percent")),
                    notice.text("button"),
                    "/-/give?language=" + language,
                    true));
        });
        Map<String, Campaigns.Text> appeals = new HashMap<>();
        DemoFile.Fields asked = newsroom.below("appeals");
        asked.names()
                .forEach(language -> appeals.put(
                        language,
                        new Campaigns.Text(
                                asked.below(language).text("heading"),
                                asked.below(language).text("words"))));
        Campaigns.Campaign blank = campaigns.blank();
        campaigns.save(
                new Campaigns.Campaign(
                        blank.id(),
                        "Always",
                        0,
                        blank.startsAt(),
                        null,
                        true,
                        "USD",
                        List.of(),
                        Campaigns.Quiet.USUAL,
                        appeals),
                null);
    }

    private void letters(DemoFile.Fields letters) {
        letters.names().forEach(language -> {
            DemoFile.Fields letter = letters.below(language);
            offers.add(language, "week", letter.text("name"), letter.text("promise"), Letter.Rhythm.WEEKLY, null);
        });
    }

    private Map<String, PersonId> people(DemoFile.Fields newsroom) {
        Map<String, PersonId> known = new HashMap<>();
        DemoFile.Fields authors = newsroom.below("authors");
        authors.names()
                .forEach(key -> known.put(
                        key,
                        people.addAuthor(
                                authors.below(key).text("name"),
                                authors.below(key).text("about"))));
        DemoFile.Fields named = newsroom.below("people");
        named.names().forEach(key -> known.put(key, people.add(named.text(key))));
        return known;
    }

    private static PersonId known(Map<String, PersonId> people, String key) {
        return Objects.requireNonNull(people.get(key), () -> "Nobody in newsroom.yaml is called " + key);
    }

    private void page(DemoFile page, DemoProse prose) {
        houses.save(new TextPage(
                page.language(),
                TextPage.Kind.valueOf(page.name().toUpperCase(Locale.ROOT)),
                page.fields().text("title"),
                prose.read(page.text(), List.of())));
    }

    private StoryContent content(
            DemoFile file, DemoFile.Fields newsroom, Map<String, PersonId> known, DemoProse prose) {
        DemoFile.Fields fields = file.fields();
        String language = file.language();
        List<Chain> chains =
                fields.each("chains").stream().map(chain -> chain(chain, known)).toList();
        return new StoryContent(
                fields.text("headline"),
                fields.text("standfirst"),
                fields.text("kicker"),
                fields.text("dateline"),
                taxonomy.section(language, fields.text("section")),
                fields.list("topics").stream()
                        .map(topic -> taxonomy.topic(language, topic))
                        .toList(),
                fields.list("authors").stream()
                        .map(author -> known(known, author))
                        .toList(),
                fields.optional("photo")
                        .map(name -> photo(name, language, newsroom.below("photos")))
                        .orElse(null),
                prose.read(file.text(), chains));
    }

    private static Chain chain(DemoFile.Fields chain, Map<String, PersonId> known) {
        Document.Speaker speaker = chain.optional("person").isPresent()
                ? new Document.Named(known(known, chain.text("person")).value(), chain.text("role"))
                : new Document.Described(chain.text("described"));
        return new Chain(
                chain.text("id"),
                speaker,
                Document.Manner.valueOf(chain.text("manner").toUpperCase(Locale.ROOT)),
                List.of(new Document.Hop(
                        chain.text("outlet"),
                        chain.optional("address").orElse(null),
                        chain.optional("seen").orElse(null))));
    }

    /** The same picture is a photo of its own in each language, with that language's words. */
    private UUID photo(String name, String language, DemoFile.Fields words) {
        return photos.bring(
                        "demo:" + name + ":" + language,
                        DemoFile.photo(name),
                        new PhotoDetails(
                                words.below(name).text(language),
                                "",
                                Credit.agency(words.below("credit").text(language)),
                                "",
                                language))
                .id()
                .value();
    }

    private static Imports.Newcomer published(DemoFile file, StoryContent content) {
        DemoFile.Fields fields = file.fields();
        Instant published = fields.time("published").orElseThrow().toInstant();
        DemoFile.Fields correction = fields.below("correction");
        @Nullable
        Instant corrected = correction.time("at").map(OffsetDateTime::toInstant).orElse(null);
        return new Imports.Newcomer(
                key(file.name(), file.language()),
                file.language(),
                StoryState.PUBLISHED,
                file.name(),
                published,
                published,
                corrected,
                List.of(),
                corrected == null
                        ? List.of()
                        : List.of(new Imports.Note(
                                corrected,
                                Boolean.parseBoolean(correction.text("changesMeaning")),
                                correction.text("words"))),
                content);
    }

    private void unpublished(DemoFile file, StoryContent content, UUID editor) {
        Story story = writing.begin(file.language(), editor);
        StoryId id = story.id();
        UUID token = Objects.requireNonNull(story.lock()).token();
        writing.slug(id, file.name(), editor);
        writing.save(id, token, story.saves(), content);
        writing.release(id, token);
        switch (file.fields().text("state")) {
            case "review" -> workflow.submit(id, editor);
            case "scheduled" -> workflow.schedule(id, clock.instant().plus(UNTIL_THE_SCHEDULED_GOES_OUT), editor);
            default -> {}
        }
    }

    private void retract(List<DemoFile> files, UUID editor) {
        for (DemoFile file : files) {
            file.fields()
                    .optional("retraction")
                    .ifPresent(words -> workflow.retract(story(file.name(), file.language()), words, editor));
        }
    }

    private void front(DemoFile.Fields order) {
        order.names()
                .forEach(language -> front.order(
                        language,
                        order.list(language).stream()
                                .map(name -> story(name, language))
                                .toList()));
    }

    private StoryId story(String name, String language) {
        return imports.story(key(name, language)).orElseThrow();
    }

    private static String key(String name, String language) {
        return "demo:" + name + ":" + language;
    }
}
