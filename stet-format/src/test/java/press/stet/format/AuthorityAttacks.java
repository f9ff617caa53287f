package press.stet.format;

import static press.stet.format.Verdict.*;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.stet.format.Vector.Check;

/** Attacks with old texts, foreign texts and stolen keys. */
final class AuthorityAttacks extends VectorScene {
    AuthorityAttacks() throws IOException {}

    @Override
    List<Vector> vectors() throws IOException {
        mirrors();
        rollback();
        freezeAndFork();
        rootKeyCompromise();
        editionKeyCompromise();
        mixAndMatch();
        otherNewsroomAndFuture();
        return all;
    }

    private void mirrors() {
        byte[] two = meadow.signed(meadow.mirrors("letter-07", 2));
        byte[] one = meadow.signed(meadow.mirrors("letter-07", 1));
        all.add(today("mirrors")
                .check(Check.MIRRORS, "letter-07", two)
                .remembers("letter-07", 1)
                .gives(GENUINE, "A new list of mirrors."));
        all.add(today("mirrors-replayed")
                .attack("rollback")
                .check(Check.MIRRORS, "letter-07", one)
                .remembers("letter-07", 2)
                .gives(ROLLBACK, "An old list of mirrors, with doors given up since."));
        all.add(today("mirrors-ran-out")
                .attack("freeze")
                .check(Check.MIRRORS, "letter-07", two)
                .now(TestNewsroom.START.plus(Duration.ofDays(15)))
                .gives(EXPIRED, "A list that ran out: its addresses may be somebody else's now."));
        all.add(today("mirrors-of-other-channel")
                .attack("mix and match")
                .check(Check.MIRRORS, "push-01", two)
                .gives(MISMATCH, "A list made for another channel."));
        all.add(today("mirrors-forged")
                .attack("arbitrary content")
                .check(
                        Check.MIRRORS,
                        "letter-07",
                        SignedNote.sign(meadow.mirrors("letter-07", 3).text(), meadow.key("stranger-1"))
                                .encoded())
                .gives(UNSIGNED, "A list signed by a stranger."));
    }

    private void rollback() {
        all.add(today("older-clock")
                .attack("rollback")
                .head()
                .remembers(3, editionThree)
                .file("clock", second.files.get("clock"))
                .gives(ROLLBACK, "A mirror goes back to the clock before."));
        String again = clock(clockThree, 4, 1, editionTwo, clockThree.time()).text();
        all.add(today("older-edition-under-new-clock")
                .attack("rollback")
                .head()
                .remembers(3, editionThree)
                .note("clock", again, meadow.clockSigner)
                .gives(ROLLBACK, "A stolen clock key names an old edition as the latest."));
        all.add(today("older-clock-same-edition")
                .attack("rollback")
                .head()
                .remembers(5, editionThree)
                .gives(ROLLBACK, "A mirror goes back to a clock for the same edition that runs out earlier."));
        all.add(today("other-edition-by-number")
                .attack("mix and match")
                .file("edition/1", second.files.get("edition/2"))
                .check(Check.ARCHIVED, "1", new byte[0])
                .gives(MISMATCH, "Asked for edition 1, a mirror gives edition 2."));
        RootText.Keys clockFloor = new RootText.Keys(1, 9, List.of(meadow.clockSigner.key()), List.of());
        all.add(today("clock-below-the-floor")
                .attack("rollback")
                .head()
                .note("root/2", rootTwo(rolesWith(Role.CLOCK, clockFloor)).text(), signers("root-a", "root-b"))
                .gives(ROLLBACK, "The root no longer allows clocks below 9."));
        all.add(today("older-root")
                .attack("rollback")
                .head()
                .file("root/2", third.files.get("root/1"))
                .gives(ROLLBACK, "Root 1 in the place of root 2."));
        RootText.Keys floor = new RootText.Keys(1, 3, List.of(meadow.editionSigner.key()), List.of());
        all.add(on(second, "below-the-floor")
                .attack("rollback")
                .head()
                .note("root/2", rootTwo(rolesWith(Role.EDITION, floor)).text(), signers("root-a", "root-b"))
                .gives(ROLLBACK, "The root no longer allows editions below 3, and the reader remembers nothing."));
    }

