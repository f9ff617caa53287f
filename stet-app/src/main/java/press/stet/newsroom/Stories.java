package press.stet.newsroom;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import press.stet.kernel.Refusal;

/** Finding stories on the desk: lists, search, revisions. */
@Service
public class Stories {

    private final StoryRows rows;
    private final RevisionRows revisions;
    private final DeskListRows lists;
    private final CorrectionRows corrections;
    private final People people;

    Stories(JdbcClient jdbc, People people) {
        this.rows = new StoryRows(jdbc);
        this.revisions = new RevisionRows(jdbc);
        this.lists = new DeskListRows(jdbc);
        this.corrections = new CorrectionRows(jdbc);
        this.people = people;
    }

    /**
     * What to list. All filters are optional and hold together.
     *
     * @param words found in headline and text, by the beginnings of words (three letters or more); author names count too
     * @param before the last line of the page before, to go on after it
     */
    public record Query(
            @Nullable String words,
            @Nullable StoryState state,
            @Nullable SectionId section,
            @Nullable String language,
            @Nullable PersonId author,
            @Nullable UUID staff,
            @Nullable DeskLine before) {

        public static final Query ALL = new Query(null, null, null, null, null, null, null);
    }

    public Optional<Story> find(StoryId id) {
        return rows.find(id);
    }

    /** @throws Refusal if there is no such story */
    public Story get(StoryId id) {
        return rows.find(id).orElseThrow(Stories::unknown);
    }

    /** Newest save first; at most {@code count} lines. */
    @Transactional(readOnly = true)
    public List<DeskLine> list(Query query, int count) {
        return lists.list(query, authorsNamed(query.words()), count);
    }

    /** Every revision of a story, newest first. */
    public List<Revision> revisions(StoryId id) {
        return revisions.of(id);
    }

    public Optional<Revision> revision(StoryId id, int number) {
        return revisions.find(id, number);
    }

    /** Oldest first. */
    public List<Correction> corrections(StoryId id) {
        return corrections.of(id);
    }

    /** The same story in other languages. */
    public List<Story> pairs(StoryId id) {
        return rows.pairs(id).stream().map(this::get).toList();
    }

    private List<PersonId> authorsNamed(@Nullable String words) {
        if (words == null || words.isBlank()) {
            return List.of();
        }
        return people.search(words, 20).stream()
                .filter(Person::author)
                .map(Person::id)
                .toList();
    }

    static Refusal unknown() {
        return new Refusal("This story is not here. It may have another address; look for it in the list.");
    }
}
