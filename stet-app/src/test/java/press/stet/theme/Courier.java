package press.stet.theme;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Pages of The Courier, a newsroom that does not exist, in a town that does not exist, in three languages. */
final class Courier {

    static final List<String> LANGUAGES = List.of("en", "ru", "fa");

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Instant EVENING = Instant.parse("2015-11-30T20:40:00Z");

    final String language;
    final Prose prose;
    final Words words;
    private final String home;

    private Courier(String language) {
        this.language = language;
        this.prose = Prose.in(language);
        this.words = Words.of(language);
        this.home = language.equals("en") ? "" : language + "/";
    }

    static Courier in(String language) {
        return new Courier(language);
    }

    /** One page of every kind and state, by a name that can be a file's. */
    Map<String, PageModel> pages() {
        var pages = new LinkedHashMap<String, PageModel>();
        pages.put("story", story());
        pages.put("story-bare", bareStory());
        pages.put("story-corrected", correctedStory());
        pages.put("story-retracted", retractedStory());
        pages.put("front", front());
        pages.put(
                "front-empty",
                new FrontPage(site(), Place.of(home), null, List.of(), List.of(), SafeHtml.NONE, SafeHtml.NONE));
        pages.put("section", list(ListPage.Kind.SECTION, prose.sections().getFirst(), null));
        pages.put("section-3", list(ListPage.Kind.SECTION, prose.sections().getFirst(), 3));
        pages.put("topic", list(ListPage.Kind.TOPIC, prose.topics().getFirst(), null));
        pages.put("author", list(ListPage.Kind.AUTHOR, prose.authors().getFirst(), null));
        pages.put("month", list(ListPage.Kind.MONTH, words.monthTitle(YearMonth.of(2015, 11)), 1));
        pages.put("archive", archive());
        pages.put("corrections", corrections());
        pages.put("corrections-empty", new CorrectionsPage(site(), place("corrections/"), List.of(), null, null, null));
        pages.put("about", about());
        pages.put("letters", new LettersPage(site(), place("letters/"), List.of(), letterBox()));
        pages.put("check", new CheckPage(site(), place("check/")));
        pages.put(
                "not-found",
                new NotFoundPage(site(), Place.anywhere("404.html"), titles(), home + "archive/", home + "search/"));
        return pages;
    }

    Place place(String path) {
        return Place.of(home + path);
    }

    SiteModel site() {
        return site(notice(), null);
    }

    SiteModel site(Notice notice, String address) {
        var others = LANGUAGES.stream()
                .filter(other -> !other.equals(language))
                .map(other -> link(other, ""))
                .toList();
        return new SiteModel(
                prose.name(),
                prose.tagline(),
                language,
                home,
                IntStream.range(0, prose.sections().size())
                        .mapToObj(i -> new NavLink(prose.sections().get(i), home + "section-" + i + "/"))
                        .toList(),
                others,
                notice,
                List.of(
                        new NavLink(words.say("aboutUs"), home + "about/"),
                        new NavLink(words.say("corrections"), home + "corrections/"),
                        new NavLink(words.say("archive"), home + "archive/"),
                        new NavLink(words.say("letters"), home + "letters/")),
                List.of(new FeedLink("RSS", home + "feed.xml", "application/rss+xml")),
                Publisher.named(prose.name(), home + "corrections/"),
                address,
                null,
                "stet-page.js",
                List.of("https://door.courier.example"));
    }

    private Notice notice() {
        return new Notice(
                "2015-11",
                prose.noticeLead(),
                prose.noticeText(),
                new Notice.Meter(prose.meter(), 6_200, 10_000),
                new Notice.Action(prose.support(), home + "support/"));
    }

    private LanguageLink link(String other, String path) {
        return new LanguageLink(other, Prose.in(other).ownName(), other.equals("en") ? path : other + "/" + path);
    }

    /** Everything a story can have, but corrections. */
    StoryPage story() {
        return story(site(), photo(), body(), List.of(), null, letterBox(), appeal());
    }