    private void freezeAndFork() {
        all.add(on(second, "frozen-mirror")
                .attack("freeze")
                .page(STORY)
                .now(clockTwo.expires().plus(Duration.ofDays(3)))
                .gives(MAY_BE_OLD, "A mirror stays at an old edition; its clock runs out."));
        String speaksOfTwo =
                clock(clockThree, 4, 2, editionThree, clockThree.time()).text();
        all.add(today("root-kept-back")
                .attack("freeze")
                .head()
                .note("clock", speaksOfTwo, meadow.clockSigner)
                .gives(MISSING, "The clock speaks of root 2, which the mirror keeps back."));
        all.add(today("edition-kept-back")
                .attack("malicious mirror")
                .head()
                .file("edition/3", null)
                .gives(MISSING, "The edition that the clock names is not there."));
        all.add(today("clock-kept-back")
                .attack("malicious mirror")
                .head()
                .file("clock", null)
                .gives(MISSING, "No clock at all."));
        all.add(today("story-kept-back")
                .attack("malicious mirror")
                .page("/2026/story-11")
                .file(StoreLayout.object(ObjectHash.of(meadow.pages.get("/2026/story-11"))), null)
                .gives(MISSING, "One story is not there."));
        EditionText other = new EditionText(
                NEWSROOM,
                3,
                editionThree.time(),
                editionTwo.table(),
                editionThree.previous(),
                0,
                Optional.empty(),
                List.of());
        String forked = clock(clockThree, 4, 1, other, clockThree.time()).text();
        all.add(today("two-editions-three")
                .attack("fork")
                .head()
                .remembers(3, editionThree)
                .note("edition/3", other.text(), meadow.editionSigner)
                .note("clock", forked, meadow.clockSigner)
                .gives(FORK, "A second edition 3, signed with stolen keys, for some readers."));
    }

    private void rootKeyCompromise() {
        String two = rootTwo(meadow.roles()).text();
        all.add(today("root-by-one-key")
                .attack("key compromise")
                .head()
                .note("root/2", two, signers("root-a"))
                .gives(UNSIGNED, "One stolen root key of three signs a new root."));
        byte[] twice = bytes(new String(SignedNote.sign(two, signers("root-a")).encoded(), StandardCharsets.UTF_8));
        byte[] line = Arrays.copyOfRange(twice, bytes(two).length + 1, twice.length);
        byte[] repeated = Arrays.copyOf(twice, twice.length + line.length);
        System.arraycopy(line, 0, repeated, twice.length, line.length);
        all.add(today("one-key-signs-twice")
                .attack("key compromise")
                .head()
                .file("root/2", repeated)
                .gives(UNSIGNED, "One root key's signature, repeated to look like two."));
        Map<Role, RootText.Keys> newRoots =
                rolesWith(Role.ROOT, TestNewsroom.keys(2, meadow.key("root-d"), meadow.key("root-e")));
        all.add(today("root-not-by-old-keys")
                .attack("key compromise")
                .head()
                .note("root/2", rootTwo(newRoots).text(), signers("root-d", "root-e"))
                .gives(UNSIGNED, "A new root signed by its own keys only."));
        all.add(today("root-not-by-new-keys")
                .attack("key compromise")
                .head()
                .note("root/2", rootTwo(newRoots).text(), signers("root-a", "root-b"))
                .gives(UNSIGNED, "A new root signed by the old keys only."));
    }

    private void editionKeyCompromise() {
        all.add(today("edition-by-clock-key")
                .attack("key compromise")
                .head()
                .note("edition/3", editionThree.text(), meadow.clockSigner)
                .gives(UNSIGNED, "A stolen clock key signs an edition."));
        EditionText stolen = new EditionText(
                NEWSROOM,
                4,
                editionThree.time(),
                fen.table.root(),
                Optional.of(editionThree.textHash()),
                0,
                Optional.empty(),
                List.of());
        all.add(today("edition-without-clock")
                .attack("key compromise")
                .head()
                .note("edition/4", stolen.text(), meadow.editionSigner)
                .gives(GENUINE, "A stolen edition key signs edition 4; without the clock key nobody is led to it."));
        RootText.Keys thrownOut = TestNewsroom.keys(1, meadow.key("edition-2"));
        all.add(today("edition-by-thrown-out-key")
                .attack("key compromise")
                .head()
                .note("root/2", rootTwo(rolesWith(Role.EDITION, thrownOut)).text(), signers("root-a", "root-b"))
                .gives(UNSIGNED, "Root 2 throws the edition key out; what it signed counts no more."));
        EditionText far = new EditionText(
                NEWSROOM,
                TextLines.MAX_NUMBER,
                editionThree.time(),
                fen.table.root(),
                Optional.of(editionThree.textHash()),
                0,
                Optional.empty(),
                List.of());
        all.add(today("after-fast-forward")
                .attack("fast-forward")
                .head()
                .remembers(3, far)
                .note("root/2", rootTwo(rolesWith(Role.EDITION, thrownOut)).text(), signers("root-a", "root-b"))
                .note("edition/3", editionThree.text(), meadow.key("edition-2"))
                .gives(
                        GENUINE,
                        "A thief had counted editions up to the largest number; throwing the key out heals it."));
        all.add(today("during-fast-forward")
                .attack("fast-forward")
                .head()
                .remembers(3, far)
                .gives(ROLLBACK, "The same before the new root: the honest edition looks old, and is refused."));
    }

