package press.stet.identity;

/** Something that not everybody on the desk may do; {@link #refusal()} is what the others are told. */
public enum Right {
    WRITE("Writing is not part of your roles. Ask the publisher to add one, for instance reporter."),
    EDIT_OTHERS("This story is a colleague’s. An editor can open it for writing, or hand it to you."),
    PUBLISH(
            "Only an editor can put a story before readers. Submit it for review, and the editors will see it at once."),
    CORRECT("Only an editor can correct or retract what is live. Tell one what is wrong, and they will do it."),
    HOUSE("The house settings are for the publisher, the editor-in-chief and the technician. Ask one of them."),
    STAFF("Only the publisher and the editor-in-chief can change who works here. Ask one of them."),
    MONEY("Money is for the publisher and the fundraiser. Ask one of them.");

    private final String refusal;

    Right(String refusal) {
        this.refusal = refusal;
    }

    /** The sentence for somebody who may not: why, and whom to ask. */
    public String refusal() {
        return refusal;
    }
}
