package press.stet.newsroom;

import java.time.YearMonth;

/**
 * A list that published stories stand in, ordered by time of first publication and then id: one string per list, as it stands
 * in the {@code listing} table.
 */
public record ListKey(String value) {

    public static ListKey language(String language) {
        return new ListKey("language:" + language);
    }

    public static ListKey section(SectionId section) {
        return new ListKey("section:" + section);
    }

    public static ListKey topic(TopicId topic) {
        return new ListKey("topic:" + topic);
    }

    public static ListKey author(PersonId author) {
        return new ListKey("author:" + author);
    }

    /** The month is the newsroom's, in its time zone at first publication. */
    public static ListKey month(String language, YearMonth month) {
        return new ListKey("month:" + language + ":" + month);
    }

    /** Corrections of one language, each at its own time. */
    public static ListKey corrections(String language) {
        return new ListKey("corrections:" + language);
    }

    public String kind() {
        return value.substring(0, value.indexOf(':'));
    }

    /** What follows the kind: a language tag, an id, or language and month. */
    public String subject() {
        return value.substring(value.indexOf(':') + 1);
    }

    @Override
    public String toString() {
        return value;
    }
}
