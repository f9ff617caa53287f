package press.stet.format;

import java.util.ArrayList;
import java.util.List;

/** Decides whether a signed text counts under a root. Signatures first; the text is used only after they hold. */
final class Trust {
    private Trust() {}

    /** The text of a note, if this root's keys for the role signed it. */
    static <T extends SignedText> T open(byte[] bytes, RootText root, Role role, SignedText.Parser<T> parser)
            throws RefusedException {
        SignedNote note = SignedNote.parse(bytes);
        requireSigned(note, root, root, role);
        T text = parser.parse(note.text());
        requireNewsroom(text.newsroom(), root);
        requireNotOnlyRetired(note, root, text);
        return text;
    }

    /** Refuses what the root no longer allows as the latest. Old editions and notices stay what they were. */
    static void requireFloor(SignedText text, RootText root) throws RefusedException {
        if (text.number() < root.keys(text.role()).floor()) {
            throw new RefusedException(
                    Verdict.ROLLBACK,
                    "The " + text.role().word() + " text has the number " + text.number()
                            + ", below what the newsroom's root still allows: it is out of date.");
        }
    }

    /** The next root, if enough keys of the present one and enough of its own signed it. */
    static RootText nextRoot(byte[] bytes, RootText present) throws RefusedException {
        SignedNote note = SignedNote.parse(bytes);
        requireSigned(note, present, present, Role.ROOT);
        RootText next = RootText.parse(note.text());
        requireNewsroom(next.newsroom(), present);
        if (next.version() != present.version() + 1) {
            throw new RefusedException(
                    next.version() <= present.version() ? Verdict.ROLLBACK : Verdict.MISMATCH,
                    "In the place of root version " + (present.version() + 1) + " there is version " + next.version()
                            + ".");
        }
        requireSigned(note, next, present, Role.ROOT);
        return next;
    }

    /**
     * @param root whose keys must have signed
     * @param own the root that is trusted already: names the newsroom a foreign text is compared with
     */
    static void requireSigned(SignedNote note, RootText root, RootText own, Role role) throws RefusedException {
        RootText.Keys keys = root.keys(role);
        List<VerifierKey> all = new ArrayList<>(keys.keys());
        keys.retired().forEach(retired -> all.add(retired.key()));
        int signers = note.signers(all).size();
        if (signers < keys.threshold()) {
            throw tooFew(note, own, role, signers, keys.threshold());
        }
    }

    /** A retired key counts for what it signed while it was in use. */
    private static void requireNotOnlyRetired(SignedNote note, RootText root, SignedText text) throws RefusedException {
        RootText.Keys keys = root.keys(text.role());
        List<VerifierKey> then = new ArrayList<>(keys.keys());
        keys.retired().stream()
                .filter(retired -> text.number() <= retired.last())
                .forEach(retired -> then.add(retired.key()));
        int signers = note.signers(then).size();
        if (signers < keys.threshold()) {
            throw tooFew(note, root, text.role(), signers, keys.threshold());
        }
    }

    private static void requireNewsroom(String newsroom, RootText root) throws RefusedException {
        if (!newsroom.equals(root.newsroom())) {
            throw new RefusedException(
                    Verdict.OTHER_NEWSROOM, "This text is by another newsroom than " + root.newsroom() + ".");
        }
    }

    /** The text is not trusted here; its first two lines only choose the words of the refusal. */
    private static RefusedException tooFew(SignedNote note, RootText own, Role role, int signers, int threshold) {
        String[] lines = note.text().split("\n", 3);
        if (!lines[0].equals(role.heading())) {
            return new RefusedException(
                    Verdict.WRONG_KIND, "In the place of the " + role.word() + " text there is something else.");
        }
        if (lines.length > 1 && lines[1].startsWith("newsroom ") && !lines[1].equals("newsroom " + own.newsroom())) {
            return new RefusedException(
                    Verdict.OTHER_NEWSROOM,
                    "The " + role.word() + " text is by another newsroom than " + own.newsroom() + ".");
        }
        return new RefusedException(
                Verdict.UNSIGNED,
                "The " + role.word() + " text is signed by " + signers + " of the " + threshold + " keys of "
                        + own.newsroom() + " it needs.");
    }
}
