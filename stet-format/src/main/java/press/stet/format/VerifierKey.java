package press.stet.format;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A public key and its name, as C2SP signed-note has them. Written
 * {@code <name>+<key id, 8 hex digits>+<base64 of 0x01 and the 32 bytes of the Ed25519 key>}.
 */
public final class VerifierKey implements Comparable<VerifierKey> {
    static final byte ED25519 = 0x01;
    static final int MAX_NAME_LENGTH = 100;
    /** What RFC 8410 puts before the 32 bytes of an Ed25519 key. */
    private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String name;
    private final byte[] publicKey;
    private final int id;

    /**
     * @param name 1 to 100 printable ASCII characters, no space, no plus
     * @param publicKey 32 bytes (RFC 8032)
     */
    public VerifierKey(String name, byte[] publicKey) {
        if (name.isEmpty()
                || name.length() > MAX_NAME_LENGTH
                || !name.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != '+')) {
            throw new IllegalArgumentException(
                    "The name of a key has 1 to 100 printable ASCII characters, no space and no plus sign.");
        }
        if (publicKey.length != 32) {
            throw new IllegalArgumentException("An Ed25519 public key has 32 bytes.");
        }
        this.name = name;
        this.publicKey = publicKey.clone();
        MessageDigest digest = ObjectHash.sha256();
        digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(ED25519);
        this.id = ByteBuffer.wrap(digest.digest(publicKey)).getInt();
    }

    /** Reads the written form, in exactly the one spelling {@link #toString} gives. */
    public static VerifierKey parse(String text) throws RefusedException {
        String[] parts = text.split("\\+", 3);
        try {
            byte[] bytes = Base64.getDecoder().decode(parts[parts.length - 1]);
            if (parts.length == 3 && bytes.length == 33) {
                VerifierKey key = new VerifierKey(parts[0], Arrays.copyOfRange(bytes, 1, 33));
                if (key.toString().equals(text)) {
                    return key;
                }
            }
            throw RefusedException.malformed("A public key is written as name, plus sign, key id, plus sign, key.");
        } catch (IllegalArgumentException e) {
            throw RefusedException.malformed("A public key is written as name, plus sign, key id, plus sign, base64.");
        }
    }

    public String name() {
        return name;
    }

    /** The key id of signed-note: the first four bytes of SHA-256(name, newline, 0x01, public key). */
    public int id() {
        return id;
    }

    /** The 32 bytes of the key. */
    public byte[] publicKey() {
        return publicKey.clone();
    }

    boolean samePublicKey(VerifierKey other) {
        return Arrays.equals(publicKey, other.publicKey);
    }

    /** True if this is the key's Ed25519 signature of the message. */
    public boolean verifies(byte[] message, byte[] signature) {
        byte[] encoded = Arrays.copyOf(SPKI, SPKI.length + 32);
        System.arraycopy(publicKey, 0, encoded, SPKI.length, 32);
        try {
            PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** By written form. */
    @Override
    public int compareTo(VerifierKey other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that && name.equals(that.name) && samePublicKey(that);
    }

    @Override
    public int hashCode() {
        return id;
    }

    @Override
    public String toString() {
        byte[] typed = new byte[33];
        typed[0] = ED25519;
        System.arraycopy(publicKey, 0, typed, 1, 32);
        return name + "+" + HexFormat.of().toHexDigits(id) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }
}
