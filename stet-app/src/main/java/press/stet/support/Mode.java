package press.stet.support;

/** Whose money an object is about: nobody's in practice and test, a contributor's in live. Modes never mix. */
public enum Mode {
    PRACTICE,
    TEST,
    LIVE
}
