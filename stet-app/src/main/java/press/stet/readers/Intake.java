package press.stet.readers;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import press.stet.audit.Audit;
import press.stet.kernel.Ids;
import press.stet.kernel.Refusal;

/**
 * Takes readers over who confirmed with another system. Whoever left, complained or bounced, there or here, is not written to. Doing
 * it twice changes nothing.
 */
@Service
public class Intake {

    /** Why a row was not taken, in words that follow “line 12: ”. */
    public enum Reason {
        NO_ADDRESS("there is no address in it"),
        NOT_AN_ADDRESS("what stands for the address is none that can be written to"),
        SEVERAL("there is more than one address, or a name beside it"),
        FOREIGN_LETTERS("the address has letters before the @ that most mail hosts refuse"),
        TOO_LONG("the address is longer than addresses can be"),
        OTHER_LETTER("it is for another letter"),
        UNCONFIRMED_THERE("never confirmed there"),
        LEFT_THERE("left there; from now on noted here too"),
        BOUNCED_THERE("mail came back there; from now on noted here too"),
        COMPLAINED_THERE("complained or was blocked there; from now on noted here too"),
        SWITCHED_OFF_THERE("switched off there"),
        UNKNOWN_THERE("the word for how it stands there is not known here"),
        LEFT_HERE("left this letter here before; only a new sign-up brings them back"),
        BOUNCED_HERE("mail to them came back here before"),
        COMPLAINED_HERE("reported a letter as unwanted here before"),
        NEVER_HERE("asked here never to be written to");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** Hears of each row that is not taken. */
    @FunctionalInterface
    public interface Rejected {
        /** @param line where the row begins in the file, counted from 1; the address is not told, so that it is in no report */
        void row(int line, Reason reason);
    }

    /**
     * @param fresh get the letter from now on
     * @param known got it before, or stand in the file twice
     * @param rejected how many rows for each reason
     */
    public record Sums(long fresh, long known, Map<Reason, Long> rejected) {
        public Sums {
            rejected = Map.copyOf(rejected);
        }

