package press.stet.mail;

import com.google.crypto.tink.subtle.Ed25519Sign;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import press.stet.kernel.Secret;

/**
 * A key that signs mail (RFC 6376, RFC 8463).
 *
 * @param privateKey base64: PKCS #8 for RSA, the 32-byte seed for Ed25519
 * @param publicKey base64, as it stands behind {@code p=} in the record
 */
public record DkimKey(String domain, String selector, Algorithm algorithm, Secret privateKey, String publicKey) {

    private static final int RSA_BITS = 2048;

    public enum Algorithm {
        RSA("rsa-sha256", "rsa"),
        ED25519("ed25519-sha256", "ed25519");

        private final String inSignature;
        private final String inRecord;

        Algorithm(String inSignature, String inRecord) {
            this.inSignature = inSignature;
            this.inRecord = inRecord;
        }

        String inSignature() {
            return inSignature;
        }
    }

    public static DkimKey generate(String domain, String selector, Algorithm algorithm) {
        Base64.Encoder base64 = Base64.getEncoder();
        try {
            if (algorithm == Algorithm.ED25519) {
                Ed25519Sign.KeyPair pair = Ed25519Sign.KeyPair.newKeyPair();
                return new DkimKey(
                        domain,
                        selector,
                        algorithm,
                        new Secret(base64.encodeToString(pair.getPrivateKey())),
                        base64.encodeToString(pair.getPublicKey()));
            }
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(RSA_BITS);
            KeyPair pair = generator.generateKeyPair();
            RSAPublicKey open = (RSAPublicKey) pair.getPublic();
            return new DkimKey(
                    domain,
                    selector,
                    algorithm,
                    new Secret(base64.encodeToString(pair.getPrivate().getEncoded())),
                    base64.encodeToString(open.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No key for signing mail could be made.", e);
        }
    }

    /** Name of the TXT record that publishes the key. */
    public String recordName() {
        return selector + "._domainkey." + domain;
    }

    /** What the TXT record says. */
    public String record() {
        return "v=DKIM1; k=" + algorithm.inRecord + "; p=" + publicKey;
    }
}
