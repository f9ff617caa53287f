package press.stet.ops.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.stet.media.Credit;
import press.stet.media.PhotoDetails;
import press.stet.media.PhotoRefused;
import press.stet.media.Photos;
import press.stet.newsroom.Document;
import press.stet.newsroom.DocumentWriter;
import press.stet.newsroom.House;
import press.stet.newsroom.Imports;
import press.stet.newsroom.People;
import press.stet.newsroom.PersonId;
import press.stet.newsroom.SectionId;
import press.stet.newsroom.Stories;
import press.stet.newsroom.StoryContent;
import press.stet.newsroom.StoryId;
import press.stet.newsroom.StoryState;
import press.stet.newsroom.Taxonomy;
import press.stet.newsroom.TopicId;

/**
 * Where newcomers become part of the newsroom: files them under its own sections, topics, people and photos and hands
 * the stories over in batches. What is known by its key already is left as it is, so an import that was cut off is
 * simply run again.
 */
public final class Landing implements Newcomers {
    private static final int STORIES_A_BATCH = 200;
    private static final int CHARACTERS_A_BATCH = 4 << 20;
    private static final String SECTION_WITHOUT_NAME = "News";

    private final Imports imports;
    private final People people;
    private final Taxonomy taxonomy;
    private final Photos photos;
    private final Stories stories;
    private final House house;
    private final Clock clock;
    private final Report report;

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, PersonId> authors = new HashMap<>();
    private final Map<String, SectionId> sections = new HashMap<>();
    private final Map<String, TopicId> topics = new HashMap<>();
    private final Map<UUID, UUID> persons = new HashMap<>();
    private final Map<UUID, UUID> photoIds = new HashMap<>();
    private final List<Imports.Newcomer> batch = new ArrayList<>();
    private int characters;
    private long fresh;
    private long known;
    private long restored;

    public Landing(
            Imports imports,
            People people,
            Taxonomy taxonomy,
            Photos photos,
            Stories stories,
            House house,
            Clock clock,
            Report report) {
        this.imports = imports;
        this.people = people;
        this.taxonomy = taxonomy;
        this.photos = photos;
        this.stories = stories;
        this.house = house;
        this.clock = clock;
        this.report = report;
    }

    @Override
    public void arrives(Item item) {
        switch (item) {
            case Item.Section section -> names.put(section.key(), section.name());
            case Item.Topic topic -> names.put(topic.key(), topic.name());
            case Item.Author author -> authors.put(author.key(), people.importAuthor(author.key(), author.name(), ""));
            case Item.Person person ->
                persons.put(
                        person.id(),
                        people.importNamed(person.key(), person.name()).value());
            case Item.Photo photo -> photo(photo);
            case Item.Story story -> story(story);
        }
    }

    private void photo(Item.Photo photo) {
        if (photo.file().isEmpty()) {
            return;
        }
        try (InputStream file = photo.file().get().open()) {
            PhotoDetails details = new PhotoDetails(
                    words(photo.alt()), words(photo.caption()), credit(photo), "", house.defaultLanguage());
            UUID id =
                    photos.bring(photo.key(), file.readAllBytes(), details).id().value();
            photoIds.put(photo.id(), id);
            if (!details.missing().isEmpty()) {
                report.found(photo.key(), Finding.PHOTO_WORDS, photo.address());
            }
        } catch (PhotoRefused refused) {
            report.found(photo.key(), Finding.PHOTO_REFUSED, refused.getMessage());
        } catch (ImportRefused tooLarge) {
            report.found(photo.key(), Finding.PHOTO_REFUSED, tooLarge.getMessage());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The picture " + photo.address() + " could not be read.", unreadable);
        }
    }

    private Credit credit(Item.Photo photo) {
        String name = photo.credit();
        return name == null
                ? Credit.NONE
                : Credit.of(people.importNamed("credit:" + name, name).value());
    }

