package press.stet.support;

/** The life of a repeated contribution (anchor revenue, section 2b). The rail owns its clock; these words follow what the rail says. */
public enum PlanState {
    PENDING_FIRST,
    ACTIVE,
    /** A charge needs the contributor's confirmation. */
    ACTION_REQUIRED,
    /** A charge failed and is tried again; the contributor keeps being one. */
    PAST_DUE,
    PAUSED,
    /** The contributor stopped it. */
    CANCELLED,
    /** The rail gave up after failed charges. */
    LAPSED,
    /** Stopped because giving became dangerous where the contributor banks. */
    STOPPED_BY_POLICY,
    /** Another plan took its place. */
    SUPERSEDED;

    /** Nothing is charged any more and nothing may be asked of the rail. */
    public boolean ended() {
        return this == CANCELLED || this == LAPSED || this == STOPPED_BY_POLICY || this == SUPERSEDED;
    }
}
