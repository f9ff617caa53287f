package press.stet.media;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Draws the card that stands for a story where its address is shared (Open Graph {@code og:image}): the headline on paper,
 * the kicker above, the newsroom below. The same words give the same bytes on the same machine.
 */
@Component
public final class Cards {
    /** In pixels, as the large networks ask for it. */
    public static final int WIDTH = 1200;

    /** In pixels. */
    public static final int HEIGHT = 630;

    private static final Logger LOG = LoggerFactory.getLogger(Cards.class);
    private static final Color PAPER = new Color(0xFFFDF9);
    private static final Color INK = new Color(0x16140F);
    private static final int SHADES = 40;

    private static final int MARGIN = 80;
    private static final int TOP_RULE = 14;
    private static final int KICKER_BASELINE = 118;
    private static final int HEADLINE_TOP = 150;
    private static final int HEADLINE_BOTTOM = 500;
    private static final int NAME_RULE = 536;
    private static final int NAME_BASELINE = 584;
    private static final int KICKER_SIZE = 28;
    private static final int NAME_SIZE = 34;

    private final Optional<Typefaces> typefaces;

    Cards() {
        this(Typefaces.ofThisMachine());
    }

    Cards(Optional<Typefaces> typefaces) {
        this.typefaces = typefaces;
        if (typefaces.isEmpty()) {
            LOG.warn("This machine has no fonts, so stories are shared without a card. Install fontconfig and a font.");
        }
    }

    /** Which way the words run. */
    public enum Direction {
        LEFT_TO_RIGHT,
        RIGHT_TO_LEFT
    }

    /**
     * What a card says.
     *
     * @param kicker one or two words above the headline, or null
     * @param newsroom the name as readers know it
     * @param accent the newsroom's colour as {@code 0xRRGGBB}
     * @param language decides where lines may break and how capitals are made
     */
    public record Words(
            String headline,
            @Nullable String kicker,
            String newsroom,
            int accent,
            Locale language,
            Direction direction) {}

    /**
     * Draws a card.
     *
     * @return a PNG file, about 20 KB; empty where the machine has no fonts or cannot set these words: a story without a
     *     card is still a story
     */
    public Optional<byte[]> draw(Words words) {
        return typefaces.flatMap(faces -> {
            try {
                return Optional.of(png(set(words, faces)));
            } catch (RuntimeException | LinkageError | InternalError unsettable) {
                LOG.warn("A card could not be drawn; its story is shared without one.", unsettable);
                return Optional.empty();
            }
        });
    }

