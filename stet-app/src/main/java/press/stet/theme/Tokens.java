package press.stet.theme;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a newsroom changes about the look without touching a template.
 *
 * @param accent the newsroom's one colour, as {@code #a3201d}
 * @param paper the ground, light
 * @param ink the text, dark
 * @param typeface what stories are set in
 * @param logo drawing that stands on the masthead instead of the name, or null
 */
public record Tokens(
        String accent,
        String paper,
        String ink,
        Typeface typeface,
        @Nullable Logo logo) {

    /** The default look: warm paper, near-black ink, a newspaper's red. */
    public static final Tokens DEFAULT = new Tokens("#a3201d", "#fdfaf4", "#16140f", Typeface.SERIF, null);

    /** Smallest contrast of text (WCAG 2.2 AA, 1.4.3). */
    private static final double AA = 4.5;
    /** What the accent gets on dark paper: more than AA, because thin light strokes on a dark ground look weaker. */
    private static final double ACCENT_ON_DARK = 5.6;

    private static final Colour DARK_PAPER = Colour.ofHex("#15130f");
    private static final Colour DARK_INK = Colour.ofHex("#e8e2d5");

    /** What stories are set in; fonts are those of the reader's own machine. */
    public enum Typeface {
        SERIF,
        SANS
    }

    /** What is wrong with these tokens, each as a sentence for the person who chose them; empty if nothing is. */
    public List<String> weaknesses() {
        var found = new ArrayList<String>();
        for (var colour : List.of(accent, paper, ink)) {
            if (!Colour.isHex(colour)) {
                found.add("“" + colour + "” is not a colour. Write it like #a3201d.");
            }
        }
        if (!found.isEmpty()) {
            return found;
        }
        var ground = Colour.ofHex(paper);
        requireContrast(found, "The ink", Colour.ofHex(ink), "the paper", ground);
        requireContrast(found, "The accent", Colour.ofHex(accent), "the paper", ground);
        if (found.isEmpty()) {
            requireContrast(found, "The accent", Colour.ofHex(accent), "the tinted boxes", light().tint);
        }
        if (ground.contrast(Colour.BLACK) < ground.contrast(Colour.WHITE)) {
            found.add("The paper " + paper
                    + " is dark. Choose a light one: readers who prefer dark pages get dark paper anyway.");
        }
        return found;
    }

    private static void requireContrast(List<String> found, String what, Colour text, String on, Colour ground) {
        var contrast = text.contrast(ground);
        if (contrast < AA) {
            found.add(String.format(
                    Locale.ROOT,
                    "%s %s is too weak on %s %s: its contrast is %.1f to 1 and has to be %.1f. Choose a darker one.",
                    what,
                    text.hex(),
                    on,
                    ground.hex(),
                    contrast,
                    AA));
        }
    }

    /** The tokens as CSS custom properties, the colours for light and for dark. */
    String css() {
        var dark = Palette.of(
                DARK_INK, DARK_PAPER, Colour.ofHex(accent).lightenedOn(DARK_PAPER.mix(0.93, DARK_INK), ACCENT_ON_DARK));
        var text = typeface == Typeface.SERIF ? "--text:var(--serif);" : "--text:var(--sans);";
        return ":root{color-scheme:light dark;" + text + light().css() + "}@media(prefers-color-scheme:dark){:root{"
                + dark.css() + "}}";
    }

    private Palette light() {
        return Palette.of(Colour.ofHex(ink), Colour.ofHex(paper), Colour.ofHex(accent));
    }

    private record Palette(
            Colour ink, Colour paper, Colour accent, Colour soft, Colour line, Colour tint, Colour onAccent) {

        static Palette of(Colour ink, Colour paper, Colour accent) {
            var soft = ink.mix(0.68, paper).rounded();
            var tint = paper.mix(0.965, ink).warmed(2.2).rounded();
            if (soft.contrast(tint) < AA) {
                soft = ink;
            }
            var onAccent = paper.contrast(accent) >= ink.contrast(accent) ? paper : ink;
            return new Palette(ink, paper, accent, soft, paper.mix(0.87, ink).warmed(2), tint, onAccent);
        }

        String css() {
            return "--paper:" + paper.hex() + ";--ink:" + ink.hex() + ";--soft:" + soft.hex() + ";--line:" + line.hex()
                    + ";--tint:" + tint.hex() + ";--accent:" + accent.hex() + ";--on:" + onAccent.hex();
        }
    }
}
