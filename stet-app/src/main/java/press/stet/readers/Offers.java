package press.stet.readers;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import press.stet.audit.Audit;
import press.stet.kernel.Ids;
import press.stet.kernel.Refusal;
import press.stet.newsroom.PrintChange;

/** The letters this newsroom offers. */
@Service
public class Offers {

    private final LetterRows rows;
    private final Ids ids;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Offers(LetterRows rows, Ids ids, Audit audit, ApplicationEventPublisher events) {
        this.rows = rows;
        this.ids = ids;
        this.audit = audit;
        this.events = events;
    }

    /** All there are, in the order of the desk. */
    public List<Letter> all() {
        return rows.all();
    }

    /** Those that take new readers, in one language. */
    public List<Letter> open(String language) {
        return rows.all().stream()
                .filter(letter -> letter.open() && letter.language().equals(language))
                .toList();
    }

    public Optional<Letter> find(UUID id) {
        return rows.all().stream().filter(letter -> letter.id().equals(id)).findFirst();
    }

    public Letter get(UUID id) {
        return find(id).orElseThrow(() -> new Refusal("There is no such letter."));
    }

    /** @param staff who adds it; null for a command */
    @Transactional
    public Letter add(
            String language, String slug, String name, String promise, Letter.Rhythm rhythm, @Nullable UUID staff) {
        Letter letter = checked(new Letter(ids.next(), slug, language, name.strip(), promise.strip(), rhythm, true));
        try {
            rows.insert(letter);
        } catch (DuplicateKeyException e) {
            throw new Refusal("There is a letter at this address already.", "slug");
        }
        audit.record(staff, "letter.added", letter.id(), letter.name());
        events.publishEvent(new PrintChange.OfEverything("a letter was added"));
        return letter;
    }

    /** Everything but its place and language can be changed. */
    @Transactional
    public void save(Letter letter, @Nullable UUID staff) {
        rows.update(checked(letter));
        audit.record(staff, "letter.changed", letter.id(), letter.name());
        events.publishEvent(new PrintChange.OfEverything("a letter was changed"));
    }

    private static Letter checked(Letter letter) {
        if (!letter.slug().matches("[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?")) {
            throw new Refusal("Give the letter a short address of small letters, digits and hyphens.", "slug");
        }
        if (letter.name().isBlank() || letter.name().length() > 100) {
            throw new Refusal("Give the letter a name of at most 100 characters.", "name");
        }
        if (letter.promise().isBlank() || letter.promise().length() > 300) {
            throw new Refusal("Say in one sentence what is in it and when it comes.", "promise");
        }
        return letter;
    }
}
