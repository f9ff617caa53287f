package press.stet.ops.exchange;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;
import org.yaml.snakeyaml.error.YAMLException;
import press.stet.ops.exchange.Flow.LineEnds;

/** Markdown files with a head of YAML, as Stet, Hugo, Jekyll, Eleventy and others keep them. */
final class MarkdownFolder implements ExportReader {
    private static final Pattern DATED_NAME = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})-(.+)");
    private static final Pattern SHORTCODE = Pattern.compile("\\{\\{[<%]\\s*(/?\\w+)([^{}]{0,2000})[%>]\\}\\}");
    private static final Pattern LIQUID = Pattern.compile("\\{%[^{}%]{0,2000}%\\}");
    private static final Pattern SOURCE = Pattern.compile("(?:src\\s*=\\s*)\"([^\"]*)\"");
    private static final Pattern CAPTION = Pattern.compile("(?:caption|alt|title)\\s*=\\s*\"([^\"]*)\"");
    private static final Set<String> NO_SECTIONS = Set.of(
            "",
            "articles",
            "article",
            "posts",
            "post",
            "blog",
            "content",
            "_posts",
            "_drafts",
            "stories",
            "news",
            "src");

    private final Shelf shelf;
    private final List<String> files;

    MarkdownFolder(Shelf shelf, List<String> files) {
        this.shelf = shelf;
        this.files = files;
    }

    @Override
    public String kind() {
        return "Markdown files";
    }

    /** Every file stands for itself: there is nothing to look up. */
    @Override
    public void survey(Meter meter) {}

    @Override
    public void close() {}

    @Override
    public void read(Reception reception, Meter meter) throws IOException {
        Photos photos = reception.photos("md", shelf);
        for (String name : files) {
            photos.besides(name);
            try (LenientReader reader = meter.open(name)) {
                String text = MarkdownText.read(reader);
                reader.report(reception.report, name);
                if (text == null) {
                    reception.report.found(name, Finding.TOO_LONG, null);
                } else {
                    file(name, text, reception, photos);
                }
            } catch (YAMLException broken) {
                reception.report.found(name, Finding.UNREADABLE, broken.getMessage());
            }
        }
    }

    private static void file(String name, String text, Reception reception, Photos photos) {
        String base = name.substring(name.lastIndexOf('/') + 1).replaceFirst("\\.(md|markdown)$", "");
        if (base.equals("_index") || base.equalsIgnoreCase("readme")) {
            reception.report.found(name, Finding.OTHER_KIND, "a page about a folder");
            return;
        }
        MarkdownText parts = MarkdownText.split(text);
        if (parts == null) {
            reception.report.found(name, Finding.UNREADABLE, "it has no head of fields between lines of ---");
            return;
        }
        FrontMatter head = FrontMatter.parse(parts.head());
        String key = head.text("stet");
        StoryDraft story = new StoryDraft(key == null ? "md:" + name : key);
        words(head, story, base, name);
        dates(head, story, base, name);
        filing(head, story, reception, name);
        addresses(head, story);
        lead(head, story, photos);
        body(head, parts.body(), story, reception, photos);
        reception.story(story);
    }

    private static void words(FrontMatter head, StoryDraft story, String base, String name) {
        Matcher dated = DATED_NAME.matcher(base);
        String fromName = dated.matches() ? dated.group(2) : base;
        Matcher language =
                Pattern.compile("(.+)\\.([a-z]{2}(?:-[A-Za-z]{2,4})?)").matcher(fromName);
        boolean suffixed = language.matches();
        String folder = name.contains("/") ? name.substring(0, name.lastIndexOf('/')) : "";
        String bundle = folder.substring(folder.lastIndexOf('/') + 1);
        String ofFile = suffixed ? language.group(1) : fromName;
        story.title = head.text("title");
        story.slug = head.text("slug");
        story.slug = story.slug == null ? (ofFile.equals("index") && !bundle.isEmpty() ? bundle : ofFile) : story.slug;
        story.language = head.text("language", "lang", "locale");
        story.language = story.language == null && suffixed ? language.group(2) : story.language;
        story.standfirst = head.text("description", "summary", "excerpt", "standfirst", "dek", "subtitle");
        story.kicker = head.text("kicker");
        story.dateline = head.text("dateline", "location");
        boolean page = "page".equals(head.text("type", "layout"));
        story.kind = page ? Item.Kind.PAGE : Item.Kind.STORY;
    }

    private static void dates(FrontMatter head, StoryDraft story, String base, String name) {
        Matcher dated = DATED_NAME.matcher(base);
        String date = head.text("publishDate", "publishdate", "date", "published_at", "pubDate");
        date = date == null && dated.matches() ? dated.group(1) : date;
        story.published = Moments.read(story.notes, date);
        story.updated = Moments.read(story.notes, head.text("lastmod", "last_modified_at", "updated", "modified"));
        story.created = Moments.read(story.notes, head.text("created"));
        boolean draft = "true".equals(head.text("draft")) || "false".equals(head.text("published"));
        String status = String.valueOf(head.text("status"));
        story.state = draft || status.equals("draft") || name.contains("_drafts/")
                ? Item.State.DRAFT
                : switch (status) {
                    case "scheduled" -> Item.State.SCHEDULED;
                    case "retracted" -> Item.State.RETRACTED;
                    default -> Item.State.PUBLISHED;
                };
    }

    private static void filing(FrontMatter head, StoryDraft story, Reception reception, String name) {
        List<String> sections = head.list("sections", "section", "categories", "category");
        String folder = name.replaceFirst("^.*?(?:^|/)content/", "");
        folder = folder.contains("/") ? folder.substring(0, folder.indexOf('/')) : "";
        if (sections.isEmpty() && name.contains("content/") && !NO_SECTIONS.contains(folder)) {
            sections = List.of(folder);
        }
        for (String section : sections) {
            if (story.section == null) {
                story.section = reception.section("md:section:" + Clean.slug(section), section, null);
            } else {
                story.topics.add(reception.topic("md:topic:" + Clean.slug(section), section, null));
            }
        }
        for (String topic : head.list("topics", "tags", "keywords")) {
            story.topics.add(reception.topic("md:topic:" + Clean.slug(topic), topic, null));
        }
        for (String author : head.list("authors", "author", "byline")) {
            story.authors.add(reception.author("md:author:" + Clean.slug(author), author));
        }
    }

    private static void addresses(FrontMatter head, StoryDraft story) {
        Addresses addresses = new Addresses(null);
        story.oldAddress(addresses.path(head.text("url", "permalink")));
        head.list("aliases").forEach(alias -> story.oldAddress(addresses.path(alias)));
        head.list("redirect_from").forEach(alias -> story.oldAddress(addresses.path(alias)));
    }

    private static void body(FrontMatter head, String markdown, StoryDraft story, Reception reception, Photos photos) {
        List<String> at = head.list("corrections_at");
        List<String> corrections = head.list("corrections", "correction");
        for (int i = 0; i < corrections.size(); i++) {
            String when = i < at.size() ? at.get(i) : "";
            story.correction(
                    at.isEmpty() ? story.updated : Moments.read(story.notes, when.equals("-") ? null : when),
                    corrections.get(i));
        }
        Set<UUID> persons = persons(head, reception);
        story.chains = Chains.read(head.list("attributions"), persons, story.notes);
        HtmlToDocument html =
                new HtmlToDocument(story.notes, photos, new Addresses(null), Chains.ids(story.chains), persons);
        String plain = head.text("stet") == null ? shortcodes(markdown, story.notes) : markdown;
        story.blocks = html.blocks(MarkdownHtml.render(plain, story.notes), LineEnds.SPACE);
    }

    /** Stet's own exports list people as {@code id name}. */
    private static Set<UUID> persons(FrontMatter head, Reception reception) {
        Set<UUID> persons = new HashSet<>();
        for (String line : head.list("people")) {
            String[] parts = line.split(" ", 2);
            UUID id = Keys.parse(parts[0]);
            if (id != null && parts.length == 2) {
                persons.add(id);
                reception.person(id, parts[1]);
            }
        }
        return persons;
    }

    private static String shortcodes(String markdown, Notes notes) {
        if (!markdown.contains("{{") && !markdown.contains("{%")) {
            return markdown;
        }
        String known = SHORTCODE
                .matcher(markdown)
                .replaceAll(code -> Matcher.quoteReplacement(shortcode(code.group(1), code.group(2), notes)));
        return LIQUID.matcher(known).replaceAll(code -> {
            notes.note(Finding.SHORTCODE, code.group());
            return "";
        });
    }

    private static String shortcode(String name, String attributes, Notes notes) {
        if (name.equals("figure")) {
            Matcher source = SOURCE.matcher(attributes);
            Matcher caption = CAPTION.matcher(attributes);
            return source.find()
                    ? "<figure><img src=\"" + Entities.escape(source.group(1)) + "\"><figcaption>"
                            + (caption.find() ? Entities.escape(caption.group(1)) : "") + "</figcaption></figure>"
                    : "";
        }
        if (name.equals("youtube")) {
            return "<iframe src=\"https://www.youtube.com/embed/"
                    + Entities.escape(attributes.strip().replace("\"", "")) + "\"></iframe>";
        }
        notes.note(Finding.SHORTCODE, name + attributes);
        return "";
    }

    private static void lead(FrontMatter head, StoryDraft story, Photos photos) {
        String image = head.text(
                "image",
                "featured_image",
                "feature_image",
                "cover.image",
                "cover",
                "thumbnail",
                "header.image",
                "images");
        if (image != null) {
            String own = head.text("image_story_caption");
            UUID photo = photos.photo(
                    story.notes,
                    image,
                    head.text("image_alt", "cover.alt"),
                    head.text("image_caption", "cover.caption"),
                    head.text("image_credit"));
            story.leadPhoto = photo == null ? null : new Item.LeadPhoto(photo, Clean.orNull(own));
        }
    }
}