    private static BufferedImage set(Words words, Typefaces faces) {
        var accent = new Color(words.accent());
        var card = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_INDEXED, palette(accent));
        var canvas = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = canvas.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(PAPER);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setColor(accent);
        pen.fillRect(0, 0, WIDTH, TOP_RULE);
        kicker(pen, words, faces, accent);
        headline(pen, words, faces);
        name(pen, words, faces, accent);
        pen.dispose();
        return mapped(canvas, card);
    }

    private static void kicker(Graphics2D pen, Words words, Typefaces faces, Color accent) {
        String kicker = words.kicker();
        if (kicker == null || kicker.isBlank()) {
            return;
        }
        boolean hasCapitals = !kicker.toUpperCase(words.language()).equals(kicker.toLowerCase(words.language()));
        Map<TextAttribute, Object> spacing =
                hasCapitals ? Map.of(TextAttribute.TRACKING, 0.06) : Map.of(TextAttribute.TRACKING, 0.0);
        Font face = faces.sans(KICKER_SIZE, Font.BOLD).deriveFont(spacing);
        String shown = hasCapitals ? kicker.toUpperCase(words.language()) : kicker;
        pen.setColor(accent);
        line(pen, words, faces, shown, face, KICKER_BASELINE);
    }

    private static void headline(Graphics2D pen, Words words, Typefaces faces) {
        var setting = new Setting(faces, words, pen.getFontRenderContext(), WIDTH - 2 * MARGIN);
        List<TextLayout> lines = setting.headline(HEADLINE_BOTTOM - HEADLINE_TOP);
        pen.setColor(INK);
        float y = HEADLINE_TOP;
        float leading = setting.leading();
        for (TextLayout line : lines) {
            y += leading;
            line.draw(pen, start(words, line), y);
        }
    }

    private static void name(Graphics2D pen, Words words, Typefaces faces, Color accent) {
        pen.setColor(accent);
        int rule = 64;
        pen.fillRect(words.direction() == Direction.LEFT_TO_RIGHT ? MARGIN : WIDTH - MARGIN - rule, NAME_RULE, rule, 4);
        pen.setColor(INK);
        line(pen, words, faces, words.newsroom(), faces.serif(NAME_SIZE, Font.BOLD), NAME_BASELINE);
    }

    private static void line(Graphics2D pen, Words words, Typefaces faces, String text, Font face, int baseline) {
        if (text.isBlank()) {
            return;
        }
        FontRenderContext context = pen.getFontRenderContext();
        String fitting = text.strip();
        TextLayout line = new TextLayout(faces.dressed(fitting, face, words).getIterator(), context);
        while (line.getAdvance() > WIDTH - 2 * MARGIN && fitting.length() > 2) {
            fitting = fitting.substring(0, fitting.offsetByCodePoints(fitting.length(), -2))
                            .strip() + "…";
            line = new TextLayout(faces.dressed(fitting, face, words).getIterator(), context);
        }
        line.draw(pen, start(words, line), baseline);
    }

    private static float start(Words words, TextLayout line) {
        return words.direction() == Direction.LEFT_TO_RIGHT ? MARGIN : WIDTH - MARGIN - line.getAdvance();
    }

    /** Paper, and the ways from it to ink and to the accent: all that a card shows, and small as a file. */
    private static IndexColorModel palette(Color accent) {
        int[] colours = new int[2 * SHADES];
        for (int i = 0; i < SHADES; i++) {
            colours[i] = between(INK, i);
            colours[SHADES + i] = between(accent, i);
        }
        return new IndexColorModel(8, colours.length, colours, 0, false, -1, java.awt.image.DataBuffer.TYPE_BYTE);
    }

    private static int between(Color end, int step) {
        float t = step / (SHADES - 1f);
        return Math.round(PAPER.getRed() + (end.getRed() - PAPER.getRed()) * t) << 16
                | Math.round(PAPER.getGreen() + (end.getGreen() - PAPER.getGreen()) * t) << 8
                | Math.round(PAPER.getBlue() + (end.getBlue() - PAPER.getBlue()) * t);
    }

    private static BufferedImage mapped(BufferedImage canvas, BufferedImage card) {
        var palette = (IndexColorModel) card.getColorModel();
        byte[] nearest = new byte[1 << 15];
        boolean[] known = new boolean[1 << 15];
        int[] row = new int[WIDTH];
        byte[] indexes = new byte[WIDTH];
        for (int y = 0; y < HEIGHT; y++) {
            canvas.getRGB(0, y, WIDTH, 1, row, 0, WIDTH);
            for (int x = 0; x < WIDTH; x++) {
                int key = row[x] >> 9 & 0x7C00 | row[x] >> 6 & 0x3E0 | row[x] >> 3 & 0x1F;
                if (!known[key]) {
                    nearest[key] = (byte) nearest(palette, row[x]);
                    known[key] = true;
                }
                indexes[x] = nearest[key];
            }
            card.getRaster().setDataElements(0, y, WIDTH, 1, indexes);
        }
        return card;
    }

    private static int nearest(IndexColorModel palette, int colour) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < palette.getMapSize(); i++) {
            int r = palette.getRed(i) - (colour >> 16 & 0xFF);
            int g = palette.getGreen(i) - (colour >> 8 & 0xFF);
            int b = palette.getBlue(i) - (colour & 0xFF);
            int distance = r * r + g * g + b * b;
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }

    private static byte[] png(BufferedImage card) {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("png");
        ImageWriter writer = writers.next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(0);
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(card, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
