package press.stet.ops.exchange;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads foreign JSON within limits: nothing nested without end, no text larger than a story can be. */
final class JsonSource {
    /** Characters of one string that are read; what is longer is cut and marked. */
    static final int STRING_MOST = 2_000_000;
    /** Stands at the end of a text that was cut. It can't come from outside: readers take it out. */
    private static final char CUT = '\uFFFF';

    private static final int DEEPEST = 200;
    /** A document has 20,000 nodes at most, for which editors write about ten values each. */
    private static final int NODES_MOST = 200_000;
    /** So much text weighs as much as a node, which bounds the text of a tree at six million characters. */
    private static final int CHARACTERS_A_NODE = 32;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(STRING_MOST + 10)
                    .build())
            .build();
    static final JsonMapper MAPPER = JsonMapper.builder(FACTORY).build();

    private JsonSource() {}

    static JsonParser parser(Reader reader) {
        return FACTORY.createParser(ObjectReadContext.empty(), new ShortStrings(reader));
    }

    /** A tree from a text inside an export; null if it has more parts than a story can have. */
    static @Nullable JsonNode tree(String json) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            return parser.nextToken() == null ? MAPPER.missingNode() : tree(parser);
        }
    }

    /** The value at the parser as a tree; null, with the value passed over, if it has more parts than a story can have. */
    static @Nullable JsonNode tree(JsonParser parser) {
        int[] left = {NODES_MOST};
        JsonNode tree = node(parser, left);
        return left[0] < 0 ? null : tree;
    }

    private static JsonNode node(JsonParser parser, int[] left) {
        if (left[0]-- <= 0) {
            parser.skipChildren();
            return MAPPER.nullNode();
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                ObjectNode object = MAPPER.createObjectNode();
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    object.set(name, node(parser, left));
                }
                yield object;
            }
            case START_ARRAY -> {
                ArrayNode array = MAPPER.createArrayNode();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(node(parser, left));
                }
                yield array;
            }
            case VALUE_NULL -> MAPPER.nullNode();
            case VALUE_TRUE, VALUE_FALSE -> MAPPER.getNodeFactory().booleanNode(parser.getBooleanValue());
            default -> {
                String text = parser.getString();
                left[0] -= text.length() / CHARACTERS_A_NODE;
                yield MAPPER.getNodeFactory().stringNode(text);
            }
        };
    }

    static boolean isCut(String text) {
        return !text.isEmpty() && text.charAt(text.length() - 1) == CUT;
    }

    /** The scalar at the parser as text, null for null; what has parts is passed over and is null as well. */
    static @Nullable String scalar(JsonParser parser) {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token.isScalarValue()) {
            return parser.getString();
        }
        parser.skipChildren();
        return null;
    }

    /** The sentence for a file that breaks off or is damaged. */
    static ImportRefused refusal(String name, JacksonException broken) {
        TokenStreamLocation where = broken.getLocation();
        String line = where == null ? "" : " at line " + where.getLineNr();
        return new ImportRefused(
                "The file " + Clean.line(name) + " stops being readable" + line + ": "
                        + Clean.line(broken.getOriginalMessage())
                        + ". It may not have been saved or copied to its end. Nothing was imported; please export it again.",
                broken);
    }

    /** Cuts strings while they stream by, before anything has to hold them. */
    private static final class ShortStrings extends FilterReader {
        private boolean inString;
        /** 1 after a backslash, 5 to 2 within its four digits. */
        private int escape;

        private boolean escapeStays;
        private int length;

        ShortStrings(Reader in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            char[] one = new char[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(char[] into, int offset, int length) throws IOException {
            int kept = 0;
            while (kept == 0) {
                int n = super.read(into, offset, length);
                if (n <= 0) {
                    return n;
                }
                for (int i = offset; i < offset + n; i++) {
                    char c = into[i];
                    if (pass(c)) {
                        into[offset + kept++] = c;
                    } else if (this.length == STRING_MOST) {
                        into[offset + kept++] = CUT;
                        this.length++;
                    }
                }
            }
            return kept;
        }

        /** Whether the character stays; follows the quotes. */
        private boolean pass(char c) {
            if (!inString) {
                inString = c == '"';
                length = 0;
                return true;
            }
            if (escape > 0) {
                escape = escape == 1 ? (c == 'u' ? 5 : 0) : escape == 2 ? 0 : escape - 1;
                return escapeStays;
            }
            if (c == '"') {
                inString = false;
                return true;
            }
            boolean stays = length < STRING_MOST;
            length = stays ? length + 1 : length;
            if (c == '\\') {
                escape = 1;
                escapeStays = stays;
            }
            return stays;
        }
    }
}
