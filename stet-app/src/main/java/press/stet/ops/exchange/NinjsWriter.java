package press.stet.ops.exchange;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes stories as IPTC ninjs 3.1. What ninjs has no field for travels in fields that take a role: corrections and
 * chains of attribution as descriptions, the key and further addresses as alternative ids.
 */
public final class NinjsWriter {
    private static final String SCHEMA = "https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json";
    private static final JsonMapper JSON = JsonMapper.shared();

    private NinjsWriter() {}

    public static String write(ExportedStory exported) {
        Item.Story story = exported.story();
        ObjectNode item = JSON.createObjectNode();
        item.put("uri", exported.address())
                .put("type", "text")
                .put("representationType", "full")
                .put("version", "1");
        item.putObject("standard").put("name", "ninjs").put("version", "3.1").put("schema", SCHEMA);
        put(item, "language", story.language());
        dates(item, story);
        item.put("slugline", story.slug()).put("title", story.title());
        put(item, "located", story.dateline());
        put(item, "by", exported.authors().isEmpty() ? null : String.join(" and ", exported.authors()));
        if (story.kind() == Item.Kind.PAGE) {
            item.putArray("genres").addObject().put("name", "page");
        }
        ArrayNode headlines = item.putArray("headlines");
        text(headlines, "main", story.title());
        text(headlines, "kicker", story.kicker());
        descriptions(item, story);
        item.putArray("bodies")
                .addObject()
                .put("role", "main")
                .put("contentType", "text/html")
                .put("value", new HtmlWriter(exported).html(story.document().blocks()));
        names(item, exported);
        photos(item, exported);
        ids(item, story);
        return JSON.writeValueAsString(item);
    }

    private static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    private static void put(ObjectNode node, String name, @Nullable Instant value) {
        put(node, name, value == null ? null : value.toString());
    }

    private static void text(ArrayNode list, String role, @Nullable String value) {
        if (value != null) {
            list.addObject().put("role", role).put("contentType", "text/plain").put("value", value);
        }
    }

    private static void dates(ObjectNode item, Item.Story story) {
        put(item, "contentCreated", story.created());
        switch (story.state()) {
            case DRAFT -> {
                item.put("pubStatus", "withheld");
                put(item, "versionCreated", story.updated());
            }
            case SCHEDULED -> {
                item.put("pubStatus", "withheld");
                put(item, "embargoedUntil", story.published());
                put(item, "versionCreated", story.updated());
            }
            case PUBLISHED, RETRACTED -> {
                item.put("pubStatus", story.state() == Item.State.RETRACTED ? "canceled" : "usable");
                put(item, "firstCreated", story.published());
                put(item, "versionCreated", story.updated() == null ? story.published() : story.updated());
            }
        }
    }

    private static void descriptions(ObjectNode item, Item.Story story) {
        ArrayNode descriptions = item.putArray("descriptions");
        text(descriptions, "summary", story.standfirst());
        for (Item.Correction correction : story.corrections()) {
            text(
                    descriptions,
                    correction.at() == null ? "correction" : "correction/" + correction.at(),
                    correction.note());
        }
        for (String chain : Chains.write(story.document().chains())) {
            descriptions
                    .addObject()
                    .put("role", "attribution")
                    .put("contentType", "application/json")
                    .put("value", chain);
        }
        if (!story.corrections().isEmpty()) {
            item.put("edNote", story.corrections().getLast().note());
        }
    }

    private static void names(ObjectNode item, ExportedStory exported) {
        ArrayNode subjects = item.putArray("subjects");
        if (exported.section() != null) {
            subjects.addObject().put("name", exported.section()).put("rel", "section");
        }
        exported.topics()
                .forEach(topic -> subjects.addObject().put("name", topic).put("rel", "about"));
        ArrayNode sources = item.putArray("infoSources");
        exported.authors()
                .forEach(author -> sources.addObject().put("name", author).put("role", "author"));
        ArrayNode people = item.putArray("people");
        for (Item.Person person : exported.people()) {
            people.addObject()
                    .put("name", person.name())
                    .put("literal", person.id().toString());
        }
    }

    private static void photos(ObjectNode item, ExportedStory exported) {
        Item.LeadPhoto lead = exported.story().leadPhoto();
        ArrayNode associations = item.putArray("associations");
        if (exported.lead() != null && lead != null) {
            ObjectNode first = photo(associations, exported.lead(), "lead");
            text(first.withArray("descriptions"), "story caption", lead.caption());
        }
        List<UUID> inText = exported.story().document().photos();
        for (Item.Photo photo : exported.photos()) {
            if (inText.contains(photo.id())) {
                photo(associations, photo, "inline");
            }
        }
    }

    private static ObjectNode photo(ArrayNode associations, Item.Photo photo, String rel) {
        boolean web = photo.address().matches("https?://\\S+");
        ObjectNode node = associations.addObject();
        node.put("name", rel).put("rel", rel).put("type", "picture");
        node.put("uri", web ? photo.address() : "urn:uuid:" + photo.id());
        put(node, "by", photo.credit());
        ArrayNode descriptions = node.putArray("descriptions");
        text(descriptions, "alt", photo.alt());
        text(descriptions, "caption", photo.caption());
        if (web) {
            node.putArray("renditions").addObject().put("name", "original").put("href", photo.address());
        } else {
            node.putArray("altIds").addObject().put("role", "file").put("value", photo.address());
        }
        return node;
    }

    private static void ids(ObjectNode item, Item.Story story) {
        ArrayNode ids = item.putArray("altIds");
        ids.addObject().put("role", "key").put("value", story.key());
        story.oldAddresses()
                .forEach(path -> ids.addObject().put("role", "address").put("value", path));
    }
}
