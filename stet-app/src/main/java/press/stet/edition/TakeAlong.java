package press.stet.edition;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import press.stet.format.CspClass;
import press.stet.format.PageEntry;
import press.stet.newsroom.ListKey;
import press.stet.newsroom.Published;
import press.stet.newsroom.PublishedStory;
import press.stet.newsroom.StoryLine;
import press.stet.theme.NavLink;
import press.stet.theme.StoryPage;

/**
 * What readers take with them: each of the latest weeks as an e-book, each of the latest days as one file with its proof. A week or day is
 * printed once it is over, which is when a story of a later one is there: so an added story does not change it, and which ones there
 * are follows from the stories alone.
 */
final class TakeAlong {

    /** How many weeks before the one of the newest story stay. */
    static final int WEEKS = 12;
    /** How many days before the one of the newest story stay. */
    static final int DAYS = 14;
    /** Above so many stories a day's file has no photos, so that it stays one object. */
    private static final int STORIES_WITH_PHOTOS = 30;

    private static final int PHOTOS_IN_A_BOOK = 20;

    private final Site site;
    private final Models models;
    private final ListModels listed;
    private final Published published;
    private final EditionBefore before;

    /** @param before what the edition that is live has */
    TakeAlong(Site site, Models models, ListModels listed, Published published, EditionBefore before) {
        this.before = before;
        this.site = site;
        this.models = models;
        this.listed = listed;
        this.published = published;
    }

    /** The week's e-book; empty if it is not over, is long past, or has no story. @param monday its first day */
    Optional<Page> week(String language, LocalDate monday) {
        List<StoryLine> lines =
                isKept(language, monday, Kind.WEEK) ? lines(language, monday, monday.plusWeeks(1)) : List.of();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        List<PublishedStory> stories = stories(lines);
        Instant modified =
                lines.stream().map(StoryLine::updatedAt).max(Instant::compareTo).orElseThrow();
        String name = site.house().name();
        Epub.About about = new Epub.About(
                Catalogue.id(name, language, monday),
                site.words(language).say("weekTitle", date(language, monday)),
                name,
                language,
                monday,
                modified);
        byte[] book = Epub.of(
                about,
                stories.stream()
                        .map(story -> site.theme().renderFile(models.storyFile(story, PHOTOS_IN_A_BOOK)))
                        .toList());
        return Optional.of(new Page(weekPath(language, monday), "application/epub+zip", CspClass.ASSET, book));
    }

    /** The day's page and the file, or the few, with all its stories; none if it is not over, is long past, or has no story. */
    List<Page> day(String language, LocalDate day) {
        List<StoryLine> lines = isKept(language, day, Kind.DAY) ? lines(language, day, day.plusDays(1)) : List.of();
        if (lines.isEmpty()) {
            return List.of();
        }
        int photos = lines.size() > STORIES_WITH_PHOTOS ? 0 : 1;
        List<StoryPage> stories = stories(lines).reversed().stream()
                .map(story -> models.storyFile(story, photos))
                .toList();
        String title = date(language, day);
        String path = dayPath(language, day);
        List<Page> files = new ArrayList<>();
        for (byte[] html : files(language, title, stories)) {
            files.add(new Page(filePath(path, files.size()), Page.HTML, CspClass.PAGE, html));
        }
        List<String> carried = files.stream().map(StoryFiles::carried).toList();
        List<Page> pages = new ArrayList<>(files);
        pages.add(Page.html(path, site.theme().render(listed.day(path, title, lines, carried, day.toString()))));
        return pages;
    }

    /** As few files as hold the stories and are each small enough to be one object, and so to carry a proof. */
    private List<byte[]> files(String language, String title, List<StoryPage> stories) {
        byte[] html =
                site.theme().renderFile(models.site(language), title, stories).getBytes(UTF_8);
        if (html.length <= PageEntry.MAX_OBJECT_LENGTH || stories.size() == 1) {
            return List.of(html);
        }
        int half = stories.size() / 2;
        List<byte[]> files = new ArrayList<>(files(language, title, stories.subList(0, half)));
        files.addAll(files(language, title, stories.subList(half, stories.size())));
        return files;
    }

    /** @param part from 0 */
    private static String filePath(String day, int part) {
        return StoryFiles.path(part == 0 ? day : day + (part + 1) + "/");
    }

