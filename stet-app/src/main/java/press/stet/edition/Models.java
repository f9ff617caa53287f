package press.stet.edition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import press.stet.newsroom.Correction;
import press.stet.newsroom.Document;
import press.stet.newsroom.ListKey;
import press.stet.newsroom.Person;
import press.stet.newsroom.PersonId;
import press.stet.newsroom.PublishedStory;
import press.stet.newsroom.Section;
import press.stet.newsroom.StoryContent;
import press.stet.newsroom.StoryLine;
import press.stet.newsroom.StoryState;
import press.stet.newsroom.TextPage;
import press.stet.theme.*;

/**
 * Turns what is true into what templates see: a pure function of a story, its neighbours and the {@link Site}. Lists:
 * {@link ListModels}.
 */
final class Models {

    private final Site site;
    private final Pictures pictures;
    private final Map<String, SiteModel> sites = new ConcurrentHashMap<>();

    Models(Site site, Pictures pictures) {
        this.site = site;
        this.pictures = pictures;
    }

    SiteModel site(String language) {
        return sites.computeIfAbsent(language, this::siteModel);
    }

    private SiteModel siteModel(String language) {
        String root = site.house().root(language);
        Words words = site.words(language);
        List<NavLink> sections =
                site.sections(language).stream().map(this::link).toList();
        List<LanguageLink> languages = site.house().languages().stream()
                .filter(other -> !other.equals(language))
                .map(other -> new LanguageLink(
                        other, ownName(other), below(site.house().root(other))))
                .toList();
        List<NavLink> footer = new ArrayList<>();
        site.texts(language).forEach(page -> footer.add(new NavLink(page.title(), below(textPath(page)))));
        footer.add(new NavLink(words.say("corrections"), below(root + "corrections/")));
        footer.add(new NavLink(words.say("search"), below(root + "search/")));
        footer.add(new NavLink(words.say("archive"), below(root + "archive/")));
        footer.add(new NavLink(words.say("letters"), below(root + "letters/")));
        footer.add(new NavLink(words.say("checkFile"), below(root + "check/")));
        String name = site.house().name();
        return new SiteModel(
                name,
                site.house().tagline(),
                language,
                below(root),
                sections,
                languages,
                site.notice(language).map(Models::notice).orElse(null),
                footer,
                feeds(ListKey.language(language), name),
                Publisher.named(name, below(root + "corrections/")),
                site.house().address() == null ? null : site.house().address() + "/",
                null,
                below(ReaderFiles.PAGE_SCRIPT),
                List.of());
    }

    private static Notice notice(press.stet.newsroom.Notice notice) {
        String words = notice.words();
        int end = words.indexOf('?') + 1;
        Notice.Meter meter = notice.meter() == null || notice.percent() == null
                ? null
                : new Notice.Meter(notice.meter(), notice.percent(), 100);
        Notice.Action action = notice.button() == null || notice.address() == null
                ? null
                : new Notice.Action(
                        notice.button(), notice.address().startsWith("/") ? below(notice.address()) : notice.address());
        return new Notice(
                Integer.toHexString(words.hashCode()),
                words.substring(0, end),
                words.substring(end).strip(),
                meter,
                action);
    }

    /** @param file path of the story as a file, without a leading slash; null for none */
    StoryPage story(PublishedStory story, List<StoryLine> before, @Nullable String file) {
        StoryLine line = story.line();
        UUID lead = story.content().leadPhoto();
        Place place = Place.of(below(line.path()));
        return story(
                story,
                before,
                lead == null
                        ? null
                        : pictures.photo(lead, null, site, line.language()).orElse(null),
                Body.of(StoryHtml.onPage(site, pictures, line.language(), place)
                        .blocks(story.content().document())),
                file);
    }

    /**
     * The same story for a file that is opened anywhere.
     *
     * @param photos at most so many, each of some 20 kB, stand in it
     */
    StoryPage storyFile(PublishedStory story, int photos) {
        StoryHtml html = StoryHtml.inFile(site, pictures, story.line().language(), photos);
        List<SafeHtml> blocks = new ArrayList<>();
        UUID lead = story.content().leadPhoto();
        if (lead != null) {
            blocks.add(html.photo(lead));
        }
        blocks.addAll(html.blocks(story.content().document()));
        return story(story, List.of(), null, Body.of(blocks), null);
    }

