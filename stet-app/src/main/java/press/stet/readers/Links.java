package press.stet.readers;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import press.stet.kernel.Fingerprints;

/**
 * Words in links that stand for one reader or one subscription: its id and the first 12 bytes of a keyed fingerprint, as base64url
 * (38 characters). They are stored nowhere and stay good as long as what they name is there.
 */
@Component
public class Links {

    /** What a link is for; a link of one kind is worth nothing as another. */
    public enum Kind {
        /** Confirms a subscription. */
        CONFIRM,
        /** Ends a subscription. */
        LEAVE,
        /** Shows a reader all that is held, to change or erase it. */
        MINE
    }

    private static final int ID = 16;
    private static final int PROOF = 12;

    private final Fingerprints fingerprints;

    Links(Fingerprints fingerprints) {
        this.fingerprints = fingerprints;
    }

    public String word(Kind kind, UUID id) {
        byte[] bytes = bytes(id);
        byte[] word = Arrays.copyOf(bytes, ID + PROOF);
        System.arraycopy(fingerprints.of(purpose(kind), bytes), 0, word, ID, PROOF);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(word);
    }

    /** What the word stands for; empty if this newsroom never made it for this. */
    public Optional<UUID> read(Kind kind, String word) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(word);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length != ID + PROOF) {
            return Optional.empty();
        }
        ByteBuffer read = ByteBuffer.wrap(bytes);
        UUID id = new UUID(read.getLong(), read.getLong());
        // The whole word is compared, since the last letter of base64 has room for bits that mean nothing.
        return MessageDigest.isEqual(
                        word(kind, id).getBytes(StandardCharsets.US_ASCII), word.getBytes(StandardCharsets.US_ASCII))
                ? Optional.of(id)
                : Optional.empty();
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(ID)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static String purpose(Kind kind) {
        return "link:" + kind;
    }
}
