package press.stet.mirrors;

/** Whether a mirror can be reached from a place. */
public enum Reach {
    BLOCKED,
    OPEN
}
