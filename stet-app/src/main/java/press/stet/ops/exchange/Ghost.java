package press.stet.ops.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import press.stet.newsroom.Document.Block;
import press.stet.ops.exchange.Flow.LineEnds;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Ghost's JSON export, versions 0.x to 6: {@code {"db":[{"meta","data"}]}} or the inner object alone. Its tables come
 * in any order, posts mostly first, so a first pass puts what posts refer to into side tables on disk.
 */
final class Ghost implements ExportReader {
    private static final Set<String> POST = Set.of(
            "id",
            "title",
            "slug",
            "lexical",
            "mobiledoc",
            "html",
            "markdown",
            "feature_image",
            "image",
            "type",
            "page",
            "status",
            "locale",
            "language",
            "visibility",
            "created_at",
            "updated_at",
            "published_at",
            "custom_excerpt",
            "codeinjection_head",
            "codeinjection_foot",
            "canonical_url",
            "author_id");
    private static final Set<String> TERM = Set.of("id", "name", "slug", "visibility");
    private static final Set<String> LINK = Set.of("post_id", "tag_id", "author_id", "sort_order");
    private static final Set<String> META =
            Set.of("post_id", "feature_image_alt", "feature_image_caption", "email_only");
    private static final Set<String> SETTING = Set.of("key", "value");

    private final Shelf shelf;
    private final List<String> files;
    private final SideTable tags;
    private final SideTable users;
    private final SideTable postTags;
    private final SideTable postAuthors;
    private final SideTable postMeta;
    private @Nullable String site;

    Ghost(Shelf shelf, List<String> files, Path scratch) throws IOException {
        this.shelf = shelf;
        this.files = files;
        this.tags = new SideTable(scratch, "tags");
        this.users = new SideTable(scratch, "authors");
        this.postTags = new SideTable(scratch, "posts");
        this.postAuthors = new SideTable(scratch, "posts");
        this.postMeta = new SideTable(scratch, "posts");
    }

    @Override
    public String kind() {
        return "a Ghost export";
    }

    @Override
    public void survey(Meter meter) throws IOException {
        for (String name : files) {
            try (LenientReader reader = meter.open(name);
                    JsonParser parser = JsonSource.parser(reader)) {
                tables(parser, this::remember);
            } catch (JacksonException broken) {
                throw JsonSource.refusal(name, broken);
            }
        }
    }

