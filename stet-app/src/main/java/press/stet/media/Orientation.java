package press.stet.media;

import java.awt.image.BufferedImage;

/** The eight ways in which a camera may have been held (CIPA DC-008, tag 0x0112). */
final class Orientation {
    private Orientation() {}

    /** The picture turned and mirrored so that up is up. */
    static BufferedImage upright(BufferedImage image, int orientation) {
        if (orientation == 1) {
            return image;
        }
        int w = image.getWidth();
        int h = image.getHeight();
        boolean onItsSide = orientation >= 5;
        var upright = new BufferedImage(onItsSide ? h : w, onItsSide ? w : h, BufferedImage.TYPE_INT_RGB);
        int[] row = new int[w];
        for (int y = 0; y < h; y++) {
            image.getRGB(0, y, w, 1, row, 0, w);
            for (int x = 0; x < w; x++) {
                switch (orientation) {
                    case 2 -> upright.setRGB(w - 1 - x, y, row[x]);
                    case 3 -> upright.setRGB(w - 1 - x, h - 1 - y, row[x]);
                    case 4 -> upright.setRGB(x, h - 1 - y, row[x]);
                    case 5 -> upright.setRGB(y, x, row[x]);
                    case 6 -> upright.setRGB(h - 1 - y, x, row[x]);
                    case 7 -> upright.setRGB(h - 1 - y, w - 1 - x, row[x]);
                    case 8 -> upright.setRGB(y, w - 1 - x, row[x]);
                    default -> throw new IllegalArgumentException("no such orientation: " + orientation);
                }
            }
        }
        return upright;
    }
}
