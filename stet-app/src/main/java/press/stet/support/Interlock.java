package press.stet.support;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import press.stet.audit.Audit;
import press.stet.kernel.Refusal;

/**
 * Keeps people from giving where giving is a crime: the dated list of countries, what their readers are told, and the switch for the day
 * a country bans the newsroom.
 */
@Service
public class Interlock {

    /** @param since the day the newsroom was banned there */
    public record Country(String code, LocalDate since, String note) {}

    /**
     * What the switch would do, or did.
     *
     * @param plans repeated contributions that are stopped before their next charge
     */
    public record Designation(String country, int plans) {}

    private final InterlockRows rows;
    private final Books books;
    private final Audit audit;
    private final Clock clock;

    Interlock(InterlockRows rows, Books books, Audit audit, Clock clock) {
        this.rows = rows;
        this.books = books;
        this.audit = audit;
        this.clock = clock;
    }

    /** What holds today. */
    public Blocks blocks() {
        return rows.blocks(today());
    }

    public List<Country> countries() {
        return rows.countries();
    }

    /** Whether giving from there is blocked today. */
    public boolean blocks(String country) {
        return blocks().blocks(country);
    }

    /** @throws Refusal when the code is no country's */
    @Transactional
    public void block(String country, LocalDate since, String note, @Nullable UUID staff) {
        String code = code(country);
        rows.block(new Country(code, since, note.strip()));
        audit.record(staff, "support.country-blocked", null, code + " since " + since);
    }

    @Transactional
    public void unblock(String country, @Nullable UUID staff) {
        rows.unblock(code(country));
        audit.record(staff, "support.country-unblocked", null, code(country));
    }

    /** How many repeated contributions are charged at banks of this country: what {@link #designate} would stop. */
    public Designation dryRun(String country) {
        String code = code(country);
        return new Designation(code, rows.running(code).size());
    }

    /**
     * The day a country bans the newsroom: blocks it, and stops every repeated contribution that is charged there before its next charge.
     * Nobody is written to, and nothing is given back: each would leave another trace at a bank. Every plan is stopped by itself: cut
     * off half-way it is done again, and a plan that was missed is stopped when its rail is next asked about it.
     */
    public Designation designate(String country, @Nullable UUID staff) {
        String code = code(country);
        rows.block(new Country(code, today(), ""));
        List<Plan> plans = rows.running(code);
        for (Plan plan : plans) {
            stopByPolicy(plan.id());
        }
        audit.record(staff, "support.country-designated", null, code + ": " + plans.size() + " stopped");
        return new Designation(code, plans.size());
    }

    private void stopByPolicy(UUID id) {
        boolean kept;
        do {
            Plan plan = books.plan(id).orElseThrow();
            if (plan.state().ended()) {
                return;
            }
            Changes changes = Changes.none();
            changes.plans().add(plan.with(PlanState.STOPPED_BY_POLICY, clock.instant()));
            changes.orders().add(Settlement.stop(plan, clock.instant()));
            kept = books.commit(changes);
        } while (!kept);
    }

    /** What readers who say to live there are told today, in their language; empty when nothing was written. */
    public Optional<String> words(String country, String language) {
        return rows.words(country, language, today());
    }

    /** Writes what readers from a country are told from a day on. */
    @Transactional
    public void tell(String country, String language, LocalDate from, String words, @Nullable UUID staff) {
        if (words.isBlank()) {
            throw new Refusal("Write what readers from this country are told.", "words");
        }
        rows.tell(code(country), language, from, words.strip());
        audit.record(staff, "support.country-told", null, code(country) + " " + language + " from " + from);
    }

    /** Whether mail to this address could be read by a state that punishes giving; then nothing is sent there and it is not kept. */
    public boolean quiet(String mail) {
        String domain = mail.substring(mail.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        Blocks blocks = blocks();
        return rows.quietDomains().entrySet().stream()
                .anyMatch(quiet -> blocks.blocks(quiet.getValue())
                        && (domain.equals(quiet.getKey()) || domain.endsWith("." + quiet.getKey())));
    }

    /** Cards beginning with these digits are issued in this country, whatever else is said of them. */
    public record Iin(String prefix, String country, String note) {}

    /** What readers from a country are told from a day on. */
    public record Told(String country, String language, LocalDate from, String words) {}

    public List<Iin> iins() {
        return rows.iins();
    }

    /** @throws Refusal when these are no first digits of a card, or no country */
    @Transactional
    public void addIin(String prefix, String country, String note, @Nullable UUID staff) {
        if (!prefix.strip().matches("[0-9]{2,8}")) {
            throw new Refusal("Write the first two to eight digits of the cards.", "prefix");
        }
        rows.addIin(new Iin(prefix.strip(), code(country), note.strip()));
        audit.record(staff, "support.cards-known", null, prefix.strip() + " " + code(country));
    }

    @Transactional
    public void removeIin(String prefix, @Nullable UUID staff) {
        rows.removeIin(prefix);
        audit.record(staff, "support.cards-unknown", null, prefix);
    }

    /** Everything that was written for readers from blocked countries, the newest day first for each. */
    public List<Told> told() {
        return rows.told();
    }

    @Transactional
    public void untell(String country, String language, LocalDate from, @Nullable UUID staff) {
        rows.untell(country, language, from);
        audit.record(staff, "support.country-untold", null, country + " " + language + " from " + from);
    }

    /** One more was stopped today: all that is ever kept of it. */
    void countStopped() {
        rows.countStopped(today());
    }

    /** How many were stopped since a day. */
    public int stoppedSince(LocalDate day) {
        return rows.stoppedSince(day);
    }

    private LocalDate today() {
        return clock.instant().atOffset(UTC).toLocalDate();
    }

    private static String code(String typed) {
        String code = typed.strip().toUpperCase(Locale.ROOT);
        if (!List.of(Locale.getISOCountries()).contains(code)) {
            throw new Refusal("Write the country’s two letters, for instance BY.", "country");
        }
        return code;
    }
}
