package press.stet.desk;

import static press.stet.desk.Words.say;

import press.stet.support.ContributionState;
import press.stet.support.Failure;
import press.stet.support.PlanState;
import press.stet.support.Rhythm;

/** States and reasons of contributions in the desk's words. */
public final class SupportStateWords {

    private SupportStateWords() {}

    public static String rhythm(String rhythm) {
        return switch (Rhythm.valueOf(rhythm)) {
            case ONCE -> say("support.once");
            case MONTHLY -> say("support.monthly");
            case ANNUAL -> say("support.annual");
        };
    }

    public static String contribution(ContributionState state) {
        return switch (state) {
            case SUBMITTING -> say("support.being-made");
            case ACTION_REQUIRED -> say("support.waits-for-the-reader");
            case PROCESSING -> say("support.between-banks");
            case RETRYING -> say("support.tried-again");
            case UNKNOWN -> say("support.being-asked");
            case SUCCEEDED -> say("support.arrived");
            case PARTIALLY_REFUNDED -> say("support.partly-given-back");
            case REFUNDED -> say("support.given-back");
            case DISPUTED -> say("support.disputed");
            case LOST, RETURNED -> say("support.taken-back");
            case FAILED -> say("support.failed");
            case EXPIRED -> say("support.not-finished");
        };
    }

    public static String plan(String state) {
        return switch (PlanState.valueOf(state)) {
            case PENDING_FIRST -> say("support.waits-for-the-first-charge");
            case ACTIVE -> say("support.running");
            case ACTION_REQUIRED -> say("support.waits-for-the-reader");
            case PAST_DUE -> say("support.last-charge-failed");
            case PAUSED -> say("support.paused");
            case CANCELLED -> say("support.stopped-by-the-contributor");
            case LAPSED -> say("support.ended-by-failed-charges");
            case STOPPED_BY_POLICY -> say("support.stopped-for-safety");
            case SUPERSEDED -> say("support.replaced");
        };
    }

    public static String failure(String failure) {
        return switch (Failure.valueOf(failure)) {
            case NOT_ENOUGH_MONEY -> say("support.not-enough-money");
            case NEEDS_CONFIRMATION -> say("support.not-confirmed-with-the-bank");
            case CARD_EXPIRED -> say("support.card-past-its-date");
            case WRONG_DETAILS -> say("support.mistyped");
            case BANK_REFUSED -> say("support.bank-refused");
            case CARD_GONE -> say("support.card-gone");
            case RAIL_FAULT -> say("support.provider-fault");
            case NOT_FINISHED -> say("support.not-finished-in-time");
        };
    }
}
