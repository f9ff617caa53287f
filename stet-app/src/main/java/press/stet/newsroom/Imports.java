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
        KNOWN
    }

    private final ImportRows rows;
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
        this.projection = projection;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    /** Takes these in, in one transaction; about 200 at a time is a good number. Answers by source key. */
    @Transactional
    public Map<String, Taken> take(List<Newcomer> newcomers) {
        Set<String> known =
                rows.known(newcomers.stream().map(Newcomer::sourceKey).toList());
        Map<String, Taken> answers = new LinkedHashMap<>();
        List<ImportRows.Row> fresh = new ArrayList<>();
        Set<String> paths = new HashSet<>();
        for (Newcomer newcomer : newcomers) {
            boolean isNew = !known.contains(newcomer.sourceKey()) && answers.get(newcomer.sourceKey()) == null;
            answers.putIfAbsent(newcomer.sourceKey(), isNew ? Taken.NEW : Taken.KNOWN);
            if (isNew) {
                fresh.add(row(newcomer, paths));
            }
        }
        if (!fresh.isEmpty()) {
            rows.insert(fresh, clock.instant());
            projection.showNew(fresh.stream()
                    .filter(row -> row.path() != null)
                    .map(this::shown)
                    .toList());
        }
        return answers;
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
        return new ImportRows.Row(new StoryId(id), newcomer, path);
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