    /** Where the day's page and files are or were. */
    List<String> dayPaths(String language, LocalDate day) {
        String path = dayPath(language, day);
        List<String> paths = new ArrayList<>(List.of(path, filePath(path, 0)));
        for (int part = 1; before.page(filePath(path, part)) != null; part++) {
            paths.add(filePath(path, part));
        }
        return paths;
    }

    String weekPath(String language, LocalDate monday) {
        return site.house().root(language) + "archive/weeks/" + monday + ".epub";
    }

    private String dayPath(String language, LocalDate day) {
        return site.house().root(language) + "archive/days/" + day + "/";
    }

    /** Links to the weeks there are, newest first, and to the catalogue of them. */
    List<NavLink> weekLinks(String language) {
        List<NavLink> links = new ArrayList<>();
        weeks(language).stream()
                .filter(monday -> holdsStories(language, monday, monday.plusWeeks(1)))
                .map(monday -> new NavLink(
                        site.words(language).say("weekBook", date(language, monday)),
                        Models.below(weekPath(language, monday))))
                .forEach(links::add);
        if (!links.isEmpty()) {
            links.add(new NavLink(
                    site.words(language).say("weekCatalogue"), Models.below(Catalogue.path(site, language))));
        }
        return links;
    }

    /** The e-books there are, as a catalogue. */
    Page catalogue(String language) {
        List<Catalogue.Book> books = new ArrayList<>();
        for (LocalDate monday : weeks(language)) {
            lines(language, monday, monday.plusWeeks(1)).stream()
                    .map(StoryLine::updatedAt)
                    .max(Instant::compareTo)
                    .ifPresent(updated -> books.add(new Catalogue.Book(
                            monday,
                            site.words(language).say("weekTitle", date(language, monday)),
                            weekPath(language, monday),
                            updated)));
        }
        return new Catalogue(site).of(language, site.words(language).say("archive"), books);
    }

    /** Links to the days there are, newest first. */
    List<NavLink> dayLinks(String language) {
        return days(language).stream()
                .filter(day -> holdsStories(language, day, day.plusDays(1)))
                .map(day -> new NavLink(date(language, day), Models.below(dayPath(language, day))))
                .toList();
    }

    /** First days of the weeks that are kept, if they have stories. */
    List<LocalDate> weeks(String language) {
        return before(language, Kind.WEEK);
    }

    /** The days that are kept, if they have stories. */
    List<LocalDate> days(String language) {
        return before(language, Kind.DAY);
    }

    private enum Kind {
        WEEK(7, WEEKS),
        DAY(1, DAYS);

        private final int days;
        private final int kept;

        Kind(int days, int kept) {
            this.days = days;
            this.kept = kept;
        }

        LocalDate of(LocalDate day) {
            return this == DAY ? day : monday(day);
        }
    }

    static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private List<LocalDate> before(String language, Kind kind) {
        List<LocalDate> before = new ArrayList<>();
        newest(language).map(kind::of).ifPresent(current -> {
            for (int i = 1; i <= kind.kept; i++) {
                before.add(current.minusDays((long) i * kind.days));
            }
        });
        return before;
    }

    private boolean isKept(String language, LocalDate first, Kind kind) {
        return before(language, kind).contains(first);
    }

    private Optional<LocalDate> newest(String language) {
        return published.newest(ListKey.language(language), 1).stream()
                .findFirst()
                .map(line -> LocalDate.ofInstant(line.publishedAt(), site.zone()));
    }

    private boolean holdsStories(String language, LocalDate from, LocalDate to) {
        ListKey list = ListKey.language(language);
        return published.countBefore(list, start(from)) < published.countBefore(list, start(to));
    }

    /** Oldest first. */
    private List<StoryLine> lines(String language, LocalDate from, LocalDate to) {
        ListKey list = ListKey.language(language);
        long first = published.countBefore(list, start(from));
        int count = Math.toIntExact(published.countBefore(list, start(to)) - first);
        return count == 0 ? List.of() : published.fromOldest(list, first, count, published.count(list));
    }

    private List<PublishedStory> stories(List<StoryLine> lines) {
        return lines.stream()
                .flatMap(line -> published.story(line.id()).stream())
                .toList();
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(site.zone()).toInstant();
    }

    private String date(String language, LocalDate day) {
        return site.words(language)
                .moment(day.atTime(12, 0).atZone(site.zone()).toInstant(), site.zone())
                .date();
    }
}
