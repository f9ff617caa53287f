package press.stet.support;

/** Something of a rail's that news can be about. */
public record RailObject(RailAccount account, Kind kind, String ref) {

    /** What it is. */
    public enum Kind {
        PAYMENT,
        PLAN,
        /** News that concerns nothing we keep. */
        OTHER
    }
}
