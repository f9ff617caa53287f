package press.stet.format;

/** What a verifier can say. The constants are part of the format: test vectors and other implementations name them. */
public enum Verdict {
    /** Everything that was asked about holds. */
    GENUINE,
    /** Signed and whole, but the clock or the root ran out: it may not be the latest. Show it and say so. */
    MAY_BE_OLD,
    /** Signed and whole, but nothing shows whether it is the latest: there was no clock. */
    UNDATED,
    /** The newsroom took this object back and says so in a signed notice. */
    WITHDRAWN,
    /** Proven: the edition has no page at this path. */
    ABSENT,
    /** Genuine once, but the current edition carries something else at this path. */
    SUPERSEDED,

    /** The bytes do not follow the format. */
    MALFORMED,
    /** Too few of the role's keys signed. */
    UNSIGNED,
    /** A signature by a known key is wrong. */
    BAD_SIGNATURE,
    /** Signed for another newsroom. */
    OTHER_NEWSROOM,
    /** A signed text, or a table node, of another kind than the one asked for. */
    WRONG_KIND,
    /** Older than what was already seen. */
    ROLLBACK,
    /** Two different texts under one number. */
    FORK,
    /** Dated in the future. */
    FUTURE,
    /** Ran out, and of a kind that must not be used afterwards. */
    EXPIRED,
    /** Parts that are genuine each, but do not belong together. */
    MISMATCH,
    /** The bytes do not have the hash they were asked for by. */
    WRONG_HASH,
    /** The bytes do not have the signed length. */
    WRONG_LENGTH,
    /** More bytes than the signed length or the format's limit; reading stopped there. */
    TOO_LONG,
    /** Needed, and not there. */
    MISSING;

    /** True where what was checked may be shown to a reader. */
    public boolean mayBeShown() {
        return switch (this) {
            case GENUINE, MAY_BE_OLD, UNDATED, SUPERSEDED -> true;
            default -> false;
        };
    }

    /** True where nothing is wrong, missing or stale: what an exit status of 0 needs. */
    public boolean holds() {
        return this == GENUINE;
    }
}
