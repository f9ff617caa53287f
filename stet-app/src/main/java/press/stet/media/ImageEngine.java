package press.stet.media;

import java.awt.image.BufferedImage;
import java.util.Set;

/** Writes finished pixels as files: plain Java everywhere, libvips where the machine has it. */
interface ImageEngine {

    /** Its name and version as health shows it. */
    String name();

    /** What it can write on this machine; always JPEG. */
    Set<ImageType> writes();

    /**
     * Encodes an opaque sRGB picture; nothing but pixels goes into the file.
     *
     * @param quality 1 to 100
     */
    byte[] encode(BufferedImage picture, ImageType type, int quality);

    /** libvips when the machine has it, else plain Java. */
    static ImageEngine ofThisMachine() {
        return VipsEngine.find().<ImageEngine>map(engine -> engine).orElseGet(JavaEngine::new);
    }
}