    private void story(Item.Story story) {
        if (isOurs(story.key())) {
            known++;
            return;
        }
        String language = language(story);
        StoryState state = state(story);
        SectionId section = section(story, language, state);
        Document document =
                new DocumentRefs(photoIds::get, id -> Objects.requireNonNull(persons.get(id))).in(story.document());
        StoryContent content = new StoryContent(
                story.title(),
                words(story.standfirst()),
                words(story.kicker()),
                words(story.dateline()),
                section,
                story.topics().stream()
                        .map(key -> topic(language, key))
                        .distinct()
                        .toList(),
                story.authors().stream()
                        .map(key -> Objects.requireNonNull(authors.get(key)))
                        .distinct()
                        .toList(),
                story.leadPhoto() == null
                        ? null
                        : photoIds.get(story.leadPhoto().photo()),
                document);
        Instant created = Stream.of(story.created(), story.published(), story.updated())
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(clock::instant);
        Instant published = state == StoryState.DRAFT ? null : story.published();
        batch.add(new Imports.Newcomer(
                story.key(),
                language,
                state,
                story.slug(),
                created,
                published,
                published == null ? null : story.updated(),
                story.oldAddresses(),
                notes(story, created),
                content));
        characters += DocumentWriter.json(document).length();
        if (batch.size() >= STORIES_A_BATCH || characters > CHARACTERS_A_BATCH) {
            handOver();
        }
    }

    /** Whether the story went out from this newsroom and is still here. */
    private boolean isOurs(String key) {
        UUID id = key.startsWith(Departure.KEY) ? Keys.parse(key.substring(Departure.KEY.length())) : null;
        return id != null && stories.find(new StoryId(id)).isPresent();
    }

    private String name(String key) {
        return Objects.requireNonNull(names.get(key));
    }

    private static String words(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** The edition of the story's language, {@code en} for {@code en-GB} as well. */
    private String language(Item.Story story) {
        String wanted = story.language();
        if (wanted == null || house.languages().contains(wanted)) {
            return wanted == null ? house.defaultLanguage() : wanted;
        }
        String main = wanted.split("-", 2)[0];
        for (String ours : house.languages()) {
            if (ours.split("-", 2)[0].equals(main)) {
                return ours;
            }
        }
        report.found(story.key(), Finding.LANGUAGE, wanted);
        return house.defaultLanguage();
    }

    private StoryState state(Item.Story story) {
        Finding why =
                switch (story.state()) {
                    case SCHEDULED -> Finding.PLANNED;
                    case RETRACTED -> Finding.WITHDRAWN;
                    case DRAFT, PUBLISHED -> story.kind() == Item.Kind.PAGE ? Finding.PAGE : null;
                };
        if (why != null) {
            report.found(story.key(), why, story.title());
        }
        return why == null && story.state() == Item.State.PUBLISHED ? StoryState.PUBLISHED : StoryState.DRAFT;
    }

    private @Nullable SectionId section(Item.Story story, String language, StoryState state) {
        if (story.section() != null) {
            return section(language, story.section());
        }
        if (state == StoryState.DRAFT) {
            return null;
        }
        report.found(story.key(), Finding.NO_SECTION, story.title());
        return taxonomy.section(language, SECTION_WITHOUT_NAME);
    }

    private SectionId section(String language, String key) {
        return sections.computeIfAbsent(language + " " + key, both -> taxonomy.section(language, name(key)));
    }

    private TopicId topic(String language, String key) {
        return topics.computeIfAbsent(language + " " + key, both -> taxonomy.topic(language, name(key)));
    }

    private static List<Imports.Note> notes(Item.Story story, Instant otherwise) {
        return story.corrections().stream()
                .map(correction -> new Imports.Note(
                        Stream.of(correction.at(), story.updated(), story.published())
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElse(otherwise),
                        false,
                        correction.note()))
                .toList();
    }

    private void handOver() {
        imports.take(batch).forEach((key, arrival) -> {
            switch (arrival.taken()) {
                case NEW -> fresh++;
                case KNOWN -> known++;
                case RESTORED -> restored++;
            }
            arrival.lostPaths().forEach(path -> report.found(key, Finding.ADDRESS_TAKEN, path));
        });
        batch.clear();
        characters = 0;
    }

    /** Hands over the last stories and has everything printed anew, if there is anything new. */
    public void finish() {
        handOver();
        if (fresh > 0) {
            imports.finish();
        }
    }

    /** How many stories were not here before. */
    public long fresh() {
        return fresh;
    }

    /** How many stories were here already and got photos now that were missing before. */
    public long restored() {
        return restored;
    }

    /** How many stories were here already and stay as they are. */
    public long known() {
        return known;
    }
}
