import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.Polygon;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.QuadCurve2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Draws the photos of the demo newsroom: invented places, no person, the same picture every time.
 *
 * <p>{@code java bench/DemoPictures.java stet-app/src/main/resources/demo/photos}
 */
final class DemoPictures {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 854;
    private static final int FINE = 2;
    private static final int W = WIDTH * FINE;
    private static final int H = HEIGHT * FINE;
    private static final int MOST_BYTES = 58_000;

    private final BufferedImage image = new BufferedImage(W, H, BufferedImage.TYPE_INT_ARGB);
    private final Graphics2D pen = image.createGraphics();
    private final Random random;

    private DemoPictures(long seed) {
        random = new Random(seed);
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    public static void main(String[] arguments) throws IOException {
        Map<String, Consumer<DemoPictures>> scenes = new LinkedHashMap<>();
        scenes.put("harbour-at-dusk", DemoPictures::harbour);
        scenes.put("two-chairs", DemoPictures::twoChairs);
        scenes.put("press-room", DemoPictures::pressRoom);
        scenes.put("snow-street", DemoPictures::snowStreet);
        scenes.put("ridges-at-dawn", DemoPictures::ridges);
        scenes.put("city-at-night", DemoPictures::cityAtNight);
        scenes.put("paper-web", DemoPictures::paperWeb);
        scenes.put("bridge-in-mist", DemoPictures::bridge);
        scenes.put("field-before-rain", DemoPictures::field);
        scenes.put("platform", DemoPictures::platform);
        scenes.put("machine-hall", DemoPictures::machineHall);
        scenes.put("mast-under-stars", DemoPictures::mast);
        scenes.put("court-columns", DemoPictures::columns);
        scenes.put("reading-room", DemoPictures::readingRoom);
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        long seed = 1863;
        for (var scene : scenes.entrySet()) {
            var picture = new DemoPictures(seed++);
            scene.getValue().accept(picture);
            Files.write(folder.resolve(scene.getKey() + ".jpg"), picture.developed());
        }
    }

    // ---- the scenes ------------------------------------------------------------------------------------------------

    private void harbour() {
        double sea = H * 0.62;
        sky(0, sea, 0x1D2547, 0x5B3F6B, 0xC8614F, 0xF6B26B);
        clouds(0, sea * 0.8, 16, 0xF2A27A, 60);
        glow(W * 0.64, sea - 40, W * 0.34, 0xFFE0A0, 220);
        disc(W * 0.64, sea - 70, 62, 0xFFF3D6, 255);
        ridge(sea - 60, 90, 0.0016, 0x7A4A5C, 255);
        haze(sea - 190, sea, 0xF0A070, 90);
        for (int i = 0; i < 5; i++) {
            crane(W * (0.09 + 0.085 * i) + random.nextInt(60), sea + 6, 330 + random.nextInt(160), 0x2A2238);
        }
        fill(new Rectangle2D.Double(0, sea - 46, W * 0.5, 60), 0x221C30, 255);
        containers(40, sea - 46, W * 0.46);
        ship(W * 0.74, sea + 30, 1.15, 0x1B1828);
        sky(sea, H, 0xD98A5B, 0x8A4E5E, 0x3A2F55, 0x161A33);
        reflection(sea, 0.55, 150);
        waves(sea, 190, 0xFFD9A0, W * 0.64, 340);
        vignette(0x0B0D1E, 120);
    }

    private void twoChairs() {
        sky(0, H, 0x3B2A20, 0x6B4A32, 0x8A6443, 0x4A3325);
        for (int i = 0; i < 9; i++) {
            double x = W * (i / 9.0);
            verticalShade(x, W / 9.0, 0x2A1B13, 140);
        }
        double floor = H * 0.72;
        for (int i = 0; i < 2; i++) {
            double x = W * (0.13 + i * 0.56);
            fill(new Rectangle2D.Double(x, H * 0.07, W * 0.18, H * 0.5), 0x1E140E, 255);
            window(x + 22, H * 0.07 + 22, W * 0.18 - 44, H * 0.5 - 44);
        }
        flag(W * 0.435, H * 0.15, 0xF3EEE3, 0x2F5A93, 0xA8322C);
        flag(W * 0.515, H * 0.15, 0xA8322C, 0xF3EEE3, 0x2B3E72);
        sky(floor, H, 0x6E2A22, 0x8A3A2C, 0x4A1A18, 0x2A0F10);
        for (int i = 0; i < 26; i++) {
            line(W * (i / 25.0 * 3 - 1), H, W * (0.1 + i / 25.0 * 0.8), floor, 3, 0xC88A5A, 26);
        }
        lightFrom(W * 0.22, H * 0.3, W * 0.42, H, 0xFFE6B8, 55);
        lightFrom(W * 0.78, H * 0.3, W * 0.6, H, 0xFFE6B8, 45);
        armchair(W * 0.3, H * 0.86, 1, 0xC9A36A);
        armchair(W * 0.7, H * 0.86, -1, 0xC9A36A);
        sideTable(W * 0.5, H * 0.86);
        vignette(0x120A06, 190);
    }

    private void pressRoom() {
        sky(0, H, 0x0C1A33, 0x14305C, 0x1C4278, 0x0A1428);
        for (int i = 0; i < 26; i++) {
            verticalShade(W * i / 26.0, W / 26.0, 0x060E1E, 120);
        }
        lightFrom(W * 0.2, -60, W * 0.45, H * 1.1, 0xBFD8FF, 60);
        lightFrom(W * 0.82, -60, W * 0.56, H * 1.1, 0xFFE8C8, 70);
        glow(W * 0.5, H * 0.42, W * 0.33, 0x9CC0FF, 110);
        double x = W * 0.5;
        double top = H * 0.5;
        polygon(0x6A4630, 255, x - 300, top, x + 300, top, x + 250, H + 10, x - 250, H + 10);
        polygon(0x8A5F42, 255, x - 330, top - 44, x + 330, top - 44, x + 300, top + 24, x - 300, top + 24);
        polygon(0x4A2F20, 150, x + 60, top + 24, x + 296, top + 24, x + 250, H + 10, x + 60, H + 10);
        ring(x, top + 260, 110, 0xD9B27A, 200);
        double[] lean = {-1.0, -0.62, -0.3, 0.02, 0.33, 0.66, 1.02};
        for (double l : lean) {
            microphone(x + l * 190, top - 34, x + l * 90, top - 300 + Math.abs(l) * 70);
        }
        for (int row = 0; row < 2; row++) {
            for (int i = 0; i < 9; i++) {
                double cx = W * (0.02 + i * 0.125) + row * 130 - 40;
                cameraOnTripod(cx, H - 20 + row * 60, 150 + row * 50, row == 0 ? 0x0A1222 : 0x05080F);
            }
        }
        vignette(0x02050C, 200);
    }

    private void snowStreet() {
        sky(0, H, 0x141C38, 0x26365E, 0x4A5F8A, 0x8A94A8);
        glow(W * 0.52, H * 0.52, W * 0.4, 0xFFD9A8, 90);
        double end = H * 0.56;
        for (int side = -1; side <= 1; side += 2) {
            for (int i = 5; i >= 0; i--) {
                house(side, i, end);
            }
        }
        polygon(0xAEB9CF, 255, W * 0.44, end, W * 0.6, end, W * 1.25, H, -W * 0.25, H);
        polygon(0xE2E7F0, 130, W * 0.5, end, W * 0.54, end, W * 0.78, H, W * 0.3, H);
        for (int i = 0; i < 3; i++) {
            track(end, 0.47 + i * 0.03, 0.22 + i * 0.27);
        }
        for (int i = 5; i >= 0; i--) {
            double near = Math.pow(0.6, i);
            streetLamp(W * 0.5 - W * 0.42 * near, end + (H * 0.4) * near, near);
            streetLamp(W * 0.54 + W * 0.38 * near, end + (H * 0.4) * near, near);
        }
        snow(900);
        vignette(0x0A1024, 130);
    }

    private void ridges() {
        sky(0, H, 0x8FB3C9, 0xF1D9B8, 0xF6C08F, 0xE9A27E);
        glow(W * 0.3, H * 0.36, W * 0.36, 0xFFF6DD, 255);
        disc(W * 0.3, H * 0.36, 74, 0xFFFCF0, 255);
        int[] tones = {0xD8A48C, 0xB98787, 0x927386, 0x6B5F7C, 0x47496A, 0x2A3350, 0x151D33};
        for (int i = 0; i < tones.length; i++) {
            double y = H * (0.44 + i * 0.085);
            ridge(y, 120 + i * 34, 0.0011 + i * 0.00012, tones[i], 255);
            haze(y + 20, y + 240, 0xFBE3CB, 120 - i * 16);
        }
        pines(H * 0.965, 0x0B1222);
        birds(W * 0.62, H * 0.24, 9, 0x4A4258);
    }

    private void cityAtNight() {
        sky(0, H, 0x0A0F22, 0x16204A, 0x3A2F66, 0xA0567A);
        stars(180, H * 0.4);
        glow(W * 0.5, H * 0.86, W * 0.55, 0xFF9A6B, 130);
        for (int layer = 0; layer < 4; layer++) {
            int tone = new int[] {0x3A3560, 0x272848, 0x181C36, 0x0B0E1E}[layer];
            double x = -40;
            while (x < W) {
                double w = 90 + random.nextInt(150) + layer * 20;
                double h = H * (0.5 - layer * 0.085) * (0.55 + random.nextDouble() * 0.65);
                tower(x, H - h, w, h, tone, layer);
                x += w + random.nextInt(30);
            }
            haze(H * 0.6, H, 0xC0607A, 46 - layer * 10);
        }
        line(W * 0.71, H * 0.16, W * 0.71, H * 0.62, 9, 0x0B0E1E, 255);
        disc(W * 0.71, H * 0.16, 12, 0xFF5A4A, 255);
        glow(W * 0.71, H * 0.16, 90, 0xFF5A4A, 160);
        vignette(0x05060F, 140);
    }

    private void paperWeb() {
        sky(0, H, 0x20262B, 0x39434A, 0x4C575D, 0x1A1F23);
        for (int i = 0; i < 6; i++) {
            line(W * (0.06 + i * 0.18), 0, W * (0.02 + i * 0.19), H, 34, 0x151A1E, 200);
            line(W * (0.06 + i * 0.18) - 12, 0, W * (0.02 + i * 0.19) - 12, H, 5, 0x8A979E, 90);
        }
        for (int i = 0; i < 5; i++) {
            double y = H * (0.02 + i * 0.19);
            double lift = 120 + i * 26;
            paperBand(y, lift, 150 + i * 16, i);
        }
        for (int i = 0; i < 3; i++) {
            roller(W * (0.16 + i * 0.34), H * (0.36 + i * 0.2), 150 + i * 18);
        }
        glow(W * 0.3, H * 0.1, W * 0.5, 0xFFF1D0, 60);
        vignette(0x080A0C, 190);
    }

    private void bridge() {
        double water = H * 0.66;
        sky(0, water, 0xA9BBC4, 0xC9D2D2, 0xE4E1D6, 0xEFE6D6);
        glow(W * 0.72, H * 0.3, W * 0.3, 0xFFFBEA, 220);
        ridge(water - 120, 80, 0.0018, 0xB4BEC0, 255);
        skyline(water, 0x9CAAB0, 26);
        haze(water - 260, water, 0xF0EBDF, 190);
        double deck = H * 0.44;
        var body = new Area(new Rectangle2D.Double(-10, deck, W + 20, water - deck + 10));
        double span = W / 4.6;
        for (int i = -1; i < 6; i++) {
            double x = i * span + 70;
            body.subtract(new Area(new Arc2D.Double(x, deck + 70, span - 96, (water - deck) * 1.86, 0, 180, Arc2D.PIE)));
        }
        fill(body, 0x5E6C75, 255);
        fill(new Rectangle2D.Double(-10, deck - 22, W + 20, 34), 0x48555E, 255);
        for (int i = 0; i < 40; i++) {
            line(i * W / 39.0, deck - 22, i * W / 39.0, deck - 74, 6, 0x48555E, 255);
        }
        line(0, deck - 74, W, deck - 74, 7, 0x48555E, 255);
        for (int i = 0; i < 5; i++) {
            lampPost(i * span + 22, deck - 22, 210, 0x3E4A52);
        }
        haze(deck + 120, water, 0xE8E6DC, 130);
        sky(water, H, 0xDAD9CE, 0xB9C3C5, 0x8FA0A8, 0x6F838D);
        reflection(water, 0.42, 88);
        line(0, water, W, water, 10, 0xF8F4E8, 150);
        ripples(water, 260, 0xF6F2E6);
        rower(W * 0.36, H * 0.84);
        vignette(0x35444C, 90);
    }

    private void field() {
        double horizon = H * 0.58;
        sky(0, horizon, 0x2E3A48, 0x4A5866, 0x7A8288, 0xE0C48A);
        clouds(0, horizon * 0.78, 42, 0x27313D, 110);
        clouds(horizon * 0.1, horizon * 0.6, 14, 0x93A0A8, 46);
        rain(W * 0.58, horizon, 0x56636E);
        glow(W * 0.2, horizon, W * 0.34, 0xFFE3A0, 190);
        ridge(horizon - 14, 40, 0.002, 0x4A4A3A, 255);
        sky(horizon, H, 0xD9AE56, 0xC8933A, 0x9A6B26, 0x4A3214);
        for (int i = 0; i < 24; i++) {
            double t = i / 23.0;
            line(W * (t * 2.6 - 0.8), H, W * (0.28 + t * 0.44), horizon, 10, 0x6A4718, 90);
        }
        stalks();
        farm(W * 0.74, horizon + 6);
        vignette(0x1A1408, 140);
    }

    private void platform() {
        sky(0, H, 0x0E1A24, 0x1C3440, 0x2C5058, 0x14242C);
        double vx = W * 0.6;
        double vy = H * 0.44;
        glow(vx, vy, W * 0.24, 0xFFD9A0, 230);
        polygon(0x0C141B, 255, 0, 0, W, 0, W, H * 0.12, vx + 40, vy - 30, vx - 60, vy - 30, 0, H * 0.2);
        for (int i = 1; i < 12; i++) {
            double n = Math.pow(0.72, i);
            line(vx - vx * n, vy - 30 - (vy - 30 - H * 0.1) * n, vx + (W - vx) * n, vy - 30 - (vy - 30 - H * 0.05) * n, 16 * n + 2, 0x24404A, 255);
        }
        polygon(0x35474C, 255, vx - 60, vy + 20, vx + 6, vy + 20, W * 0.5, H, -W * 0.35, H);
        polygon(0xE0C070, 200, vx - 2, vy + 20, vx + 6, vy + 20, W * 0.5, H, W * 0.44, H);
        polygon(0x0A1014, 255, vx + 6, vy + 20, vx + 60, vy + 20, W * 1.25, H, W * 0.5, H);
        for (int i = 0; i < 4; i++) {
            double foot = W * (0.6 + i * 0.14);
            line(vx + 14 + i * 11, vy + 22, foot, H, 9, 0xA8B8BC, 130);
        }
        for (int i = 14; i >= 0; i--) {
            double n = Math.pow(0.76, i);
            double y = vy + 20 + (H - vy) * n;
            line(vx + 10 + (W * 0.53 - vx) * n, y, vx + 60 + W * 0.55 * n, y, 22 * n + 1, 0x2A2420, 170);
        }
        for (int i = 7; i >= 0; i--) {
            double n = Math.pow(0.66, i);
            double x = vx - 50 - W * 0.5 * n;
            line(x, vy - 30 - (vy - 30) * n, x, vy + 20 + H * 0.45 * n, 26 * n + 2, 0x101C22, 255);
            double lx = vx - 40 - W * 0.28 * n;
            double ly = vy - 20 - H * 0.24 * n;
            glow(lx, ly, 190 * n + 20, 0xFFE6B0, 190);
            fill(new Ellipse2D.Double(lx - 46 * n, ly - 10 * n, 92 * n, 20 * n + 2), 0xFFF6DC, 255);
        }
        train(vx, vy);
        vignette(0x04090C, 170);
    }

    private void machineHall() {
        sky(0, H, 0x06121A, 0x0A2230, 0x0C2C3C, 0x040C12);
        double vx = W * 0.46;
        double vy = H * 0.48;
        for (int side = -1; side <= 1; side += 2) {
            for (int i = 9; i >= 0; i--) {
                rack(vx, vy, side, Math.pow(0.7, i), Math.pow(0.7, i + 1));
            }
        }
        polygon(0x0E2A38, 255, vx - 60, vy + 50, vx + 60, vy + 50, vx + W * 0.36, H, vx - W * 0.36, H);
        polygon(0x7FE0F0, 34, vx - 12, vy + 50, vx + 12, vy + 50, vx + W * 0.09, H, vx - W * 0.09, H);
        for (int i = 8; i >= 0; i--) {
            double n = Math.pow(0.68, i);
            double y = vy - 40 - vy * 0.86 * n;
            fill(new Rectangle2D.Double(vx - W * 0.15 * n, y, W * 0.3 * n, 18 * n + 2), 0xDFF8FF, 235);
            glow(vx, y, W * 0.22 * n + 30, 0x9FE8FF, 90);
        }
        glow(vx, vy, W * 0.2, 0xCFF6FF, 210);
        vignette(0x01060A, 190);
    }

    private void mast() {
        sky(0, H, 0x060A1C, 0x101B3C, 0x24406A, 0x5A7F98);
        milkyWay();
        stars(900, H * 0.8);
        glow(W * 0.16, H * 0.88, W * 0.4, 0xF2C08A, 150);
        ridge(H * 0.8, 90, 0.0014, 0x1A2C46, 255);
        haze(H * 0.78, H * 0.94, 0x7FA0B0, 60);
        ridge(H * 0.87, 130, 0.0011, 0x0C1526, 255);
        double x = W * 0.64;
        double foot = H * 0.86;
        double top = H * 0.12;
        line(x - 90, foot, x, top, 9, 0x080D18, 255);
        line(x + 90, foot, x, top, 9, 0x080D18, 255);
        for (int i = 0; i < 16; i++) {
            double t0 = i / 16.0;
            double t1 = (i + 1) / 16.0;
            double a = 90 * (1 - t0);
            double b = 90 * (1 - t1);
            double y0 = foot + (top - foot) * t0;
            double y1 = foot + (top - foot) * t1;
            line(x - a, y0, x + b, y1, 5, 0x080D18, 255);
            line(x + a, y0, x - b, y1, 5, 0x080D18, 255);
        }
        for (double at : new double[] {0.42, 0.56, 0.7}) {
            double y = foot + (top - foot) * at;
            fill(new Ellipse2D.Double(x - 110, y - 46, 70, 92), 0x0B1220, 255);
            fill(new Ellipse2D.Double(x + 40, y - 40, 62, 80), 0x0B1220, 255);
        }
        for (int i = 1; i < 5; i++) {
            ring(x, top, 90 + i * 95, 0xF2C08A, 62 - i * 11);
        }
        glow(x, top, 150, 0xFF6A50, 230);
        disc(x, top, 14, 0xFFB0A0, 255);
        fill(new Rectangle2D.Double(x + 130, foot - 66, 170, 110), 0x070B14, 255);
        fill(new Rectangle2D.Double(x + 170, foot - 36, 36, 40), 0xFFCF88, 255);
        glow(x + 188, foot - 16, 120, 0xFFCF88, 120);
    }

    private void columns() {
        sky(0, H, 0x6E96B8, 0x9DBBD0, 0xC9D8DE, 0xE6E2D4);
        fill(new Rectangle2D.Double(0, H * 0.15, W, H), 0x6A5F54, 255);
        polygon(0xD8CBB4, 255, -20, H * 0.13, W * 0.5, -H * 0.2, W + 20, H * 0.13);
        polygon(0xB9AA92, 255, W * 0.1, H * 0.12, W * 0.5, -H * 0.1, W * 0.9, H * 0.12);
        fill(new Rectangle2D.Double(-10, H * 0.12, W + 20, H * 0.06), 0xE4D8C2, 255);
        fill(new Rectangle2D.Double(-10, H * 0.175, W + 20, H * 0.025), 0x8F8270, 255);
        fill(new Rectangle2D.Double(W * 0.425, H * 0.34, W * 0.15, H * 0.44), 0x2A1E17, 255);
        fill(new Rectangle2D.Double(W * 0.44, H * 0.37, W * 0.055, H * 0.41), 0x4A3424, 255);
        fill(new Rectangle2D.Double(W * 0.505, H * 0.37, W * 0.055, H * 0.41), 0x4A3424, 255);
        for (int i = 0; i < 6; i++) {
            column(W * (0.035 + i * 0.172), H * 0.2, W * 0.075, H * 0.58);
        }
        for (int i = 0; i < 9; i++) {
            double y = H * 0.78 + i * H * 0.026;
            fill(new Rectangle2D.Double(0, y, W, H * 0.013), 0xE9DFCB, 255);
            fill(new Rectangle2D.Double(0, y + H * 0.013, W, H * 0.014), i % 2 == 0 ? 0xA89A84 : 0xB0A28C, 255);
        }
        polygon(0x2A2A3A, 96, -10, H * 0.3, W * 0.34, H * 0.78, W * 0.2, H, -10, H);
        polygon(0x2A2A3A, 70, W * 0.52, H * 0.2, W * 0.62, H * 0.2, W * 0.94, H, W * 0.72, H);
        vignette(0x1C1A20, 120);
    }

    private void readingRoom() {
        sky(0, H, 0x1A120D, 0x35241A, 0x4A3020, 0x160E0A);
        for (int row = 0; row < 5; row++) {
            shelf(H * (0.03 + row * 0.115), H * 0.1);
        }
        for (int i = 0; i < 3; i++) {
            double x = W * (0.2 + i * 0.3);
            fill(new Arc2D.Double(x - 150, H * 0.03, 300, 420, 0, 180, Arc2D.PIE), 0x9FB2C0, 255);
            fill(new Rectangle2D.Double(x - 150, H * 0.03 + 209, 300, H * 0.3), 0x9FB2C0, 255);
            for (int k = 0; k < 3; k++) {
                line(x - 75 + k * 75, H * 0.03, x - 75 + k * 75, H * 0.03 + 209 + H * 0.3, 9, 0x2A1C14, 255);
            }
            for (int k = 0; k < 5; k++) {
                line(x - 150, H * 0.1 + k * 120, x + 150, H * 0.1 + k * 120, 8, 0x2A1C14, 255);
            }
            glow(x, H * 0.26, W * 0.17, 0xBFD2E2, 120);
        }
        for (int row = 0; row < 3; row++) {
            double y = H * (0.64 + row * 0.135);
            double depth = 40 + row * 34;
            fill(new Rectangle2D.Double(-10, y, W + 20, depth), 0x7A4A28, 255);
            fill(new Rectangle2D.Double(-10, y, W + 20, 8), 0xC08850, 255);
            fill(new Rectangle2D.Double(-10, y + depth, W + 20, 130), 0x1C110A, 235);
            for (int i = 0; i < 5 - row; i++) {
                double x = W * (0.1 + i * (0.2 + row * 0.06)) + row * 70;
                deskLamp(x, y + depth * 0.4, 0.75 + row * 0.4);
            }
        }
        vignette(0x080402, 200);
    }

    // ---- things in the scenes --------------------------------------------------------------------------------------

    private void crane(double x, double foot, double height, int tone) {
        line(x - 34, foot, x - 14, foot - height * 0.62, 13, tone, 255);
        line(x + 34, foot, x + 14, foot - height * 0.62, 13, tone, 255);
        line(x, foot - height * 0.5, x, foot - height, 15, tone, 255);
        line(x - 70, foot - height * 0.63, x + 250, foot - height * 0.79, 13, tone, 255);
        line(x, foot - height, x + 250, foot - height * 0.79, 4, tone, 255);
        line(x, foot - height, x - 70, foot - height * 0.63, 4, tone, 255);
        line(x + 190, foot - height * 0.76, x + 190, foot - height * 0.42, 3, tone, 255);
        disc(x, foot - height, 7, 0xFF7A5A, 255);
    }

    private void containers(double from, double foot, double width) {
        int[] tones = {0x6B3A3A, 0x3A4A62, 0x5A4A3A, 0x2F5560, 0x7A5A3A, 0x40304A};
        for (int row = 0; row < 3; row++) {
            for (double x = from + row * 60; x < from + width - row * 160; x += 96) {
                if (random.nextInt(5) > 0) {
                    fill(new Rectangle2D.Double(x, foot - 40 - row * 38, 90, 36), tones[random.nextInt(tones.length)], 235);
                }
            }
        }
    }

    private void ship(double x, double water, double scale, int tone) {
        double s = scale;
        polygon(tone, 255, x - 420 * s, water - 70 * s, x + 400 * s, water - 80 * s, x + 350 * s, water, x - 370 * s, water);
        fill(new Rectangle2D.Double(x + 190 * s, water - 210 * s, 130 * s, 140 * s), tone, 255);
        fill(new Rectangle2D.Double(x + 225 * s, water - 270 * s, 50 * s, 70 * s), tone, 255);
        for (int i = 0; i < 5; i++) {
            fill(new Rectangle2D.Double(x + (200 + i * 23) * s, water - 190 * s, 13 * s, 12 * s), 0xFFD48A, 255);
        }
        for (int i = 0; i < 11; i++) {
            fill(new Rectangle2D.Double(x - 380 * s + i * 50 * s, water - (100 + random.nextInt(3) * 24) * s, 46 * s, 60 * s), 0x2A2238, 255);
        }
    }

    private void window(double x, double y, double w, double h) {
        var light = new LinearGradientPaint((float) x, (float) y, (float) x, (float) (y + h), new float[] {0, 0.6f, 1}, new Color[] {colour(0xDCE8F0, 255), colour(0xF6E8C8, 255), colour(0xC8A878, 255)});
        pen.setPaint(light);
        pen.fill(new Rectangle2D.Double(x, y, w, h));
        line(x + w / 2, y, x + w / 2, y + h, 12, 0x3A2A1E, 255);
        for (int i = 1; i < 4; i++) {
            line(x, y + h * i / 4, x + w, y + h * i / 4, 9, 0x3A2A1E, 255);
        }
        glow(x + w / 2, y + h / 2, w * 1.1, 0xFFF0D0, 90);
    }

    private void flag(double x, double y, int first, int second, int third) {
        line(x, y, x, H * 0.72, 10, 0xC9A36A, 255);
        disc(x, y, 14, 0xE0C080, 255);
        int[] tones = {first, second, third};
        for (int i = 0; i < 3; i++) {
            var stripe = new Path2D.Double();
            double a = x + 6 + i * 42;
            stripe.moveTo(a, y + 26 + i * 20);
            stripe.lineTo(a + 42, y + 46 + i * 20);
            stripe.curveTo(a + 70, y + 300, a + 10, y + 520, a + 34 - i * 20, H * 0.6);
            stripe.lineTo(a - 8 - i * 14, H * 0.59);
            stripe.curveTo(a - 20, y + 500, a + 34, y + 280, a, y + 26 + i * 20);
            fill(stripe, tones[i], 255);
        }
    }

    private void armchair(double x, double foot, int facing, int tone) {
        pen.setPaint(new RadialGradientPaint((float) x, (float) foot, 330, new float[] {0, 1}, new Color[] {colour(0x120606, 190), colour(0x120606, 0)}));
        pen.fill(new Ellipse2D.Double(x - 330, foot - 60, 660, 120));
        AffineTransform before = pen.getTransform();
        pen.translate(x, foot);
        pen.scale(facing, 1);
        fill(new Rectangle2D.Double(-170, -40, 18, 46), 0x2A1810, 255);
        fill(new Rectangle2D.Double(150, -40, 18, 46), 0x2A1810, 255);
        rounded(-200, -470, 150, 440, 60, 0x8A6A3C);
        rounded(-186, -456, 122, 400, 50, tone);
        rounded(-190, -200, 380, 160, 40, 0x9A7846);
        rounded(-120, -240, 290, 90, 36, tone);
        rounded(-150, -300, 320, 56, 28, 0x7A5C32);
        rounded(-140, -308, 300, 40, 20, 0xD8B57C);
        pen.setTransform(before);
    }

    private void sideTable(double x, double foot) {
        fill(new Ellipse2D.Double(x - 150, foot - 30, 300, 50), 0x140808, 140);
        fill(new Rectangle2D.Double(x - 12, foot - 170, 24, 170), 0x2A180F, 255);
        fill(new Ellipse2D.Double(x - 140, foot - 200, 280, 56), 0x5A3820, 255);
        fill(new Ellipse2D.Double(x - 136, foot - 204, 272, 50), 0x8A5A34, 255);
        for (int side = -1; side <= 1; side += 2) {
            fill(new Rectangle2D.Double(x + side * 70 - 14, foot - 232, 28, 50), 0xE8F0F4, 150);
        }
        for (int i = 0; i < 26; i++) {
            disc(x + random.nextGaussian() * 44, foot - 270 + random.nextGaussian() * 26, 20, new int[] {0xF4EDE2, 0xE8C9B8, 0xD99A8A, 0x5F7A4A}[i % 4], 255);
        }
        fill(new Rectangle2D.Double(x - 30, foot - 250, 60, 66), 0xB08A5A, 255);
    }

    private void microphone(double x, double y, double tipX, double tipY) {
        pen.setStroke(new BasicStroke(8, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.setColor(colour(0x0A0E16, 255));
        pen.draw(new QuadCurve2D.Double(x, y, x + (x - tipX) * 0.4, (y + tipY) / 2, tipX, tipY));
        AffineTransform before = pen.getTransform();
        pen.translate(tipX, tipY);
        pen.rotate(Math.atan2(tipX - x, y - tipY) * 0.6);
        rounded(-21, -74, 42, 88, 40, 0x10151F);
        rounded(-17, -70, 14, 60, 14, 0x46526A);
        int ringTone = new int[] {0xC94A3A, 0xE0C060, 0x3A7AC0, 0xE8E8E8, 0x4A9A6A}[random.nextInt(5)];
        fill(new Rectangle2D.Double(-21, 2, 42, 22), ringTone, 255);
        pen.setTransform(before);
    }

    private void cameraOnTripod(double x, double foot, double height, int tone) {
        line(x, foot - height, x - 50, foot + 40, 9, tone, 255);
        line(x, foot - height, x + 50, foot + 40, 9, tone, 255);
        rounded(x - 62, foot - height - 74, 124, 78, 14, tone);
        rounded(x - 30, foot - height - 96, 60, 30, 10, tone);
        disc(x, foot - height - 36, 30, tone + 0x0A0E14, 255);
        disc(x + 44, foot - height - 62, 5, 0xFF4A3A, 255);
    }

    private void house(int side, int i, double end) {
        double near = Math.pow(0.62, i);
        double far = Math.pow(0.62, i + 1);
        double centre = W * 0.52;
        double x0 = centre + side * W * 0.56 * near * 1.1;
        double x1 = centre + side * W * 0.56 * far * 1.1;
        double tall = 1.0 + random.nextDouble() * 0.35;
        double top0 = end - H * 0.68 * near * tall;
        double top1 = end - H * 0.68 * far * tall;
        double foot0 = end + H * 0.3 * near;
        double foot1 = end + H * 0.3 * far;
        int[] tones = {0x2A3148, 0x3A3A50, 0x32405A, 0x44465C, 0x4C5670, 0x5E6A84};
        polygon(tones[i], 255, x0, top0, x1, top1, x1, foot1, x0, foot0);
        polygon(0xD6DEEA, 235, x0, top0 - 26 * near, x1, top1 - 26 * far, x1, top1 + 6, x0, top0 + 10 * near);
        int across = 4;
        int up = 5;
        for (int c = 0; c < across; c++) {
            for (int r = 0; r < up; r++) {
                if (random.nextInt(10) < 4) {
                    double a = (c + 0.25) / across;
                    double b = (c + 0.7) / across;
                    double va = (r + 0.25) / up;
                    double vb = (r + 0.68) / up;
                    double xa = x0 + (x1 - x0) * a;
                    double xb = x0 + (x1 - x0) * b;
                    polygon(random.nextInt(3) == 0 ? 0xFFE9B8 : 0xF6B860, 225, xa, at(top0, top1, foot0, foot1, a, va), xb, at(top0, top1, foot0, foot1, b, va), xb, at(top0, top1, foot0, foot1, b, vb), xa, at(top0, top1, foot0, foot1, a, vb));
                }
            }
        }
    }

    private static double at(double top0, double top1, double foot0, double foot1, double across, double down) {
        double top = top0 + (top1 - top0) * across;
        double foot = foot0 + (foot1 - foot0) * across;
        return top + (foot - top) * down;
    }

    private void track(double end, double far, double near) {
        pen.setStroke(new BasicStroke(16));
        pen.setColor(colour(0x7A8AAA, 70));
        pen.draw(new QuadCurve2D.Double(W * far, end, W * (far * 0.6 + near * 0.4), H * 0.75, W * near, H));
    }

    private void streetLamp(double x, double foot, double near) {
        double height = 620 * near;
        line(x, foot, x, foot - height, 12 * near + 1, 0x101626, 255);
        glow(x, foot - height, 330 * near + 20, 0xFFD79A, 200);
        disc(x, foot - height, 22 * near + 2, 0xFFF4DA, 255);
        pen.setPaint(new RadialGradientPaint((float) x, (float) foot, (float) (260 * near + 10), new float[] {0, 1}, new Color[] {colour(0xFFDFA8, 120), colour(0xFFDFA8, 0)}));
        pen.fill(new Ellipse2D.Double(x - 280 * near, foot - 46 * near, 560 * near, 92 * near));
    }

    private void snow(int flakes) {
        for (int i = 0; i < flakes; i++) {
            double size = 2 + Math.pow(random.nextDouble(), 6) * 17;
            disc(random.nextDouble() * W, random.nextDouble() * H, size, 0xFFFFFF, size > 9 ? 90 : 170);
        }
    }

    private void pines(double foot, int tone) {
        for (double x = -20; x < W; x += 34 + random.nextInt(50)) {
            double edge = Math.abs(x - W * 0.46) / W;
            double height = 70 + random.nextInt(110) + edge * 380;
            for (int i = 0; i < 4; i++) {
                double y = foot - height * i / 5.2;
                double w = height * 0.17 * (1 - i / 5.0);
                polygon(tone, 255, x - w, y, x + w, y, x, y - height * 0.42);
            }
        }
        fill(new Rectangle2D.Double(0, foot - 20, W, H), tone, 255);
    }

    private void birds(double x, double y, int count, int tone) {
        pen.setStroke(new BasicStroke(5, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.setColor(colour(tone, 230));
        for (int i = 0; i < count; i++) {
            double bx = x + (i - count / 2.0) * 70 + random.nextInt(30);
            double by = y + Math.abs(i - count / 2.0) * 34 + random.nextInt(20);
            pen.draw(new QuadCurve2D.Double(bx - 26, by - 6, bx - 10, by - 16, bx, by));
            pen.draw(new QuadCurve2D.Double(bx, by, bx + 10, by - 16, bx + 26, by - 6));
        }
    }

    private void tower(double x, double y, double w, double h, int tone, int layer) {
        fill(new Rectangle2D.Double(x, y, w, h + 10), tone, 255);
        if (random.nextInt(4) == 0) {
            line(x + w / 2, y, x + w / 2, y - 90, 6, tone, 255);
        }
        if (layer == 0) {
            return;
        }
        double step = 22 + layer * 6;
        for (double wy = y + step; wy < y + h - step; wy += step * 1.3) {
            for (double wx = x + step * 0.5; wx < x + w - step * 0.7; wx += step) {
                if (random.nextInt(100) < 26) {
                    int light = new int[] {0xFFD58A, 0xFFE9C0, 0xF6A860, 0xBFD8F0}[random.nextInt(4)];
                    fill(new Rectangle2D.Double(wx, wy, step * 0.45, step * 0.6), light, 120 + layer * 40);
                }
            }
        }
    }

    private void paperBand(double y, double lift, double thick, int which) {
        var band = new Path2D.Double();
        band.moveTo(-20, y + lift);
        band.curveTo(W * 0.3, y - lift, W * 0.6, y + lift * 2.2, W + 20, y + lift * 0.2);
        band.lineTo(W + 20, y + lift * 0.2 + thick);
        band.curveTo(W * 0.6, y + lift * 2.2 + thick, W * 0.3, y - lift + thick, -20, y + lift + thick);
        band.closePath();
        AffineTransform before = pen.getTransform();
        pen.translate(0, 36);
        fill(band, 0x0A0C0E, 120);
        pen.setTransform(before);
        pen.setPaint(new LinearGradientPaint(0, 0, W, 0, new float[] {0, 0.28f, 0.55f, 0.8f, 1}, new Color[] {colour(0xB9B2A4, 255), colour(0xF4EFE2, 255), colour(0xCFC8B8, 255), colour(0xF8F4E8, 255), colour(0xA8A294, 255)}));
        pen.fill(band);
        var outside = pen.getClip();
        pen.setClip(band);
        for (double x = 0; x < W; x += 330) {
            for (int column = 0; column < 4; column++) {
                for (int row = 0; row < 7; row++) {
                    double cx = x + column * 74 + 16;
                    double t = (cx + 30) / W;
                    double middle = curve(y + lift, y - lift, y + lift * 2.2, y + lift * 0.2, t);
                    double ly = middle + 22 + row * (thick - 40) / 7;
                    if (column == 0 && row < 2) {
                        line(cx, ly + 4, cx + 120, ly + 4, 10, 0x2A2A2A, 170);
                    } else if (column > 1 || row > 1) {
                        line(cx, ly, cx + 50 + random.nextInt(12), ly, 4, 0x4A4A48, 110);
                    }
                }
            }
            if (which == 2) {
                double middle = curve(y + lift, y - lift, y + lift * 2.2, y + lift * 0.2, (x + 200) / W);
                fill(new Rectangle2D.Double(x + 170, middle + 30, 130, thick * 0.45), 0xA3201D, 200);
            }
        }
        pen.setClip(outside);
    }

    private static double curve(double a, double b, double c, double d, double t) {
        double u = 1 - t;
        return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
    }

    private void roller(double x, double y, double radius) {
        disc(x + 14, y + 30, radius, 0x050607, 120);
        pen.setPaint(new LinearGradientPaint((float) (x - radius), 0, (float) (x + radius), 0, new float[] {0, 0.3f, 0.5f, 1}, new Color[] {colour(0x30383E, 255), colour(0xB8C4CA, 255), colour(0x707C84, 255), colour(0x12161A, 255)}));
        pen.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
        disc(x, y, radius * 0.72, 0x2A3238, 255);
        ring(x, y, radius * 0.72, 0x98A6AE, 160);
        disc(x, y, radius * 0.2, 0x8A969E, 255);
        for (int i = 0; i < 6; i++) {
            double a = i * Math.PI / 3;
            disc(x + Math.cos(a) * radius * 0.48, y + Math.sin(a) * radius * 0.48, radius * 0.07, 0x0C1014, 255);
        }
    }

    private void skyline(double foot, int tone, int houses) {
        for (int i = 0; i < houses; i++) {
            double x = W * i / houses;
            double h = 70 + random.nextInt(110);
            fill(new Rectangle2D.Double(x, foot - h, W / (double) houses + 4, h), tone, 255);
            if (random.nextInt(5) == 0) {
                polygon(tone, 255, x + 14, foot - h, x + 74, foot - h, x + 44, foot - h - 190);
            }
        }
    }

    private void lampPost(double x, double foot, double height, int tone) {
        line(x, foot, x, foot - height, 9, tone, 255);
        line(x - 36, foot - height, x + 36, foot - height, 6, tone, 255);
        disc(x - 36, foot - height - 12, 15, 0xFBEFD0, 255);
        disc(x + 36, foot - height - 12, 15, 0xFBEFD0, 255);
    }

    private void rower(double x, double y) {
        polygon(0x26323A, 255, x - 150, y, x + 160, y, x + 110, y + 30, x - 104, y + 30);
        line(x - 20, y - 6, x + 10, y - 70, 26, 0x26323A, 255);
        disc(x + 16, y - 92, 20, 0x26323A, 255);
        line(x, y - 40, x + 120, y + 44, 6, 0x26323A, 255);
        line(x - 240, y + 36, x + 260, y + 36, 5, 0xF0ECDF, 120);
    }

    private void rain(double x, double foot, int tone) {
        for (int i = 0; i < 60; i++) {
            double at = x + i * 16;
            line(at + 150, foot * 0.35, at, foot, 26, tone, 26);
        }
    }

    private void stalks() {
        for (int i = 0; i < 620; i++) {
            double depth = Math.pow(random.nextDouble(), 0.6);
            double x = random.nextDouble() * W;
            double foot = H * (0.8 + depth * 0.3);
            double height = 90 + depth * 200;
            double lean = 20 + random.nextGaussian() * 18 * depth;
            int tone = new int[] {0xE6BE6A, 0xB9863A, 0xF2D68E, 0x8A5F22}[random.nextInt(4)];
            line(x, foot, x + lean, foot - height, 2 + depth * 4, tone, 220);
            AffineTransform before = pen.getTransform();
            pen.translate(x + lean, foot - height);
            pen.rotate(0.3);
            fill(new Ellipse2D.Double(-5 - depth * 4, -30 - depth * 30, 10 + depth * 8, 36 + depth * 34), tone, 235);
            pen.setTransform(before);
        }
    }

    private void farm(double x, double foot) {
        polygon(0x2A2620, 255, x, foot, x, foot - 60, x + 70, foot - 110, x + 140, foot - 60, x + 140, foot);
        fill(new Rectangle2D.Double(x + 140, foot - 46, 160, 46), 0x322C24, 255);
        fill(new Rectangle2D.Double(x + 54, foot - 46, 22, 24), 0xFFD890, 255);
        for (int i = 0; i < 7; i++) {
            disc(x - 60 - i * 24, foot - 30 - random.nextInt(34), 34, 0x2C3022, 255);
        }
    }

    private void train(double vx, double vy) {
        double x = vx + 62;
        double y = vy + 14;
        glow(x, y - 4, 230, 0xFFF4D8, 255);
        rounded(x - 34, y - 52, 68, 66, 18, 0x1A2A30);
        rounded(x - 26, y - 44, 52, 26, 10, 0x9FC0C8);
        disc(x - 20, y, 8, 0xFFFFFF, 255);
        disc(x + 20, y, 8, 0xFFFFFF, 255);
        pen.setPaint(new LinearGradientPaint((float) vx, (float) vy, (float) (W * 0.8), H, new float[] {0, 1}, new Color[] {colour(0xFFF0C8, 120), colour(0xFFF0C8, 0)}));
        pen.fill(new Polygon(new int[] {(int) x - 20, (int) x + 20, (int) (W * 1.02), (int) (W * 0.62)}, new int[] {(int) y, (int) y, H, H}, 4));
    }

    private void rack(double vx, double vy, int side, double near, double far) {
        double x0 = vx + side * (60 + W * 0.55 * near);
        double x1 = vx + side * (60 + W * 0.55 * far);
        double t0 = vy - 60 - H * 0.5 * near;
        double t1 = vy - 60 - H * 0.5 * far;
        double b0 = vy + 50 + H * 0.55 * near;
        double b1 = vy + 50 + H * 0.55 * far;
        polygon(0x081820, 255, x0, t0, x1, t1, x1, b1, x0, b0);
        polygon(0x16384A, 255, x0, t0, x0 + (x1 - x0) * 0.06, at(t0, t1, b0, b1, 0.06, 0), x0 + (x1 - x0) * 0.06, at(t0, t1, b0, b1, 0.06, 1), x0, b0);
        for (int row = 0; row < 22; row++) {
            double v = (row + 0.5) / 22;
            double xa = x0 + (x1 - x0) * 0.14;
            double xb = x0 + (x1 - x0) * 0.9;
            line(xa, at(t0, t1, b0, b1, 0.14, v), xb, at(t0, t1, b0, b1, 0.9, v), 9 * near + 1, 0x12303E, 255);
            for (int k = 0; k < 7; k++) {
                if (random.nextInt(10) < 6) {
                    double u = 0.18 + k * 0.1;
                    int light = random.nextInt(9) == 0 ? 0xFF8A5A : random.nextInt(3) == 0 ? 0x8AF0B8 : 0x6AD8F0;
                    disc(x0 + (x1 - x0) * u, at(t0, t1, b0, b1, u, v), 4.5 * near + 1, light, 235);
                }
            }
        }
    }

    private void milkyWay() {
        for (int i = 0; i < 260; i++) {
            double t = random.nextDouble();
            double x = W * (0.02 + t * 0.8) + random.nextGaussian() * 70;
            double y = H * (0.62 - t * 0.66) + random.nextGaussian() * 90;
            glow(x, y, 130 + random.nextInt(130), i % 3 == 0 ? 0xC8B0D8 : 0x9FB8E0, 13);
        }
    }

    private void column(double x, double top, double w, double h) {
        float[] stops = {0, 0.16f, 0.42f, 0.78f, 1};
        Color[] tones = {colour(0xA89A84, 255), colour(0xCFC2AA, 255), colour(0x9A8C78, 255), colour(0xF6EEDC, 255), colour(0xD8CBB4, 255)};
        pen.setPaint(new LinearGradientPaint((float) x, 0, (float) (x + w), 0, stops, tones));
        pen.fill(new Rectangle2D.Double(x, top + 30, w, h - 60));
        for (int i = 1; i < 8; i++) {
            line(x + w * i / 8, top + 40, x + w * i / 8, top + h - 40, 5, 0x6A5F50, 90);
        }
        fill(new Rectangle2D.Double(x - 22, top, w + 44, 40), 0xE9DFCB, 255);
        fill(new Rectangle2D.Double(x - 10, top + 40, w + 20, 16), 0xA89A84, 255);
        fill(new Rectangle2D.Double(x - 22, top + h - 44, w + 44, 44), 0xE0D4BE, 255);
        fill(new Rectangle2D.Double(x + w, top + 60, 60, h - 100), 0x2A241E, 70);
    }

    private void shelf(double y, double height) {
        fill(new Rectangle2D.Double(0, y, W, height), 0x0F0906, 255);
        int[] tones = {0x6A3A26, 0x4A5A4A, 0x7A5A34, 0x3A3A52, 0x8A6A44, 0x5A2A24, 0x2F4A52, 0x9A8258};
        double x = 0;
        while (x < W) {
            double w = 14 + random.nextInt(26);
            double h = height * (0.62 + random.nextDouble() * 0.3);
            fill(new Rectangle2D.Double(x, y + height - h, w - 3, h), tones[random.nextInt(tones.length)], 200);
            x += w;
        }
        fill(new Rectangle2D.Double(0, y + height, W, 16), 0x5A3A22, 255);
    }

    private void deskLamp(double x, double y, double s) {
        pen.setPaint(new RadialGradientPaint((float) x, (float) y, (float) (300 * s), new float[] {0, 1}, new Color[] {colour(0xFFE2A0, 190), colour(0xFFE2A0, 0)}));
        pen.fill(new Ellipse2D.Double(x - 300 * s, y - 60 * s, 600 * s, 130 * s));
        glow(x, y - 70 * s, 230 * s, 0xFFE8A8, 120);
        fill(new Rectangle2D.Double(x - 5 * s, y - 130 * s, 10 * s, 140 * s), 0xC8A050, 255);
        fill(new Ellipse2D.Double(x - 44 * s, y - 2 * s, 88 * s, 22 * s), 0xA88040, 255);
        fill(new Arc2D.Double(x - 96 * s, y - 172 * s, 192 * s, 130 * s, 0, 180, Arc2D.PIE), 0x2F6A4A, 255);
        fill(new Arc2D.Double(x - 80 * s, y - 164 * s, 90 * s, 100 * s, 60, 100, Arc2D.PIE), 0x6AB08A, 130);
        fill(new Rectangle2D.Double(x - 94 * s, y - 109 * s, 188 * s, 8 * s), 0xFFF0C0, 255);
        polygon(0xF6EEDC, 235, x + 70 * s, y + 2 * s, x + 150 * s, y - 8 * s, x + 190 * s, y + 8 * s, x + 100 * s, y + 20 * s);
    }

    // ---- light, air and paint --------------------------------------------------------------------------------------

    private void sky(double from, double to, int... tones) {
        float[] stops = new float[tones.length];
        Color[] colours = new Color[tones.length];
        for (int i = 0; i < tones.length; i++) {
            stops[i] = i / (tones.length - 1f);
            colours[i] = colour(tones[i], 255);
        }
        pen.setPaint(new LinearGradientPaint(0, (float) from, 0, (float) to, stops, colours));
        pen.fill(new Rectangle2D.Double(0, from, W, to - from));
    }

    private void clouds(double from, double to, int banks, int tone, int strength) {
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

    private void glow(double x, double y, double radius, int tone, int strength) {
        pen.setPaint(new RadialGradientPaint((float) x, (float) y, (float) Math.max(1, radius), new float[] {0, 0.25f, 0.6f, 1}, new Color[] {colour(tone, strength), colour(tone, strength * 55 / 100), colour(tone, strength * 15 / 100), colour(tone, 0)}));
        pen.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    private void ridge(double base, double height, double step, int tone, int alpha) {
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

    private void haze(double from, double to, int tone, int strength) {
        pen.setPaint(new LinearGradientPaint(0, (float) from, 0, (float) to, new float[] {0, 1}, new Color[] {colour(tone, 0), colour(tone, Math.max(0, strength))}));
        pen.fill(new Rectangle2D.Double(0, from, W, to - from));
    }

    private void lightFrom(double x, double y, double toX, double toY, int tone, int strength) {
        double wide = W * 0.2;
        pen.setPaint(new LinearGradientPaint((float) x, (float) y, (float) toX, (float) toY, new float[] {0, 1}, new Color[] {colour(tone, strength * 2), colour(tone, 0)}));
        polygonOfPaint(x - 50, y, x + 50, y, toX + wide, toY, toX - wide, toY);
        polygonOfPaint(x - 24, y, x + 24, y, toX + wide * 0.55, toY, toX - wide * 0.55, toY);
    }

    private void verticalShade(double x, double width, int tone, int strength) {
        pen.setPaint(new LinearGradientPaint((float) x, 0, (float) (x + width), 0, new float[] {0, 0.5f, 1}, new Color[] {colour(tone, strength), colour(tone, 0), colour(tone, strength)}));
        pen.fill(new Rectangle2D.Double(x, 0, width, H));
    }

    /** What stands above the line, upside down and torn by ripples, over what lies below it. */
    private void reflection(double line, double squeeze, int strength) {
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

    private void waves(double line, int count, int tone, double sunX, double spread) {
        for (int i = 0; i < count * 3; i++) {
            double depth = random.nextDouble();
            double y = line + depth * (H - line);
            double x = sunX + random.nextGaussian() * spread * (0.25 + depth * 0.7);
            double length = (30 + random.nextInt(120)) * (0.4 + depth);
            line(x - length, y, x + length, y, 2 + depth * 5, tone, 60 + random.nextInt(80));
        }
    }

    private void ripples(double line, int count, int tone) {
        for (int i = 0; i < count; i++) {
            double depth = random.nextDouble();
            double y = line + depth * (H - line);
            double x = random.nextDouble() * W;
            double length = (60 + random.nextInt(200)) * (0.4 + depth);
            line(x - length, y, x + length, y, 2 + depth * 3, tone, 50);
        }
    }

    private void stars(int count, double lowest) {
        for (int i = 0; i < count; i++) {
            double size = 1 + Math.pow(random.nextDouble(), 8) * 5;
            disc(random.nextDouble() * W, random.nextDouble() * lowest, size, 0xF2F4FF, 90 + random.nextInt(150));
        }
    }

    private void vignette(int tone, int strength) {
        pen.setPaint(new RadialGradientPaint(W / 2f, H / 2f, W * 0.72f, new float[] {0, 0.55f, 1}, new Color[] {colour(tone, 0), colour(tone, 0), colour(tone, strength)}));
        pen.fill(new Rectangle2D.Double(0, 0, W, H));
    }

    private void fill(java.awt.Shape shape, int tone, int alpha) {
        pen.setColor(colour(tone, alpha));
        pen.fill(shape);
    }

    private void disc(double x, double y, double radius, int tone, int alpha) {
        fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius), tone, alpha);
    }

    private void ring(double x, double y, double radius, int tone, int alpha) {
        pen.setStroke(new BasicStroke(7));
        pen.setColor(colour(tone, alpha));
        pen.draw(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    private void rounded(double x, double y, double w, double h, double corner, int tone) {
        fill(new java.awt.geom.RoundRectangle2D.Double(x, y, w, h, corner, corner), tone, 255);
    }

    private void line(double x0, double y0, double x1, double y1, double width, int tone, int alpha) {
        pen.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.setColor(colour(tone, alpha));
        pen.draw(new java.awt.geom.Line2D.Double(x0, y0, x1, y1));
    }

    private void polygon(int tone, int alpha, double... points) {
        pen.setColor(colour(tone, alpha));
        polygonOfPaint(points);
    }

    private void polygonOfPaint(double... points) {
        var shape = new Path2D.Double();
        shape.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            shape.lineTo(points[i], points[i + 1]);
        }
        shape.closePath();
        pen.fill(shape);
    }

    private static Color colour(int tone, int alpha) {
        return new Color(tone >> 16 & 0xFF, tone >> 8 & 0xFF, tone & 0xFF, Math.clamp(alpha, 0, 255));
    }

    /** Scaled, softened as by a lens, with a little grain, as a JPEG within its weight. */
    private byte[] developed() throws IOException {
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

    private static int grained(int sum, double grain) {
        return Math.clamp(Math.round(sum / (float) (FINE * FINE) + grain), 0, 255);
    }

    private static byte[] jpeg(BufferedImage print, float quality) throws IOException {
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
}
