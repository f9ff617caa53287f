package press.stet.newsroom;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import press.stet.kernel.Ids;

/**
 * Takes in stories from elsewhere, many at a time. A story is known by its source key: taking the same in again changes
 * nothing, so an import that was cut off is simply run again. Print hears of it once, by {@link #finish}.
 */
@Service
public class Imports {

    /**
     * A story from elsewhere, already filed under this newsroom's sections, topics and people.
     *
     * @param sourceKey unique in the source and across sources, for instance {@code ghost:5f1c…}
     * @param state DRAFT or PUBLISHED
     * @param slug last part of the path it shall have
     * @param oldPaths paths on the old site, with a leading slash, that shall lead here
     * @param corrections notes the source carries, with their times
     */
    public record Newcomer(
            String sourceKey,
            String language,
            StoryState state,
            String slug,
            Instant createdAt,
            @Nullable Instant publishedAt,
            @Nullable Instant updatedAt,
            List<String> oldPaths,
            List<Note> corrections,
            StoryContent content) {}

    /** A correction as the source carries it. */
    public record Note(Instant at, boolean changesMeaning, String words) {}

    /** What became of one newcomer. */
    public enum Taken {
        NEW,
        KNOWN,
        /** Known, and as it came in but for photos that were missing then; they are in it now. */
        RESTORED
    }

    /**
     * How one newcomer was received.
     *
     * @param lostPaths paths on the old site that lead elsewhere already, or would hide a page of this one
     */
    public record Arrival(Taken taken, List<String> lostPaths) {
        static Arrival of(Taken taken) {
            return new Arrival(taken, List.of());
        }
    }

