package press.stet.format;

/** The five signed texts; for each the root names its keys. */
public enum Role {
    /** Keys and thresholds of all roles; signed offline. */
    ROOT("root"),
    /** One state of the whole publication. */
    EDITION("edition"),
    /** Which edition is the latest, for some hours. */
    CLOCK("clock"),
    /** Where one channel's readers find stores and doors. */
    MIRRORS("mirrors"),
    /** Withdrawals, corrections, key events, signs of life. */
    NOTICE("notice");

    private final String word;

    Role(String word) {
        this.word = word;
    }

    /** The name in texts. */
    public String word() {
        return word;
    }

    /** The first line of this role's texts: it keeps a signature on one kind from counting for another. */
    String heading() {
        return "stet.press/" + word + "/v1";
    }

    static Role of(String word) throws RefusedException {
        for (Role role : values()) {
            if (role.word.equals(word)) {
                return role;
            }
        }
        throw RefusedException.malformed("There is no role of that name.");
    }
}
