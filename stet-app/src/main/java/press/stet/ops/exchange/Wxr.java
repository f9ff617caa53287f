package press.stet.ops.exchange;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jsoup.nodes.Entities;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import press.stet.newsroom.Document.Block;
import press.stet.newsroom.Document.Embed;
import press.stet.newsroom.Document.Paragraph;
import press.stet.newsroom.Document.Text;
import press.stet.ops.exchange.Flow.LineEnds;
import press.stet.ops.exchange.WxrItem.Field;

/**
 * WordPress's export (WXR 1.0 to 1.2), in one file or several. Pictures may come after the stories that show them, so
 * a first pass puts them, the authors and the categories into side tables on disk.
 */
final class Wxr implements ExportReader {
    /** Addresses that stand alone on a line and that WordPress shows as a frame. */
    private static final String SHOWN =
            "https?://([\\w-]+\\.)*(youtube\\.com|youtu\\.be|vimeo\\.com|twitter\\.com|x\\.com|instagram\\.com|facebook\\.com"
                    + "|tiktok\\.com|soundcloud\\.com|spotify\\.com|flickr\\.com|ted\\.com|reddit\\.com|dailymotion\\.com)/\\S+";

    private final Shelf shelf;
    private final List<String> files;
    private final SideTable authors;
    private final SideTable categories;
    private final SideTable attachments;
    private String site = "";
    private @Nullable String language;
    private long comments;

    Wxr(Shelf shelf, List<String> files, Path scratch) throws IOException {
        this.shelf = shelf;
        this.files = files;
        this.authors = new SideTable(scratch, "authors");
        this.categories = new SideTable(scratch, "categories");
        this.attachments = new SideTable(scratch, "pictures");
    }

    @Override
    public String kind() {
        return "a WordPress export";
    }

    @Override
    public void survey(Meter meter) throws IOException {
        for (String name : files) {
            try (LenientReader reader = meter.open(name, StandardCharsets.UTF_8)) {
                WxrParser.parse(name, reader, new Survey());
            }
        }
    }

    private final class Survey implements WxrParser.Listener {
        @Override
        public void site(String address) {
            site = address.strip();
        }

        @Override
        public void language(String tag) {
            language = tag;
        }

        @Override
        public void author(String login, String displayName) {
            authors.add(login, unescaped(displayName));
        }

        @Override
        public void category(String id, String slug) {
            categories.add(id, slug);
        }

        @Override
        public void comment() {
            comments++;
        }

        @Override
        public void item(WxrItem item) {
            if (item.get(Field.TYPE).equals("attachment")) {
                attachments.add(
                        item.get(Field.ID),
                        item.get(Field.ATTACHMENT_URL),
                        item.meta("_wp_attachment_image_alt"),
                        HtmlToDocument.words(item.get(Field.EXCERPT)));
            }
        }
    }

    @Override
    public void read(Reception reception, Meter meter) throws IOException {
        Addresses addresses = new Addresses(site);
        Photos photos = reception.photos("wxr", shelf);
        if (comments > 0) {
            reception.report.found("wxr:" + addresses.host() + ":comments", Finding.COMMENTS, null, comments);
        }
        for (String name : files) {
            photos.besides(name);
            try (LenientReader reader = meter.open(name, StandardCharsets.UTF_8)) {
                WxrParser.parse(name, reader, new Stories(reception, photos, addresses));
                reader.report(reception.report, name);
            }
        }
    }

    private final class Stories implements WxrParser.Listener {
        private final Reception reception;
        private final Photos photos;
        private final Addresses addresses;
        private final String prefix;

        Stories(Reception reception, Photos photos, Addresses addresses) {
            this.reception = reception;
            this.photos = photos;
            this.addresses = addresses;
            this.prefix = "wxr:" + addresses.host() + ":";
        }

        @Override
        public void site(String address) {}

        @Override
        public void language(String tag) {}

