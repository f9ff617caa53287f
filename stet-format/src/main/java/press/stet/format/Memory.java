package press.stet.format;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a reader already knows, and holds against what a store says: keep the one that {@link Verifier} gives back.
 *
 * @param root the trusted root
 * @param clockVersion version of the latest clock seen; 0 for none
 * @param edition the latest edition seen
 * @param mirrors version of the latest list of mirrors seen, by channel
 */
public record Memory(RootText root, long clockVersion, Optional<Seen> edition, Map<String, Long> mirrors) {

    /** An edition that was seen. @param hash SHA-256 of its text */
    public record Seen(long number, ObjectHash hash) {}

    public Memory {
        mirrors = Map.copyOf(mirrors);
    }

    /** A first memory: nothing but a root one already trusts. */
    public static Memory pinned(RootText root) {
        return new Memory(root, 0, Optional.empty(), Map.of());
    }

    /**
     * A first memory from a root that came from anywhere and a fingerprint that came from the newsroom.
     *
     * @param fingerprint see {@link RootText#fingerprint}
     * @throws RefusedException if the root has another fingerprint or is not signed by its own keys
     */
    public static Memory pinned(byte[] rootNote, ObjectHash fingerprint) throws RefusedException {
        SignedNote note = SignedNote.parse(rootNote);
        if (!note.textHash().equals(fingerprint)) {
            throw new RefusedException(
                    Verdict.WRONG_HASH,
                    "This root does not have the fingerprint you hold: it is another newsroom's or a fake.");
        }
        RootText root = RootText.parse(note.text());
        Trust.requireSigned(note, root, root, Role.ROOT);
        return pinned(root);
    }

    /**
     * This memory under the next root. What was learned from a key, in use or retired, that the new root throws out is
     * forgotten: a thief may have counted the number up so that nothing honest could follow (fast-forward).
     */
    Memory under(RootText next) {
        boolean forgetMirrors = throwsOut(next, Role.MIRRORS);
        return new Memory(
                next,
                throwsOut(next, Role.CLOCK) ? 0 : clockVersion,
                throwsOut(next, Role.EDITION) ? Optional.empty() : edition,
                forgetMirrors ? Map.of() : mirrors);
    }

    private boolean throwsOut(RootText next, Role role) {
        RootText.Keys before = root.keys(role);
        RootText.Keys now = next.keys(role);
        return Stream.concat(before.keys().stream(), before.retired().stream().map(RootText.Retired::key))
                .anyMatch(key -> !now.has(key) && !now.hadUntil(key));
    }

    Memory after(ClockText clock, Seen latest) {
        return new Memory(root, clock.version(), Optional.of(latest), mirrors);
    }

    /** This memory after a list of mirrors was checked and taken over. */
    public Memory after(MirrorsText list) {
        Map<String, Long> versions = new HashMap<>(mirrors);
        versions.put(list.channel(), list.version());
        return new Memory(root, clockVersion, edition, versions);
    }
}
