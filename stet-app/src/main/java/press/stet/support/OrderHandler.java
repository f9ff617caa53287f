package press.stet.support;

import org.springframework.stereotype.Component;
import press.stet.jobs.JobHandler;
import press.stet.jobs.JobKind;

/** Carries an order to its rail. */
@Component
class OrderHandler implements JobHandler<BookRows.Carry> {

    private final Ordering ordering;

    OrderHandler(Ordering ordering) {
        this.ordering = ordering;
    }

    @Override
    public JobKind<BookRows.Carry> kind() {
        return BookRows.CARRY;
    }

    @Override
    public void run(BookRows.Carry carry) {
        var unused = ordering.carryOut(carry.order());
    }
}
