package press.stet.newsroom;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import press.stet.media.PhotoChanged;
import press.stet.newsroom.ProjectionRows.Place;
import press.stet.newsroom.ProjectionRows.Shown;

/** Puts a story before readers: its line, its lists, its address, its sources; and tells print what may differ. */
@Component
class Projection {

    private final ProjectionRows rows;
    private final CorrectionRows corrections;
    private final Houses houses;
    private final Taxonomy taxonomy;
    private final ApplicationEventPublisher events;

    Projection(
            JdbcClient jdbc,
            NamedParameterJdbcTemplate batch,
            Houses houses,
            Taxonomy taxonomy,
            ApplicationEventPublisher events) {
        this.rows = new ProjectionRows(jdbc, batch);
        this.corrections = new CorrectionRows(jdbc);
        this.houses = houses;
        this.taxonomy = taxonomy;
        this.events = events;
    }

    /** Shows this content of a story as it now stands in {@code newsroom.story}. */
    void show(Story story, StoryContent content) {
        List<Place> before = rows.places(story.id());
        Set<UUID> photos = new HashSet<>(rows.photos(story.id()));
        Instant published = java.util.Objects.requireNonNull(story.publishedAt());
        String path = path(story, content, published);
        rows.address(story.id(), path, java.util.Objects.requireNonNull(story.updatedAt()));
        Shown shown = new Shown(
                line(story, content, path),
                places(story.language(), published, content, corrections.of(story.id())),
                content);
        rows.show(List.of(shown));
        photos.addAll(rows.photos(story.id()));
        events.publishEvent(change(shown.line(), before, shown.places(), photos));
    }

    @EventListener
    void on(PhotoChanged change) {
        if (rows.shows(change.photo().value())) {
            events.publishEvent(new PrintChange.OfPhoto(change.photo().value()));
        }
    }

    /** Shows many stories that were never shown before; the caller tells print when all are in. */
    void showNew(List<Shown> stories) {
        rows.show(stories);
    }

    static StoryLine line(Story story, StoryContent content, String path) {
        return new StoryLine(
                story.id(),
                story.language(),
                path,
                story.state(),
                content.headline(),
                content.standfirst(),
                content.kicker(),
                java.util.Objects.requireNonNull(content.section()),
                content.topics(),
                content.authors(),
                content.leadPhoto(),
                java.util.Objects.requireNonNull(story.publishedAt()),
                java.util.Objects.requireNonNull(story.updatedAt()),
                java.util.Objects.requireNonNull(story.liveRevision()));
    }

    /** Every list a story stands in. */
    List<Place> places(String language, Instant published, StoryContent content, List<Correction> corrections) {
        YearMonth month = YearMonth.from(published.atZone(houses.house().timeZone()));
        List<Place> places = new ArrayList<>();
        places.add(new Place(ListKey.language(language), published));
        places.add(new Place(ListKey.month(language, month), published));
        places.add(new Place(ListKey.section(java.util.Objects.requireNonNull(content.section())), published));
        content.topics().stream().distinct().forEach(topic -> places.add(new Place(ListKey.topic(topic), published)));
        content.authors().stream()
                .distinct()
                .forEach(author -> places.add(new Place(ListKey.author(author), published)));
        corrections.forEach(correction -> places.add(new Place(ListKey.corrections(language), correction.at())));
        return places;
    }

    private PrintChange change(StoryLine line, List<Place> before, List<Place> after, Set<UUID> photos) {
        Set<ListKey> kept = new HashSet<>();
        Set<ListKey> shifted = new HashSet<>();
        Stream.concat(before.stream(), after.stream())
                .forEach(place -> (before.contains(place) && after.contains(place) ? kept : shifted).add(place.list()));
        Instant earliest = Stream.concat(before.stream(), after.stream())
                .map(Place::at)
                .min(Instant::compareTo)
                .orElseThrow();
        return new PrintChange.OfStory(
                line.id(), kept, shifted, line.publishedAt(), earliest, new HashSet<>(rows.paths(line.id())), photos);
    }

    /** {@code /section/2015/11/slug/}, below the language's root; the date is the newsroom's, at first publication. */
    private String path(Story story, StoryContent content, Instant published) {
        String wanted = pathOf(story.language(), content, published, story.slug());
        String path = wanted;
        for (int n = 2;
                rows.owner(path).filter(owner -> !owner.equals(story.id())).isPresent();
                n++) {
            path = wanted.substring(0, wanted.length() - 1) + "-" + n + "/";
        }
        return path;
    }

    String pathOf(String language, StoryContent content, Instant published, String slug) {
        House house = houses.house();
        Section section = taxonomy.section(java.util.Objects.requireNonNull(content.section()))
                .orElseThrow();
        ZonedDateTime date = published.atZone(house.timeZone());
        return house.root(language)
                + section.slug()
                + String.format(Locale.ROOT, "/%04d/%02d/", date.getYear(), date.getMonthValue())
                + slug
                + "/";
    }
}
