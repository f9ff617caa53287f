package press.stet.edition;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import press.stet.newsroom.Correction;
import press.stet.newsroom.ListKey;
import press.stet.newsroom.PersonId;
import press.stet.newsroom.PublishedStory;
import press.stet.newsroom.StoryId;
import press.stet.newsroom.StoryLine;
import press.stet.newsroom.StoryState;
import press.stet.theme.SafeHtml;
import press.stet.theme.Words;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lists to follow in a reader's own program, with the whole text: RSS 2.0, Atom (RFC 4287, archived by RFC 5005), JSON Feed 1.1.
 * Times depend on the stories alone, so the same stories give the same bytes.
 */
final class Feeds {

    private static final int NEWSROOM_STORIES = 20;
    private static final int LIST_STORIES = 10;
    private static final DateTimeFormatter RSS_DATE = DateTimeFormatter.RFC_1123_DATE_TIME;

    private final Site site;
    private final Pictures pictures;
    /** A story stands in several feeds, and in each format of them. */
    private final Map<StoryId, String> bodies = new HashMap<>();

    Feeds(Site site, Pictures pictures) {
        this.site = site;
        this.pictures = pictures;
    }

    /** How many stories a feed of this list holds. */
    static int count(ListKey list) {
        return list.kind().equals("language") ? NEWSROOM_STORIES : LIST_STORIES;
    }

    /**
     * @param stories newest first
     * @param before the month whose archive goes on where the newsroom's own feed ends; null for other lists
     */
    Page feed(
            ListKey list,
            String landing,
            FeedFormat format,
            List<PublishedStory> stories,
            String title,
            @Nullable YearMonth before) {
        String path = landing + format.file();
        String name = list.kind().equals("language")
                ? site.house().name()
                : title + " – " + site.house().name();
        String language = site.languageOf(list);
        String text =
                switch (format) {
                    case RSS -> rss(name, landing, path, language, stories);
                    case ATOM -> atom(name, landing, path, language, stories, before);
                    case JSON -> json(name, landing, path, language, stories);
                };
        return Page.text(path, format.type() + "; charset=utf-8", text);
    }

    private String rss(String name, String landing, String path, String language, List<PublishedStory> stories) {
        Xml xml = new Xml();
        xml.raw(
                "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\""
                        + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:atom=\"http://www.w3.org/2005/Atom\"><channel>");
        xml.text("title", name).text("link", site.base() + landing).text("description", described(name));
        xml.text("language", language);
        xml.empty("atom:link", "rel", "self", "type", FeedFormat.RSS.type(), "href", site.base() + path);
        if (!stories.isEmpty()) {
            xml.text("lastBuildDate", RSS_DATE.format(newestChange(stories).atOffset(ZoneOffset.UTC)));
        }
        for (PublishedStory story : stories) {
            StoryLine line = story.line();
            xml.raw("<item>").text("title", line.headline()).text("link", site.base() + line.path());
            xml.raw("<guid isPermaLink=\"false\">urn:uuid:" + line.id() + "</guid>");
            xml.text("pubDate", RSS_DATE.format(line.publishedAt().atOffset(ZoneOffset.UTC)));
            authors(line).forEach(author -> xml.text("dc:creator", author));
            xml.text("category", site.section(line.section()).name());
            if (!line.standfirst().isBlank()) {
                xml.text("description", line.standfirst());
            }
            xml.text("content:encoded", body(story)).raw("</item>\n");
        }
        return xml.raw("</channel></rss>\n").toString();
    }

    private String atom(
            String name,
            String landing,
            String path,
            String language,
            List<PublishedStory> stories,
            @Nullable YearMonth before) {
        Xml xml = new Xml();
        xml.raw("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"" + language + "\">");
        xml.text("id", site.base() + path).text("title", name);
        xml.text(
                "updated",
                stories.isEmpty()
                        ? "1970-01-01T00:00:00Z"
                        : newestChange(stories).toString());
        xml.empty("link", "rel", "self", "type", FeedFormat.ATOM.type(), "href", site.base() + path);
        xml.empty("link", "rel", "alternate", "type", "text/html", "href", site.base() + landing);
        previousMonth(language, before, xml);
        xml.raw("<author>").text("name", site.house().name()).raw("</author>");
        for (PublishedStory story : stories) {
            xml.raw("<entry>");
            atomHead(story.line(), xml);
            xml.raw("<content type=\"html\">").escaped(body(story)).raw("</content></entry>\n");
        }
        return xml.raw("</feed>\n").toString();
    }

    private void previousMonth(String language, @Nullable YearMonth before, Xml xml) {
        if (before == null) {
            return;
        }
        xml.empty(
                "link",
                "rel",
                "prev-archive",
                "type",
                FeedFormat.ATOM.type(),
                "href",
                site.base() + site.monthPath(language, before) + FeedFormat.ATOM.file());
    }

