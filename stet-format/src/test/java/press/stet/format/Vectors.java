package press.stet.format;

import static press.stet.format.Verdict.*;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.stet.format.Vector.Check;
import press.stet.format.Vector.Maker;

/** All vectors: honest ones first, then every attack. The same on every machine and every day. */
final class Vectors {
    static final String NEWSROOM = "meadow.example";
    private static final String STORY = "/2026/story-7";

    private final TestNewsroom meadow = new TestNewsroom(NEWSROOM);
    private final TestNewsroom fen = new TestNewsroom("fen.example");
    private final List<Vector> all = new ArrayList<>();

    /** Store after editions 1, 2 and 3. */
    private final TestStore first;

    private final TestStore second;
    private final TestStore third;
    private final EditionText editionOne;
    private final EditionText editionTwo;
    private final ClockText clockTwo;
    private final EditionText editionThree;
    private final ClockText clockThree;
    private final CarriedFile carriedOne;
    private final CarriedFile carriedThree;
    private final ObjectHash photo;
    private final byte[] oldStory;

    Vectors() throws IOException {
        for (TestNewsroom newsroom : List.of(meadow, fen)) {
            newsroom.page("/", "<!doctype html><title>" + newsroom.name + "</title><h1>Front page</h1>");
            newsroom.page("/style.css", "body{max-width:40em}");
            for (int i = 0; i < 70; i++) {
                newsroom.page("/2026/story-" + i, "<!doctype html><h1>Story " + i + "</h1><p>" + newsroom.name);
            }
            newsroom.page("/caf\u00e9", "<!doctype html><h1>Caf\u00e9</h1>");
            newsroom.page("/новости/мост", "<!doctype html><h1>Мост открыт</h1>");
        }
        byte[] big = new byte[10_000];
        for (int i = 0; i < big.length; i++) {
            big[i] = (byte) (i * 31 % 251);
        }
        ChunkList chunks = ChunkList.cut(big, 4096, meadow.store::object);
        photo = meadow.store.object(chunks.encoded());
        meadow.table = meadow.table.apply(
                Map.of("/photo.jpg", Optional.of(PageEntry.of(chunks, "image/jpeg", CspClass.ASSET))));
        meadow.table.save(meadow.store.sink(), meadow.store);

        editionOne = meadow.publish();
        oldStory = meadow.pages.get(STORY);
        carriedOne = meadow.carried(STORY);
        first = meadow.store.copy();
        meadow.page(STORY, "<!doctype html><h1>Story 7</h1><p>Corrected: it was Tuesday.");
        meadow.pages.remove("/2026/story-8");
        editionTwo = meadow.publish();
        clockTwo = meadow.clock.orElseThrow();
        second = meadow.store.copy();
        meadow.page("/2026/story-70", "<!doctype html><h1>Story 70</h1>");
        editionThree = meadow.publish();
        clockThree = meadow.clock.orElseThrow();
        carriedThree = meadow.carried(STORY);
        third = meadow.store.copy();
        fen.publish();
        fen.page("/", "<!doctype html><h1>Another front page</h1>");
        fen.publish();
        fen.page("/", "<!doctype html><h1>A third front page</h1>");
        fen.publish();
    }

