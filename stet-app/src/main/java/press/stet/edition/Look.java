package press.stet.edition;

import java.util.Locale;
import press.stet.theme.Logo;
import press.stet.theme.Tokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The look as it rests in the house: the theme's tokens as JSON, each left out where it is the standard one. */
public final class Look {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Look() {}

    /** @throws RuntimeException with a sentence if a token is unusable */
    public static Tokens tokens(String json) {
        JsonNode look = JSON.readTree(json);
        String logo = look.path("logo").asString("");
        return new Tokens(
                look.path("accent").asString(Tokens.DEFAULT.accent()),
                look.path("paper").asString(Tokens.DEFAULT.paper()),
                look.path("ink").asString(Tokens.DEFAULT.ink()),
                Tokens.Typeface.valueOf(look.path("typeface")
                        .asString(Tokens.DEFAULT.typeface().name())
                        .toUpperCase(Locale.ROOT)),
                logo.isBlank() ? null : Logo.ofSvg(logo));
    }

    /** @param logo an SVG drawing, or an empty text for none */
    public static String json(String accent, String paper, String ink, Tokens.Typeface typeface, String logo) {
        ObjectNode look = JsonNodeFactory.instance.objectNode();
        look.put("accent", accent)
                .put("paper", paper)
                .put("ink", ink)
                .put("typeface", typeface.name())
                .put("logo", logo);
        return look.toString();
    }
}
