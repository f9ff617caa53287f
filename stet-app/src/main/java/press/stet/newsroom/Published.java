package press.stet.newsroom;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What readers can see, for print to read: published stories and the lists they stand in. Lists are ordered by time of first
 * publication and then id, oldest first; so a place counted from the oldest does not move when a story is added.
 */
@Service
public class Published {

    private static final int BATCH = 200;

    /** A revision never changes, so what was read of it stays true; feeds ask for the same few again and again. */
    private record Version(StoryId story, int revision) {
        static Version of(StoryLine line) {
            return new Version(line.id(), line.revision());
        }
    }

    private static final int RECENT = 1_000;

    private final Cache<Version, StoryContent> recent =
            Caffeine.newBuilder().maximumSize(RECENT).build();
    private final PublishedRows rows;
    private final CorrectionRows corrections;
    private final ProjectionRows projection;
    private final StoryRows stories;

    Published(JdbcClient jdbc, org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate batch) {
        this.rows = new PublishedRows(jdbc);
        this.corrections = new CorrectionRows(jdbc);
        this.projection = new ProjectionRows(jdbc, batch);
        this.stories = new StoryRows(jdbc);
    }

    /** An address that a story had before and that leads to {@code target} now. */
    public record Moved(String path, StoryId story, String target) {}

    public Optional<PublishedStory> story(StoryId id) {
        return rows.story(id)
                .map(content -> new PublishedStory(content.line(), content.content(), corrections.of(id), pairs(id)));
    }

    public Optional<StoryLine> line(StoryId id) {
        return rows.line(id);
    }

    public long count(ListKey list) {
        return rows.count(list);
    }

    /** How many stand in the list before this time; the place of the first that does not. */
    public long countBefore(ListKey list, Instant at) {
        return rows.countBefore(list, at);
    }

    /** Newest first. */
    public List<StoryLine> newest(ListKey list, int count) {
        return rows.fromNewest(list, 0, count);
    }

    /** Newest first, whole stories, for feeds. */
    public List<PublishedStory> newestStories(ListKey list, int count) {
        List<StoryLine> lines = rows.fromNewest(list, 0, count);
        Map<Version, StoryContent> contents = new HashMap<>(
                recent.getAllPresent(lines.stream().map(Version::of).toList()));
        List<StoryLine> unread = lines.stream()
                .filter(line -> !contents.containsKey(Version.of(line)))
                .toList();
        if (!unread.isEmpty()) {
            rows.contents(unread).forEach(content -> contents.put(Version.of(content.line()), content.content()));
            recent.putAll(contents);
        }
        return whole(lines.stream()
                .map(line -> new PublishedRows.Content(line, Objects.requireNonNull(contents.get(Version.of(line)))))
                .toList());
    }

    /** What these stories say, by story. */
    public Map<StoryId, StoryContent> contents(List<StoryLine> lines) {
        Map<StoryId, StoryContent> contents = new HashMap<>();
        List<StoryLine> unread = new ArrayList<>();
        for (StoryLine line : lines) {
            StoryContent known = recent.getIfPresent(Version.of(line));
            if (known == null) {
                unread.add(line);
            } else {
                contents.put(line.id(), known);
            }
        }
        if (!unread.isEmpty()) {
            rows.contents(unread).forEach(content -> contents.put(content.line().id(), content.content()));
        }
        return contents;
    }

    /**
     * Oldest first, from the place {@code from}, counted from 0.
     *
     * @param total how many stand in the list: its pages are counted from whichever end is nearer
     */
    public List<StoryLine> fromOldest(ListKey list, long from, int count, long total) {
        long after = total - from - count;
        return after < from
                ? rows.fromNewest(list, Math.max(0, after), count).reversed()
                : rows.fromOldest(list, from, count);
    }

    /** The stories just before this one in its section, newest first: what “Read more” shows. */
    public List<StoryLine> before(StoryLine line, int count) {
        return rows.before(ListKey.section(line.section()), line.publishedAt(), line.id(), count);
    }