    private final ImportRows rows;
    private final StoryRows stories;
    private final RevisionRows revisions;
    private final Projection projection;
    private final Ids ids;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Imports(
            JdbcClient jdbc,
            NamedParameterJdbcTemplate batch,
            Projection projection,
            Ids ids,
            Clock clock,
            ApplicationEventPublisher events) {
        this.rows = new ImportRows(jdbc, batch);
        this.stories = new StoryRows(jdbc);
        this.revisions = new RevisionRows(jdbc);
        this.projection = projection;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    /** Takes these in, in one transaction; about 200 at a time is a good number. Answers by source key. */
    @Transactional
    public Map<String, Arrival> take(List<Newcomer> newcomers) {
        Set<String> known =
                rows.known(newcomers.stream().map(Newcomer::sourceKey).toList());
        Map<String, Arrival> answers = new LinkedHashMap<>();
        List<ImportRows.Row> fresh = new ArrayList<>();
        Set<String> paths = new HashSet<>();
        for (Newcomer newcomer : newcomers) {
            if (known.contains(newcomer.sourceKey())) {
                answers.put(newcomer.sourceKey(), Arrival.of(restored(newcomer) ? Taken.RESTORED : Taken.KNOWN));
            } else if (answers.putIfAbsent(newcomer.sourceKey(), Arrival.of(Taken.NEW)) == null) {
                fresh.add(row(newcomer, paths));
            }
        }
        if (!fresh.isEmpty()) {
            rows.insert(withOldPaths(fresh, paths, answers), clock.instant());
            projection.showNew(fresh.stream()
                    .filter(row -> row.path() != null)
                    .map(this::shown)
                    .toList());
        }
        return answers;
    }

    /** Each old path leads to the first story that claims it; the others are told. */
    private List<ImportRows.Row> withOldPaths(
            List<ImportRows.Row> fresh, Set<String> paths, Map<String, Arrival> answers) {
        Set<String> taken = rows.taken(
                fresh.stream().flatMap(row -> row.oldPaths().stream()).toList());
        return fresh.stream()
                .map(row -> {
                    List<String> lost = new ArrayList<>();
                    List<String> kept = new ArrayList<>();
                    for (String old : row.oldPaths()) {
                        boolean free = !taken.contains(old) && !ReservedPaths.isReserved(old) && paths.add(old);
                        (free ? kept : lost).add(old);
                    }
                    if (!lost.isEmpty()) {
                        answers.put(row.newcomer().sourceKey(), new Arrival(Taken.NEW, lost));
                    }
                    return row.withOldPaths(kept);
                })
                .toList();
    }

    /**
     * Puts in the photos that were missing when a story came in. One that was changed here since stays as it is.
     *
     * @return whether anything was put in
     */
    private boolean restored(Newcomer newcomer) {
        Set<UUID> photos = ReadyCheck.photos(newcomer.content());
        if (photos.isEmpty()) {
            return false;
        }
        Story story =
                rows.story(newcomer.sourceKey()).flatMap(stories::findForUpdate).orElseThrow();
        boolean untouched = revisions
                .newest(story.id())
                .filter(newest -> newest.same() && newest.why() == Revision.Why.IMPORTED)
                .isPresent();
        boolean lacksPhotos = photos.size() > ReadyCheck.photos(story.working()).size()
                && withoutPhotos(story.working()).equals(withoutPhotos(newcomer.content()));
        if (!untouched || !lacksPhotos) {
            return false;
        }
        StoryContent content = newcomer.content();
        stories.save(story.id(), content, SearchWords.of(content), story.savedAt(), null);
        int revision = revisions.keep(story.id(), Revision.Why.IMPORTED, clock.instant(), null);
        if (story.publishedAt() != null && story.updatedAt() != null) {
            stories.live(story.id(), story.state(), revision, story.publishedAt(), story.updatedAt());
            projection.show(stories.find(story.id()).orElseThrow(), content);
        }
        return true;
    }

    private static StoryContent withoutPhotos(StoryContent content) {
        List<Document.Block> words = content.document().blocks().stream()
                .filter(block -> !(block instanceof Document.Photo))
                .toList();
        return new StoryContent(
                content.headline(),
                content.standfirst(),
                content.kicker(),
                content.dateline(),
                content.section(),
                content.topics(),
                content.authors(),
                null,
                new Document(
                        words.isEmpty() ? Document.EMPTY.blocks() : words,
                        content.document().chains()));
    }

    /** The story that came in under this source key. */
    public Optional<StoryId> story(String sourceKey) {
        return rows.story(sourceKey);
    }

    /** Says that these stories are one story in several languages; the first is the original. */
    @Transactional
    public void pair(List<String> sourceKeys) {
        rows.pair(sourceKeys.getFirst(), sourceKeys.subList(1, sourceKeys.size()));
    }

    /** All are in: print everything anew. */
    @Transactional
    public void finish() {
        events.publishEvent(new PrintChange.OfEverything("an import"));
    }

    private ImportRows.Row row(Newcomer newcomer, Set<String> pathsOfThisBatch) {
        UUID id = ids.next();
        String path = null;
        if (newcomer.state().isLive()) {
            String wanted = projection.pathOf(
                    newcomer.language(),
                    newcomer.content(),
                    java.util.Objects.requireNonNull(newcomer.publishedAt()),
                    newcomer.slug());
            path = wanted;
            for (int n = 2; !pathsOfThisBatch.add(path) || rows.taken(path); n++) {
                path = wanted.substring(0, wanted.length() - 1) + "-" + n + "/";
            }
        }
        return new ImportRows.Row(new StoryId(id), newcomer, path, oldPaths(newcomer, path));
    }

    private static List<String> oldPaths(Newcomer newcomer, @Nullable String path) {
        return path == null
                ? List.of()
                : newcomer.oldPaths().stream()
                        .map(old -> old.endsWith("/") || old.contains(".") ? old : old + "/")
                        .filter(old -> !old.equals(path))
                        .distinct()
                        .toList();
    }

    private ProjectionRows.Shown shown(ImportRows.Row row) {
        Newcomer story = row.newcomer();
        Instant published = java.util.Objects.requireNonNull(story.publishedAt());
        StoryContent content = story.content();
        StoryLine line = new StoryLine(
                row.id(),
                story.language(),
                java.util.Objects.requireNonNull(row.path()),
                story.corrections().isEmpty() ? StoryState.PUBLISHED : StoryState.CORRECTED,
                content.headline(),
                content.standfirst(),
                content.kicker(),
                java.util.Objects.requireNonNull(content.section()),
                content.topics(),
                content.authors(),
                content.leadPhoto(),
                published,
                story.updatedAt() == null ? published : story.updatedAt(),
                1);
        List<Correction> corrections = story.corrections().stream()
                .map(note -> new Correction(
                        row.id().value(),
                        row.id(),
                        note.at(),
                        Correction.Kind.CORRECTION,
                        note.changesMeaning(),
                        note.words()))
                .toList();
        return new ProjectionRows.Shown(
                line, projection.places(story.language(), published, content, corrections), content);
    }
}
