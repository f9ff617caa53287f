package press.stet.desk;

import static press.stet.desk.Words.say;

import press.stet.kernel.Refusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a newsroom chooses of its look; rests as JSON in {@code House.look}.
 *
 * @param accent the one colour, as {@code #a3201d}
 * @param typeface {@code serif} or {@code sans}
 * @param logo the words at the head of every page; empty means the newsroom's name
 */
public record Look(String accent, String typeface, String logo) {

    public static final Look DEFAULT = new Look("#a3201d", "serif", "");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Reads the stored look; what is not there is the default. */
    public static Look of(String json) {
        JsonNode look = JSON.readTree(json);
        return new Look(
                look.path("accent").asString(DEFAULT.accent()),
                look.path("typeface").asString(DEFAULT.typeface()),
                look.path("logo").asString(DEFAULT.logo()));
    }

    /** @throws Refusal beside {@code accent} if the colour is none */
    static Look typed(String accent, String typeface, String logo) {
        String colour = accent.strip().toLowerCase(java.util.Locale.ROOT);
        if (!colour.matches("#[0-9a-f]{6}")) {
            throw new Refusal(say("look.write-the-colour-as-and-six"), "accent");
        }
        return new Look(colour, typeface.equals("sans") ? "sans" : "serif", logo.strip());
    }

    /** The stored look with these choices; tokens that the desk does not know stay. */
    String into(String stored) {
        ObjectNode look = JSON.readTree(stored) instanceof ObjectNode known ? known : JsonNodeFactory.instance.objectNode();
        look.put("accent", accent);
        look.put("typeface", typeface);
        look.put("logo", logo);
        return look.toString();
    }
}
