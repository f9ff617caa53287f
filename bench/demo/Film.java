import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A picture in the making: sky, light, air and paint, and the print that comes out. */
class Film {
    static final int WIDTH = 1280;
    static final int HEIGHT = 854;
    static final int FINE = 2;
    static final int W = WIDTH * FINE;
    static final int H = HEIGHT * FINE;
    static final int MOST_BYTES = 58_000;

    final BufferedImage image = new BufferedImage(W, H, BufferedImage.TYPE_INT_ARGB);
    final Graphics2D pen = image.createGraphics();
    final Random random;

    Film(long seed) {
        random = new Random(seed);
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    void sky(double from, double to, int... tones) {
        float[] stops = new float[tones.length];
        Color[] colours = new Color[tones.length];
        for (int i = 0; i < tones.length; i++) {
            stops[i] = i / (tones.length - 1f);
            colours[i] = colour(tones[i], 255);
        }
        pen.setPaint(new LinearGradientPaint(0, (float) from, 0, (float) to, stops, colours));
        pen.fill(new Rectangle2D.Double(0, from, W, to - from));
    }

    void clouds(double from, double to, int banks, int tone, int strength) {
        for (int i = 0; i < banks; i++) {
            double x = random.nextDouble() * W;
            double y = from + random.nextDouble() * (to - from);
            double length = 300 + random.nextInt(700);
            for (int k = 0; k < 16; k++) {
                double cx = x + (random.nextDouble() - 0.5) * length;
                double cy = y + random.nextGaussian() * 16;
                AffineTransform before = pen.getTransform();
                pen.translate(cx, cy);
                pen.scale(3.4, 0.55);
                glow(0, 0, 60 + random.nextInt(70), tone, strength / 2);
                pen.setTransform(before);
            }
        }
    }

    void glow(double x, double y, double radius, int tone, int strength) {
        pen.setPaint(new RadialGradientPaint((float) x, (float) y, (float) Math.max(1, radius), new float[] {0, 0.25f, 0.6f, 1}, new Color[] {colour(tone, strength), colour(tone, strength * 55 / 100), colour(tone, strength * 15 / 100), colour(tone, 0)}));
        pen.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    void ridge(double base, double height, double step, int tone, int alpha) {
        double[] phase = new double[7];
        for (int i = 0; i < phase.length; i++) {
            phase[i] = random.nextDouble() * 100;
        }
        var shape = new Path2D.Double();
        shape.moveTo(0, H);
        for (int x = 0; x <= W; x += 4) {
            double y = 0;
            for (int o = 0; o < phase.length; o++) {
                y += Math.sin(x * step * Math.pow(2.1, o) + phase[o]) / Math.pow(1.95, o);
            }
            shape.lineTo(x, base - y * height * 0.5);
        }
        shape.lineTo(W, H);
        shape.closePath();
        fill(shape, tone, alpha);
    }

    void haze(double from, double to, int tone, int strength) {
        pen.setPaint(new LinearGradientPaint(0, (float) from, 0, (float) to, new float[] {0, 1}, new Color[] {colour(tone, 0), colour(tone, Math.max(0, strength))}));
        pen.fill(new Rectangle2D.Double(0, from, W, to - from));
    }

    void lightFrom(double x, double y, double toX, double toY, int tone, int strength) {
        double wide = W * 0.2;
        pen.setPaint(new LinearGradientPaint((float) x, (float) y, (float) toX, (float) toY, new float[] {0, 1}, new Color[] {colour(tone, strength * 2), colour(tone, 0)}));
        polygonOfPaint(x - 50, y, x + 50, y, toX + wide, toY, toX - wide, toY);
        polygonOfPaint(x - 24, y, x + 24, y, toX + wide * 0.55, toY, toX - wide * 0.55, toY);
    }

    void verticalShade(double x, double width, int tone, int strength) {
        pen.setPaint(new LinearGradientPaint((float) x, 0, (float) (x + width), 0, new float[] {0, 0.5f, 1}, new Color[] {colour(tone, strength), colour(tone, 0), colour(tone, strength)}));
        pen.fill(new Rectangle2D.Double(x, 0, width, H));
    }

    /** What stands above the line, upside down and torn by ripples, over what lies below it. */
    void reflection(double line, double squeeze, int strength) {
        var mirrored = new BufferedImage(W, H, BufferedImage.TYPE_INT_ARGB);
        Graphics2D mirror = mirrored.createGraphics();
        for (int y = (int) line; y < H; y++) {
            int from = (int) (line - (y - line) / squeeze);
            if (from < 0) {
                break;
            }
            double depth = (y - line) / (H - line);
            int shift = (int) (Math.sin(y * 0.13) * 14 * depth + Math.sin(y * 0.041) * 22 * depth);
            mirror.drawImage(image, shift, y, W + shift, y + 1, 0, from, W, from + 1, null);
        }
        mirror.dispose();
        pen.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, strength / 255f));
        pen.drawImage(mirrored, 0, 0, null);
        pen.setComposite(AlphaComposite.SrcOver);
    }