        public long rejections() {
            return rejected.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    private static final int AT_ONCE = 2_000;
    private static final UUID EVERY_LETTER = SubscriptionRows.ALL;

    private final SubscriberRows rows;
    private final Addresses addresses;
    private final Ids ids;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Intake(
            SubscriberRows rows,
            Addresses addresses,
            Ids ids,
            Audit audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.addresses = addresses;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Reads a list of any of the shapes that {@link ListFile} and {@link Columns} know.
     *
     * @param staff who brings it; null for a command
     * @throws Refusal if no column holds addresses, or the file breaks off; what was read before is in
     */
    public Sums read(Path file, Letter letter, Rejected rejected, @Nullable UUID staff) throws IOException {
        Tally tally = new Tally(letter, rejected);
        try (ListFile list = ListFile.open(file)) {
            Csv.Row first = list.next();
            if (first == null) {
                throw new Refusal("This file is empty.", "file");
            }
            boolean named = Columns.named(first.cells()).isPresent();
            Columns columns = Columns.named(first.cells())
                    .or(() -> Columns.unnamed(first.cells()))
                    .orElseThrow(() -> new Refusal(
                            "No column of this file holds addresses. Write “email” above the one that does, and try again.",
                            "file"));
            for (Csv.Row row = named ? list.next() : first; row != null; row = list.next()) {
                tally.row(row, columns);
            }
        } finally {
            tally.write();
            audit.record(staff, "subscribers.imported", letter.id(), tally.fresh + " new");
        }
        return new Sums(tally.fresh, tally.known, tally.sums);
    }

    /** Takes these over as if a list named them; those who get the letter from now on and did not before. */
    public long take(Letter letter, List<MailAddress> confirmed) {
        Tally tally = new Tally(letter, (line, reason) -> {});
        confirmed.forEach(address -> tally.newcomer(0, new Newcomer(address, null)));
        tally.write();
        return tally.fresh;
    }

    /** What was read and is not yet written, and the sums. */
    private final class Tally {

        private final Letter letter;
        private final Rejected rejected;
        private final Map<Reason, Long> sums = new EnumMap<>(Reason.class);
        private final Map<String, Newcomer> newcomers = new LinkedHashMap<>();
        private final Map<String, Integer> lines = new HashMap<>();
        private final Map<Suppression, List<String>> gone = new EnumMap<>(Suppression.class);
        private int waiting;
        private long fresh;
        private long known;

        Tally(Letter letter, Rejected rejected) {
            this.letter = letter;
            this.rejected = rejected;
        }

        void row(Csv.Row row, Columns columns) {
            MailAddress address;
            try {
                address = MailAddress.parse(columns.address(row));
            } catch (MailAddress.Bad e) {
                reject(row.line(), reason(e.problem()));
                return;
            }
            boolean other = !columns.letter(row).isEmpty()
                            && !columns.letter(row).equals(letter.slug())
                    || !columns.letter(row).isEmpty() && !columns.language(row).equals(letter.language());
            if (other) {
                reject(row.line(), Reason.OTHER_LETTER);
                return;
            }
            switch (columns.standing(row)) {
                case ACTIVE -> newcomer(row.line(), new Newcomer(address, columns.since(row)));
                case UNCONFIRMED -> reject(row.line(), Reason.UNCONFIRMED_THERE);
                case SWITCHED_OFF -> reject(row.line(), Reason.SWITCHED_OFF_THERE);
                case UNKNOWN -> reject(row.line(), Reason.UNKNOWN_THERE);
                case LEFT -> gone(row.line(), address, Suppression.LEFT, Reason.LEFT_THERE);
                case BOUNCED -> gone(row.line(), address, Suppression.BOUNCED, Reason.BOUNCED_THERE);
                case COMPLAINED -> gone(row.line(), address, Suppression.COMPLAINED, Reason.COMPLAINED_THERE);
            }
        }

        private void reject(int line, Reason reason) {
            sums.merge(reason, 1L, Long::sum);
            rejected.row(line, reason);
        }

        private void gone(int line, MailAddress address, Suppression suppression, Reason reason) {
            reject(line, reason);
            gone.computeIfAbsent(suppression, some -> new ArrayList<>()).add(addresses.print(address));
            oneMore();
        }

        void newcomer(int line, Newcomer newcomer) {
            String print = addresses.print(newcomer.address());
            if (newcomers.putIfAbsent(print, newcomer) == null) {
                lines.put(print, line);
            } else {
                known++;
            }
            oneMore();
        }

        private void oneMore() {
            if (++waiting == AT_ONCE) {
                write();
            }
        }

        /** Who is gone first: a list may name the same address twice. */
        void write() {
            Instant now = clock.instant();
            transaction.executeWithoutResult(status -> {
                gone.forEach((suppression, prints) -> rows.suppress(
                        suppression == Suppression.LEFT ? letter.id() : EVERY_LETTER,
                        suppression,
                        prints.stream().distinct().toList(),
                        now));
                Map<String, Suppression> suppressed = rows.suppressed(letter.id(), List.copyOf(newcomers.keySet()));
                suppressed.forEach((print, reason) -> {
                    newcomers.remove(print);
                    reject(lines.getOrDefault(print, 0), reason(reason));
                });
                int taken = newcomers.isEmpty() ? 0 : rows.takeOver(letter.id(), taken(now));
                fresh += taken;
                known += newcomers.size() - taken;
            });
            newcomers.clear();
            lines.clear();
            gone.clear();
            waiting = 0;
        }

        private SubscriberRows.Taken taken(Instant now) {
            List<Newcomer> all = List.copyOf(newcomers.values());
            List<UUID> fresh = all.stream().map(one -> ids.next()).toList();
            List<String> sealed = new ArrayList<>(all.size());
            for (int i = 0; i < all.size(); i++) {
                sealed.add(HexFormat.of()
                        .formatHex(addresses
                                .seal(fresh.get(i), all.get(i).address())
                                .bytes()));
            }
            return new SubscriberRows.Taken(
                    fresh,
                    List.copyOf(newcomers.keySet()),
                    sealed,
                    all.stream().map(one -> one.address().domain()).toList(),
                    all.stream().map(one -> before(one.since(), now)).toList());
        }
    }

    private static Instant before(@Nullable Instant since, Instant now) {
        return since == null || since.isAfter(now) ? now : since;
    }

    private static Reason reason(MailAddress.Problem problem) {
        return switch (problem) {
            case EMPTY -> Reason.NO_ADDRESS;
            case NO_AT, BAD_LOCAL, BAD_DOMAIN -> Reason.NOT_AN_ADDRESS;
            case NOT_ONE -> Reason.SEVERAL;
            case TOO_LONG -> Reason.TOO_LONG;
            case FOREIGN_LOCAL -> Reason.FOREIGN_LETTERS;
        };
    }

    private static Reason reason(Suppression suppression) {
        return switch (suppression) {
            case LEFT -> Reason.LEFT_HERE;
            case BOUNCED -> Reason.BOUNCED_HERE;
            case COMPLAINED -> Reason.COMPLAINED_HERE;
            case NEVER -> Reason.NEVER_HERE;
        };
    }
}
