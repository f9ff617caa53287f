package press.stet.readers;

/** Why an address is not written to. Kept apart from subscriptions: it survives their deletion and an import. */
public enum Suppression {
    /** Left this letter; a new sign-up that is confirmed lifts it. */
    LEFT,
    /** Mail came back for good; a confirmed sign-up shows that it works again. */
    BOUNCED,
    /** Reported a letter as unwanted. */
    COMPLAINED,
    /** Asked never to be written to; nothing lifts it, and nobody can sign this address up. */
    NEVER
}
