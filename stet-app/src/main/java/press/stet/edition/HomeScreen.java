package press.stet.edition;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import press.stet.theme.Direction;
import press.stet.theme.Tokens;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How the site looks among a device's applications, for readers who put it there: its name and icon, or plain ones that tell
 * nobody what is read. Icons are drawn from shapes alone, since fonts differ from machine to machine.
 */
final class HomeScreen {

    /** What the icon and the name say. */
    enum Face {
        /** The newsroom's name and colours. */
        NEWSROOM,
        /** A name and an icon like any notebook's. */
        PLAIN
    }

    /** Sizes of icons, in pixels, that browsers want before they offer to install. */
    static final List<Integer> SIZES = List.of(192, 512);

    private static final String PLAIN_NAME = "Notes";
    private static final int SHORT_NAME = 12;
    private static final Color PLAIN_GROUND = new Color(0x5f6368);
    private static final Color PLAIN_LINES = new Color(0xf8f9fa);

    private HomeScreen() {}

    static String iconPath(int size) {
        return "stet-icon-" + size + ".png";
    }

    /**
     * The web application manifest (W3C), as JSON; every address in it is relative to the manifest.
     *
     * @param check the page for checking files, from the edition's root: other programs may hand a file to it
     */
    static String manifest(Face face, String name, String language, String check) {
        String shown = face == Face.PLAIN ? PLAIN_NAME : name;
        ObjectNode manifest = JsonNodeFactory.instance
                .objectNode()
                .put("name", shown)
                .put(
                        "short_name",
                        shown.length() <= SHORT_NAME
                                ? shown
                                : shown.substring(0, SHORT_NAME).strip())
                .put("lang", language)
                .put("dir", Direction.of(language).attribute())
                .put("start_url", "./")
                .put("scope", "./")
                .put("display", "minimal-ui");
        ObjectNode share = manifest.putObject("share_target")
                .put("action", "./" + check + "?shared")
                .put("method", "POST")
                .put("enctype", "multipart/form-data");
        ObjectNode file =
                share.putObject("params").putArray("files").addObject().put("name", "file");
        file.putArray("accept").add("text/html").add(".html");
        ArrayNode icons = manifest.putArray("icons");
        for (int size : SIZES) {
            icons.addObject()
                    .put("src", iconPath(size))
                    .put("sizes", size + "x" + size)
                    .put("type", "image/png");
        }
        return manifest.toString();
    }

    /** A square PNG: lines of text, and below the last the dots by which an editor lets words stand. */
    static byte[] icon(Face face, Tokens tokens, int size) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        double unit = size / 16.0;
        pen.setColor(face == Face.PLAIN ? PLAIN_GROUND : Color.decode(tokens.accent()));
        pen.fillRect(0, 0, size, size);
        pen.setColor(face == Face.PLAIN ? PLAIN_LINES : Color.decode(tokens.paper()));
        line(pen, unit, 4.2, 8);
        line(pen, unit, 6.6, 8);
        line(pen, unit, 9, face == Face.PLAIN ? 5 : 8);
        if (face == Face.NEWSROOM) {
            for (int dot = 0; dot < 4; dot++) {
                pen.fill(new Ellipse2D.Double((4.35 + dot * 2.1) * unit, 11 * unit, unit, unit));
            }
        }
        pen.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException("The icon could not be drawn.", e);
        }
        return png.toByteArray();
    }

    private static void line(Graphics2D pen, double unit, double top, double width) {
        pen.fill(new RoundRectangle2D.Double(4 * unit, top * unit, width * unit, 1.1 * unit, unit, unit));
    }
}
