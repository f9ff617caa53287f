package press.stet.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Forgets what need not be kept: identities some time after the last money moved, and what rails sent after the time in which they could
 * be asked for it again. Amounts stay.
 */
@Component
class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final Donors donors;
    private final RetentionRows rows;
    private final SupportHouse house;
    private final Clock clock;

    Retention(Donors donors, RetentionRows rows, SupportHouse house, Clock clock) {
        this.donors = donors;
        this.rows = rows;
        this.house = house;
        this.clock = clock;
    }

    void forgetDue() {
        Instant now = clock.instant();
        int forgotten =
                donors.destroyUntil(now.minus(Duration.ofDays(house.settings().retentionDays())));
        rows.forgetBodies(now.minus(Reconciling.EVENTS));
        rows.forgetMails(now.minus(Reconciling.EVENTS));
        if (forgotten > 0) {
            LOG.info("{} contributors were forgotten; what they gave stays in the ledger.", forgotten);
        }
    }
}