    /** Goes to each table's array and hands over each of its rows, the parser standing at the row. */
    private static void tables(JsonParser parser, BiConsumer<String, JsonParser> rows) {
        while (parser.nextToken() != null) {
            boolean table = parser.currentToken() == JsonToken.START_ARRAY && parser.currentName() != null;
            String name = table ? parser.currentName() : "";
            if (table && !name.equals("db")) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    if (parser.currentToken() == JsonToken.START_OBJECT) {
                        rows.accept(name, parser);
                    } else {
                        parser.skipChildren();
                    }
                }
            }
        }
    }

    private void remember(String table, JsonParser parser) {
        switch (table) {
            case "tags" -> {
                GhostRow row = GhostRow.read(parser, TERM);
                tags.add(row.text("id"), row.get("name"), row.get("slug"), row.get("visibility"));
            }
            case "users" -> {
                GhostRow row = GhostRow.read(parser, TERM);
                users.add(row.text("id"), row.get("name"), row.get("slug"));
            }
            case "posts_tags" -> {
                GhostRow row = GhostRow.read(parser, LINK);
                postTags.add(row.text("post_id"), row.get("tag_id"), row.get("sort_order"));
            }
            case "posts_authors" -> {
                GhostRow row = GhostRow.read(parser, LINK);
                postAuthors.add(row.text("post_id"), row.get("author_id"), row.get("sort_order"));
            }
            case "posts_meta" -> {
                GhostRow row = GhostRow.read(parser, META);
                postMeta.add(
                        row.text("post_id"),
                        row.get("feature_image_alt"),
                        row.get("feature_image_caption"),
                        row.yes("email_only") ? "email" : "");
            }
            case "settings" -> {
                GhostRow row = GhostRow.read(parser, SETTING);
                if (row.text("key").equals("url") && site == null) {
                    site = row.get("value");
                }
            }
            default -> parser.skipChildren();
        }
    }

    @Override
    public void read(Reception reception, Meter meter) throws IOException {
        Photos photos = reception.photos("ghost", shelf);
        for (String name : files) {
            photos.besides(name);
            try (LenientReader reader = meter.open(name);
                    JsonParser parser = JsonSource.parser(reader)) {
                tables(parser, (table, at) -> {
                    if (table.equals("posts")) {
                        post(GhostRow.read(at, POST), reception, photos);
                    } else {
                        at.skipChildren();
                    }
                });
                reader.report(reception.report, name);
            }
        }
    }

    private void post(GhostRow row, Reception reception, Photos photos) {
        StoryDraft story = new StoryDraft("ghost:" + Clean.line(row.text("id")));
        story.title = row.get("title");
        story.slug = row.get("slug");
        if (row.isCut()) {
            reception.report.found(story.key, Finding.TOO_LONG, story.title);
            return;
        }
        Addresses addresses = new Addresses(site);
        boolean page = row.text("type").equals("page") || row.yes("page");
        story.kind = page ? Item.Kind.PAGE : Item.Kind.STORY;
        story.standfirst = row.get("custom_excerpt");
        String locale = row.get("locale");
        story.language = locale == null ? row.get("language") : locale;
        if (!Clean.slug(story.slug).isEmpty()) {
            story.oldAddress("/" + Clean.line(story.slug).replace(" ", "%20") + "/");
        }
        dates(row, story);
        state(row, story);
        filing(row, story, reception);
        story.blocks = body(row, story.notes, photos, addresses);
        lead(row, story, photos);
        if (!row.text("codeinjection_head").isBlank()
                || !row.text("codeinjection_foot").isBlank()) {
            story.notes.note(Finding.CODE_INJECTION, null);
        }
        if (!row.text("canonical_url").isBlank()) {
            story.notes.note(Finding.CANONICAL, row.get("canonical_url"));
        }
        reception.story(story);
    }

    private static void dates(GhostRow row, StoryDraft story) {
        story.created = Moments.read(story.notes, row.get("created_at"));
        story.published = Moments.read(story.notes, row.get("published_at"));
        story.updated = Moments.read(story.notes, row.get("updated_at"));
    }

    private void state(GhostRow row, StoryDraft story) {
        switch (row.text("status")) {
            case "published", "" -> story.state = Item.State.PUBLISHED;
            case "scheduled" -> story.state = Item.State.SCHEDULED;
            case "sent" -> story.keepAsDraft(Finding.NOT_PUBLIC, "sent by mail only");
            default -> story.state = Item.State.DRAFT;
        }
        String visibility = row.text("visibility");
        if (story.state != Item.State.DRAFT && !visibility.isEmpty() && !visibility.equals("public")) {
            story.keepAsDraft(Finding.NOT_PUBLIC, visibility);
        }
        if (meta(row, 2).equals("email")) {
            story.keepAsDraft(Finding.NOT_PUBLIC, "sent by mail only");
        }
    }

    private String meta(GhostRow row, int column) {
        return postMeta.row(row.text("id")).map(meta -> meta.get(column)).orElse("");
    }

    private void filing(GhostRow row, StoryDraft story, Reception reception) {
        for (List<String> link : inOrder(postTags.rows(row.text("id")))) {
            List<String> tag = tags.row(link.getFirst()).orElse(List.of("", "", ""));
            String key = "ghost:tag:" + link.getFirst();
            if (tag.get(2).equals("internal") || tag.getFirst().startsWith("#")) {
                if (reception.first(key)) {
                    reception.report.found(key, Finding.INTERNAL_TAG, tag.getFirst());
                }
            } else if (tag.getFirst().isBlank()) {
                story.notes.note(Finding.UNREADABLE, "a tag that is not listed");
            } else if (story.section == null) {
                story.section = reception.section("ghost:section:" + link.getFirst(), tag.getFirst(), tag.get(1));
            } else {
                story.topics.add(reception.topic(key, tag.getFirst(), tag.get(1)));
            }
        }
        for (List<String> link : inOrder(postAuthors.rows(row.text("id")))) {
            author(link.getFirst(), story, reception);
        }
        if (story.authors.isEmpty() && row.get("author_id") != null) {
            author(row.text("author_id"), story, reception);
        }
    }

    private void author(String id, StoryDraft story, Reception reception) {
        String name = users.row(id).map(List::getFirst).orElse("");
        if (name.isBlank()) {
            story.notes.note(Finding.AUTHOR_UNKNOWN, id);
        } else {
            story.authors.add(reception.author("ghost:user:" + id, name));
        }
    }

    private static List<List<String>> inOrder(List<List<String>> links) {
        return links.stream()
                .sorted(Comparator.comparingInt(
                        link -> link.get(1).matches("\\d{1,9}") ? Integer.parseInt(link.get(1)) : 0))
                .toList();
    }

    private static List<Block> body(GhostRow row, Notes notes, Photos photos, Addresses addresses) {
        HtmlToDocument html = new HtmlToDocument(notes, photos, addresses);
        GhostCards cards = new GhostCards(notes, photos, addresses, html);
        try {
            if (!row.text("lexical").isBlank()) {
                return new Lexical(notes, addresses, cards).blocks(row.text("lexical"));
            }
            if (!row.text("mobiledoc").isBlank()) {
                return new Mobiledoc(notes, photos, addresses, cards).blocks(row.text("mobiledoc"));
            }
        } catch (JacksonException broken) {
            notes.note(Finding.BODY_FALLBACK, broken.getOriginalMessage());
        }
        String markup =
                row.text("html").isBlank() ? MarkdownHtml.render(row.text("markdown"), notes) : row.text("html");
        return html.blocks(markup, LineEnds.SPACE);
    }

    private void lead(GhostRow row, StoryDraft story, Photos photos) {
        String image = row.text("feature_image").isBlank() ? row.text("image") : row.text("feature_image");
        if (!image.isBlank()) {
            String caption = Clean.orNull(HtmlToDocument.words(meta(row, 1)));
            UUID photo = photos.photo(story.notes, image, meta(row, 0), caption, null);
            story.leadPhoto = photo == null ? null : new Item.LeadPhoto(photo, caption);
        }
    }

    @Override
    public void close() throws IOException {
        for (SideTable table : List.of(tags, users, postTags, postAuthors, postMeta)) {
            table.close();
        }
    }
}
