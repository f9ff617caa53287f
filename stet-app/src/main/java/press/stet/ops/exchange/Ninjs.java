package press.stet.ops.exchange;

import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;
import press.stet.ops.exchange.Flow.LineEnds;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * IPTC ninjs 2.x and 3.x: a folder of files with one item each, or one file with one item, a list, or an item a line.
 * Stet's own exports carry corrections, attributions and captions as descriptions with roles of their own.
 */
final class Ninjs implements ExportReader {
    private static final Pattern CORRECTION = Pattern.compile("correction(?:/(\\S+))?");

    private final Shelf shelf;
    private final List<String> files;

    Ninjs(Shelf shelf, List<String> files) {
        this.shelf = shelf;
        this.files = files;
    }

    @Override
    public String kind() {
        return "ninjs";
    }

    /** In a folder every file stands for itself; a file of many items is checked to its end first. */
    @Override
    public void survey(Meter meter) throws IOException {
        if (files.size() > 1) {
            return;
        }
        String name = files.getFirst();
        try (LenientReader reader = meter.open(name);
                JsonParser parser = JsonSource.parser(reader)) {
            while (parser.nextToken() != null) {
                parser.skipChildren();
            }
        } catch (JacksonException broken) {
            throw JsonSource.refusal(name, broken);
        }
    }

    @Override
    public void close() {}

    @Override
    public void read(Reception reception, Meter meter) throws IOException {
        Photos photos = reception.photos("ninjs", shelf);
        for (String name : files) {
            photos.besides(name);
            try (LenientReader reader = meter.open(name);
                    JsonParser parser = JsonSource.parser(reader)) {
                items(name, parser, reception, photos);
                reader.report(reception.report, name);
            } catch (JacksonException broken) {
                reception.report.found(name, Finding.UNREADABLE, broken.getOriginalMessage());
            }
        }
    }