    /** A month that is over, as an archive document; entries carry the standfirst and lead to the story. */
    Page month(String language, YearMonth month, List<StoryLine> lines, @Nullable YearMonth before) {
        String landing = site.monthPath(language, month);
        String path = landing + FeedFormat.ATOM.file();
        Words words = site.words(language);
        Xml xml = new Xml();
        xml.raw(
                "<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:fh=\"http://purl.org/syndication/history/1.0\" xml:lang=\""
                        + language + "\"><fh:archive/>");
        xml.text("id", site.base() + path)
                .text("title", words.monthTitle(month) + " – " + site.house().name());
        xml.text(
                "updated",
                lines.stream()
                        .map(StoryLine::updatedAt)
                        .max(Instant::compareTo)
                        .orElseThrow()
                        .toString());
        xml.empty("link", "rel", "self", "type", FeedFormat.ATOM.type(), "href", site.base() + path);
        xml.empty(
                "link",
                "rel",
                "current",
                "type",
                FeedFormat.ATOM.type(),
                "href",
                site.base() + Objects.requireNonNull(site.path(ListKey.language(language))) + FeedFormat.ATOM.file());
        previousMonth(language, before, xml);
        xml.raw("<author>").text("name", site.house().name()).raw("</author>");
        for (StoryLine line : lines.reversed()) {
            xml.raw("<entry>");
            atomHead(line, xml);
            xml.text("summary", line.standfirst().isBlank() ? line.headline() : line.standfirst())
                    .raw("</entry>\n");
        }
        return Page.text(
                path,
                FeedFormat.ATOM.type() + "; charset=utf-8",
                xml.raw("</feed>\n").toString());
    }

    private void atomHead(StoryLine line, Xml xml) {
        xml.text("id", "urn:uuid:" + line.id()).text("title", line.headline());
        xml.text("published", line.publishedAt().toString())
                .text("updated", line.updatedAt().toString());
        xml.empty("link", "rel", "alternate", "type", "text/html", "href", site.base() + line.path());
        authors(line).forEach(author -> xml.raw("<author>").text("name", author).raw("</author>"));
        xml.empty("category", "term", site.section(line.section()).name());
    }

    private String json(String name, String landing, String path, String language, List<PublishedStory> stories) {
        ObjectNode feed = JsonNodeFactory.instance.objectNode();
        feed.put("version", "https://jsonfeed.org/version/1.1").put("title", name);
        feed.put("home_page_url", site.base() + landing)
                .put("feed_url", site.base() + path)
                .put("language", language);
        ArrayNode items = feed.putArray("items");
        for (PublishedStory story : stories) {
            StoryLine line = story.line();
            ObjectNode item =
                    items.addObject().put("id", "urn:uuid:" + line.id()).put("url", site.base() + line.path());
            item.put("title", line.headline());
            if (!line.standfirst().isBlank()) {
                item.put("summary", line.standfirst());
            }
            item.put("content_html", body(story))
                    .put("date_published", line.publishedAt().toString());
            item.put("date_modified", line.updatedAt().toString()).put("language", line.language());
            ArrayNode authors = item.putArray("authors");
            authors(line).forEach(author -> authors.addObject().put("name", author));
            item.putArray("tags").add(site.section(line.section()).name());
        }
        return feed.toString();
    }

    private String body(PublishedStory story) {
        return bodies.computeIfAbsent(story.line().id(), unrendered -> render(story));
    }

    /** The whole text, with corrections first; of a retracted story only what is said about it. */
    private String render(PublishedStory story) {
        StringBuilder html = new StringBuilder();
        Words words = site.words(story.line().language());
        for (Correction note : story.corrections()) {
            String date = words.moment(note.at(), site.zone()).text();
            String key = note.kind() == Correction.Kind.RETRACTION ? "retractionOf" : "correctionOf";
            html.append("<p><strong>")
                    .append(SafeHtml.ofText(words.say(key, date)).html())
                    .append("</strong> ");
            html.append(SafeHtml.ofText(note.words()).html()).append("</p>");
        }
        if (story.line().state() != StoryState.RETRACTED) {
            StoryHtml.inFeed(site, pictures, story.line().language())
                    .blocks(story.content().document())
                    .forEach(block -> html.append(block.html()));
        }
        return html.toString();
    }

    private List<String> authors(StoryLine line) {
        return line.authors().stream()
                .map((PersonId id) -> site.name(id, line.language()))
                .distinct()
                .collect(Collectors.toList());
    }

    private static Instant newestChange(List<PublishedStory> stories) {
        return stories.stream()
                .map(story -> story.line().updatedAt())
                .max(Instant::compareTo)
                .orElseThrow();
    }

    private String described(String name) {
        return site.house().tagline().isBlank() ? name : site.house().tagline();
    }
}
