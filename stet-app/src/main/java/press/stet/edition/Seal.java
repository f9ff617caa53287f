package press.stet.edition;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import press.stet.format.ClockText;
import press.stet.format.EditionText;
import press.stet.format.HotPage;
import press.stet.format.ObjectHash;
import press.stet.format.Role;
import press.stet.format.SignedNote;
import press.stet.format.Signer;
import press.stet.format.StoreLayout;
import press.stet.storage.SignedTexts;

/**
 * Signs editions and the clock. An edition text is never replaced by another; the clock that makes it the latest is written
 * last. A crash between the two leaves a signed edition that never became the latest, and its number is not used again.
 */
public final class Seal {

    /** How many editions stay in the store. */
    public static final int KEPT_EDITIONS = 50;

    private static final Duration CLOCK_LIFE = Duration.ofHours(48);

    /** What an edition names that follows one printed before the newsroom had keys, or whose text is lost. */
    private static final ObjectHash NOTHING = ObjectHash.of(new byte[0]);

    private final Keys keys;
    private final SignedTexts texts;

    public Seal(Keys keys) {
        this.keys = keys;
        this.texts = keys.texts();
    }

    /** The highest number that was ever signed in this store; 0 for none. */
    public long last() throws IOException {
        return Math.max(texts.latest("edition"), clock().map(ClockText::edition).orElse(0L));
    }

    /**
     * Signs an edition and makes it the latest.
     *
     * @param number above {@link #last}
     * @param table root of a page table whose objects are settled
     * @param recorded hash of the text of edition {@code number - 1}, for when that text is no longer here; null if unknown
     * @return the hash of its text
     */
    public ObjectHash edition(
            long number,
            ObjectHash table,
            @Nullable ObjectHash recorded,
            Instant time,
            Optional<EditionText.Worker> worker,
            List<HotPage> hot)
            throws IOException {
        return keys.holding(() -> {
            if (number <= last()) {
                throw new IllegalStateException("Edition " + number + " was signed already.");
            }
            EditionText edition = new EditionText(
                    keys.root().newsroom(),
                    number,
                    time.truncatedTo(ChronoUnit.SECONDS),
                    table,
                    previous(number, recorded),
                    texts.latest("notice"),
                    worker,
                    EditionText.fitting(hot));
            texts.write(StoreLayout.edition(number), signed(edition.text(), Role.EDITION));
            sign(number, edition.textHash(), edition.time());
            for (long old : texts.numbers("edition")) {
                if (old <= number - KEPT_EDITIONS) {
                    texts.delete(StoreLayout.edition(old));
                }
            }
            return edition.textHash();
        });
    }

    private Optional<ObjectHash> previous(long number, @Nullable ObjectHash recorded) throws IOException {
        if (number == 1) {
            return Optional.empty();
        }
        byte[] note = texts.read(StoreLayout.edition(number - 1), SignedNote.MAX_LENGTH);
        if (note != null) {
            return Optional.of(SignedNote.parse(note).textHash());
        }
        return Optional.of(recorded == null ? NOTHING : recorded);
    }

    /** Says again, now, which edition is the latest; empty, and nothing happens, before there is one. */
    public Optional<ClockText> again() throws IOException {
        return keys.holding(() -> {
            Optional<ClockText> clock = clock();
            if (clock.isPresent()) {
                sign(
                        clock.get().edition(),
                        clock.get().editionHash(),
                        clock.get().time());
            }
            return clock();
        });
    }

    /** The clock as it stands; empty before the first edition. */
    public Optional<ClockText> clock() throws IOException {
        byte[] note = texts.read(StoreLayout.CLOCK, SignedNote.MAX_LENGTH);
        return note == null
                ? Optional.empty()
                : Optional.of(ClockText.parse(SignedNote.parse(note).text()));
    }

    /**
     * Versions are the seconds since 1970, so that they rise also after a backup was put back, and by one where that is
     * not enough.
     *
     * @param notBefore a clock is never older than what it names
     */
    private void sign(long edition, ObjectHash hash, Instant notBefore) throws IOException {
        Instant now = keys.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        Instant time = now.isBefore(notBefore) ? notBefore : now;
        long before = clock().map(ClockText::version).orElse(0L);
        ClockText clock = new ClockText(
                keys.root().newsroom(),
                Math.max(before + 1, now.getEpochSecond()),
                keys.root().version(),
                edition,
                hash,
                time,
                time.plus(CLOCK_LIFE));
        texts.write(StoreLayout.CLOCK, signed(clock.text(), Role.CLOCK));
    }

    private byte[] signed(String text, Role role) throws IOException {
        return SignedNote.sign(text, keys.signer(role)).encoded();
    }

    /** The texts that readers need now and that only this role's keys sign: the latest, and every notice. */
    List<String> needed(Role role) throws IOException {
        return switch (role) {
            case CLOCK -> List.of(StoreLayout.CLOCK);
            case EDITION ->
                clock().map(clock -> StoreLayout.edition(clock.edition())).stream()
                        .toList();
            case NOTICE ->
                texts.numbers("notice").stream().map(StoreLayout::notice).toList();
            case MIRRORS, ROOT -> List.of();
        };
    }

    /** Adds the signature of a key that the root is about to name. */
    void countersign(String name, Signer fresh) throws IOException {
        byte[] note = texts.read(name, SignedNote.MAX_LENGTH);
        if (note != null) {
            texts.write(name, SignedNote.parse(note).with(fresh).encoded());
        }
    }
}
