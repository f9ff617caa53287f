import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.LinearGradientPaint;
import java.awt.Polygon;
import java.awt.RadialGradientPaint;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.QuadCurve2D;
import java.awt.geom.Rectangle2D;

/** Things that stand in the scenes: cranes, ships, lamps, houses, pines. */
class Props extends Film {
    Props(long seed) {
        super(seed);
    }

    void crane(double x, double foot, double height, int tone) {
        line(x - 34, foot, x - 14, foot - height * 0.62, 13, tone, 255);
        line(x + 34, foot, x + 14, foot - height * 0.62, 13, tone, 255);
        line(x, foot - height * 0.5, x, foot - height, 15, tone, 255);
        line(x - 70, foot - height * 0.63, x + 250, foot - height * 0.79, 13, tone, 255);
        line(x, foot - height, x + 250, foot - height * 0.79, 4, tone, 255);
        line(x, foot - height, x - 70, foot - height * 0.63, 4, tone, 255);
        line(x + 190, foot - height * 0.76, x + 190, foot - height * 0.42, 3, tone, 255);
        disc(x, foot - height, 7, 0xFF7A5A, 255);
    }

    void containers(double from, double foot, double width) {
        int[] tones = {0x6B3A3A, 0x3A4A62, 0x5A4A3A, 0x2F5560, 0x7A5A3A, 0x40304A};
        for (int row = 0; row < 3; row++) {
            for (double x = from + row * 60; x < from + width - row * 160; x += 96) {
                if (random.nextInt(5) > 0) {
                    fill(new Rectangle2D.Double(x, foot - 40 - row * 38, 90, 36), tones[random.nextInt(tones.length)], 235);
                }
            }
        }
    }

