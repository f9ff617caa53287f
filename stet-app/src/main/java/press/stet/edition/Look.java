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

    private static final String HOME_SCREEN = "home-screen";
    private static final String PLAIN = "plain";
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

    /** The name and icon that the site takes among a device's applications. */
    static HomeScreen.Face onHomeScreens(String json) {
        return isPlainOnHomeScreens(json) ? HomeScreen.Face.PLAIN : HomeScreen.Face.NEWSROOM;
    }

    /** Whether readers who install the site see a plain name and icon there instead of the newsroom's. */
    public static boolean isPlainOnHomeScreens(String json) {
        return JSON.readTree(json).path(HOME_SCREEN).asString("").equals(PLAIN);
    }

    /** The same look, with the newsroom's own or a plain face on readers' home screens. */
    public static String withHomeScreen(String json, boolean plain) {
        ObjectNode look = (ObjectNode) JSON.readTree(json);
        look.put(HOME_SCREEN, plain ? PLAIN : "newsroom");
        return look.toString();
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