    private StoryPage story(
            PublishedStory story, List<StoryLine> before, @Nullable Photo lead, Body body, @Nullable String file) {
        StoryLine line = story.line();
        StoryContent content = story.content();
        List<Correction> notes = story.corrections();
        String language = line.language();
        Words words = site.words(language);
        Place place = Place.of(below(line.path()));
        boolean retracted = line.state() == StoryState.RETRACTED;
        Document document = content.document();
        String text = document.plainText(person -> site.name(new PersonId(person), language));
        return new StoryPage(
                site(language),
                place,
                StoryKind.REPORT,
                line.headline(),
                orNull(line.standfirst()),
                orNull(line.kicker()),
                link(site.section(line.section())),
                line.topics().stream()
                        .flatMap(id -> site.topic(id).stream())
                        .map(topic -> new NavLink(
                                topic.name(), below(site.house().root(language) + "topics/" + topic.slug() + "/")))
                        .toList(),
                byline(line, words),
                orNull(content.dateline()),
                times(line, words),
                wordCount(text),
                retracted ? null : lead,
                retracted ? Body.NONE : body,
                retracted ? null : attribution(document, language),
                notes.stream()
                        .filter(note -> note.kind() != Correction.Kind.RETRACTION)
                        .map(note -> correction(note, words))
                        .toList(),
                notes.stream()
                        .filter(note -> note.kind() == Correction.Kind.RETRACTION)
                        .map(note -> retraction(note, words))
                        .findFirst()
                        .orElse(null),
                before.stream().map(other -> card(other, Detail.SHORT)).toList(),
                story.pairs().stream()
                        .map(pair -> new LanguageLink(pair.language(), ownName(pair.language()), below(pair.path())))
                        .toList(),
                file,
                pictures.card(line).map(card -> below(card.path())).orElse(null),
                retracted
                        ? SafeHtml.NONE
                        : site.sources().letterBox(new PageSource.Spot(PageSource.Spot.Kind.STORY, language, place)),
                retracted
                        ? SafeHtml.NONE
                        : site.sources().appeal(new PageSource.Spot(PageSource.Spot.Kind.STORY, language, place)));
    }

    FrontPage front(String language, List<StoryLine> lines, List<FrontPage.FrontSection> sections) {
        List<StoryCard> cards =
                lines.stream().map(line -> card(line, Detail.FULL)).toList();
        Place place = Place.of(below(site.house().root(language)));
        PageSource.Spot spot = new PageSource.Spot(PageSource.Spot.Kind.FRONT, language, place);
        return new FrontPage(
                site(language),
                place,
                cards.isEmpty() ? null : cards.getFirst(),
                cards.isEmpty() ? List.of() : cards.subList(1, cards.size()),
                sections,
                site.sources().letterBox(spot),
                site.sources().appeal(spot));
    }

    FrontPage.FrontSection frontSection(Section section, List<StoryLine> lines) {
        return new FrontPage.FrontSection(
                link(section),
                lines.stream().map(line -> card(line, Detail.SHORT)).toList());
    }

    press.stet.theme.TextPage text(TextPage page) {
        Place place = Place.of(below(textPath(page)));
        return new press.stet.theme.TextPage(
                site(page.language()),
                place,
                page.title(),
                SafeHtml.join(
                        StoryHtml.onPage(site, pictures, page.language(), place).blocks(page.body())),
                null,
                site.house().languages().stream()
                        .filter(other -> !other.equals(page.language()))
                        .flatMap(other -> site.text(other, page.kind()).stream())
                        .map(other ->
                                new LanguageLink(other.language(), ownName(other.language()), below(textPath(other))))
                        .toList());
    }

    LettersPage letters(String language) {
        Words words = site.words(language);
        Place place = Place.of(below(site.house().root(language) + "letters/"));
        return new LettersPage(
                site(language),
                place,
                site.sources().letters(language).stream()
                        .map(letter -> new LettersPage.Letter(
                                letter.title(), below(letter.path()), words.moment(letter.sent(), site.zone())))
                        .toList(),
                site.sources().letterBox(new PageSource.Spot(PageSource.Spot.Kind.LETTERS, language, place)));
    }

    press.stet.theme.TextPage added(String path, SourcePage.Themed page) {
        return new press.stet.theme.TextPage(
                site(page.language()),
                Place.of(below(path)),
                page.title(),
                page.body(),
                null,
                new TreeMap<>(page.translations())
                        .entrySet().stream()
                                .map(other -> new LanguageLink(
                                        other.getKey(), ownName(other.getKey()), below(other.getValue())))
                                .toList());
    }

    CheckPage checkFile(String language) {
        return new CheckPage(site(language), Place.of(below(site.house().root(language) + "check/")));
    }