    static List<Vector> all() {
        try {
            return made();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Vector> made() throws IOException {
        Vectors vectors = new Vectors();
        vectors.honest();
        vectors.rotations();
        vectors.withdrawals();
        vectors.carriedFiles();
        vectors.mirrors();
        vectors.arbitraryContent();
        vectors.endlessData();
        vectors.rollbackFreezeAndFork();
        vectors.keyCompromise();
        vectors.mixAndMatch();
        vectors.damagedBytes();
        vectors.otherNewsroomAndFuture();
        vectors.wrongTables();
        return vectors.all;
    }

    private Maker on(TestStore honest, String name) {
        return new Maker(name, meadow, honest);
    }

    private Maker today(String name) {
        return on(third, name);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String objectOf(String path) throws IOException {
        return StoreLayout.object(PageTable.open(third, editionThree.table())
                .get(path)
                .orElseThrow()
                .hash());
    }

    private void honest() throws IOException {
        all.add(today("front-from-hot-list").page("/").gives(GENUINE, "A page of the hot list, without the table."));
        all.add(today("story-from-table").page(STORY).gives(GENUINE, "A page by way of the table."));
        all.add(today("path-in-cyrillic").page("/новости/мост").gives(GENUINE, "A path beyond ASCII."));
        all.add(today("path-not-normalised")
                .page("/cafe\u0301")
                .gives(GENUINE, "A path asked for in another Unicode form."));
        all.add(today("photo-in-chunks").page("/photo.jpg").gives(GENUINE, "A file kept in three chunks."));
        all.add(today("whole-edition").edition().gives(GENUINE, "Every page, the hot list, the edition before."));
        all.add(today("no-such-page").page("/2026/story-8").gives(ABSENT, "The table proves there is no such page."));
        all.add(today("file-on-disk")
                .check(Check.FILE, STORY, meadow.pages.get(STORY))
                .gives(GENUINE, "A file compared with the edition."));
        all.add(today("clock-ran-out")
                .page(STORY)
                .now(clockThree.expires())
                .gives(MAY_BE_OLD, "An expired clock: shown, with the reserve."));
        all.add(today("root-ran-out")
                .head()
                .now(meadow.root.expires().plusSeconds(1))
                .gives(MAY_BE_OLD, "An expired root: shown, with the reserve."));
        all.add(today("clock-two-hours-ahead")
                .head()
                .now(clockThree.time().minus(Duration.ofHours(2)))
                .gives(GENUINE, "The reader's own clock is slow."));
        all.add(today("same-edition-again")
                .head()
                .remembers(clockThree.version(), editionThree)
                .gives(GENUINE, "Nothing new since the last visit."));
        all.add(today("later-edition")
                .head()
                .remembers(1, editionOne)
                .gives(GENUINE, "Two editions since the last visit."));
        all.add(today("old-edition-by-number")
                .check(Check.ARCHIVED, "1", new byte[0])
                .gives(UNDATED, "An edition asked for by its number."));
        SignedNote crowded = SignedNote.sign(clockThree.text());
        for (int i = 0; i < 15; i++) {
            crowded = crowded.with(meadow.key("stranger-" + i));
        }
        all.add(today("fifteen-unknown-signatures")
                .head()
                .file("clock", crowded.with(meadow.clockSigner).encoded())
                .gives(GENUINE, "Sixteen signatures, one of them by a known key."));
        all.add(today("pinned-by-fingerprint")
                .check(Check.ROOT, meadow.root.fingerprint().hex(), third.files.get("root/1"))
                .gives(GENUINE, "A root taken up by its fingerprint."));
    }

    private RootText rootTwo(Map<Role, RootText.Keys> roles) {
        return meadow.nextRoot(roles);
    }

    private Map<Role, RootText.Keys> rolesWith(Role role, RootText.Keys keys) {
        Map<Role, RootText.Keys> roles = meadow.roles();
        roles.put(role, keys);
        return roles;
    }

    private Signer[] signers(String... labels) {
        return Arrays.stream(labels).map(meadow::key).toArray(Signer[]::new);
    }

    private static ClockText clock(ClockText like, long version, long root, EditionText edition, Instant time) {
        return new ClockText(
                like.newsroom(),
                version,
                root,
                edition.number(),
                edition.textHash(),
                time,
                time.plus(Duration.ofHours(48)));
    }

    private void rotations() {
        Signer newClock = meadow.key("clock-2");
        String two =
                rootTwo(rolesWith(Role.CLOCK, TestNewsroom.keys(1, newClock))).text();
        String clock = clock(clockThree, 1, 2, editionThree, clockThree.time()).text();
        all.add(today("new-clock-key")
                .head()
                .remembers(9_000, editionOne)
                .note("root/2", two, signers("root-b", "root-c"))
                .note("clock", clock, newClock)
                .gives(
                        GENUINE,
                        "Root 2 throws out the clock key; clock versions begin anew, so a fast-forward heals."));
        Map<Role, RootText.Keys> newRoots =
                rolesWith(Role.ROOT, TestNewsroom.keys(2, meadow.key("root-c"), meadow.key("root-d")));
        all.add(today("new-root-keys")
                .head()
                .note("root/2", rootTwo(newRoots).text(), signers("root-a", "root-c", "root-d"))
                .gives(GENUINE, "Root 2 with other root keys, signed by two of the old and two of the new."));
        RootText.Keys retired = new RootText.Keys(
                1,
                0,
                List.of(meadow.key("edition-2").key()),
                List.of(new RootText.Retired(meadow.editionSigner.key(), 3)));
        String retiring = rootTwo(rolesWith(Role.EDITION, retired)).text();
        all.add(today("retired-edition-key")
                .head()
                .note("root/2", retiring, signers("root-a", "root-b"))
                .gives(GENUINE, "The edition key was retired after edition 3, which it had signed."));
        RootText.Keys tooEarly =
                new RootText.Keys(1, 0, retired.keys(), List.of(new RootText.Retired(meadow.editionSigner.key(), 2)));
        all.add(today("edition-after-retirement")
                .attack("key compromise")
                .head()
                .note("root/2", rootTwo(rolesWith(Role.EDITION, tooEarly)).text(), signers("root-a", "root-b"))
                .gives(UNSIGNED, "The edition key was retired after edition 2, yet signed edition 3."));
        all.add(today("other-fingerprint")
                .attack("arbitrary content")
                .check(Check.ROOT, fen.root.fingerprint().hex(), third.files.get("root/1"))
                .gives(WRONG_HASH, "A root that has another fingerprint than the one held."));
    }

    private void withdrawals() throws IOException {
        ObjectHash object = ObjectHash.of(meadow.pages.get(STORY));
        NoticeText notice = new NoticeText(
                NEWSROOM,
                1,
                NoticeText.Kind.WITHDRAWAL,
                TestNewsroom.START.plusSeconds(60),
                Optional.empty(),
                List.of(object),
                List.of(STORY),
                "A court ordered this story removed.");
        byte[] note = SignedNote.sign(notice.text(), meadow.noticeSigner).encoded();
        String gone = StoreLayout.withdrawn(object);
        all.add(today("withdrawn-story")
                .page(STORY)
                .file(StoreLayout.object(object), null)
                .file(gone, note)
                .gives(WITHDRAWN, "The object is gone and a notice says why."));
        all.add(today("edition-with-withdrawn-story")
                .edition()
                .file(StoreLayout.object(object), null)
                .file(gone, note)
                .gives(GENUINE, "An honest hole does not break the edition."));
        all.add(today("forged-withdrawal")
                .attack("malicious mirror")
                .page(STORY)
                .file(StoreLayout.object(object), null)
                .note(gone, notice.text(), meadow.key("stranger-1"))
                .gives(UNSIGNED, "A mirror drops a story and forges the notice."));
        String other = new NoticeText(
                        NEWSROOM,
                        1,
                        notice.kind(),
                        notice.time(),
                        Optional.empty(),
                        List.of(photo),
                        List.of("/photo.jpg"),
                        notice.say())
                .text();
        all.add(today("withdrawal-of-something-else")
                .attack("malicious mirror")
                .page(STORY)
                .file(StoreLayout.object(object), null)
                .note(gone, other, meadow.noticeSigner)
                .gives(MISSING, "A mirror drops a story and shows the notice for another object."));
        EditionText announcing = new EditionText(
                NEWSROOM,
                4,
                editionThree.time().plusSeconds(60),
                editionThree.table(),
                Optional.of(editionThree.textHash()),
                1,
                Optional.empty(),
                editionThree.hot());
        ClockText four = clock(clockThree, 4, 1, announcing, announcing.time());
        all.add(today("notice-kept-back")
                .attack("malicious mirror")
                .edition()
                .note("edition/4", announcing.text(), meadow.editionSigner)
                .note("clock", four.text(), meadow.clockSigner)
                .gives(MISSING, "The edition names a notice that the store does not hand out."));
    }

    private void carriedFiles() throws IOException {
        byte[] file = carriedThree.encoded();
        all.add(today("carried-file")
                .check(Check.CARRIED, "", file)
                .gives(UNDATED, "A file passed on by hand, checked without any store."));
        all.add(today("carried-file-still-current")
                .check(Check.CARRIED_AND_STORE, "", file)
                .gives(GENUINE, "The same, and the latest edition still has it."));
        all.add(today("carried-file-since-corrected")
                .check(Check.CARRIED_AND_STORE, "", carriedOne.encoded())
                .gives(SUPERSEDED, "Genuine, but corrected since."));
        ObjectHash old = ObjectHash.of(oldStory);
        String notice = new NoticeText(
                        NEWSROOM,
                        1,
                        NoticeText.Kind.WITHDRAWAL,
                        TestNewsroom.START.plusSeconds(60),
                        Optional.empty(),
                        List.of(old),
                        List.of(STORY),
                        "A court ordered this story removed.")
                .text();
        all.add(today("carried-file-since-withdrawn")
                .check(Check.CARRIED_AND_STORE, "", carriedOne.encoded())
                .file(StoreLayout.object(old), null)
                .note(StoreLayout.withdrawn(old), notice, meadow.noticeSigner)
                .gives(WITHDRAWN, "Genuine once, but taken back since."));
        byte[] altered = file.clone();
        altered[30] ^= 1;
        all.add(today("carried-file-altered")
                .attack("arbitrary content")
                .check(Check.CARRIED, "", altered)
                .gives(WRONG_HASH, "One bit of the story was changed."));
        Pack elsewhere = Pack.about("/2026/story-9").text("edition/3", third.files.get("edition/3"));
        meadow.table.proof("/2026/story-9").forEach(elsewhere::object);
        all.add(today("carried-file-wrong-path")
                .attack("wrong path")
                .check(Check.CARRIED, "", new CarriedFile(carriedThree.content(), elsewhere).encoded())
                .gives(WRONG_HASH, "A genuine story under the path of another."));
        Pack half = Pack.about(STORY).text("edition/3", third.files.get("edition/3"));
        all.add(today("carried-file-half-a-proof")
                .attack("truncation")
                .check(Check.CARRIED, "", new CarriedFile(carriedThree.content(), half).encoded())
                .gives(MISSING, "The proof lacks the table's nodes."));
        all.add(today("carried-file-without-proof")
                .attack("truncation")
                .check(Check.CARRIED, "", carriedThree.content())
                .gives(MISSING, "The proof was cut off."));
        Pack foreign = Pack.about(STORY).text("edition/3", fen.store.files.get("edition/3"));
        fen.table.proof(STORY).forEach(foreign::object);
        all.add(today("carried-file-of-other-newsroom")
                .attack("other newsroom")
                .check(Check.CARRIED, "", new CarriedFile(fen.pages.get(STORY), foreign).encoded())
                .gives(OTHER_NEWSROOM, "A file of another newsroom."));
        byte[] pack = carriedThree.proof().encoded();
        all.add(today("pack-cut-short")
                .attack("truncation")
                .check(Check.PACK, "", Arrays.copyOf(pack, pack.length - 1))
                .gives(MALFORMED, "A pack without its last byte."));
        all.add(today("pack-of-other-kind")
                .attack("swapped type")
                .check(Check.PACK, "", third.files.get("clock"))
                .gives(WRONG_KIND, "A clock in the place of a pack."));
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

    private void arbitraryContent() throws IOException {
        byte[] story = meadow.pages.get(STORY).clone();
        story[20] ^= 1;
        all.add(today("story-altered")
                .attack("arbitrary content")
                .page(STORY)
                .file(objectOf(STORY), story)
                .gives(WRONG_HASH, "A mirror changes one bit of a story."));
        all.add(today("story-swapped")
                .attack("wrong file")
                .page("/2026/story-11")
                .file(objectOf("/2026/story-11"), meadow.pages.get("/2026/story-12"))
                .gives(WRONG_HASH, "A mirror gives one story for another of the same length."));
        all.add(today("story-of-other-length")
                .attack("wrong file")
                .page("/2026/story-11")
                .file(objectOf("/2026/story-11"), bytes("short"))
                .gives(WRONG_LENGTH, "A mirror gives something shorter."));
        all.add(today("chunk-altered")
                .attack("arbitrary content")
                .page("/photo.jpg")
                .file(lastChunk(), new byte[10_000 - 2 * 4096])
                .gives(WRONG_HASH, "The last chunk of a file is changed."));
        String root = StoreLayout.object(editionThree.table());
        byte[] node = third.files.get(root).clone();
        node[5] ^= 1;
        all.add(today("table-altered")
                .attack("arbitrary content")
                .page(STORY)
                .file(root, node)
                .gives(WRONG_HASH, "A mirror changes the table's root node."));
        byte[] leaf = bytes("\0\1\1");
        all.add(today("extra-page")
                .attack("extraneous files")
                .page("/2026/story-999")
                .file(root, leaf)
                .gives(WRONG_HASH, "A mirror gives a table of its own with one page more."));
        all.add(today("unlisted-file")
                .attack("extraneous files")
                .page("/2026/story-999")
                .file(StoreLayout.object(ObjectHash.of(leaf)), leaf)
                .gives(ABSENT, "A mirror carries a file that no edition names."));
        all.add(today("edition-forged")
                .attack("arbitrary content")
                .head()
                .note("edition/3", editionThree.text(), meadow.key("stranger-1"))
                .gives(UNSIGNED, "An edition signed by a stranger."));
        byte[] note = third.files.get("edition/3").clone();
        note[60] ^= 1;
        all.add(today("edition-text-altered")
                .attack("arbitrary content")
                .head()
                .file("edition/3", note)
                .gives(BAD_SIGNATURE, "An edition whose text was changed after signing."));
        String ahead = new String(third.files.get("clock"), StandardCharsets.UTF_8)
                .replace("version 3", "version 9007199254740991");
        all.add(today("clock-counted-up")
                .attack("fast-forward")
                .head()
                .file("clock", bytes(ahead))
                .gives(BAD_SIGNATURE, "A mirror counts the clock up to the largest number."));
    }

    private String lastChunk() throws IOException {
        return StoreLayout.object(ChunkList.parse(third.files.get(StoreLayout.object(photo)))
                .chunks()
                .getLast());
    }

    private void endlessData() throws IOException {
        all.add(today("endless-story")
                .attack("endless data")
                .page(STORY)
                .endless(objectOf(STORY))
                .gives(TOO_LONG, "A story that never ends."));
        all.add(today("endless-clock")
                .attack("endless data")
                .head()
                .endless("clock")
                .gives(TOO_LONG, "A clock that never ends."));
        all.add(today("endless-edition")
                .attack("endless data")
                .head()
                .endless("edition/3")
                .gives(TOO_LONG, "An edition that never ends."));
        all.add(today("endless-table")
                .attack("endless data")
                .page(STORY)
                .endless(StoreLayout.object(editionThree.table()))
                .gives(TOO_LONG, "A node that never ends."));
        all.add(today("endless-root")
                .attack("endless data")
                .head()
                .endless("root/2")
                .gives(TOO_LONG, "A next root that never ends."));
        byte[] longer = Arrays.copyOf(meadow.pages.get(STORY), meadow.pages.get(STORY).length + 1);
        all.add(today("one-byte-too-many")
                .attack("endless data")
                .page(STORY)
                .file(objectOf(STORY), longer)
                .gives(TOO_LONG, "A story with one byte added."));
    }

    private void rollbackFreezeAndFork() {
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

    private void keyCompromise() {
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

    private void damagedBytes() throws IOException {
        byte[] story = meadow.pages.get(STORY);
        all.add(today("story-cut-short")
                .attack("truncation")
                .page(STORY)
                .file(objectOf(STORY), Arrays.copyOf(story, story.length - 1))
                .gives(WRONG_LENGTH, "A story without its last byte."));
        byte[] clock = third.files.get("clock");
        all.add(today("clock-cut-short")
                .attack("truncation")
                .head()
                .file("clock", Arrays.copyOf(clock, clock.length - 20))
                .gives(MALFORMED, "A clock cut in its signature."));
        all.add(today("clock-empty")
                .attack("truncation")
                .head()
                .file("clock", new byte[0])
                .gives(MALFORMED, "An empty file in the place of the clock."));
        byte[] root = third.files.get(StoreLayout.object(editionThree.table()));
        all.add(today("table-cut-short")
                .attack("truncation")
                .page(STORY)
                .file(StoreLayout.object(editionThree.table()), Arrays.copyOf(root, 40))
                .gives(WRONG_HASH, "A node of the table cut short."));
        all.add(today("node-cut-short")
                .attack("truncation")
                .check(Check.NODE, "", Arrays.copyOf(root, root.length - 33))
                .gives(MALFORMED, "The same node by itself: its children do not add up."));
        all.add(today("clock-as-edition")
                .attack("swapped type")
                .head()
                .file("edition/3", clock)
                .gives(WRONG_KIND, "The clock in the place of the edition."));
        all.add(today("edition-as-clock")
                .attack("swapped type")
                .head()
                .file("clock", third.files.get("edition/3"))
                .gives(WRONG_KIND, "The edition in the place of the clock."));
        Map<Role, RootText.Keys> shared = rolesWith(Role.CLOCK, TestNewsroom.keys(1, meadow.editionSigner));
        all.add(today("edition-as-clock-same-key")
                .attack("swapped type")
                .head()
                .note("root/2", rootTwo(shared).text(), signers("root-a", "root-b"))
                .file("clock", third.files.get("edition/3"))
                .gives(WRONG_KIND, "The same where one key signs both kinds: the first line tells them apart."));
        all.add(today("chunk-list-as-node")
                .attack("swapped type")
                .check(Check.NODE, "", third.files.get(StoreLayout.object(photo)))
                .gives(WRONG_KIND, "A list of chunks in the place of a node."));
        all.add(today("story-as-node")
                .attack("swapped type")
                .check(Check.NODE, "", story)
                .gives(WRONG_KIND, "A page in the place of a node."));
        byte[] leafBytes = third.files.get(StoreLayout.object(leafOf(STORY)));
        byte[] retyped = new String(leafBytes, StandardCharsets.ISO_8859_1)
                .replaceFirst("text/html", "text/xxxx")
                .getBytes(StandardCharsets.ISO_8859_1);
        all.add(today("media-type-swapped")
                .attack("swapped type")
                .page(STORY)
                .file(StoreLayout.object(leafOf(STORY)), retyped)
                .gives(WRONG_HASH, "A mirror changes the media type in a leaf."));
    }

    private ObjectHash leafOf(String path) throws IOException {
        return ObjectHash.of(
                PageTable.open(third, editionThree.table()).proof(path).getLast());
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

    private void wrongTables() throws IOException {
        List<TableNode.Row> few = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            few.add(new TableNode.Row(bytes("/" + i), TestNewsroom.entry("/" + i, meadow.pages.get("/"))));
        }
        List<TableNode.Row> left =
                few.stream().filter(row -> row.key().bit(0) == 0).toList();
        List<TableNode.Row> right =
                few.stream().filter(row -> row.key().bit(0) == 1).toList();
        all.add(wrongTable(
                "table-split-for-nothing", left, right, "A signed table in another shape than its pages allow."));
        all.add(wrongTable("table-misplaced-page", right, left, "A signed table with pages where nobody finds them."));
        EditionText hot = new EditionText(
                NEWSROOM,
                4,
                editionThree.time(),
                editionThree.table(),
                Optional.of(editionThree.textHash()),
                0,
                Optional.empty(),
                List.of(new HotPage("/2026/story-9", TestNewsroom.entry("/2026/story-9", meadow.pages.get("/")))));
        all.add(today("hot-list-against-table")
                .attack("mix and match")
                .edition()
                .note("edition/4", hot.text(), meadow.editionSigner)
                .note("clock", clock(clockThree, 4, 1, hot, hot.time()).text(), meadow.clockSigner)
                .gives(MISMATCH, "A hot list that says otherwise than the table."));
        byte[] unordered = new TableNode.Leaf(few.reversed()).encoded();
        all.add(today("leaf-out-of-order")
                .attack("malformed")
                .check(Check.NODE, "", unordered)
                .gives(MALFORMED, "A leaf whose paths are not in order."));
        byte[] leaf = new TableNode.Leaf(few).encoded();
        all.add(today("leaf").check(Check.NODE, "", leaf).gives(GENUINE, "A leaf with four entries."));
        all.add(today("leaf-with-a-tail")
                .attack("malformed")
                .check(Check.NODE, "", Arrays.copyOf(leaf, leaf.length + 1))
                .gives(MALFORMED, "A leaf with a byte after its end."));
        byte[] newCsp = leaf.clone();
        newCsp[3 + 2 + 2 + 1] = 9;
        all.add(today("leaf-unknown-policy")
                .attack("malformed")
                .check(Check.NODE, "", newCsp)
                .gives(MALFORMED, "A policy class that does not exist."));
        for (String path : List.of("/a/../b", "/a b", "//", "/%41", "/stet/clock", "/e\u0301", "a")) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] name = bytes(path);
            out.writeBytes(new byte[] {0, 1, 1, 0, (byte) name.length});
            out.writeBytes(name);
            out.writeBytes(Arrays.copyOfRange(leaf, 7, 3 + (leaf.length - 3) / 4));
            all.add(today("leaf-bad-path-" + all.size())
                    .attack("malformed")
                    .check(Check.NODE, "", out.toByteArray())
                    .gives(MALFORMED, "The path \"" + path + "\" breaks a rule."));
        }
    }

    private Vector wrongTable(String name, List<TableNode.Row> left, List<TableNode.Row> right, String says) {
        Maker maker = today(name).attack("malformed").edition();
        byte[] a = new TableNode.Leaf(left).encoded();
        byte[] b = new TableNode.Leaf(right).encoded();
        byte[] inner = new TableNode.Inner(
                        List.of(new TableNode.Child(5, ObjectHash.of(a)), new TableNode.Child(5, ObjectHash.of(b))))
                .encoded();
        for (byte[] node : List.of(a, b, inner)) {
            maker.file(StoreLayout.object(ObjectHash.of(node)), node);
        }
        EditionText text = new EditionText(
                NEWSROOM,
                4,
                editionThree.time(),
                ObjectHash.of(inner),
                Optional.of(editionThree.textHash()),
                0,
                Optional.empty(),
                List.of());
        return maker.note("edition/4", text.text(), meadow.editionSigner)
                .note("clock", clock(clockThree, 4, 1, text, text.time()).text(), meadow.clockSigner)
                .gives(MALFORMED, says);
    }
}
