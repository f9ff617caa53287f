package press.stet.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** All vectors: honest ones first, then every attack. The same on every machine and every day. */
final class Vectors {
    private Vectors() {}

    static List<Vector> all() {
        try {
            List<Vector> all = new ArrayList<>(new HonestVectors().vectors());
            all.addAll(new ContentAttacks().vectors());
            all.addAll(new AuthorityAttacks().vectors());
            all.addAll(new EdgeVectors().vectors());
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