    void waves(double line, int count, int tone, double sunX, double spread) {
        for (int i = 0; i < count * 3; i++) {
            double depth = random.nextDouble();
            double y = line + depth * (H - line);
            double x = sunX + random.nextGaussian() * spread * (0.25 + depth * 0.7);
            double length = (30 + random.nextInt(120)) * (0.4 + depth);
            line(x - length, y, x + length, y, 2 + depth * 5, tone, 60 + random.nextInt(80));
        }
    }

    void ripples(double line, int count, int tone) {
        for (int i = 0; i < count; i++) {
            double depth = random.nextDouble();
            double y = line + depth * (H - line);
            double x = random.nextDouble() * W;
            double length = (60 + random.nextInt(200)) * (0.4 + depth);
            line(x - length, y, x + length, y, 2 + depth * 3, tone, 50);
        }
    }

    void stars(int count, double lowest) {
        for (int i = 0; i < count; i++) {
            double size = 1 + Math.pow(random.nextDouble(), 8) * 5;
            disc(random.nextDouble() * W, random.nextDouble() * lowest, size, 0xF2F4FF, 90 + random.nextInt(150));
        }
    }

    void vignette(int tone, int strength) {
        pen.setPaint(new RadialGradientPaint(W / 2f, H / 2f, W * 0.72f, new float[] {0, 0.55f, 1}, new Color[] {colour(tone, 0), colour(tone, 0), colour(tone, strength)}));
        pen.fill(new Rectangle2D.Double(0, 0, W, H));
    }

    void fill(java.awt.Shape shape, int tone, int alpha) {
        pen.setColor(colour(tone, alpha));
        pen.fill(shape);
    }

    void disc(double x, double y, double radius, int tone, int alpha) {
        fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius), tone, alpha);
    }

    void ring(double x, double y, double radius, int tone, int alpha) {
        pen.setStroke(new BasicStroke(7));
        pen.setColor(colour(tone, alpha));
        pen.draw(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    void rounded(double x, double y, double w, double h, double corner, int tone) {
        fill(new java.awt.geom.RoundRectangle2D.Double(x, y, w, h, corner, corner), tone, 255);
    }

    void line(double x0, double y0, double x1, double y1, double width, int tone, int alpha) {
        pen.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.setColor(colour(tone, alpha));
        pen.draw(new java.awt.geom.Line2D.Double(x0, y0, x1, y1));
    }

    void polygon(int tone, int alpha, double... points) {
        pen.setColor(colour(tone, alpha));
        polygonOfPaint(points);
    }

    void polygonOfPaint(double... points) {
        var shape = new Path2D.Double();
        shape.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            shape.lineTo(points[i], points[i + 1]);
        }
        shape.closePath();
        pen.fill(shape);
    }

    static Color colour(int tone, int alpha) {
        return new Color(tone >> 16 & 0xFF, tone >> 8 & 0xFF, tone & 0xFF, Math.clamp(alpha, 0, 255));
    }

    /** Scaled, softened as by a lens, with a little grain, as a JPEG within its weight. */
    byte[] developed() throws IOException {
        var print = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int r = 0;
                int g = 0;
                int b = 0;
                for (int i = 0; i < FINE * FINE; i++) {
                    int c = image.getRGB(x * FINE + i % FINE, y * FINE + i / FINE);
                    r += c >> 16 & 0xFF;
                    g += c >> 8 & 0xFF;
                    b += c & 0xFF;
                }
                double light = (r + g + b) / (3.0 * FINE * FINE * 255);
                double grain = random.nextGaussian() * (2.2 + 3.4 * Math.sin(Math.PI * light));
                print.setRGB(x, y, grained(r, grain) << 16 | grained(g, grain) << 8 | grained(b, grain));
            }
        }
        for (int quality = 84; ; quality -= 3) {
            byte[] bytes = jpeg(print, quality / 100f);
            if (bytes.length <= MOST_BYTES) {
                return bytes;
            }
        }
    }

    static int grained(int sum, double grain) {
        return Math.clamp(Math.round(sum / (float) (FINE * FINE) + grain), 0, 255);
    }

    static byte[] jpeg(BufferedImage print, float quality) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(quality);
        param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(print, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    static double curve(double a, double b, double c, double d, double t) {
        double u = 1 - t;
        return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
    }

}
