package press.stet.support;

/** The mails that may go out about a contribution; each at most once for its subject. */
public enum MailKind {
    /** Thanks, with what was given and a way to manage it. */
    THANKS,
    /** A charge of a plan failed for the first time in its period. */
    CHARGE_FAILED,
    /** A contribution was given back. */
    REFUNDED,
    /** A plan was stopped by its contributor, or the rail gave up. */
    STOPPED,
    /** A link to manage what one gives. */
    MANAGE_LINK,
    /** Asks whether somebody really wants to be reminded. */
    CONFIRM_REMINDER,
    /** The one reminder. */
    REMINDER
}
