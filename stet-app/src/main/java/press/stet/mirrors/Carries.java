package press.stet.mirrors;

/** What a mirror is for. */
public enum Carries {
    /** Signed texts and objects, which browsers and programs fetch and check; never opened by a person. */
    STORE,
    /** The pages too, each at its path, with the store below {@code stet/}: an address that a person opens. */
    DOOR
}
