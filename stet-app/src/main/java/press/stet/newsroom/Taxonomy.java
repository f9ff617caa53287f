package press.stet.newsroom;

import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import press.stet.kernel.Ids;
import press.stet.kernel.Refusal;

/** Sections and topics: what a story is filed under. */
@Service
public class Taxonomy {

    private final TaxonomyRows rows;
    private final Ids ids;
    private final ApplicationEventPublisher events;

    Taxonomy(JdbcClient jdbc, Ids ids, ApplicationEventPublisher events) {
        this.rows = new TaxonomyRows(jdbc);
        this.ids = ids;
        this.events = events;
    }

    /** All sections, by language and then in the order of the navigation. */
    public List<Section> sections() {
        return rows.sections();
    }

    public Optional<Section> section(SectionId id) {
        return rows.sections().stream()
                .filter(section -> section.id().equals(id))
                .findFirst();
    }

    /** All topics, by language and name. */
    public List<Topic> topics() {
        return rows.topics();
    }

    /** The section of this name, made if it is not there yet. */
    @Transactional
    public SectionId section(String language, String name) {
        String words = named(name, "section");
        return rows.findSection(language, words).orElseGet(() -> {
            SectionId id = new SectionId(ids.next());
            int position = (int) rows.sections().stream()
                    .filter(s -> s.language().equals(language))
                    .count();
            rows.insert(new Section(id, language, words, freeSectionSlug(language, words), position));
            events.publishEvent(new PrintChange.OfEverything("a section"));
            return id;
        });
    }

    /** The topic of this name, made if it is not there yet. */
    @Transactional
    public TopicId topic(String language, String name) {
        String words = named(name, "topic");
        return rows.findTopic(language, words).orElseGet(() -> {
            TopicId id = new TopicId(ids.next());
            rows.insert(new Topic(id, language, words, freeTopicSlug(language, words)));
            return id;
        });
    }

    /** Gives a section another name; its path stays. */
    @Transactional
    public void rename(SectionId id, String name) {
        rows.renameSection(id, named(name, "section"));
        events.publishEvent(new PrintChange.OfEverything("a section"));
    }

    /** Puts the sections of one language in this order. */
    @Transactional
    public void order(List<SectionId> order) {
        rows.order(order);
        events.publishEvent(new PrintChange.OfEverything("the order of sections"));
    }

    private static String named(String name, String what) {
        if (name.isBlank()) {
            throw new Refusal("Give the " + what + " a name.", "name");
        }
        return name.strip();
    }

    private String freeSectionSlug(String language, String name) {
        return free(
                Slugs.of(name, "section"),
                rows.sections().stream()
                        .filter(section -> section.language().equals(language))
                        .map(Section::slug)
                        .toList());
    }

    private String freeTopicSlug(String language, String name) {
        return free(Slugs.of(name, "topic"), rows.topicSlugs(language, Slugs.of(name, "topic")));
    }

    private static String free(String wanted, List<String> taken) {
        String slug = wanted;
        for (int n = 2; taken.contains(slug) || ReservedPaths.FIRST_PARTS.contains(slug); n++) {
            slug = wanted + "-" + n;
        }
        return slug;
    }
}
