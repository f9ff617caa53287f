package press.stet.support;

import java.util.EnumSet;
import java.util.Set;

/**
 * The life of one attempt to give (anchor revenue, section 2a). What has ended without money stays ended; what has brought money changes
 * only by refund, dispute or return.
 */
public enum ContributionState {
    /** Written down with its key; the rail has not answered yet. */
    SUBMITTING,
    /** The reader must still do something: confirm with the bank, approve, pay an invoice. */
    ACTION_REQUIRED,
    /** Under way between banks. */
    PROCESSING,
    /** A charge of a plan failed and the rail tries again by itself. */
    RETRYING,
    /** The answer was lost; neither paid nor failed until the rail was asked again. */
    UNKNOWN,
    SUCCEEDED,
    PARTIALLY_REFUNDED,
    REFUNDED,
    /** The contributor's bank took the money back until the case is decided. */
    DISPUTED,
    /** The case was decided for the contributor. */
    LOST,
    /** A direct debit was taken back. */
    RETURNED,
    FAILED,
    /** The rail gave up waiting for the reader. */
    EXPIRED;

    private static final Set<ContributionState> BEFORE_MONEY =
            EnumSet.of(SUBMITTING, ACTION_REQUIRED, PROCESSING, RETRYING, UNKNOWN);
    private static final Set<ContributionState> AFTER_MONEY =
            EnumSet.of(SUCCEEDED, PARTIALLY_REFUNDED, REFUNDED, DISPUTED, LOST, RETURNED);

    /** Still without an end: a look at the rail may bring news. */
    public boolean open() {
        return BEFORE_MONEY.contains(this);
    }

    /** Money was captured at some time, whatever became of it. */
    public boolean captured() {
        return AFTER_MONEY.contains(this);
    }

    /** Whether the state machine has this edge; a state may always stay as it is. */
    public boolean mayBecome(ContributionState next) {
        if (this == next) {
            return true;
        }
        return switch (this) {
            case SUBMITTING -> true;
            case UNKNOWN, ACTION_REQUIRED, PROCESSING, RETRYING -> next != SUBMITTING;
            case SUCCEEDED, PARTIALLY_REFUNDED, REFUNDED, DISPUTED -> next.captured();
            case LOST, RETURNED, FAILED, EXPIRED -> false;
        };
    }
}