    /** The stories just after this one in its section: those whose “Read more” may show it. */
    public List<StoryId> after(ListKey section, Instant publishedAt, StoryId story, int count) {
        return rows.after(section, publishedAt, story, count);
    }

    /** Every list that has at least one story. */
    public List<ListKey> lists() {
        return rows.lists();
    }

    /** Where an address leads now that a story had before; empty if it is a story's own, or nobody's. */
    public Optional<String> moved(String path) {
        return rows.moved(path);
    }

    public List<Moved> movedTo(StoryId story) {
        return rows.movedOf(story).stream().map(Published::moved).toList();
    }

    /** Corrections that stand in these lines, oldest first per story. */
    public Map<StoryId, List<Correction>> corrections(List<StoryLine> lines) {
        Map<StoryId, List<Correction>> byStory = new HashMap<>();
        corrections.of(lines.stream().map(StoryLine::id).toList()).forEach(correction -> byStory.computeIfAbsent(
                        correction.story(), id -> new ArrayList<>())
                .add(correction));
        return byStory;
    }

    /** The published stories that show this photo. */
    public List<StoryId> showing(UUID photo) {
        return rows.showing(photo);
    }

    /** The lists a published story stands in. */
    public List<ListKey> listsOf(StoryId story) {
        return rows.listsOf(story);
    }

    /** Every photo that any published story shows. */
    public List<UUID> photos() {
        return rows.photos();
    }

    /** The published stories that are this one in other languages, by language. */
    public List<StoryLine> pairs(StoryId id) {
        return stories.pairs(id).stream()
                .flatMap(pair -> rows.line(pair).stream())
                .sorted(Comparator.comparing(StoryLine::language))
                .toList();
    }

    /** Hands over the stories of every list, list by list and oldest first. */
    @Transactional(readOnly = true)
    public void eachPlace(BiConsumer<ListKey, StoryId> consumer) {
        rows.eachPlace(consumer);
    }

    /** Stories that rest on an outlet, or on one address of it; for the day a wire is withdrawn. */
    public List<StoryId> restingOn(String outlet, @Nullable String address) {
        return projection.restingOn(outlet, address);
    }

    /** Hands over every published story by section and time, in batches, without holding the archive. */
    @Transactional(readOnly = true)
    public void eachStory(Consumer<List<PublishedStory>> consumer) {
        try (Stream<PublishedRows.Content> contents = rows.streamStories()) {
            List<PublishedRows.Content> batch = new ArrayList<>(BATCH);
            contents.forEach(content -> {
                batch.add(content);
                if (batch.size() == BATCH) {
                    consumer.accept(whole(batch));
                    batch.clear();
                }
            });
            if (!batch.isEmpty()) {
                consumer.accept(whole(batch));
            }
        }
    }

    @Transactional(readOnly = true)
    public void eachMoved(Consumer<Moved> consumer) {
        try (Stream<PublishedRows.Moved> moved = rows.streamMoved()) {
            moved.forEach(one -> consumer.accept(moved(one)));
        }
    }

    private List<PublishedStory> whole(List<PublishedRows.Content> contents) {
        List<StoryLine> lines =
                contents.stream().map(PublishedRows.Content::line).toList();
        Map<StoryId, List<Correction>> notes = corrections(lines);
        Set<StoryId> paired =
                new HashSet<>(stories.paired(lines.stream().map(StoryLine::id).toList()));
        return contents.stream()
                .map(content -> new PublishedStory(
                        content.line(),
                        content.content(),
                        notes.getOrDefault(content.line().id(), List.of()),
                        paired.contains(content.line().id())
                                ? pairs(content.line().id())
                                : List.of()))
                .toList();
    }

    private static Moved moved(PublishedRows.Moved moved) {
        return new Moved(moved.path(), moved.story(), moved.target());
    }
}
