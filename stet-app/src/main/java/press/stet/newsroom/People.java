package press.stet.newsroom;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import press.stet.audit.Audit;
import press.stet.kernel.Ids;
import press.stet.kernel.Refusal;
import press.stet.kernel.Sealed;
import press.stet.kernel.Sealing;

/**
 * Everybody whose name can stand in print: authors with pen names, speakers, photographers. A name is a sealed field and is
 * referred to by id everywhere else, so that masking one person changes every output.
 */
@Service
public class People {

    private record Snapshot(String version, Map<PersonId, Person> people) {}

    private final PersonRows rows;
    private final Sealing sealing;
    private final Ids ids;
    private final Clock clock;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private volatile Snapshot snapshot = new Snapshot("", Map.of());

    People(JdbcClient jdbc, Sealing sealing, Ids ids, Clock clock, Audit audit, ApplicationEventPublisher events) {
        this.rows = new PersonRows(jdbc);
        this.sealing = sealing;
        this.ids = ids;
        this.clock = clock;
        this.audit = audit;
        this.events = events;
    }

    /** Everybody, as print may show them now. */
    public Map<PersonId, Person> all() {
        String version = rows.version();
        Snapshot known = snapshot;
        if (!known.version().equals(version)) {
            Map<PersonId, Person> people = new LinkedHashMap<>();
            rows.all().forEach(row -> people.put(row.id(), open(row)));
            known = new Snapshot(version, people);
            snapshot = known;
        }
        return known.people();
    }

    public Optional<Person> find(PersonId id) {
        return Optional.ofNullable(all().get(id));
    }

    public Optional<Person> author(String slug) {
        return all().values().stream()
                .filter(person -> person.author() && person.slug().equals(slug))
                .findFirst();
    }

    /** People whose name contains the words, authors first; at most {@code count}. */
    public List<Person> search(String words, int count) {
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        return all().values().stream()
                .filter(person -> !person.masked()
                        && person.name().toLowerCase(Locale.ROOT).contains(wanted))
                .sorted((a, b) -> Boolean.compare(b.author(), a.author()))
                .limit(count)
                .toList();
    }

    /** Somebody who can be named in a text or as a speaker. */
    @Transactional
    public PersonId add(String name) {
        return add(name, "", Kind.NAMED, null);
    }

    /** Somebody who can stand in a byline, under this pen name. */
    @Transactional
    public PersonId addAuthor(String penName, String about) {
        return add(penName, about, Kind.AUTHOR, null);
    }

    /** The author an import brings along; the same {@code sourceKey} gives the same person. */
    @Transactional
    public PersonId importAuthor(String sourceKey, String penName, String about) {
        return rows.bySourceKey(sourceKey).orElseGet(() -> add(penName, about, Kind.AUTHOR, sourceKey));
    }

    /** Somebody an import brings along who is named in a text or took a photo; the same {@code sourceKey} gives the same person. */
    @Transactional
    public PersonId importNamed(String sourceKey, String name) {
        return rows.bySourceKey(sourceKey).orElseGet(() -> add(name, "", Kind.NAMED, sourceKey));
    }

    private enum Kind {
        NAMED,
        AUTHOR
    }

    private PersonId add(String name, String about, Kind kind, @Nullable String sourceKey) {
        if (name.isBlank()) {
            throw new Refusal("Write the name.", "name");
        }
        PersonId id = new PersonId(ids.next());
        String slug = kind == Kind.AUTHOR ? freeSlug(name, id) : "";
        rows.insert(row(id, name.strip(), about.strip(), slug, kind == Kind.AUTHOR), sourceKey);
        return id;
    }

    /** Changes the name or the line about an author; the change reaches every output. */
    @Transactional
    public void rename(PersonId id, String name, String about) {
        Person person = find(id).orElseThrow(() -> new Refusal("This person is not known here."));
        if (person.masked()) {
            throw new Refusal("This name is withheld for safety and can no longer be changed.", "name");
        }
        if (name.isBlank()) {
            throw new Refusal("Write the name.", "name");
        }
        String slug = person.author() && !person.name().equals(name.strip()) ? freeSlug(name, id) : person.slug();
        rows.update(row(id, name.strip(), about.strip(), slug, person.author()));
        events.publishEvent(new PrintChange.OfEverything("a name"));
    }

    /**
     * Takes a person out: the name is forgotten here and withheld in every output and every revision, for good. The audit
     * record keeps that it happened, not who it was.
     */
    @Transactional
    public void mask(PersonId id, @Nullable UUID staff) {
        if (rows.mask(id, clock.instant()) == 0) {
            throw new Refusal("This name is withheld already, or the person is not known here.");
        }
        audit.record(staff, "person.masked", id.value(), "name withheld for safety");
        events.publishEvent(new PrintChange.OfEverything("a person was taken out"));
    }

    private String freeSlug(String name, PersonId id) {
        Collection<Person> others = all().values();
        String wanted = Slugs.of(name, "author");
        String slug = wanted;
        for (int n = 2; taken(others, slug, id); n++) {
            slug = wanted + "-" + n;
        }
        return slug;
    }

    private static boolean taken(Collection<Person> people, String slug, PersonId self) {
        return people.stream()
                .anyMatch(person -> person.slug().equals(slug) && !person.id().equals(self));
    }

    private PersonRows.Row row(PersonId id, String name, String about, String slug, boolean author) {
        return new PersonRows.Row(
                id, seal(id, "name", name), seal(id, "about", about), seal(id, "slug", slug), author, false);
    }

    private @Nullable Sealed seal(PersonId id, String field, String words) {
        return words.isEmpty() ? null : sealing.seal(words, place(id, field));
    }

    private Person open(PersonRows.Row row) {
        return new Person(
                row.id(),
                open(row.id(), "name", row.name()),
                open(row.id(), "about", row.about()),
                open(row.id(), "slug", row.slug()),
                row.author(),
                row.masked());
    }

    private String open(PersonId id, String field, @Nullable Sealed sealed) {
        return sealed == null ? "" : sealing.open(sealed, place(id, field));
    }

    private static String place(PersonId id, String field) {
        return "person." + field + ":" + id;
    }
}
