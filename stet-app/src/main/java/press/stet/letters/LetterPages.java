package press.stet.letters;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import press.stet.edition.PageSource;
import press.stet.edition.SourcePage;
import press.stet.newsroom.House;
import press.stet.newsroom.Houses;
import press.stet.newsroom.PrintChange;
import press.stet.newsroom.TextPage;
import press.stet.readers.Letter;
import press.stet.readers.Offers;
import press.stet.theme.Place;
import press.stet.theme.SafeHtml;

/** What letters add to the edition: the sign-up in its pages, a page for each issue, the newest one, and a feed. */
@Component
class LetterPages implements PageSource {

    private static final int IN_FEED = 20;

    private final Offers offers;
    private final IssueRows issues;
    private final Composer composer;
    private final Houses houses;
    private final ApplicationEventPublisher events;

    LetterPages(Offers offers, IssueRows issues, Composer composer, Houses houses, ApplicationEventPublisher events) {
        this.offers = offers;
        this.issues = issues;
        this.composer = composer;
        this.houses = houses;
        this.events = events;
    }

    /** A story that stands in a printed issue changed: so does the issue's page. */
    @EventListener
    void on(PrintChange.OfStory change) {
        issues.printedWith(change.story()).stream()
                .collect(Collectors.groupingBy(
                        Issue::language, Collectors.mapping(issue -> String.valueOf(issue.path()), Collectors.toSet())))
                .forEach((language, paths) -> events.publishEvent(new PrintChange.OfPages(language, paths)));
    }

    @Override
    public Snapshot read(House house) {
        return new Shown(house, offers.all(), issues.printed());
    }

    private final class Shown implements Snapshot {

        private final House house;
        private final List<Issue> printed;
        private final Map<String, SourcePage> made = new HashMap<>();
        private final Set<String> paths = new LinkedHashSet<>();
        private final LetterBoxes boxes = new LetterBoxes();

        Shown(House house, List<Letter> letters, List<Issue> printed) {
            this.house = house;
            this.printed = printed.stream()
                    .filter(issue -> house.languages().contains(issue.language()))
                    .toList();
            this.printed.forEach(issue -> paths.add(String.valueOf(issue.path())));
            Map<UUID, String> newest = new HashMap<>();
            this.printed.forEach(issue -> newest.putIfAbsent(issue.letter(), String.valueOf(issue.path())));
            for (String language : house.languages()) {
                language(letters, language, newest);
            }
            paths.addAll(made.keySet());
        }

        private void language(List<Letter> letters, String language, Map<UUID, String> newest) {
            Map<String, String> latest = new HashMap<>();
            for (Letter letter : letters) {
                String newestPath = newest.get(letter.id());
                if (letter.language().equals(language) && newestPath != null) {
                    String path = latestPath(house, letter);
                    made.put(path, new SourcePage.LeadingTo(newestPath));
                    latest.put(letter.slug(), path.substring(1));
                }
            }
            if (!latest.isEmpty()) {
                made.put(feedPath(house, language), feed(language));
            }
            boxes.add(
                    house,
                    language,
                    letters.stream()
                            .filter(letter -> letter.open() && letter.language().equals(language))
                            .toList(),
                    houses.textPage(language, TextPage.Kind.PRIVACY)
                            .map(page -> privacyPath(house, page))
                            .orElse(null),
                    latest);
        }

        /** RSS 2.0: titles and addresses; the issue's page has the rest. */
        private SourcePage feed(String language) {
            String base = house.address() == null ? "http://localhost:8080" : house.address();
            StringBuilder xml = new StringBuilder(
                            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + "<rss version=\"2.0\"><channel><title>")
                    .append(escaped(house.name()))
                    .append("</title><link>")
                    .append(escaped(base + house.root(language) + "letters/"))
                    .append("</link><description>")
                    .append(escaped(house.tagline()))
                    .append("</description><language>")
                    .append(language)
                    .append("</language>\n");
            printed.stream()
                    .filter(issue -> issue.language().equals(language) && issue.begunAt() != null)
                    .limit(IN_FEED)
                    .forEach(issue -> xml.append("<item><title>")
                            .append(escaped(issue.subject()))
                            .append("</title><link>")
                            .append(escaped(base + issue.path()))
                            .append("</link><guid isPermaLink=\"false\">")
                            .append(issue.id())
                            .append("</guid><pubDate>")
                            .append(DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                    java.util.Objects.requireNonNull(issue.begunAt())
                                            .atOffset(ZoneOffset.UTC)))
                            .append("</pubDate></item>\n"));
            return new SourcePage.File(
                    "application/rss+xml; charset=utf-8",
                    xml.append("</channel></rss>\n").toString());
        }

        @Override
        public SafeHtml letterBox(Spot spot) {
            return boxes.html(spot);
        }

        @Override
        public List<SentLetter> letters(String language) {
            return printed.stream()
                    .filter(issue -> issue.language().equals(language) && issue.begunAt() != null)
                    .map(issue -> new SentLetter(
                            issue.subject(),
                            String.valueOf(issue.path()),
                            java.util.Objects.requireNonNull(issue.begunAt())))
                    .toList();
        }

        @Override
        public Set<String> paths() {
            return paths;
        }

        @Override
        public Optional<SourcePage> page(String path) {
            SourcePage ready = made.get(path);
            return ready != null
                    ? Optional.of(ready)
                    : printed.stream()
                            .filter(issue -> path.equals(issue.path()))
                            .findFirst()
                            .map(issue -> new SourcePage.Themed(
                                    issue.language(),
                                    issue.subject(),
                                    composer.page(issue, Place.of(path.substring(1))),
                                    Map.of()));
        }
    }

    /** Leads to the newest issue of a letter; with a leading slash. */
    static String latestPath(House house, Letter letter) {
        return house.root(letter.language()) + "letters/" + letter.slug() + "/latest";
    }

    /** With a leading slash. */
    static String feedPath(House house, String language) {
        return house.root(language) + "letters/feed.xml";
    }

    /** Without a leading slash. */
    private static String privacyPath(House house, TextPage page) {
        return house.root(page.language()).substring(1) + page.kind().name().toLowerCase(Locale.ROOT) + "/";
    }

    private static String escaped(String text) {
        return SafeHtml.ofText(text).html();
    }
}
