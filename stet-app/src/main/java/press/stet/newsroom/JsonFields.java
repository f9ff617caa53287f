package press.stet.newsroom;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Fields of the editor's JSON, each read with the sentence that says what is wrong with it. */
final class JsonFields {

    static final Pattern WEB = Pattern.compile("(?i)https?://\\S+");

    private JsonFields() {}

    static String type(JsonNode node) {
        return node.path("type").isString() ? node.path("type").stringValue() : "";
    }

    /** A node has these members and no others: what is not known is not kept. */
    static void only(JsonNode node, String what, String... members) {
        if (!node.isObject()) {
            throw new InvalidDocument(what + " must be an object.");
        }
        List<String> known = List.of(members);
        for (String member : node.propertyNames()) {
            if (!known.contains(member)) {
                throw new InvalidDocument(what + " has something of an unknown kind: “" + member + "”.");
            }
        }
    }

    static UUID id(JsonNode node, String name, String whose) {
        try {
            return UUID.fromString(node.path(name).asString(""));
        } catch (IllegalArgumentException e) {
            throw new InvalidDocument(
                    whose + " needs an id; “" + node.path(name).asString("") + "” is not one.");
        }
    }

    static String required(JsonNode node, String name, String whose) {
        String value = text(node, name);
        if (value == null) {
            throw new InvalidDocument(whose + " needs its " + name + ".");
        }
        return value;
    }

    static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw new InvalidDocument("The " + name + " of a part of the text must be text.");
        }
        return value.stringValue().isBlank() ? null : value.stringValue();
    }
}