    void ship(double x, double water, double scale, int tone) {
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

    void window(double x, double y, double w, double h) {
        var light = new LinearGradientPaint((float) x, (float) y, (float) x, (float) (y + h), new float[] {0, 0.6f, 1}, new Color[] {colour(0xDCE8F0, 255), colour(0xF6E8C8, 255), colour(0xC8A878, 255)});
        pen.setPaint(light);
        pen.fill(new Rectangle2D.Double(x, y, w, h));
        line(x + w / 2, y, x + w / 2, y + h, 12, 0x3A2A1E, 255);
        for (int i = 1; i < 4; i++) {
            line(x, y + h * i / 4, x + w, y + h * i / 4, 9, 0x3A2A1E, 255);
        }
        glow(x + w / 2, y + h / 2, w * 1.1, 0xFFF0D0, 90);
    }

    void flag(double x, double y, int first, int second, int third) {
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

    void armchair(double x, double foot, int facing, int tone) {
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

    void sideTable(double x, double foot) {
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

    void microphone(double x, double y, double tipX, double tipY) {
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

    void cameraOnTripod(double x, double foot, double height, int tone) {
        line(x, foot - height, x - 50, foot + 40, 9, tone, 255);
        line(x, foot - height, x + 50, foot + 40, 9, tone, 255);
        rounded(x - 62, foot - height - 74, 124, 78, 14, tone);
        rounded(x - 30, foot - height - 96, 60, 30, 10, tone);
        disc(x, foot - height - 36, 30, tone + 0x0A0E14, 255);
        disc(x + 44, foot - height - 62, 5, 0xFF4A3A, 255);
    }

    void house(int side, int i, double end) {
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

    static double at(double top0, double top1, double foot0, double foot1, double across, double down) {
        double top = top0 + (top1 - top0) * across;
        double foot = foot0 + (foot1 - foot0) * across;
        return top + (foot - top) * down;
    }

    void track(double end, double far, double near) {
        pen.setStroke(new BasicStroke(16));
        pen.setColor(colour(0x7A8AAA, 70));
        pen.draw(new QuadCurve2D.Double(W * far, end, W * (far * 0.6 + near * 0.4), H * 0.75, W * near, H));
    }

    void streetLamp(double x, double foot, double near) {
        double height = 620 * near;
        line(x, foot, x, foot - height, 12 * near + 1, 0x101626, 255);
        glow(x, foot - height, 330 * near + 20, 0xFFD79A, 200);
        disc(x, foot - height, 22 * near + 2, 0xFFF4DA, 255);
        pen.setPaint(new RadialGradientPaint((float) x, (float) foot, (float) (260 * near + 10), new float[] {0, 1}, new Color[] {colour(0xFFDFA8, 120), colour(0xFFDFA8, 0)}));
        pen.fill(new Ellipse2D.Double(x - 280 * near, foot - 46 * near, 560 * near, 92 * near));
    }

    void snow(int flakes) {
        for (int i = 0; i < flakes; i++) {
            double size = 2 + Math.pow(random.nextDouble(), 6) * 17;
            disc(random.nextDouble() * W, random.nextDouble() * H, size, 0xFFFFFF, size > 9 ? 90 : 170);
        }
    }

    void pines(double foot, int tone) {
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

    void birds(double x, double y, int count, int tone) {
        pen.setStroke(new BasicStroke(5, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.setColor(colour(tone, 230));
        for (int i = 0; i < count; i++) {
            double bx = x + (i - count / 2.0) * 70 + random.nextInt(30);
            double by = y + Math.abs(i - count / 2.0) * 34 + random.nextInt(20);
            pen.draw(new QuadCurve2D.Double(bx - 26, by - 6, bx - 10, by - 16, bx, by));
            pen.draw(new QuadCurve2D.Double(bx, by, bx + 10, by - 16, bx + 26, by - 6));
        }
    }

    void tower(double x, double y, double w, double h, int tone, int layer) {
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

    void paperBand(double y, double lift, double thick, int which) {
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

    void roller(double x, double y, double radius) {
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

    void skyline(double foot, int tone, int houses) {
        for (int i = 0; i < houses; i++) {
            double x = W * i / houses;
            double h = 70 + random.nextInt(110);
            fill(new Rectangle2D.Double(x, foot - h, W / (double) houses + 4, h), tone, 255);
            if (random.nextInt(5) == 0) {
                polygon(tone, 255, x + 14, foot - h, x + 74, foot - h, x + 44, foot - h - 190);
            }
        }
    }

    void lampPost(double x, double foot, double height, int tone) {
        line(x, foot, x, foot - height, 9, tone, 255);
        line(x - 36, foot - height, x + 36, foot - height, 6, tone, 255);
        disc(x - 36, foot - height - 12, 15, 0xFBEFD0, 255);
        disc(x + 36, foot - height - 12, 15, 0xFBEFD0, 255);
    }

    void rower(double x, double y) {
        polygon(0x26323A, 255, x - 150, y, x + 160, y, x + 110, y + 30, x - 104, y + 30);
        line(x - 20, y - 6, x + 10, y - 70, 26, 0x26323A, 255);
        disc(x + 16, y - 92, 20, 0x26323A, 255);
        line(x, y - 40, x + 120, y + 44, 6, 0x26323A, 255);
        line(x - 240, y + 36, x + 260, y + 36, 5, 0xF0ECDF, 120);
    }

    void rain(double x, double foot, int tone) {
        for (int i = 0; i < 60; i++) {
            double at = x + i * 16;
            line(at + 150, foot * 0.35, at, foot, 26, tone, 26);
        }
    }

    void stalks() {
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

    void farm(double x, double foot) {
        polygon(0x2A2620, 255, x, foot, x, foot - 60, x + 70, foot - 110, x + 140, foot - 60, x + 140, foot);
        fill(new Rectangle2D.Double(x + 140, foot - 46, 160, 46), 0x322C24, 255);
        fill(new Rectangle2D.Double(x + 54, foot - 46, 22, 24), 0xFFD890, 255);
        for (int i = 0; i < 7; i++) {
            disc(x - 60 - i * 24, foot - 30 - random.nextInt(34), 34, 0x2C3022, 255);
        }
    }

    void train(double vx, double vy) {
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

    void rack(double vx, double vy, int side, double near, double far) {
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

    void milkyWay() {
        for (int i = 0; i < 260; i++) {
            double t = random.nextDouble();
            double x = W * (0.02 + t * 0.8) + random.nextGaussian() * 70;
            double y = H * (0.62 - t * 0.66) + random.nextGaussian() * 90;
            glow(x, y, 130 + random.nextInt(130), i % 3 == 0 ? 0xC8B0D8 : 0x9FB8E0, 13);
        }
    }

    void column(double x, double top, double w, double h) {
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

    void shelf(double y, double height) {
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

    void deskLamp(double x, double y, double s) {
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
}
