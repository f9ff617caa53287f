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

    /** The reader asks for something by mail to the address that a mail of ours bears. */
    record Asked(Bounces.Of of, Request request) implements Returned {}

    /** What a reader can ask for in the subject. */
    sealed interface Request {
        /** To end this letter. */
        record Leave() implements Request {}

        /** Where the site opens. */
        record Addresses() implements Request {}

        /** @param number of the story in the issue that is answered, counted from 1 */
        record Story(int number) implements Request {}
    }

    /** A program answered: out of office, a challenge. Nothing follows from that. */
    record Answered() implements Returned {}

    /** It cannot be told whose it is or what it says; somebody has to look. */
    record Unclear(String why) implements Returned {}
}
