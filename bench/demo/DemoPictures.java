import java.awt.geom.Arc2D;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Draws the photos of the demo newsroom: invented places, no person, the same picture every time.
 *
 * <p>{@code java bench/demo/DemoPictures.java stet-app/src/main/resources/demo/photos}
 */
final class DemoPictures extends Props {
    DemoPictures(long seed) {
        super(seed);
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

    void harbour() {
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

    void twoChairs() {
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

    void pressRoom() {
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

    void snowStreet() {
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

    void ridges() {
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

    void cityAtNight() {
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

    void paperWeb() {
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

    void bridge() {
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

    void field() {
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

    void platform() {
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

    void machineHall() {
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

    void mast() {
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

    void columns() {
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

    void readingRoom() {
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
}
