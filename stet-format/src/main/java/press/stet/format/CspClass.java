package press.stet.format;

/**
 * Which Content-Security-Policy a page is shown under. The policy comes from the signed table, never from the host that
 * happened to deliver the bytes. Codes and policies are fixed by the format.
 */
public enum CspClass {
    /** Anything that is not a document: images, styles, fonts, scripts, data. Opened alone it can do nothing. */
    ASSET(0, "asset", "default-src 'none'; style-src 'unsafe-inline'; sandbox"),
    /** A page to read: everything from its own origin, no foreign request. */
    PAGE(
            1,
            "page",
            "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none';"
                    + " frame-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"),
    /** A page with a form that leads on to another address of the newsroom. */
    FORM(
            2,
            "form",
            "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none';"
                    + " frame-src 'none'; base-uri 'none'; form-action 'self' https:; frame-ancestors 'none'"),
    /** The reader's worker and the pages that ask stores themselves: may fetch from any store. */
    WORKER(
            3,
            "worker",
            "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self' https:;"
                    + " object-src 'none'; frame-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");

    private final int code;
    private final String word;
    private final String policy;

    CspClass(int code, String word, String policy) {
        this.code = code;
        this.word = word;
        this.policy = policy;
    }

    static CspClass of(int code) throws RefusedException {
        for (CspClass csp : values()) {
            if (csp.code == code) {
                return csp;
            }
        }
        throw RefusedException.malformed("There is no policy class with the code " + code + ".");
    }

    static CspClass of(String word) throws RefusedException {
        for (CspClass csp : values()) {
            if (csp.word.equals(word)) {
                return csp;
            }
        }
        throw RefusedException.malformed("There is no policy class of that name.");
    }

    int code() {
        return code;
    }

    /** The name in signed texts. */
    public String word() {
        return word;
    }

    /** The exact value of the Content-Security-Policy header. */
    public String policy() {
        return policy;
    }
}
