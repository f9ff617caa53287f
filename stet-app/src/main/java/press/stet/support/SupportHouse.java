package press.stet.support;

import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import press.stet.audit.Audit;
import press.stet.kernel.Refusal;

/** How the newsroom asks: what the bank statement says, the goal of the month, amounts per currency. */
@Service
public class SupportHouse {

    /** In which words the meter counts. */
    public enum MeterStyle {
        SUM,
        PEOPLE,
        PERCENT
    }

    /**
     * @param statement what stands on the contributor's bank statement; 5 to 22 plain letters
     * @param goal of a month; zero for none
     * @param meterShown the notice on every page carries the meter
     * @param practice the practice rail is offered; holds only while no rail has real keys
     * @param retentionDays how long an identity is kept after the last money moved
     */
    public record Settings(
            String statement,
            Money goal,
            int goalPeople,
            MeterStyle meter,
            boolean meterShown,
            boolean practice,
            int retentionDays) {}

    /** What is offered in a currency. */
    public record Offer(
            CurrencyUnit currency,
            Money minimum,
            Money maximum,
            List<Money> once,
            List<Money> monthly,
            List<Money> annual) {

        public List<Money> amounts(Rhythm rhythm) {
            return switch (rhythm) {
                case ONCE -> once;
                case MONTHLY -> monthly;
                case ANNUAL -> annual;
            };
        }
    }

    private final SupportHouseRows rows;
    private final Audit audit;

    SupportHouse(SupportHouseRows rows, Audit audit) {
        this.rows = rows;
        this.audit = audit;
    }

    public Settings settings() {
        return rows.settings();
    }

    /** @throws Refusal when a field cannot be as it is, naming the field */
    @Transactional
    public void save(Settings settings, java.util.@Nullable UUID staff) {
        if (!settings.statement().matches("(?=.*[A-Za-z])[A-Za-z0-9 .\\-]{5,22}")) {
            throw new Refusal(
                    "Banks print 5 to 22 plain letters, digits, spaces, dots and dashes. Choose a neutral word.",
                    "statement");
        }
        if (settings.retentionDays() < 1 || settings.retentionDays() > 3650) {
            throw new Refusal("Keep identities for at least one day and at most ten years.", "retention");
        }
        rows.save(settings);
        audit.record(staff, "support.settings", null, "statement, goal or retention");
    }

    /** What is offered in this currency; empty when it is not. */
    public java.util.Optional<Offer> offer(String currency) {
        return offers().stream()
                .filter(offer -> offer.currency().getCode().equals(currency))
                .findFirst();
    }

    /** Currencies in the order they are offered. */
    public List<Offer> offers() {
        return rows.offers();
    }
}
