package press.stet.theme;

import org.jspecify.annotations.Nullable;

/**
 * The line at the top of every page that a reader can close.
 *
 * @param id changes when the newsroom writes a new one, so that a closed notice stays closed and a new one shows
 * @param lead the first words, set bold; may be empty
 * @param text the rest
 * @param meter how far the goal is reached, or null
 * @param action the button, or null
 */
public record Notice(
        String id,
        String lead,
        String text,
        @Nullable Meter meter,
        @Nullable Action action) {

    /**
     * @param label e.g. "$6,200 of $10,000 in November"
     * @param value reached, in the goal's unit
     * @param goal the goal, more than 0
     */
    public record Meter(String label, long value, long goal) {
        public Meter {
            if (goal <= 0 || value < 0) {
                throw new IllegalArgumentException("A meter needs a goal above 0 and a value of at least 0.");
            }
        }

        /** What the bar shows: never more than full. */
        @ForThemes
        public long shown() {
            return Math.min(value, goal);
        }
    }

    /**
     * @param label what the button says
     * @param href where it leads: an absolute address, or a path from the edition's root
     */
    public record Action(String label, String href) {
        @ForThemes
        public boolean absolute() {
            return href.startsWith("https://") || href.startsWith("http://");
        }
    }
}
