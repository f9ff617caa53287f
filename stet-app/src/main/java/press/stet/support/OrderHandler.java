package press.stet.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import press.stet.jobs.JobHandler;
import press.stet.jobs.JobKind;
import press.stet.jobs.Jobs;

/** Carries an order to its rail. One that waits for a reader at their bank is carried again a little later. */
@Component
class OrderHandler implements JobHandler<BookRows.Carry> {

    private static final Duration LATER = Duration.ofMinutes(10);

    private final Ordering ordering;
    private final Books books;
    private final Jobs jobs;
    private final Clock clock;

    OrderHandler(Ordering ordering, Books books, Jobs jobs, Clock clock) {
        this.ordering = ordering;
        this.books = books;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public JobKind<BookRows.Carry> kind() {
        return BookRows.CARRY;
    }

    @Override
    public void run(BookRows.Carry carry) {
        if (ordering.carryOut(carry.order()).isPresent()
                && books.unanswered(carry.order()).isPresent()) {
            Instant again = clock.instant().plus(LATER);
            jobs.enqueue(BookRows.CARRY, carry.order() + "@" + again.getEpochSecond(), carry, again);
        }
    }
}
