package press.stet.ops.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import press.stet.media.Credit;
import press.stet.media.NamedText;
import press.stet.media.Photo;
import press.stet.media.PhotoId;
import press.stet.media.Photos;
import press.stet.newsroom.Correction;
import press.stet.newsroom.DeskLine;
import press.stet.newsroom.House;
import press.stet.newsroom.ListKey;
import press.stet.newsroom.People;
import press.stet.newsroom.Person;
import press.stet.newsroom.PersonId;
import press.stet.newsroom.Published;
import press.stet.newsroom.PublishedStory;
import press.stet.newsroom.Section;
import press.stet.newsroom.SectionId;
import press.stet.newsroom.Stories;
import press.stet.newsroom.Story;
import press.stet.newsroom.StoryContent;
import press.stet.newsroom.StoryId;
import press.stet.newsroom.StoryState;
import press.stet.newsroom.Taxonomy;
import press.stet.newsroom.Topic;
import press.stet.newsroom.TopicId;

/**
 * Writes the newsroom's stories, published ones as readers see them and drafts as they are, with their pictures, into
 * a folder that Stet and other systems read: {@code ninjs/2020/01/slug.json}, {@code content/section/2020/01/slug.md},
 * {@code media/}.
 */
public final class Departure {
    /** What to write. */
    public enum Format {
        NINJS,
        MARKDOWN
    }

    /** Begins the keys of stories that went out from a Stet newsroom. */
    static final String KEY = "stet:";

    private static final int PAGE = 200;
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu/MM", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Set<Format> formats;
    private final House house;
    private final Published published;
    private final Stories stories;
    private final Photos photos;
    private final Map<PersonId, Person> people;
    private final Map<SectionId, Section> sections;
    private final Map<TopicId, Topic> topics;
    private final Set<Path> written = new HashSet<>();
    private final Map<UUID, Item.Photo> pictures = new HashMap<>();

    public Departure(
            Path folder,
            Set<Format> formats,
            House house,
            Published published,
            Stories stories,
            People people,
            Taxonomy taxonomy,
            Photos photos) {
        this.folder = folder;
        this.formats = formats;
        this.house = house;
        this.published = published;
        this.stories = stories;
        this.photos = photos;
        this.people = people.all();
        this.sections = taxonomy.sections().stream().collect(Collectors.toMap(Section::id, Function.identity()));
        this.topics = taxonomy.topics().stream().collect(Collectors.toMap(Topic::id, Function.identity()));
    }

    /**
     * Writes everything.
     *
     * @param progress hears how many stories are written; of how many is certain for published ones only
     * @return how many stories were written
     */
    public long all(Progress progress) {
        long[] count = {0};
        long expected = house.languages().stream()
                .mapToLong(language -> published.count(ListKey.language(language)))
                .sum();
        published.eachStory(batch -> batch.forEach(story -> {
            write(ofPublished(story));
            progress.at(++count[0], expected);
        }));
        for (StoryState state : List.of(StoryState.DRAFT, StoryState.IN_REVIEW, StoryState.SCHEDULED)) {
            count[0] += unpublished(state);
            progress.at(count[0], Math.max(count[0], expected));
        }
        return count[0];
    }

    private long unpublished(StoryState state) {
        long count = 0;
        DeskLine last = null;
        List<DeskLine> lines;
        do {
            lines = stories.list(new Stories.Query(null, state, null, null, null, null, last), PAGE);
            for (DeskLine line : lines) {
                write(ofDraft(stories.get(line.id())));
                count++;
                last = line;
            }
        } while (lines.size() == PAGE);
        return count;
    }

    private ExportedStory ofPublished(PublishedStory story) {
        StoryId id = story.line().id();
        Set<String> addresses = new LinkedHashSet<>(List.of(story.line().path()));
        published.movedTo(id).forEach(moved -> addresses.add(moved.path()));
        boolean changed = story.line().updatedAt().isAfter(story.line().publishedAt());
        Item.Story item = item(
                id,
                story.line().state() == StoryState.RETRACTED ? Item.State.RETRACTED : Item.State.PUBLISHED,
                last(story.line().path()),
                story.line().language(),
                story.content(),
                null,
                story.line().publishedAt(),
                changed ? story.line().updatedAt() : null,
                story.corrections(),
                List.copyOf(addresses));
        String address = house.address() == null
                ? "urn:uuid:" + id
                : house.address() + story.line().path();
        return exported(item, address, story.content());
    }

    private ExportedStory ofDraft(Story story) {
        boolean planned = story.state() == StoryState.SCHEDULED && story.scheduledFor() != null;
        Item.Story item = item(
                story.id(),
                planned ? Item.State.SCHEDULED : Item.State.DRAFT,
                story.slug(),
                story.language(),
                story.working(),
                story.createdAt(),
                planned ? story.scheduledFor() : null,
                null,
                List.of(),
                List.of());
        return exported(item, "urn:uuid:" + story.id(), story.working());
    }