        @Override
        public void author(String login, String displayName) {}

        @Override
        public void category(String id, String slug) {}

        @Override
        public void comment() {}

        @Override
        public void item(WxrItem item) {
            String key = prefix + Clean.line(item.get(Field.ID));
            String status = item.get(Field.STATUS);
            switch (item.get(Field.TYPE)) {
                case "post", "page", "" -> {
                    if (status.equals("trash") || status.equals("auto-draft")) {
                        reception.report.found(key, Finding.TRASH, item.get(Field.TITLE));
                    } else if (item.cut) {
                        reception.report.found(key, Finding.TOO_LONG, item.get(Field.TITLE));
                    } else {
                        story(item, new StoryDraft(key));
                    }
                }
                case "attachment" -> {}
                default ->
                    reception.report.found(
                            key, Finding.OTHER_KIND, item.get(Field.TYPE) + ": " + item.get(Field.TITLE));
            }
        }

        private void story(WxrItem item, StoryDraft story) {
            story.kind = item.get(Field.TYPE).equals("page") ? Item.Kind.PAGE : Item.Kind.STORY;
            story.title = unescaped(item.get(Field.TITLE));
            story.slug = decoded(item.get(Field.NAME));
            story.standfirst = HtmlToDocument.words(item.get(Field.EXCERPT));
            story.kicker = first(item, "kicker", "_kicker");
            story.dateline = first(item, "dateline", "_dateline");
            story.language = language;
            story.oldAddress(addresses.path(item.get(Field.LINK)));
            dates(item, story);
            state(item, story);
            filing(item, story);
            bylines(item, story);
            for (String key : List.of("correction", "_correction", "corrections")) {
                item.metas(key).forEach(note -> story.correction(story.updated, HtmlToDocument.words(note)));
            }
            story.blocks = body(item.get(Field.CONTENT), story.notes);
            lead(item, story);
            if (!item.meta("_yoast_wpseo_canonical").isEmpty()) {
                story.notes.note(Finding.CANONICAL, item.meta("_yoast_wpseo_canonical"));
            }
            reception.story(story);
        }

        private static @Nullable String first(WxrItem item, String key, String other) {
            return item.meta(key).isEmpty() ? item.meta(other) : item.meta(key);
        }

        private static void dates(WxrItem item, StoryDraft story) {
            Instant published = Moments.read(story.notes, item.get(Field.DATE_GMT));
            published = published == null
                    ? Moments.read(
                            story.notes, item.get(Field.PUB_DATE).contains("-0001") ? "" : item.get(Field.PUB_DATE))
                    : published;
            published = published == null ? Moments.read(story.notes, item.get(Field.DATE)) : published;
            Instant updated = Moments.read(story.notes, item.get(Field.MODIFIED_GMT));
            story.published = published;
            story.created = published;
            story.updated = updated == null ? Moments.read(story.notes, item.get(Field.MODIFIED)) : updated;
        }

        private static void state(WxrItem item, StoryDraft story) {
            switch (item.get(Field.STATUS)) {
                case "publish" -> story.state = Item.State.PUBLISHED;
                case "future" -> story.state = Item.State.SCHEDULED;
                case "private" -> story.keepAsDraft(Finding.NOT_PUBLIC, "private");
                default -> story.state = Item.State.DRAFT;
            }
            if (!item.get(Field.PASSWORD).isEmpty()) {
                story.keepAsDraft(Finding.NOT_PUBLIC, "had a password");
            }
        }

