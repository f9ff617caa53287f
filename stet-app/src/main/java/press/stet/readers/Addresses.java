package press.stet.readers;

import java.util.HexFormat;
import java.util.UUID;
import org.springframework.stereotype.Component;
import press.stet.kernel.Fingerprints;
import press.stet.kernel.Sealed;
import press.stet.kernel.Sealing;

/** How addresses rest: sealed, each bound to its reader, and found again by a keyed fingerprint. */
@Component
class Addresses {

    private final Sealing sealing;
    private final Fingerprints fingerprints;

    Addresses(Sealing sealing, Fingerprints fingerprints) {
        this.sealing = sealing;
        this.fingerprints = fingerprints;
    }

    byte[] fingerprint(MailAddress address) {
        return fingerprints.of("reader", address.folded());
    }

    /** The fingerprint in hex. */
    String print(MailAddress address) {
        return HexFormat.of().formatHex(fingerprint(address));
    }

    Sealed seal(UUID subscriber, MailAddress address) {
        return sealing.seal(address.text(), place(subscriber));
    }

    MailAddress open(UUID subscriber, Sealed sealed) {
        String text = sealing.open(sealed, place(subscriber));
        int at = text.lastIndexOf('@');
        return new MailAddress(text.substring(0, at), text.substring(at + 1));
    }

    private static String place(UUID subscriber) {
        return "reader.address:" + subscriber;
    }
}
