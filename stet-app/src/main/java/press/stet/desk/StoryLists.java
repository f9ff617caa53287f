package press.stet.desk;

import static press.stet.desk.Words.say;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import press.stet.identity.Staff;
import press.stet.identity.StaffMember;
import press.stet.newsroom.DeskLine;
import press.stet.newsroom.People;
import press.stet.newsroom.Person;
import press.stet.newsroom.PersonId;
import press.stet.newsroom.Section;
import press.stet.newsroom.Taxonomy;

/** Turns the lines of a list into words: names for ids, times in the newsroom's zone. */
@Component
class StoryLists {

    /** A scheduled story goes out within seconds; after this long something is wrong. */
    private static final Duration LATE = Duration.ofMinutes(2);

    private final Taxonomy taxonomy;
    private final People people;
    private final Staff staff;
    private final Screens screens;
    private final Clock clock;

    StoryLists(Taxonomy taxonomy, People people, Staff staff, Screens screens, Clock clock) {
        this.taxonomy = taxonomy;
        this.people = people;
        this.staff = staff;
        this.screens = screens;
        this.clock = clock;
    }

    List<StoryRow> rows(List<DeskLine> lines) {
        Map<Object, String> sections =
                taxonomy.sections().stream().collect(Collectors.toMap(Section::id, Section::name));
        Map<UUID, String> colleagues = colleagues();
        Map<PersonId, Person> everybody = people.all();
        Moments moments = screens.moments();
        return lines.stream()
                .map(line -> row(line, sections, colleagues, everybody, moments))
                .toList();
    }

    private StoryRow row(
            DeskLine line,
            Map<Object, String> sections,
            Map<UUID, String> colleagues,
            Map<PersonId, Person> everybody,
            Moments moments) {
        Instant due = line.scheduledFor();
        return new StoryRow(
                line.id().toString(),
                headline(line.headline()),
                line.language(),
                StateWord.of(line.state(), due, moments),
                line.section() == null ? "" : sections.getOrDefault(line.section(), ""),
                byline(line.authors(), everybody::get),
                moments.since(line.savedAt()),
                line.savedBy() == null ? "" : colleagues.getOrDefault(line.savedBy(), ""),
                line.lockStaff() == null ? null : colleagues.get(line.lockStaff()),
                due == null ? null : moments.full(due),
                due != null && due.plus(LATE).isBefore(clock.instant()));
    }

    /** Every colleague's name by id, also of those who left. */
    Map<UUID, String> colleagues() {
        return staff.all().stream()
                .collect(Collectors.toMap(member -> member.id().value(), StaffMember::name));
    }

    static String headline(String headline) {
        return headline.isBlank() ? say("story-lists.without-a-headline") : headline;
    }

    /** Pen names, with the withheld ones said so. */
    static String byline(List<PersonId> authors, Function<PersonId, @Nullable Person> find) {
        return authors.stream()
                .map(find)
                .filter(Objects::nonNull)
                .map(StoryLists::shown)
                .collect(Collectors.joining(", "));
    }

    /** A person's name as colleagues see it here. */
    static String shown(@Nullable Person person) {
        return person == null || person.masked() ? say("story-lists.name-withheld-for-safety") : person.name();
    }
}
