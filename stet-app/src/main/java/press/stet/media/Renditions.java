package press.stet.media;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Makes the sizes and kinds in which a photo is printed, each within its weight. */
final class Renditions {
    /** In pixels. A photo narrower than a step is never blown up to it. */
    private static final List<Integer> WIDTHS = List.of(320, 640, 960, 1280, PhotoDecoder.WIDEST);

    /** A photo's own width is printed too when it is this much wider than the last step. */
    private static final double WORTH_A_STEP = 1.15;

    /** A photo of 640 pixels weighs 60 KB at most; other sizes in proportion, large ones less than that. */
    private static final int WEIGHT_AT_640 = 60_000;

    private static final double WEIGHT_GROWS = 1.5;
    private static final int[] QUALITIES = {80, 72, 64, 55, 45, 35, 25, 15, 8, 2};

    /** AVIF looks as good at lower numbers. */
    private static final int AVIF_BELOW = 25;

    private final ImageEngine engine;

    Renditions(ImageEngine engine) {
        this.engine = engine;
    }

    /** One printed file of a photo. */
    record Printed(ImageType type, int width, int height, byte[] bytes) {}

    String engine() {
        return engine.name();
    }

    /**
     * Prints a photo in every size and kind, smallest width first, each handed on before the next is made.
     *
     * @param upright opaque and in sRGB, as {@link PhotoDecoder} gives it
     */
    void print(BufferedImage upright, Consumer<Printed> taker) {
        for (int width : widths(upright.getWidth())) {
            BufferedImage sized = width == upright.getWidth()
                    ? upright
                    : Scaler.scale(
                            upright,
                            width,
                            Math.max(
                                    1,
                                    Math.ceilDiv(
                                            upright.getHeight() * width - upright.getWidth() / 2, upright.getWidth())));
            for (ImageType type : ImageType.values()) {
                if (engine.writes().contains(type)) {
                    byte[] bytes = withinWeight(sized, type);
                    taker.accept(new Printed(type, sized.getWidth(), sized.getHeight(), bytes));
                }
            }
        }
    }

    /** The widths that a photo of this width is printed in. */
    static List<Integer> widths(int own) {
        List<Integer> widths =
                new ArrayList<>(WIDTHS.stream().filter(w -> w <= own).toList());
        if (widths.isEmpty() || own > widths.getLast() * WORTH_A_STEP) {
            widths.add(own);
        }
        return widths;
    }

    private byte[] withinWeight(BufferedImage picture, ImageType type) {
        long weight = weight(picture.getWidth());
        byte[] bytes = new byte[0];
        for (int quality : QUALITIES) {
            int asked = type == ImageType.AVIF ? Math.max(5, quality - AVIF_BELOW) : quality;
            bytes = engine.encode(picture, type, asked);
            if (bytes.length <= weight) {
                return bytes;
            }
        }
        return bytes;
    }

    /** How many bytes a print of this width may have. */
    static long weight(int width) {
        return Math.round(WEIGHT_AT_640 * Math.pow(width / 640.0, WEIGHT_GROWS));
    }
}
