package press.stet.support;

/** How often a contributor gives. */
public enum Rhythm {
    ONCE(0),
    MONTHLY(1),
    ANNUAL(12);

    private final int months;

    Rhythm(int months) {
        this.months = months;
    }

    /** Months from one charge to the next; 0 for a single one. */
    public int months() {
        return months;
    }

    public boolean repeats() {
        return months > 0;
    }
}
