package press.stet.newsroom;

import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import press.stet.kernel.Refusal;

/** The house: its name, languages, zone and look, its text pages and its notice. */
@Service
public class Houses {

    private static final House UNNAMED =
            new House("Our newsroom", "", null, ZoneOffset.UTC, List.of("en"), "{}", false);

    private final HouseRows rows;
    private final ApplicationEventPublisher events;

    Houses(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.rows = new HouseRows(jdbc);
        this.events = events;
    }

    /** The house as it is; before the first-run questions are answered, one without a name of its own. */
    public House house() {
        return rows.house().orElse(UNNAMED);
    }

    /** @throws Refusal when a field cannot be as it is, naming the field */
    @Transactional
    public void save(House house) {
        if (house.name().isBlank()) {
            throw new Refusal("Give the newsroom a name; it stands at the top of every page.", "name");
        }
        if (house.languages().isEmpty()
                || new HashSet<>(house.languages()).size() < house.languages().size()) {
            throw new Refusal("Choose at least one language, and each only once.", "languages");
        }
        if (house.address() != null && !house.address().matches("https?://[^/\\s]+(/[^\\s]*[^/\\s])?")) {
            throw new Refusal(
                    "The public address begins with http:// or https:// and has no slash at the end.", "address");
        }
        rows.save(house);
        events.publishEvent(new PrintChange.OfEverything("the house"));
    }

    public List<TextPage> textPages() {
        return rows.textPages();
    }

    public Optional<TextPage> textPage(String language, TextPage.Kind kind) {
        return rows.textPages().stream()
                .filter(page -> page.language().equals(language) && page.kind() == kind)
                .findFirst();
    }

    @Transactional
    public void save(TextPage page) {
        if (page.title().isBlank()) {
            throw new Refusal("Give the page a title.", "title");
        }
        rows.save(page);
        events.publishEvent(new PrintChange.OfEverything("a text page"));
    }

    public Optional<Notice> notice(String language) {
        return rows.notices().stream()
                .filter(notice -> notice.language().equals(language))
                .findFirst();
    }

    @Transactional
    public void save(Notice notice) {
        if (notice.words().isBlank() && notice.shown()) {
            throw new Refusal("Write what the notice says before it is shown.", "words");
        }
        rows.save(notice);
        events.publishEvent(new PrintChange.OfEverything("the notice"));
    }
}
