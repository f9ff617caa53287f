package press.stet.theme;

import java.util.Locale;
import java.util.regex.Pattern;

/** A colour of the screen, with the arithmetic a theme needs. Components of linear light, 0 to 1. */
record Colour(double red, double green, double blue) {

    static final Colour WHITE = new Colour(1, 1, 1);
    static final Colour BLACK = new Colour(0, 0, 0);

    private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");

    /** Whether a text is a colour as tokens write it, e.g. {@code #a3201d}. */
    static boolean isHex(String text) {
        return HEX.matcher(text).matches();
    }

    static Colour ofHex(String hex) {
        if (!isHex(hex)) {
            throw new ThemeException("“" + hex + "” is not a colour. Write it like #a3201d.");
        }
        var rgb = Integer.parseInt(hex.substring(1), 16);
        return new Colour(toLinear(rgb >> 16), toLinear(rgb >> 8 & 0xff), toLinear(rgb & 0xff));
    }

    String hex() {
        return String.format(Locale.ROOT, "#%02x%02x%02x", toByte(red), toByte(green), toByte(blue));
    }

    /** The colour as a screen shows it: what is checked is what is printed. */
    Colour rounded() {
        return ofHex(hex());
    }

    private static double toLinear(int component) {
        var c = component / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static int toByte(double linear) {
        var l = Math.clamp(linear, 0, 1);
        var c = l <= 0.0031308 ? l * 12.92 : 1.055 * Math.pow(l, 1 / 2.4) - 0.055;
        return (int) Math.round(c * 255);
    }

    /** Contrast between two colours, 1 to 21 (WCAG 2.2, 1.4.3). */
    double contrast(Colour other) {
        var a = luminance() + 0.05;
        var b = other.luminance() + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private double luminance() {
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    }

    /** A share of this colour and the rest of another, mixed as the eye sees it (Oklab). */
    Colour mix(double share, Colour other) {
        var mine = toLab();
        var theirs = other.toLab();
        var mixed = new double[3];
        for (var i = 0; i < 3; i++) {
            mixed[i] = mine[i] * share + theirs[i] * (1 - share);
        }
        return ofLab(mixed);
    }

    /** This colour at the same lightness with its tone this many times as strong. */
    Colour warmed(double times) {
        var lab = toLab();
        return ofLab(new double[] {lab[0], lab[1] * times, lab[2] * times});
    }

    /** This colour with its own tone, made lighter only as far as needed to reach a contrast on a dark ground. */
    Colour lightenedOn(Colour ground, double contrast) {
        var lab = toLab();
        var lightened = this;
        while (lightened.contrast(ground) < contrast && lab[0] < 1) {
            lab[0] += 0.01;
            lightened = ofHex(ofLab(lab).hex());
        }
        return lightened;
    }

    private double[] toLab() {
        var l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
        var m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
        var s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
        return new double[] {
            0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
        };
    }

    private static Colour ofLab(double[] lab) {
        var l = cube(lab[0] + 0.3963377774 * lab[1] + 0.2158037573 * lab[2]);
        var m = cube(lab[0] - 0.1055613458 * lab[1] - 0.0638541728 * lab[2]);
        var s = cube(lab[0] - 0.0894841775 * lab[1] - 1.2914855480 * lab[2]);
        return new Colour(
                4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
                -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
                -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
    }

    private static double cube(double x) {
        return x * x * x;
    }
}