    SearchPage search(String language) {
        String root = site.house().root(language);
        return new SearchPage(
                site(language),
                Place.of(below(root + "search/")),
                below(root + "archive/"),
                below(ReaderFiles.SEARCH_SCRIPT));
    }

    NotFoundPage notFound(String language, List<StoryLine> newest) {
        String root = below(site.house().root(language));
        return new NotFoundPage(
                site(language),
                Place.anywhere(root + "404.html"),
                newest.stream()
                        .map(line -> new NavLink(line.headline(), below(line.path())))
                        .toList(),
                root + "archive/",
                root + "search/");
    }

    String textPath(TextPage page) {
        return site.house().root(page.language()) + page.kind().name().toLowerCase(Locale.ROOT) + "/";
    }

    enum Detail {
        FULL,
        SHORT
    }

    StoryCard card(StoryLine line, Detail detail) {
        Words words = site.words(line.language());
        return new StoryCard(
                below(line.path()),
                line.headline(),
                orNull(line.kicker()),
                detail == Detail.FULL ? orNull(line.standfirst()) : null,
                null,
                words.moment(line.publishedAt(), site.zone()),
                null,
                switch (line.state()) {
                    case CORRECTED -> StoryCard.Mark.CORRECTED;
                    case RETRACTED -> StoryCard.Mark.RETRACTED;
                    default -> null;
                });
    }

    private Byline byline(StoryLine line, Words words) {
        List<Author> authors = new ArrayList<>();
        boolean withheld = false;
        for (PersonId id : line.authors()) {
            Person person = site.person(id).orElse(null);
            if (person == null || person.masked()) {
                withheld = true;
            } else {
                String path = site.path(ListKey.author(id));
                authors.add(new Author(person.name(), path == null ? null : below(path)));
            }
        }
        if (!authors.isEmpty()) {
            return new Byline(authors, null);
        }
        return new Byline(List.of(), words.say(withheld ? "nameWithheld" : "staff"));
    }

    private Times times(StoryLine line, Words words) {
        Moment published = words.moment(line.publishedAt(), site.zone());
        Instant sameMinute = line.publishedAt().plusSeconds(60);
        return new Times(
                published, line.updatedAt().isBefore(sameMinute) ? null : words.moment(line.updatedAt(), site.zone()));
    }

    press.stet.theme.Correction correction(Correction note, Words words) {
        return new press.stet.theme.Correction(
                words.moment(note.at(), site.zone()),
                null,
                note.words(),
                note.changesMeaning()
                        ? press.stet.theme.Correction.Weight.CHANGES_MEANING
                        : press.stet.theme.Correction.Weight.DETAIL);
    }

    Retraction retraction(Correction note, Words words) {
        return new Retraction(words.moment(note.at(), site.zone()), note.words());
    }

    private @Nullable AttributionLine attribution(Document document, String language) {
        if (document.chains().isEmpty()) {
            return null;
        }
        return site.words(language)
                .attribution(document.chains().stream()
                        .map(chain -> voice(chain, language))
                        .toList());
    }

    private Voice voice(Document.Chain chain, String language) {
        Voice.Manner manner = Voice.Manner.valueOf(chain.manner().name());
        List<AttributionLine.Source> through = chain.hops().stream()
                .map(hop -> new AttributionLine.Source(hop.outlet(), hop.address()))
                .toList();
        return switch (chain.speaker()) {
            case Document.Named named ->
                new Voice.Named(site.name(new PersonId(named.person()), language), named.role(), manner, through);
            case Document.Described described -> new Voice.Described(described.description(), manner, through);
            case Document.Withheld withheld ->
                new Voice.Withheld(withheld.reason(), withheld.knownTo(), manner, through);
        };
    }

    List<FeedLink> feeds(ListKey list, String title) {
        String path = site.path(list);
        return path == null
                ? List.of()
                : Site.feeds(list).stream()
                        .map(format -> new FeedLink(
                                title + " – " + format.label(), below(path + format.file()), format.type()))
                        .toList();
    }

    private NavLink link(Section section) {
        return new NavLink(section.name(), below(site.house().root(section.language()) + section.slug() + "/"));
    }

    /** A path as themes know it: from the edition's root, without the leading slash. */
    static String below(String path) {
        return path.substring(1);
    }

    private static String ownName(String language) {
        Locale locale = Locale.forLanguageTag(language);
        String name = locale.getDisplayLanguage(locale);
        return name.isEmpty() ? language : name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }

    private static int wordCount(String text) {
        int count = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            boolean space = Character.isWhitespace(text.charAt(i));
            count += !space && !inWord ? 1 : 0;
            inWord = !space;
        }
        return count;
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text;
    }
}