    private void mixAndMatch() {
        all.add(today("older-edition-in-place")
                .attack("mix and match")
                .head()
                .file("edition/3", second.files.get("edition/2"))
                .gives(MISMATCH, "Edition 2 under the name of edition 3."));
        EditionText other = new EditionText(
                NEWSROOM,
                3,
                editionThree.time(),
                editionTwo.table(),
                editionThree.previous(),
                0,
                Optional.empty(),
                List.of());
        all.add(today("other-edition-three")
                .attack("mix and match")
                .head()
                .note("edition/3", other.text(), meadow.editionSigner)
                .gives(MISMATCH, "A signed edition 3 that the clock does not name."));
        all.add(today("older-table")
                .attack("mix and match")
                .page(STORY)
                .file(StoreLayout.object(editionThree.table()), first.files.get(StoreLayout.object(editionOne.table())))
                .gives(WRONG_HASH, "The table of edition 1 under edition 3."));
        all.add(today("other-edition-before")
                .attack("fork")
                .edition()
                .note(
                        "edition/2",
                        new EditionText(
                                        NEWSROOM,
                                        2,
                                        editionTwo.time(),
                                        editionOne.table(),
                                        editionTwo.previous(),
                                        0,
                                        Optional.empty(),
                                        List.of())
                                .text(),
                        meadow.editionSigner)
                .gives(FORK, "Edition 3 does not follow the edition 2 that the store shows."));
        EditionText late = new EditionText(
                NEWSROOM,
                3,
                clockThree.time().plusSeconds(1),
                editionThree.table(),
                editionThree.previous(),
                0,
                Optional.empty(),
                List.of());
        all.add(today("edition-after-its-clock")
                .attack("future clock")
                .head()
                .note("edition/3", late.text(), meadow.editionSigner)
                .note("clock", clock(clockThree, 3, 1, late, clockThree.time()).text(), meadow.clockSigner)
                .gives(FUTURE, "An edition that is dated later than the clock that names it."));
    }

    private void otherNewsroomAndFuture() {
        all.add(today("other-newsrooms-clock")
                .attack("other newsroom")
                .head()
                .file("clock", fen.store.files.get("clock"))
                .gives(OTHER_NEWSROOM, "Another newsroom's clock."));
        all.add(today("other-newsrooms-edition")
                .attack("other newsroom")
                .head()
                .file("edition/3", fen.store.files.get("edition/3"))
                .gives(OTHER_NEWSROOM, "Another newsroom's edition under our clock."));
        String fens = fen.clock.orElseThrow().text();
        all.add(today("other-newsroom-same-key")
                .attack("other newsroom")
                .head()
                .note("clock", fens, meadow.clockSigner)
                .gives(OTHER_NEWSROOM, "Two newsrooms share a key; the text is still for one only."));
        Instant far = clockThree.time().plus(Duration.ofDays(30));
        all.add(today("clock-a-month-ahead")
                .attack("future clock")
                .head()
                .note("clock", clock(clockThree, 4, 1, editionThree, far).text(), meadow.clockSigner)
                .gives(FUTURE, "A clock dated a month ahead would not run out in time."));
        String endlessLife = clockThree.text().replaceFirst("expires .*", "expires 2036-01-01T00:00:00Z");
        all.add(today("clock-for-ten-years")
                .attack("freeze")
                .head()
                .note("clock", endlessLife, meadow.clockSigner)
                .gives(MALFORMED, "A clock that claims to hold for ten years."));
    }
}
