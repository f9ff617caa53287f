package press.stet.edition;

import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import press.stet.newsroom.House;
import press.stet.newsroom.ListKey;
import press.stet.newsroom.Notice;
import press.stet.newsroom.Person;
import press.stet.newsroom.PersonId;
import press.stet.newsroom.Section;
import press.stet.newsroom.SectionId;
import press.stet.newsroom.StoryId;
import press.stet.newsroom.TextPage;
import press.stet.newsroom.Topic;
import press.stet.newsroom.TopicId;
import press.stet.theme.Theme;
import press.stet.theme.Words;

/**
 * What all pages of one print share: the house, its sections, topics and people as they were when the print began. Knows the path
 * of every list.
 */
final class Site {

    private final House house;
    private final List<Section> sections;
    private final Map<SectionId, Section> sectionsById;
    private final Map<TopicId, Topic> topics;
    private final Map<PersonId, Person> people;
    private final List<TextPage> texts;
    private final Map<String, Notice> notices;
    private final Map<String, List<StoryId>> fronts;
    private final Sources sources;
    private final Theme theme;
    private final int year;
    private final Map<String, Words> words = new HashMap<>();

    Site(
            House house,
            List<Section> sections,
            List<Topic> topics,
            Map<PersonId, Person> people,
            List<TextPage> texts,
            Map<String, Notice> notices,
            Map<String, List<StoryId>> fronts,
            Sources sources,
            Theme theme,
            int year) {
        this.house = house;
        this.sections = List.copyOf(sections);
        this.sectionsById = sections.stream().collect(Collectors.toMap(Section::id, section -> section));
        this.topics = topics.stream().collect(Collectors.toMap(Topic::id, topic -> topic));
        this.people = Map.copyOf(people);
        this.texts = List.copyOf(texts);
        this.notices = Map.copyOf(notices);
        this.fronts = Map.copyOf(fronts);
        this.sources = sources;
        this.theme = theme;
        this.year = year;
        house.languages().forEach(language -> words.put(language, Words.of(language)));
    }

    House house() {
        return house;
    }

    /** What rooms above add. */
    Sources sources() {
        return sources;
    }

    Theme theme() {
        return theme;
    }

    /** The year in which this is printed. */
    int year() {
        return year;
    }

    ZoneId zone() {
        return house.timeZone();
    }

    Words words(String language) {
        return words.getOrDefault(language, Words.of(language));
    }

    List<Section> sections(String language) {
        return sections.stream()
                .filter(section -> section.language().equals(language))
                .toList();
    }

    Section section(SectionId id) {
        return Objects.requireNonNull(sectionsById.get(id), "A published story stands in a section that is gone.");
    }

    Optional<Topic> topic(TopicId id) {
        return Optional.ofNullable(topics.get(id));
    }

    List<Topic> topics() {
        return List.copyOf(topics.values());
    }

    Optional<Person> person(PersonId id) {
        return Optional.ofNullable(people.get(id));
    }

    /** How a person is called in print: by name, or in words that say why not. */
    String name(PersonId id, String language) {
        Person person = people.get(id);
        return person == null || person.masked() ? words(language).say("nameWithheld") : person.name();
    }

    List<TextPage> texts(String language) {
        return texts.stream().filter(page -> page.language().equals(language)).toList();
    }

    Optional<TextPage> text(String language, TextPage.Kind kind) {
        return texts(language).stream().filter(page -> page.kind() == kind).findFirst();
    }

    Optional<Notice> notice(String language) {
        return Optional.ofNullable(notices.get(language)).filter(Notice::shown);
    }

    List<StoryId> front(String language) {
        return fronts.getOrDefault(language, List.of());
    }

    /** Where absolute links begin, without a slash at the end; for feeds, which cannot do without. */
    String base() {
        return house.address() == null ? "http://localhost:8080" : house.address();
    }

    /** The path of a list's first page, with a leading slash; null if the list has no page of its own (a person masked meanwhile). */
    @Nullable
    String path(ListKey list) {
        return switch (list.kind()) {
            case "language" -> house.root(list.subject());
            case "section" -> {
                Section section = sectionsById.get(SectionId.of(list.subject()));
                yield section == null ? null : house.root(section.language()) + section.slug() + "/";
            }
            case "topic" -> {
                Topic topic = topics.get(TopicId.of(list.subject()));
                yield topic == null ? null : house.root(topic.language()) + "topics/" + topic.slug() + "/";
            }
            case "author" -> {
                Person author = people.get(PersonId.of(list.subject()));
                yield author == null || author.masked() || author.slug().isEmpty()
                        ? null
                        : house.root(house.defaultLanguage()) + "authors/" + author.slug() + "/";
            }
            case "month" -> monthPath(languageOf(list), monthOf(list));
            case "corrections" -> house.root(list.subject()) + "corrections/";
            default -> null;
        };
    }

    String monthPath(String language, YearMonth month) {
        return house.root(language)
                + String.format(Locale.ROOT, "archive/%04d/%02d/", month.getYear(), month.getMonthValue());
    }

    /** The language whose words stand on the pages of a list; authors write in several and are shown in the default one. */
    String languageOf(ListKey list) {
        return switch (list.kind()) {
            case "section" -> section(SectionId.of(list.subject())).language();
            case "topic" ->
                topic(TopicId.of(list.subject())).map(Topic::language).orElse(house.defaultLanguage());
            case "author" -> house.defaultLanguage();
            case "month" -> list.subject().substring(0, list.subject().lastIndexOf(':'));
            default -> list.subject();
        };
    }

    static YearMonth monthOf(ListKey list) {
        return YearMonth.parse(list.subject().substring(list.subject().lastIndexOf(':') + 1));
    }

    /**
     * The formats in which a list can be followed. Every list has RSS, which every reader's program takes. All three for each topic
     * and author as well would make an added story change forty files instead of twenty.
     */
    static List<FeedFormat> feeds(ListKey list) {
        return switch (list.kind()) {
            case "language" -> List.of(FeedFormat.values());
            case "section" -> List.of(FeedFormat.RSS, FeedFormat.ATOM);
            case "topic", "author" -> List.of(FeedFormat.RSS);
            default -> List.of();
        };
    }
}
