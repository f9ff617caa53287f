package press.stet.newsroom;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How a revision rests in its jsonb column. */
final class StoryContentJson {

    private StoryContentJson() {}

    static String json(StoryContent content) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("headline", content.headline());
        root.put("standfirst", content.standfirst());
        root.put("kicker", content.kicker());
        root.put("dateline", content.dateline());
        root.put("section", content.section() == null ? null : content.section().toString());
        ArrayNode topics = root.putArray("topics");
        content.topics().forEach(topic -> topics.add(topic.toString()));
        ArrayNode authors = root.putArray("authors");
        content.authors().forEach(author -> authors.add(author.toString()));
        root.put(
                "leadPhoto",
                content.leadPhoto() == null ? null : content.leadPhoto().toString());
        root.set("text", DocumentWriter.tree(content.document()));
        // PostgreSQL's jsonb cannot hold the character NUL, and no newsroom needs it.
        return root.toString().replace("\\u0000", "");
    }

    static StoryContent parse(String json) {
        try {
            JsonNode root = DocumentJson.JSON.readTree(json);
            return new StoryContent(
                    root.path("headline").asString(""),
                    root.path("standfirst").asString(""),
                    root.path("kicker").asString(""),
                    root.path("dateline").asString(""),
                    one(root.path("section"), SectionId::of),
                    all(root.path("topics"), TopicId::of),
                    all(root.path("authors"), PersonId::of),
                    one(root.path("leadPhoto"), UUID::fromString),
                    DocumentJson.parse(root.path("text")));
        } catch (JacksonException e) {
            throw new IllegalStateException("A stored revision is not valid JSON.", e);
        }
    }

    private static <T> @Nullable T one(JsonNode node, Function<String, T> read) {
        return node.isString() ? read.apply(node.asString()) : null;
    }

    private static <T> List<T> all(JsonNode nodes, Function<String, T> read) {
        List<T> values = new ArrayList<>();
        nodes.forEach(node -> values.add(read.apply(node.asString())));
        return values;
    }
}