    private static String last(String path) {
        String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return bare.substring(bare.lastIndexOf('/') + 1);
    }

    private static Item.Story item(
            StoryId id,
            Item.State state,
            String slug,
            String language,
            StoryContent content,
            @Nullable Instant created,
            @Nullable Instant published,
            @Nullable Instant updated,
            List<Correction> corrections,
            List<String> addresses) {
        UUID lead = content.leadPhoto();
        return new Item.Story(
                KEY + id,
                Item.Kind.STORY,
                state,
                slug,
                content.headline(),
                Clean.orNull(content.kicker()),
                Clean.orNull(content.standfirst()),
                Clean.orNull(content.dateline()),
                language,
                null,
                List.of(),
                List.of(),
                created,
                published,
                updated,
                corrections.stream()
                        .map(c -> new Item.Correction(c.at(), c.words()))
                        .toList(),
                lead == null ? null : new Item.LeadPhoto(lead, null),
                addresses,
                content.document());
    }

    private ExportedStory exported(Item.Story story, String address, StoryContent content) {
        Set<UUID> shown = new LinkedHashSet<>(content.document().photos());
        if (content.leadPhoto() != null) {
            shown.add(content.leadPhoto());
        }
        Section section = content.section() == null ? null : sections.get(content.section());
        return new ExportedStory(
                story,
                address,
                section == null ? null : section.name(),
                content.topics().stream()
                        .flatMap(id -> Optional.ofNullable(topics.get(id)).stream())
                        .map(Topic::name)
                        .toList(),
                content.authors().stream()
                        .map(id -> name(id.value()))
                        .filter(name -> !name.isEmpty())
                        .toList(),
                content.document().people().stream()
                        .distinct()
                        .map(id -> new Item.Person("stet:person:" + id, id, name(id)))
                        .toList(),
                pictures(shown));
    }

    private String name(UUID id) {
        Person person = people.get(new PersonId(id));
        return person == null ? "" : person.name();
    }

    private List<Item.Photo> pictures(Set<UUID> shown) {
        List<Item.Photo> all = new ArrayList<>();
        Set<PhotoId> missing = shown.stream()
                .filter(id -> !pictures.containsKey(id))
                .map(PhotoId::new)
                .collect(Collectors.toSet());
        photos.getAll(missing).values().forEach(photo -> pictures.put(photo.id().value(), picture(photo)));
        for (UUID id : shown) {
            Item.Photo picture = pictures.get(id);
            if (picture != null) {
                all.add(picture);
            }
        }
        return all;
    }

    /** Writes the file, once for all stories that show it. */
    private Item.Photo picture(Photo photo) {
        UUID id = photo.id().value();
        byte[] bytes = photos.original(photo.id());
        String name = "media/" + id + "." + ending(bytes);
        write(folder.resolve(name), bytes);
        Credit credit = photo.details().credit();
        String owed = credit.person() == null ? credit.agency() : name(credit.person());
        return new Item.Photo(
                "stet:photo:" + id,
                id,
                "/" + name,
                Optional.empty(),
                photo.details().alt(),
                NamedText.read(photo.details().caption(), this::name),
                owed);
    }

    private static String ending(byte[] bytes) {
        return switch (bytes[0]) {
            case (byte) 0x89 -> "png";
            case 'G' -> "gif";
            case 'R' -> "webp";
            default -> "jpg";
        };
    }

    private void write(ExportedStory story) {
        String month = story.story().published() == null
                ? "drafts"
                : MONTH.format(story.story().published());
        if (formats.contains(Format.NINJS)) {
            write(free("ninjs/" + month + "/" + fileName(story), ".json"), NinjsWriter.write(story));
        }
        if (formats.contains(Format.MARKDOWN)) {
            String section = Clean.slug(story.section());
            String place = "content/" + (section.isEmpty() ? "stories" : section) + "/" + month + "/";
            write(free(place + fileName(story), ".md"), MarkdownWriter.write(story));
        }
    }

    private static String fileName(ExportedStory story) {
        String slug = Clean.slug(story.story().slug());
        return slug.isEmpty() ? Clean.slug(story.story().key()) : slug;
    }

    private Path free(String name, String ending) {
        Path path = folder.resolve(name + ending);
        for (int n = 2; !written.add(path); n++) {
            path = folder.resolve(name + "-" + n + ending);
        }
        return path;
    }

    private static void write(Path file, String text) {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException("The file " + file + " could not be written.", failed);
        }
    }
}
