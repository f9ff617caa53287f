package press.stet.media;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.Arrays;

/**
 * Makes pictures smaller: a box average over whole pixels first, then a Lanczos filter of three lobes, row by row, so
 * that the foreign picture is the only large thing in memory. Transparency is laid on white; colours keep the numbers
 * of their own colour space.
 */
final class Scaler {
    private static final int LOBES = 3;
    private static final double LEFT_FOR_LANCZOS = 1.5;

    private final Rows rows;
    private final Filter across;
    private final Filter down;
    private final float[][] ring;
    private int nextRow;

    private Scaler(BufferedImage image, int width, int height) {
        int box = (int) Math.max(1, Math.min(image.getWidth() / width, image.getHeight() / height) / LEFT_FOR_LANCZOS);
        this.rows = new Rows(image, box);
        this.across = Filter.between(rows.width, width);
        this.down = Filter.between(rows.height, height);
        this.ring = new float[down.taps + 1][width * 3];
    }

    /** The picture at another size, as RGB. The aspect is the caller's affair. */
    static BufferedImage scale(BufferedImage image, int width, int height) {
        return new Scaler(image, width, height).scaled(width, height);
    }

    private BufferedImage scaled(int width, int height) {
        var out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] line = new int[width];
        float[] sum = new float[width * 3];
        for (int y = 0; y < height; y++) {
            Arrays.fill(sum, 0);
            for (int t = 0; t < down.taps; t++) {
                float weight = down.weights[y * down.taps + t];
                float[] row = row(Math.min(down.first[y] + t, rows.height - 1));
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += weight * row[i];
                }
            }
            for (int x = 0; x < width; x++) {
                line[x] = sample(sum[x * 3]) << 16 | sample(sum[x * 3 + 1]) << 8 | sample(sum[x * 3 + 2]);
            }
            out.getRaster().setDataElements(0, y, width, 1, line);
        }
        return out;
    }

    private static int sample(float value) {
        return Math.clamp(Math.round(value), 0, 255);
    }

    /** A source row, already scaled across. Rows are asked for in order and kept while the filter spans them. */
    private float[] row(int y) {
        while (nextRow <= y) {
            rows.read(nextRow);
            shrink(rows.line, ring[nextRow % ring.length]);
            nextRow++;
        }
        return ring[y % ring.length];
    }

    private void shrink(float[] from, float[] to) {
        int taps = across.taps;
        int last = from.length - 3;
        for (int x = 0; x < across.first.length; x++) {
            float r = 0;
            float g = 0;
            float b = 0;
            int at = across.first[x] * 3;
            for (int t = 0; t < taps; t++) {
                float weight = across.weights[x * taps + t];
                int i = Math.min(at + t * 3, last);
                r += weight * from[i];
                g += weight * from[i + 1];
                b += weight * from[i + 2];
            }
            to[x * 3] = r;
            to[x * 3 + 1] = g;
            to[x * 3 + 2] = b;
        }
    }

    /** For every target pixel the first source pixel and the weights of it and its followers. */
    private record Filter(int[] first, float[] weights, int taps) {

        static Filter between(int source, int target) {
            double ratio = (double) source / target;
            double stretch = Math.max(1, ratio);
            double reach = LOBES * stretch;
            int taps = (int) Math.ceil(reach * 2) + 1;
            int[] first = new int[target];
            float[] weights = new float[target * taps];
            for (int i = 0; i < target; i++) {
                double centre = (i + 0.5) * ratio - 0.5;
                int left = (int) Math.ceil(centre - reach);
                first[i] = Math.max(0, left);
                double total = 0;
                for (int t = 0; t < taps; t++) {
                    total += lanczos((left + t - centre) / stretch);
                }
                for (int t = 0; t < taps; t++) {
                    int pixel = Math.clamp(left + t, 0, source - 1);
                    int slot = Math.min(pixel - first[i], taps - 1);
                    weights[i * taps + slot] += (float) (lanczos((left + t - centre) / stretch) / total);
                }
            }
            return new Filter(first, weights, taps);
        }

        private static double lanczos(double x) {
            if (Math.abs(x) < 1e-9) {
                return 1;
            }
            if (Math.abs(x) >= LOBES) {
                return 0;
            }
            double a = Math.PI * x;
            return LOBES * Math.sin(a) * Math.sin(a / LOBES) / (a * a);
        }
    }

    /** The foreign picture, line after line, averaged over boxes, three samples a pixel. */
    private static final class Rows {
        private final Raster raster;
        private final int box;
        private final int bands;
        private final int shift;
        private final int[] palette;
        private final int[] source;
        final int width;
        final int height;
        final float[] line;

        Rows(BufferedImage image, int box) {
            this.raster = image.getRaster();
            this.box = box;
            this.bands = raster.getNumBands();
            this.shift = Math.max(0, raster.getSampleModel().getSampleSize(0) - 8);
            this.palette = palette(image);
            this.source = new int[raster.getWidth() * bands];
            this.width = raster.getWidth() / box;
            this.height = raster.getHeight() / box;
            this.line = new float[width * 3];
        }

        private static int[] palette(BufferedImage image) {
            if (image.getColorModel() instanceof IndexColorModel index) {
                int[] colours = new int[index.getMapSize()];
                index.getRGBs(colours);
                return colours;
            }
            int bits = image.getRaster().getSampleModel().getSampleSize(0);
            if (bits >= 8) {
                return new int[0];
            }
            int[] greys = new int[1 << bits];
            for (int i = 0; i < greys.length; i++) {
                greys[i] = 0xFF000000 | (255 * i / (greys.length - 1)) * 0x010101;
            }
            return greys;
        }

        void read(int y) {
            Arrays.fill(line, 0);
            for (int i = 0; i < box; i++) {
                raster.getPixels(0, y * box + i, raster.getWidth(), 1, source);
                for (int x = 0; x < width * box; x++) {
                    add(x, x / box * 3);
                }
            }
            if (box > 1) {
                float share = 1f / (box * box);
                for (int i = 0; i < line.length; i++) {
                    line[i] *= share;
                }
            }
        }

        private void add(int x, int to) {
            int at = x * bands;
            if (palette.length > 0) {
                int colour = source[at] < palette.length ? palette[source[at]] : 0;
                float alpha = (colour >>> 24) / 255f;
                put(to, colour >> 16 & 0xFF, colour >> 8 & 0xFF, colour & 0xFF, alpha);
            } else if (bands < 3) {
                int grey = source[at] >> shift;
                put(to, grey, grey, grey, bands == 2 ? (source[at + 1] >> shift) / 255f : 1);
            } else {
                float alpha = bands == 4 ? (source[at + 3] >> shift) / 255f : 1;
                put(to, source[at] >> shift, source[at + 1] >> shift, source[at + 2] >> shift, alpha);
            }
        }

        private void put(int to, int r, int g, int b, float alpha) {
            line[to] += r * alpha + 255 * (1 - alpha);
            line[to + 1] += g * alpha + 255 * (1 - alpha);
            line[to + 2] += b * alpha + 255 * (1 - alpha);
        }
    }
}
