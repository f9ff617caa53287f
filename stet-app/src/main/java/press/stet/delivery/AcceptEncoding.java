package press.stet.delivery;

import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import press.stet.storage.Encoding;
import press.stet.storage.StoredObject;

/**
 * What a reader's software can unpack (RFC 9110, section 12.5.3): a weight in thousandths for each coding. The coding with
 * the highest weight wins, of equal ones the best packed.
 */
final class AcceptEncoding {

    private static final int MAX_KNOWN = 256;
    private static final int MAX_KNOWN_LENGTH = 100;
    private static final ConcurrentMap<String, AcceptEncoding> KNOWN = new ConcurrentHashMap<>();

    private static final Encoding[] CODINGS = Encoding.values();

    /** Without the header a client may well understand nothing but the bytes themselves. */
    private static final AcceptEncoding IDENTITY_ONLY = new AcceptEncoding("");

    private final int[] weights = new int[CODINGS.length];

    /** What this header says. */
    static AcceptEncoding of(@Nullable String header) {
        if (header == null) {
            return IDENTITY_ONLY;
        }
        AcceptEncoding known = KNOWN.get(header);
        if (known == null) {
            known = new AcceptEncoding(header);
            if (header.length() <= MAX_KNOWN_LENGTH && KNOWN.size() < MAX_KNOWN) {
                KNOWN.put(header, known);
            }
        }
        return known;
    }

    private AcceptEncoding(String header) {
        int others = -1;
        int[] named = {-1, -1, -1, -1};
        for (String item : header.split(",")) {
            String[] parts = item.split(";", -1);
            String coding = parts[0].strip().toLowerCase(Locale.ROOT);
            int weight = weight(parts);
            if (coding.equals("*")) {
                others = weight;
            }
            for (Encoding encoding : CODINGS) {
                if (coding.equals(encoding.token()) || (encoding == Encoding.GZIP && coding.equals("x-gzip"))) {
                    named[encoding.ordinal()] = weight;
                }
            }
        }
        for (Encoding encoding : CODINGS) {
            int weight = named[encoding.ordinal()];
            weights[encoding.ordinal()] = weight >= 0 ? weight : Math.max(others, 0);
        }
        if (named[Encoding.IDENTITY.ordinal()] < 0 && others != 0) {
            // Not named and not ruled out: acceptable, but any coding that is named is what was asked for.
            weights[Encoding.IDENTITY.ordinal()] = 1;
        }
    }

    private static int weight(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip().toLowerCase(Locale.ROOT);
            if (parameter.startsWith("q=")) {
                try {
                    double q = Double.parseDouble(parameter.substring(2).strip());
                    return q > 0 ? Math.clamp(Math.round(q * 1000), 1, 1000) : 0;
                } catch (NumberFormatException unreadable) {
                    return 0;
                }
            }
        }
        return 1000;
    }

    /** The weight of a coding in thousandths; 0 means it must not be sent. */
    int weight(Encoding encoding) {
        return weights[encoding.ordinal()];
    }

    /** The coding to send this object in; its own bytes where nothing it is kept in is welcome. */
    Encoding choose(StoredObject object) {
        Encoding best = Encoding.IDENTITY;
        int most = 0;
        for (Encoding encoding : CODINGS) {
            if (weights[encoding.ordinal()] > most && object.has(encoding)) {
                best = encoding;
                most = weights[encoding.ordinal()];
            }
        }
        return best;
    }
}