    /** As little as a story can have. */
    StoryPage bareStory() {
        return new StoryPage(
                site(null, null),
                place("harbour/"),
                StoryKind.NEWS,
                prose.headline(),
                null,
                null,
                null,
                List.of(),
                new Byline(List.of(), null),
                null,
                new Times(moment(0), null),
                120,
                null,
                body(),
                null,
                List.of(),
                null,
                List.of(),
                List.of(),
                null,
                null,
                SafeHtml.NONE,
                SafeHtml.NONE);
    }

    StoryPage correctedStory() {
        var corrections = List.of(
                new Correction(moment(15), prose.wrong(), prose.right(), Correction.Weight.CHANGES_MEANING),
                new Correction(moment(20), null, prose.right(), Correction.Weight.DETAIL));
        return story(site(), null, body(), corrections, null, SafeHtml.NONE, SafeHtml.NONE);
    }

    StoryPage retractedStory() {
        return story(
                site(),
                null,
                Body.NONE,
                List.of(),
                new Retraction(moment(30), prose.reason()),
                SafeHtml.NONE,
                SafeHtml.NONE);
    }

    StoryPage story(
            SiteModel site,
            Photo photo,
            Body body,
            List<Correction> corrections,
            Retraction retraction,
            SafeHtml letterBox,
            SafeHtml appeal) {
        var authors = IntStream.range(0, prose.authors().size())
                .mapToObj(i -> new Author(prose.authors().get(i), i == 0 ? home + "authors/anna/" : null))
                .toList();
        return new StoryPage(
                site,
                place("harbour/ferries-stop/"),
                StoryKind.REPORT,
                prose.headline(),
                prose.standfirst(),
                prose.kicker(),
                site.sections().getFirst(),
                prose.topics().stream()
                        .map(topic -> new NavLink(topic, home + "topics/t/"))
                        .toList(),
                new Byline(authors, null),
                prose.dateline(),
                new Times(moment(0), moment(14)),
                600,
                photo,
                body,
                words.attribution(List.of(
                        new Voice.Named(
                                prose.speaker(),
                                prose.role(),
                                Voice.Manner.TO_AGENCY,
                                List.of(new AttributionLine.Source(prose.agency(), "https://wire.example/1"))),
                        new Voice.Described(prose.described(), Voice.Manner.TO_US, List.of()))),
                corrections,
                retraction,
                cards(3),
                LANGUAGES.stream()
                        .filter(other -> !other.equals(language))
                        .map(other -> link(other, "harbour/ferries-stop/"))
                        .toList(),
                home + "harbour/ferries-stop/story.html",
                home + "harbour/ferries-stop/card.png",
                letterBox,
                appeal);
    }

    Body body() {
        return Body.of(prose.paragraphs().stream()
                .map(text -> new SafeHtml("<p>" + Escape.html(text) + "</p>"))
                .toList());
    }

    Photo photo() {
        return new Photo(
                List.of(
                        new Rendition("media/quay-400.webp", 400, "image/webp"),
                        new Rendition("media/quay-800.webp", 800, "image/webp"),
                        new Rendition("media/quay-400.jpg", 400, "image/jpeg"),
                        new Rendition("media/quay-800.jpg", 800, "image/jpeg")),
                1600,
                1000,
                prose.alt(),
                prose.caption(),
                prose.authors().getFirst());
    }

    private FrontPage front() {
        var parts = site().sections().stream()
                .limit(3)
                .map(section -> new FrontPage.FrontSection(section, cards(3)))
                .toList();
        var first = cards(9);
        var lead = new StoryCard(
                home + "harbour/ferries-stop/",
                prose.headline(),
                prose.kicker(),
                prose.standfirst(),
                prose.authors().getFirst(),
                moment(0),
                null,
                null);
        return new FrontPage(site(), Place.of(home), lead, first.subList(1, 7), parts, letterBox(), SafeHtml.NONE);
    }

    ListPage list(ListPage.Kind kind, String title, Integer number) {
        return new ListPage(
                site(),
                place("section-0/"),
                kind,
                title,
                new SafeHtml("<p>" + Escape.html(prose.tagline()) + "</p>"),
                cards(30),
                number,
                number == null ? null : home + "section-0/",
                home + "section-0/2/",
                List.of(),
                List.of());
    }

