package press.stet.support;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import press.stet.jobs.JobHandler;
import press.stet.jobs.JobKind;
import press.stet.jobs.Jobs;

/**
 * What is done once an hour: news that never came, yesterday against the rails, reminders that are due, identities whose time is over,
 * the meter, campaigns that begin or end. Doing it again changes nothing.
 */
@Component
class Hourly implements JobHandler<Hourly.Hour> {

    /** @param hour since 1970; part of the key, so that each hour has one run */
    record Hour(long hour) {}

    private static final Logger LOG = LoggerFactory.getLogger(Hourly.class);
    private static final JobKind<Hour> HOURLY = new JobKind<>("support.hourly", Hour.class);
    private static final long SECONDS = 3600;
    private static final String PAYOUT = "payout:";

    private final Jobs jobs;
    private final RailRack rails;
    private final Books books;
    private final LedgerRows ledger;
    private final PracticeRail practice;
    private final Reminders reminders;
    private final Retention retention;
    private final Meter meter;
    private final Campaigns campaigns;
    private final Clock clock;

    Hourly(
            Jobs jobs,
            RailRack rails,
            Books books,
            LedgerRows ledger,
            PracticeRail practice,
            Reminders reminders,
            Retention retention,
            Meter meter,
            Campaigns campaigns,
            Clock clock) {
        this.jobs = jobs;
        this.rails = rails;
        this.books = books;
        this.ledger = ledger;
        this.practice = practice;
        this.reminders = reminders;
        this.retention = retention;
        this.meter = meter;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        enqueue(thisHour());
    }

    @Override
    public JobKind<Hour> kind() {
        return HOURLY;
    }

    @Override
    public void run(Hour hour) {
        enqueue(thisHour() + 1);
        all();
    }

    /** Every part is tried, whatever becomes of the others. */
    void all() {
        part("practice", practice::chargeDue);
        part("campaigns", campaigns::switchDue);
        part("reminders", reminders::remindDue);
        rails.accounts().forEach(account -> part("rail " + account.rail(), () -> reconcile(account)));
        part("retention", retention::forgetDue);
        part("meter", meter::show);
    }

    private static void part(String name, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn(
                    "The hourly round of support could not finish its part {}: {}",
                    name,
                    e.getClass().getName());
        }
    }

    private void reconcile(RailAccount account) {
        Reconciling reconciling = new Reconciling(books, clock);
        LocalDate day = reconciling.yesterday();
        Instant from = day.atStartOfDay(UTC).toInstant();
        Rail rail = rails.of(account);
        int missed = reconciling.missedNews(rail);
        if (missed > 0) {
            LOG.info("{} events of {} had never been delivered and were taken in.", missed, account.rail());
        }
        Changes payouts = Changes.none();
        rail.movements(day).stream()
                .filter(movement -> movement.key().startsWith(PAYOUT))
                .forEach(movement -> payouts.entries()
                        .add(Bookkeeping.payout(
                                account,
                                movement.key().substring(PAYOUT.length()),
                                movement.net().negated(),
                                movement.at())));
        boolean booked = books.commit(payouts);
        Changes changes = Changes.none();
        Reconciling.differences(ledger.railMovements(account, from, from.plus(Duration.ofDays(1))), rail, day)
                .forEach(difference -> changes.alarms()
                        .add("On " + day + " the ledger has " + difference.ledger() + " for " + difference.key()
                                + " and " + account.rail() + " has " + difference.rail() + "."));
        boolean unused = booked && books.commit(changes);
    }

    private void enqueue(long hour) {
        jobs.enqueue(HOURLY, Long.toString(hour), new Hour(hour), Instant.ofEpochSecond(hour * SECONDS));
    }

    private long thisHour() {
        return Math.floorDiv(clock.instant().getEpochSecond(), SECONDS);
    }
}
