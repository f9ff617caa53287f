package press.stet.format;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * One test vector: a store, what the reader knows, what is asked, and the verdict.
 *
 * @param attack the name of the attack in TUF's words, or "none"
 * @param says what is going on, in one sentence
 * @param honest the honest state that {@code store} is a changed copy of
 * @param subject path for page and file checks, channel for mirrors, edition number for archived; else empty
 * @param content bytes that are checked: a file, a note, a node; else empty
 */
record Vector(
        String name,
        String attack,
        String says,
        Check check,
        Instant now,
        byte[] rootNote,
        Memory remembered,
        TestStore honest,
        TestStore store,
        String subject,
        byte[] content,
        Verdict verdict) {

    enum Check {
        HEAD,
        PAGE,
        EDITION,
        FILE,
        CARRIED,
        CARRIED_AND_STORE,
        MIRRORS,
        ARCHIVED,
        NODE,
        PACK,
        ROOT
    }

    /** What the library says. */
    Finding run() throws IOException {
        Verifier verifier = new Verifier(InstantSource.fixed(now));
        try {
            return switch (check) {
                case HEAD -> found(verifier.head(store, remembered));
                case PAGE -> verifier.checkPage(store, remembered, subject);
                case EDITION -> verifier.checkEdition(store, remembered).finding();
                case FILE -> verifier.checkFile(store, remembered, subject, content);
                case CARRIED -> verifier.checkCarried(content, remembered);
                case CARRIED_AND_STORE -> verifier.checkCarried(content, remembered, store);
                case ARCHIVED -> found(verifier.archived(store, remembered, Long.parseLong(subject)));
                case MIRRORS -> done(verifier.mirrors(content, subject, remembered));
                case NODE -> done(TableNode.parse(content));
                case PACK -> done(Pack.parse(content));
                case ROOT -> done(Memory.pinned(content, ObjectHash.fromHex(subject)));
            };
        } catch (RefusedException e) {
            return Finding.of(e);
        }
    }

    private static Finding found(Head head) {
        return new Finding(head.verdict(), head.sentence());
    }

    private static Finding done(Object parsed) {
        return new Finding(Verdict.GENUINE, parsed.getClass().getSimpleName() + " holds.");
    }

    /** Puts vectors together. */
    static final class Maker {
        private final String name;
        private String attack = "none";
        private Check check = Check.PAGE;
        private Instant now = TestNewsroom.START.plus(Duration.ofHours(1));
        private final byte[] rootNote;
        private Memory remembered;
        private final TestStore honest;
        private TestStore store;
        private String subject = "";
        private byte[] content = {};

        Maker(String name, TestNewsroom newsroom, TestStore honest) {
            this.name = name;
            this.rootNote = newsroom.store.files.get(StoreLayout.root(1));
            try {
                this.remembered =
                        Memory.pinned(RootText.parse(SignedNote.parse(rootNote).text()));
            } catch (RefusedException e) {
                throw new IllegalStateException(e);
            }
            this.honest = honest;
            this.store = honest.copy();
        }

        Maker attack(String words) {
            attack = words;
            return this;
        }

        Maker now(Instant time) {
            now = time;
            return this;
        }

        Maker file(String file, byte[] bytes) {
            if (bytes == null) {
                store.files.remove(file);
            } else {
                store.files.put(file, bytes);
            }
            return this;
        }

        Maker note(String file, String text, Signer... signers) {
            return file(file, SignedNote.sign(text, signers).encoded());
        }

        Maker endless(String file) {
            store.files.remove(file);
            store.endless.add(file);
            return this;
        }

        Maker remembers(long clock, EditionText edition) {
            remembered = new Memory(
                    remembered.root(),
                    clock,
                    Optional.of(new Memory.Seen(edition.number(), edition.textHash())),
                    remembered.mirrors());
            return this;
        }

        Maker remembers(String channel, long version) {
            remembered = new Memory(
                    remembered.root(),
                    remembered.clockVersion(),
                    remembered.edition(),
                    java.util.Map.of(channel, version));
            return this;
        }

        Maker head() {
            check = Check.HEAD;
            return this;
        }

        Maker page(String path) {
            check = Check.PAGE;
            subject = path;
            return this;
        }

        Maker edition() {
            check = Check.EDITION;
            return this;
        }

        Maker check(Check kind, String about, byte[] bytes) {
            check = kind;
            subject = about;
            content = bytes;
            return this;
        }

        Vector gives(Verdict verdict, String says) {
            return new Vector(
                    name, attack, says, check, now, rootNote, remembered, honest, store, subject, content, verdict);
        }
    }
}