    private ArchiveIndex archive() {
        return new ArchiveIndex(
                site(),
                place("archive/"),
                IntStream.of(2015, 2014, 2013)
                        .mapToObj(year -> new ArchiveIndex.Year(
                                words.number(year),
                                IntStream.rangeClosed(1, 12)
                                        .mapToObj(month -> new NavLink(
                                                words.monthName(YearMonth.of(year, month)),
                                                home + "archive/" + year + "/" + month + "/"))
                                        .toList()))
                        .toList(),
                List.of(new NavLink(words.say("weekBook", moment(20).date()), home + "archive/weeks/2015-11-16.epub")),
                List.of(new NavLink(moment(20).date(), home + "archive/days/2015-11-20/")));
    }

    private CorrectionsPage corrections() {
        var entries = new ArrayList<CorrectionsPage.Entry>();
        for (var title : titles().subList(0, 5)) {
            entries.add(new CorrectionsPage.Entry(
                    title, new Correction(moment(20), prose.wrong(), prose.right(), Correction.Weight.DETAIL), null));
        }
        entries.add(new CorrectionsPage.Entry(titles().get(6), null, new Retraction(moment(9), prose.reason())));
        return new CorrectionsPage(site(), place("corrections/"), entries, null, null, home + "corrections/1/");
    }

    private TextPage about() {
        var body = SafeHtml.join(prose.paragraphs().stream()
                .limit(3)
                .map(text -> new SafeHtml("<p>" + Escape.html(text) + "</p>"))
                .toList());
        return new TextPage(site(), place("about/"), words.say("aboutUs"), body, moment(3), List.of());
    }

    private List<NavLink> titles() {
        return cards(24).stream()
                .map(card -> new NavLink(card.headline(), card.path()))
                .toList();
    }

    /** Stories in lists; headlines repeat when more are asked for than there are. */
    List<StoryCard> cards(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> new StoryCard(
                        home + "stories/" + i + "/",
                        prose.headlines().get(i % prose.headlines().size()),
                        null,
                        i % 3 == 2
                                ? null
                                : prose.standfirsts()
                                        .get(i % prose.standfirsts().size()),
                        i % 4 == 1 ? prose.authors().getFirst() : null,
                        moment(-7 * i),
                        null,
                        i == 3 ? StoryCard.Mark.CORRECTED : null))
                .toList();
    }

    /** So many hours after the evening on which everything happened. */
    Moment moment(int hoursLater) {
        return words.moment(EVENING.plusSeconds(3600L * hoursLater), PARIS);
    }

    SafeHtml letterBox() {
        return new SafeHtml("""
                <section class="box letter" aria-labelledby="letter-h"><h2 id="letter-h">%s</h2><p>%s</p>\
                <form class="row" method="post" action="https://door.courier.example/letter">\
                <label class="hid" for="letter-mail">%s</label>\
                <input type="email" id="letter-mail" name="email" placeholder="%s" autocomplete="email" required>\
                <button class="button">%s</button></form><p class="fine">%s</p></section>""".formatted(
                        prose.letter().get(0),
                        prose.letter().get(1),
                        prose.letter().get(2),
                        prose.letter().get(2),
                        prose.letter().get(3),
                        prose.letter().get(4)));
    }

    SafeHtml appeal() {
        return new SafeHtml("""
                <section class="box appeal" aria-labelledby="appeal-h"><h2 id="appeal-h">%s</h2><p>%s</p>\
                <form method="post" action="https://door.courier.example/give">\
                <fieldset class="choice"><legend class="hid">%s</legend>\
                <label><input type="radio" name="rhythm" value="once"><span>%s</span></label>\
                <label><input type="radio" name="rhythm" value="monthly" checked><span>%s</span></label>\
                <label><input type="radio" name="rhythm" value="annual"><span>%s</span></label></fieldset>\
                <fieldset class="choice"><legend class="hid">%s</legend>\
                <label><input type="radio" name="amount" value="2"><span>$2</span></label>\
                <label><input type="radio" name="amount" value="5" checked><span>$5</span></label>\
                <label><input type="radio" name="amount" value="10"><span>$10</span></label></fieldset>\
                <button class="button">%s</button></form><p class="fine">%s</p></section>""".formatted(prose.appeal().toArray()));
    }
}
