package press.stet.support;

import static java.time.ZoneOffset.UTC;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import press.stet.kernel.Fingerprints;
import press.stet.kernel.Ids;

/**
 * “A friend abroad gives for me”: who must not give leaves a wish and gets a code; who lives abroad takes the oldest wish and gives. By
 * the code the first learns that it was done. Neither learns anything of the other, for nothing is known: a wish has no amount, no
 * language, no address, and only its day.
 */
@Service
public class Friends {

    /** How a wish stands. */
    public enum Standing {
        WAITING,
        /** Somebody abroad took it. */
        TAKEN,
        GIVEN
    }

    static final Duration LEASE = Duration.ofHours(2);
    static final int DAYS = 60;
    /** More than these wait only if somebody plays with it. */
    static final int MOST = 2_000;

    private static final int LETTERS = 10;
    /** Without letters that look alike, so that a code can be read out. */
    private static final String ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final WishRows rows;
    private final Books books;
    private final Fingerprints fingerprints;
    private final Ids ids;
    private final Clock clock;

    Friends(WishRows rows, Books books, Fingerprints fingerprints, Ids ids, Clock clock) {
        this.rows = rows;
        this.books = books;
        this.fingerprints = fingerprints;
        this.ids = ids;
        this.clock = clock;
    }

    /** @return the code, which is kept nowhere; empty when too many wait already */
    @Transactional
    public Optional<String> wish() {
        LocalDate today = today();
        rows.forget(today.minusDays(DAYS));
        if (rows.waiting() >= MOST) {
            return Optional.empty();
        }
        StringBuilder code = new StringBuilder();
        for (int n = 0; n < LETTERS; n++) {
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        rows.insert(ids.next(), hash(code.toString()), today);
        return Optional.of(code.toString());
    }

    /** The oldest wish nobody is at; it is somebody else's turn again when nothing was given for it within two hours. */
    @Transactional
    public Optional<UUID> take() {
        return rows.take(clock.instant(), clock.instant().plus(LEASE));
    }

    /** Something was given for a wish. Who gave does not stand here, and whose wish it was stands nowhere. */
    @Transactional
    public void given(UUID wish, UUID contribution) {
        rows.given(wish, contribution);
    }

    /** @param typed a code, with spaces or capitals as people write it; empty when there is none like it any more */
    public Optional<Standing> standing(String typed) {
        String code = typed.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return rows.find(hash(code)).map(wish -> {
            boolean arrived = wish.contribution() != null
                    && books.contribution(wish.contribution())
                            .filter(one -> one.state().captured())
                            .isPresent();
            boolean at = wish.takenUntil() != null && wish.takenUntil().isAfter(clock.instant());
            return arrived ? Standing.GIVEN : at ? Standing.TAKEN : Standing.WAITING;
        });
    }

    private byte[] hash(String code) {
        return fingerprints.of("support.wish", code);
    }

    private LocalDate today() {
        return clock.instant().atOffset(UTC).toLocalDate();
    }
}