        private void filing(WxrItem item, StoryDraft story) {
            String primary = categories
                    .row(item.meta("_yoast_wpseo_primary_category"))
                    .map(List::getFirst)
                    .orElse("");
            List<WxrItem.Term> all = new ArrayList<>(item.terms);
            all.sort(
                    (a, b) -> Boolean.compare(b.slug().equals(primary), a.slug().equals(primary)));
            for (WxrItem.Term term : all) {
                String name = unescaped(term.name());
                String slug = decoded(term.slug());
                String key = slug.isEmpty() ? name : slug;
                switch (term.domain()) {
                    case "category" -> {
                        if (story.section == null && !slug.equals("uncategorized")) {
                            story.section = reception.section(prefix + "category:" + key, name, slug);
                        } else if (!slug.equals("uncategorized")) {
                            story.topics.add(reception.topic(prefix + "topic:" + key, name, slug));
                        }
                    }
                    case "post_tag", "tag" -> story.topics.add(reception.topic(prefix + "tag:" + key, name, slug));
                    case "language" -> story.language = slug;
                    case "author" -> {}
                    default -> story.notes.note(Finding.OTHER_KIND, term.domain() + ": " + name);
                }
            }
        }

        private void bylines(WxrItem item, StoryDraft story) {
            List<WxrItem.Term> together =
                    item.terms.stream().filter(t -> t.domain().equals("author")).toList();
            for (WxrItem.Term term : together) {
                author(term.slug().replaceFirst("^cap-", ""), unescaped(term.name()), story);
            }
            if (together.isEmpty() && !item.get(Field.CREATOR).isBlank()) {
                author(item.get(Field.CREATOR), "", story);
            }
            item.metas("coauthor").forEach(login -> author(login, "", story));
        }

        private void author(String login, String otherwise, StoryDraft story) {
            String listed = authors.row(login).map(List::getFirst).orElse("");
            if (listed.isBlank() && otherwise.isBlank()) {
                story.notes.note(Finding.AUTHOR_UNKNOWN, login);
            }
            String name = listed.isBlank() ? otherwise : listed;
            story.authors.add(reception.author(prefix + "author:" + Clean.line(login), name.isBlank() ? login : name));
        }

        private List<Block> body(String content, Notes notes) {
            boolean classic = !content.contains("<!-- wp:");
            String markup = new Shortcodes(notes, this::attachment).expand(content);
            HtmlToDocument html = new HtmlToDocument(notes, photos, addresses);
            return html.blocks(markup, classic ? LineEnds.BREAK : LineEnds.SPACE).stream()
                    .map(this::shown)
                    .toList();
        }

        private Block shown(Block block) {
            boolean alone = block instanceof Paragraph p
                    && p.content().size() == 1
                    && p.content().getFirst() instanceof Text t
                    && t.text().matches(SHOWN);
            if (!alone) {
                return block;
            }
            String url = ((Text) ((Paragraph) block).content().getFirst()).text();
            return new Embed(url, url, HtmlMedia.sourceOf(url));
        }

        private String attachment(String id) {
            return attachments
                    .row(id)
                    .map(row -> "<figure><img src=\"" + Entities.escape(row.getFirst()) + "\" alt=\""
                            + Entities.escape(row.get(1)) + "\"><figcaption>" + Entities.escape(row.get(2))
                            + "</figcaption></figure>")
                    .orElse("");
        }

        private void lead(WxrItem item, StoryDraft story) {
            List<String> row = attachments.row(item.meta("_thumbnail_id")).orElse(List.of());
            if (!row.isEmpty() && !row.getFirst().isBlank()) {
                String caption = Clean.orNull(row.get(2));
                UUID photo = photos.photo(story.notes, row.getFirst(), row.get(1), caption, null);
                story.leadPhoto = photo == null ? null : new Item.LeadPhoto(photo, caption);
            }
        }
    }

    /** WordPress keeps titles and names with some characters as HTML entities. */
    private static String unescaped(String text) {
        return Parser.unescapeEntities(text, true);
    }

    /** Slugs in other scripts are percent-encoded. */
    private static String decoded(String slug) {
        try {
            return URLDecoder.decode(slug.toLowerCase(Locale.ROOT), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException plain) {
            return slug;
        }
    }

    @Override
    public void close() throws IOException {
        authors.close();
        categories.close();
        attachments.close();
    }
}
