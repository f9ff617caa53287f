package press.stet.desk;

import static press.stet.desk.Words.say;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import press.stet.edition.Look;
import press.stet.kernel.Refusal;
import press.stet.theme.Logo;
import press.stet.theme.ThemeException;
import press.stet.theme.Tokens;
import tools.jackson.databind.json.JsonMapper;

/** The look as somebody chose it in a form. */
final class LookTyped {

    private LookTyped() {}

    /**
     * The look as JSON for the house; what the form has no field for stays as it is stored.
     *
     * @throws Refusal beside {@code accent} or {@code logo} if readers could not read with it
     */
    static String json(HttpServletRequest request, String stored) {
        Tokens before = Look.tokens(stored);
        String accent = colour(request, "accent", before.accent());
        String paper = colour(request, "paper", before.paper());
        String ink = colour(request, "ink", before.ink());
        Tokens.Typeface typeface = typeface(request, before.typeface());
        String logo = request.getParameter("logo");
        String drawing = logo == null ? storedLogo(stored) : logo.strip();
        requireDrawing(drawing);
        new Tokens(accent, paper, ink, typeface, null)
                .weaknesses().stream().findFirst().ifPresent(weakness -> {
                    throw new Refusal(weakness, "accent");
                });
        String face = request.getParameter("home-screen");
        return Look.withHomeScreen(
                Look.json(accent, paper, ink, typeface, drawing),
                face == null ? Look.isPlainOnHomeScreens(stored) : face.equals("plain"));
    }

    /** The logo's drawing as it was typed; empty if there is none. */
    static String storedLogo(String stored) {
        return JsonMapper.shared().readTree(stored).path("logo").asString("");
    }

    private static String colour(HttpServletRequest request, String field, String before) {
        String typed = request.getParameter(field);
        return typed == null || typed.isBlank() ? before : typed.strip().toLowerCase(Locale.ROOT);
    }

    private static Tokens.Typeface typeface(HttpServletRequest request, Tokens.Typeface before) {
        String typed = request.getParameter("typeface");
        return typed == null ? before : typed.equals("sans") ? Tokens.Typeface.SANS : Tokens.Typeface.SERIF;
    }

    private static void requireDrawing(String drawing) {
        if (drawing.isEmpty()) {
            return;
        }
        try {
            Logo.ofSvg(drawing);
        } catch (ThemeException | IllegalArgumentException e) {
            throw new Refusal(
                    e.getMessage() == null ? say("look-typed.this-is-not-an-svg-drawing") : e.getMessage(), "logo");
        }
    }
}
