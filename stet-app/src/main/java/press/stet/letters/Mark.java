package press.stet.letters;

/** Where one recipient of an issue stands. All of them together are the audience, at any time. */
public enum Mark {
    /** Not sent yet. */
    PLANNED('P'),
    /** The relay may have it; its answer is awaited. */
    DOTTED('D'),
    ACCEPTED('A'),
    REFUSED('R'),
    /** The relay said not now; it is tried again. */
    DEFERRED('F'),
    /** The line or the program ended between the dot and the answer: nobody can tell (RFC 1047). Never sent again by itself. */
    DOUBTFUL('Q'),
    /** Left the letter before it was sent. */
    LEFT('L'),
    /** The issue was cancelled before it was sent. */
    CANCELLED('C');

    private final char letter;

    Mark(char letter) {
        this.letter = letter;
    }

    String letter() {
        return String.valueOf(letter);
    }

    static Mark of(String letter) {
        for (Mark mark : values()) {
            if (mark.letter().equals(letter)) {
                return mark;
            }
        }
        throw new IllegalArgumentException("No recipient stands at " + letter + ".");
    }

    /** Nothing more happens by itself. */
    public boolean isSettled() {
        return this != PLANNED && this != DOTTED && this != DEFERRED;
    }
}
