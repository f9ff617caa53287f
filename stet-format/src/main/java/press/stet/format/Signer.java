package press.stet.format;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;

/** A private Ed25519 key with its name. */
public final class Signer {
    private final VerifierKey key;
    private final byte[] seed;
    private final PrivateKey privateKey;

    private Signer(VerifierKey key, byte[] seed, PrivateKey privateKey) {
        this.key = key;
        this.seed = seed;
        this.privateKey = privateKey;
    }

    /** A new key. */
    public static Signer generate(String name, SecureRandom random) {
        byte[] seed = new byte[32];
        random.nextBytes(seed);
        return fromSeed(name, seed);
    }

    /** The key that RFC 8032 makes of these 32 secret bytes. */
    public static Signer fromSeed(String name, byte[] seed) {
        if (seed.length != 32) {
            throw new IllegalArgumentException("The secret of an Ed25519 key has 32 bytes.");
        }
        byte[] secret = seed.clone();
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new FixedBytes(secret));
            KeyPair pair = generator.generateKeyPair();
            // The JDK derives a public key only while generating, so its generator is fed the secret.
            byte[] drawn = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            if (!Arrays.equals(drawn, secret)) {
                throw new IllegalStateException("This platform's Ed25519 generator doesn't take its secret as it is.");
            }
            byte[] encoded = pair.getPublic().getEncoded();
            byte[] publicKey = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
            return new Signer(new VerifierKey(name, publicKey), secret, pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This platform has no Ed25519.", e);
        }
    }

    /** The public half. */
    public VerifierKey key() {
        return key;
    }

    /** The 32 secret bytes. */
    byte[] seed() {
        return seed.clone();
    }

    /** The 64 bytes of the signature of this message. */
    public byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(privateKey);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key that was made could not sign.", e);
        }
    }

    /** Names the key, never its secret. */
    @Override
    public String toString() {
        return "Signer " + key.name();
    }

    private static final class FixedBytes extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final byte[] secret;

        FixedBytes(byte[] secret) {
            this.secret = secret;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(secret, 0, bytes, 0, bytes.length);
        }
    }
}
