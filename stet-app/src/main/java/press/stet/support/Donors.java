package press.stet.support;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import press.stet.kernel.Fingerprints;
import press.stet.kernel.Ids;
import press.stet.kernel.Sealed;
import press.stet.kernel.Sealing;

/**
 * Who gave. Each donor's address is sealed with a key of its own; the key is sealed with the house's key, which lies outside the
 * database. Destroying the donor's key takes the name from every amount, also in copies of the database, while the amounts stay.
 */
@Component
class Donors {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final DonorRows rows;
    private final Sealing sealing;
    private final Fingerprints fingerprints;
    private final Ids ids;
    private final Clock clock;

    Donors(DonorRows rows, Sealing sealing, Fingerprints fingerprints, Ids ids, Clock clock) {
        this.rows = rows;
        this.sealing = sealing;
        this.fingerprints = fingerprints;
        this.ids = ids;
        this.clock = clock;
    }

    /** The donor of this address, kept now if it was unknown. */
    @Transactional
    public UUID keep(String mail, String language) {
        byte[] hash = hash(mail);
        Optional<UUID> known = rows.byHash(hash);
        if (known.isPresent()) {
            return known.get();
        }
        UUID id = ids.next();
        byte[] key = new byte[32];
        RANDOM.nextBytes(key);
        Sealed wrapped = sealing.seal(Base64.getEncoder().encodeToString(key), "support.donor.key:" + id);
        return rows.insert(id, wrapped.bytes(), seal(key, mail, id), hash, language, clock.instant())
                ? id
                : rows.byHash(hash).orElseThrow();
    }

    Optional<UUID> find(String mail) {
        return rows.byHash(hash(mail));
    }

    /** The address; empty when the identity was destroyed. */
    Optional<String> mail(UUID donor) {
        return rows.sealed(donor).map(row -> {
            byte[] key = Base64.getDecoder().decode(sealing.open(new Sealed(row.key()), "support.donor.key:" + donor));
            return open(key, row.mail(), donor);
        });
    }

    /** The language this donor reads. */
    String language(UUID donor) {
        return rows.language(donor);
    }

    /** Destroys the key and all that could lead back to a person. */
    @Transactional
    public void destroy(UUID donor) {
        rows.destroy(donor, clock.instant());
    }

    /** Lets go of an identity that belongs to no contribution and no plan. */
    @Transactional
    public void destroyIfNothingGiven(UUID donor) {
        rows.deleteIfNothingGiven(donor);
    }

    /** Destroys every identity whose last money moved before then and who gives nothing any more. @return how many */
    @Transactional
    public int destroyUntil(Instant lastMoney) {
        return rows.destroyUntil(lastMoney, clock.instant());
    }

    /** The same address gives the same; without the house's key nobody can try addresses. */
    byte[] hash(String mail) {
        return fingerprints.of("support.donor.mail", normal(mail));
    }

    static String normal(String mail) {
        return mail.strip().toLowerCase(Locale.ROOT);
    }

    private static byte[] seal(byte[] key, String words, UUID donor) {
        try {
            return new AesGcmJce(key).encrypt(words.strip().getBytes(StandardCharsets.UTF_8), place(donor));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The donor's address could not be sealed.", e);
        }
    }

    private static String open(byte[] key, byte[] sealed, UUID donor) {
        try {
            return new String(new AesGcmJce(key).decrypt(sealed, place(donor)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The address of donor " + donor + " cannot be opened.", e);
        }
    }

    private static byte[] place(UUID donor) {
        return ("support.donor.mail:" + donor).getBytes(StandardCharsets.UTF_8);
    }
}
