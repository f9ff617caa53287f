package press.stet.letters;

/** What a mail that came back says. */
sealed interface Returned {

    /**
     * It could not be delivered.
     *
     * @param status enhanced code (RFC 3463), empty where none is told
     * @param dead there is no such mailbox, for good
     */
    record Failed(Bounces.Of of, String status, boolean dead) implements Returned {}

    /** It is late and still being tried; nothing follows from that. */
    record Delayed(Bounces.Of of) implements Returned {}

    /** The reader reported it as unwanted (RFC 5965). */
    record Complained(Bounces.Of of) implements Returned {}

    /** A program answered: out of office, a challenge. Nothing follows from that. */
    record Answered() implements Returned {}

    /** It cannot be told whose it is or what it says; somebody has to look. */
    record Unclear(String why) implements Returned {}
}
