package press.stet.mail;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import com.google.crypto.tink.subtle.Ed25519Sign;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** Signs words with one key; for one thread. */
interface Pen {

    byte[] sign(byte[] words) throws GeneralSecurityException;

    /** Who computes. Both give signatures that anybody can check; only the time they take differs (docs/benchmarks.md). */
    enum Library {
        /** AWS-LC by Amazon's provider; there is none for every system. */
        NATIVE,
        /** The JDK for RSA, Tink for Ed25519. */
        JAVA;

        static Library fastest() {
            Provider provider = AmazonCorrettoCryptoProvider.INSTANCE;
            return AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError() == null
                            && !provider.getServices().isEmpty()
                    ? NATIVE
                    : JAVA;
        }

        Pen pen(DkimKey key) throws GeneralSecurityException {
            return switch (key.algorithm()) {
                case RSA -> rsa(key);
                case ED25519 -> ed25519(key);
            };
        }

        private Pen rsa(DkimKey key) throws GeneralSecurityException {
            PrivateKey secret = KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(
                            Base64.getDecoder().decode(key.privateKey().value())));
            Signature signature = this == NATIVE
                    ? Signature.getInstance("SHA256withRSA", AmazonCorrettoCryptoProvider.INSTANCE)
                    : Signature.getInstance("SHA256withRSA");
            signature.initSign(secret);
            return words -> {
                signature.update(words);
                return signature.sign();
            };
        }

        private Pen ed25519(DkimKey key) throws GeneralSecurityException {
            byte[] seed = Base64.getDecoder().decode(key.privateKey().value());
            if (this == JAVA) {
                Ed25519Sign signer = new Ed25519Sign(seed);
                return signer::sign;
            }
            PrivateKey secret = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
            Signature signature = Signature.getInstance("Ed25519", AmazonCorrettoCryptoProvider.INSTANCE);
            signature.initSign(secret);
            return words -> {
                signature.update(words);
                return signature.sign();
            };
        }
    }
}