    private static void items(String name, JsonParser parser, Reception reception, Photos photos) {
        while (parser.nextToken() != null) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                JsonNode item = JsonSource.tree(parser);
                if (item == null) {
                    reception.report.found(name, Finding.TOO_LONG, null);
                } else {
                    item(name, item, reception, photos);
                }
            }
        }
    }

    private static void item(String name, JsonNode item, Reception reception, Photos photos) {
        String uri = text(item, "uri");
        String own = altId(item, "key");
        String key = !own.isEmpty() ? own : "ninjs:" + (uri.isEmpty() ? name : uri);
        if (item.has("body_html")
                || item.has("headline")
                || text(item.path("standard"), "version").startsWith("1.")) {
            reception.report.found(key, Finding.OLD_VERSION, "ninjs 1.x");
        } else if (!text(item, "type").isEmpty() && !text(item, "type").equals("text")) {
            reception.report.found(key, Finding.NOT_TEXT, text(item, "type"));
        } else if (uri.isEmpty() && !item.has("headlines") && !item.has("bodies")) {
            reception.report.found(key, Finding.UNREADABLE, "it has neither an address nor a text");
        } else if (tooLong(item)) {
            reception.report.found(key, Finding.TOO_LONG, text(item, "title"));
        } else {
            story(new StoryDraft(key), uri, item, reception, photos);
        }
    }

    private static boolean tooLong(JsonNode item) {
        return array(item, "bodies").stream().anyMatch(body -> JsonSource.isCut(text(body, "value")));
    }

    private static void story(StoryDraft story, String uri, JsonNode item, Reception reception, Photos photos) {
        story.title = role(item, "headlines", "main");
        story.title = story.title == null ? text(item, "title") : story.title;
        story.slug = text(item, "slugline");
        story.kicker = role(item, "headlines", "kicker");
        story.standfirst = role(item, "descriptions", "summary");
        story.dateline = text(item, "located");
        story.language = text(item, "language");
        story.oldAddress(new Addresses(null).path(uri));
        array(item, "altIds").stream()
                .filter(id -> text(id, "role").equals("address"))
                .forEach(id -> story.oldAddress(new Addresses(null).path(text(id, "value"))));
        if (array(item, "genres").stream().anyMatch(genre -> text(genre, "name").equals("page"))) {
            story.kind = Item.Kind.PAGE;
        }
        dates(story, item);
        filing(story, item, reception);
        corrections(story, item);
        associations(story, item, photos);
        body(story, uri, item, reception, photos);
        reception.story(story);
    }

    private static void dates(StoryDraft story, JsonNode item) {
        story.created = Moments.read(story.notes, text(item, "contentCreated"));
        story.published = Moments.read(story.notes, text(item, "firstCreated"));
        story.updated = Moments.read(story.notes, text(item, "versionCreated"));
        story.published = story.published == null ? story.updated : story.published;
        Instant embargo = Moments.read(story.notes, text(item, "embargoedUntil"));
        switch (text(item, "pubStatus")) {
            case "withheld" -> {
                story.state = embargo == null ? Item.State.DRAFT : Item.State.SCHEDULED;
                story.published = embargo;
            }
            case "canceled", "cancelled" -> story.state = Item.State.RETRACTED;
            default -> story.state = Item.State.PUBLISHED;
        }
    }

    private static void filing(StoryDraft story, JsonNode item, Reception reception) {
        for (JsonNode subject : array(item, "subjects")) {
            String name = text(subject, "name");
            String slug = lastPart(text(subject, "uri"));
            String key = slug.isEmpty() ? Clean.slug(name) : slug;
            if (name.isBlank()) {
                story.notes.note(Finding.UNREADABLE, "a subject without a name: " + text(subject, "uri"));
            } else if (text(subject, "rel").equals("section") && story.section == null) {
                story.section = reception.section("ninjs:section:" + key, name, slug);
            } else {
                story.topics.add(reception.topic("ninjs:topic:" + key, name, slug));
            }
        }
        for (JsonNode source : array(item, "infoSources")) {
            String name = text(source, "name");
            boolean author =
                    text(source, "role").toLowerCase(Locale.ROOT).matches(".*(author|writer|byline|creator).*");
            if (author && !name.isBlank()) {
                story.authors.add(reception.author("ninjs:author:" + Clean.slug(name), name));
            }
        }
        String by = text(item, "by").replaceFirst("(?i)^by\\s+", "");
        if (story.authors.isEmpty() && !by.isBlank()) {
            for (String name : by.split("\\s+and\\s+|,\\s*|\\s*&\\s*", 10)) {
                story.authors.add(reception.author("ninjs:author:" + Clean.slug(name), name));
            }
        }
    }

    /** The last part of an address, where systems put a slug; empty for codes such as {@code medtop:20000001}. */
    private static String lastPart(String uri) {
        String path = Addresses.mediaPath(uri).replaceFirst("/+$", "");
        return path.indexOf('/') < 0 ? "" : path.substring(path.lastIndexOf('/') + 1);
    }

    private static void corrections(StoryDraft story, JsonNode item) {
        for (JsonNode description : array(item, "descriptions")) {
            Matcher role = CORRECTION.matcher(text(description, "role"));
            if (role.matches()) {
                String at = role.group(1);
                story.correction(Moments.read(story.notes, at), text(description, "value"));
            }
        }
        boolean changed = story.published != null && story.updated != null && story.updated.isAfter(story.published);
        if (story.corrections.isEmpty() && changed) {
            story.correction(story.updated, text(item, "edNote"));
        }
    }

    private static void body(StoryDraft story, String uri, JsonNode item, Reception reception, Photos photos) {
        Set<UUID> persons = new HashSet<>();
        for (JsonNode person : array(item, "people")) {
            UUID id = Keys.parse(text(person, "literal"));
            if (id != null) {
                persons.add(id);
                reception.person(id, text(person, "name"));
            }
        }
        List<String> chains = array(item, "descriptions").stream()
                .filter(description -> text(description, "role").equals("attribution"))
                .map(description -> text(description, "value"))
                .toList();
        story.chains = Chains.read(chains, persons, story.notes);
        HtmlToDocument html =
                new HtmlToDocument(story.notes, photos, new Addresses(uri), Chains.ids(story.chains), persons);
        story.blocks = html.blocks(markup(array(item, "bodies")), LineEnds.SPACE);
    }

    private static String markup(List<JsonNode> bodies) {
        for (String type : List.of("html", "xml", "plain", "")) {
            for (JsonNode body : bodies) {
                String its = text(body, "contentType");
                if (its.contains(type)) {
                    String value = text(body, "value");
                    boolean plain = its.contains("plain") || its.isEmpty() && !value.contains("</");
                    return plain
                            ? "<p>" + Entities.escape(value).replaceAll("\\R\\s*\\R|\\R", "</p><p>") + "</p>"
                            : value;
                }
            }
        }
        return "";
    }

    /** The first picture that does not stand in the text is the lead. */
    private static void associations(StoryDraft story, JsonNode item, Photos photos) {
        for (JsonNode other : array(item, "associations")) {
            String address = pictureAddress(other);
            if (!text(other, "type").matches("picture|graphic|")) {
                story.notes.note(Finding.NOT_TEXT, text(other, "type") + " " + text(other, "uri"));
            } else if (!address.isEmpty()) {
                UUID photo = photos.photo(
                        story.notes,
                        address,
                        role(other, "descriptions", "alt"),
                        role(other, "descriptions", "caption"),
                        text(other, "by").isEmpty() ? text(other, "copyrightHolder") : text(other, "by"));
                if (photo != null
                        && story.leadPhoto == null
                        && !text(other, "rel").equals("inline")) {
                    String here = role(other, "descriptions", "story caption");
                    story.leadPhoto = new Item.LeadPhoto(photo, Clean.orNull(here));
                }
            }
        }
    }

    private static String pictureAddress(JsonNode picture) {
        String file = altId(picture, "file");
        if (!file.isEmpty()) {
            return file;
        }
        long widest = -1;
        String best = "";
        for (JsonNode rendition : array(picture, "renditions")) {
            long width = rendition.path("width").asLong(0);
            if (width > widest && !text(rendition, "href").isBlank()) {
                widest = width;
                best = text(rendition, "href");
            }
        }
        return best;
    }

    private static String altId(JsonNode item, String role) {
        for (JsonNode id : array(item, "altIds")) {
            if (text(id, "role").equals(role)) {
                return Clean.line(text(id, "value"));
            }
        }
        return "";
    }

    /** The value with the role; for the main one also the first value without any. */
    private static @Nullable String role(JsonNode item, String list, String role) {
        for (JsonNode entry : array(item, list)) {
            String its = text(entry, "role");
            if (its.equals(role) || role.equals("main") && its.isEmpty()) {
                String value = text(entry, "value");
                return text(entry, "contentType").contains("html") ? HtmlToDocument.words(value) : value;
            }
        }
        return null;
    }

    /** Generation 2 writes {@code versioncreated}, generation 3 {@code versionCreated}. */
    private static JsonNode field(JsonNode item, String name) {
        JsonNode exact = item.path(name);
        return exact.isMissingNode() ? item.path(name.toLowerCase(Locale.ROOT)) : exact;
    }

    private static String text(JsonNode item, String name) {
        JsonNode value = field(item, name);
        return value.isValueNode() && !value.isNull() ? value.asString("") : "";
    }

    private static List<JsonNode> array(JsonNode item, String name) {
        return List.copyOf(field(item, name).values());
    }
}
