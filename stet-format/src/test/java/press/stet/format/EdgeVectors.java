package press.stet.format;

import static press.stet.format.Verdict.*;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.stet.format.Vector.Check;

/** The edges of the format: what two careful readers could take two ways, settled one way each. */
final class EdgeVectors extends VectorScene {
    private static final int WHOLE = 0;
    private static final int CHUNKED = 1;

    EdgeVectors() throws IOException {}

    @Override
    List<Vector> vectors() throws IOException {
        paths();
        retiredKeys();
        signatureLines();
        lengths();
        lives();
        listsAndNotices();
        carriedFiles();
        return all;
    }

    private void paths() {
        all.add(today("node-with-a-path-in-two-forms")
                .attack("wrong path")
                .check(Check.NODE, "", leaf("/cafe\u0301", WHOLE, 5, 1))
                .gives(MALFORMED, "A leaf has a path that is not in Normalization Form C."));
        all.add(today("page-asked-for-in-another-form")
                .page("/cafe\u0301")
                .gives(GENUINE, "Asked for with a combining accent, the page under the composed letter is found."));
        all.add(today("node-of-a-later-version")
                .check(Check.NODE, "", new byte[] {0, 2, 0})
                .gives(MALFORMED, "A leaf of version 2, of which this format says nothing."));
        all.add(today("node-of-an-unknown-kind")
                .check(Check.NODE, "", new byte[] {3, 1, 0})
                .gives(WRONG_KIND, "A node that is neither leaf nor inner node."));
    }

    private void retiredKeys() {
        Signer fresh = meadow.key("edition-2");
        RootText.Keys retired =
                TestNewsroom.keys(1, meadow.editionSigner).with(fresh.key()).retire(meadow.editionSigner.key(), 3);
        RootText two = rootTwo(rolesWith(Role.EDITION, retired));
        RootText.Keys thrown = TestNewsroom.keys(1, fresh);
        RootText three = new RootText(
                NEWSROOM, 3, two.time().plus(Duration.ofDays(1)), two.expires(), rolesWith(Role.EDITION, thrown));
        EditionText ahead = new EditionText(
                NEWSROOM,
                9,
                editionThree.time(),
                editionThree.table(),
                Optional.of(editionThree.textHash()),
                0,
                Optional.empty(),
                List.of());
        all.add(today("retiring-a-key-forgets-nothing")
                .attack("rollback")
                .head()
                .remembers(1, ahead)
                .note("root/2", two.text(), signers("root-a", "root-b"))
                .gives(ROLLBACK, "The reader saw edition 9; retiring the key that signed it is no reason to go back."));
        all.add(today("throwing-a-retired-key-out-forgets-what-it-signed")
                .attack("fast-forward")
                .head()
                .remembers(1, ahead)
                .note("root/2", two.text(), signers("root-a", "root-b"))
                .note("root/3", three.text(), signers("root-a", "root-b"))
                .note("edition/3", editionThree.text(), fresh)
                .gives(GENUINE, "The key that counted up to 9 was retired first and thrown out then."));
        all.add(today("thrown-out-after-retiring-counts-no-more")
                .attack("key compromise")
                .note("root/2", two.text(), signers("root-a", "root-b"))
                .note("root/3", three.text(), signers("root-a", "root-b"))
                .check(Check.ARCHIVED, "2", new byte[0])
                .gives(UNSIGNED, "Edition 2 was signed by a key that was retired and then thrown out."));
        String line = "retired 3 " + meadow.editionSigner.key() + "\n";
        String other = "retired 2 " + meadow.key("edition-0").key() + "\n";
        String sorted =
                meadow.editionSigner.key().compareTo(meadow.key("edition-0").key()) < 0 ? line + other : other + line;
        String turned = sorted.equals(line + other) ? other + line : line + other;
        root(
                "retired-keys-in-their-order",
                two.text().replace(line, sorted),
                GENUINE,
                "Two retired keys, ordered by the key and not by the number.");
        root(
                "retired-keys-out-of-order",
                two.text().replace(line, turned),
                MALFORMED,
                "The same two, the other way round.");
        root(
                "key-both-in-use-and-retired",
                two.text().replace(line, "retired 3 " + fresh.key() + "\n"),
                MALFORMED,
                "A key is in use and retired at once.");
        Map<Role, RootText.Keys> shared = rolesWith(Role.CLOCK, TestNewsroom.keys(1, meadow.editionSigner));
        root(
                "one-key-for-two-roles",
                rootTwo(shared).text(),
                GENUINE,
                "One key signs editions and clocks: allowed, but for root keys.");
    }

    private void root(String name, String text, Verdict verdict, String says) {
        byte[] note = SignedNote.sign(text, signers("root-a", "root-b")).encoded();
        ObjectHash fingerprint = ObjectHash.of(text.getBytes(StandardCharsets.UTF_8));
        all.add(today(name).check(Check.ROOT, fingerprint.hex(), note).gives(verdict, says));
    }

    private void signatureLines() {
        byte[] clock = third.files.get("clock");
        signed(
                "unknown-signature-of-one-byte",
                clock,
                line("stranger.example", 5),
                GENUINE,
                "An unknown signature as short as they come.");
        signed(
                "unknown-signature-without-a-byte",
                clock,
                line("stranger.example", 4),
                MALFORMED,
                "A signature line with a key id and nothing behind it.");
        signed(
                "unknown-signature-of-many-bytes",
                clock,
                line("stranger.example", 60_000),
                GENUINE,
                "A long signature of another kind, within the note's bound.");
        signed("signer-with-a-plus", clock, line("stranger+example", 68), MALFORMED, "A plus in the name of a signer.");
        signed(
                "signer-with-a-wide-space",
                clock,
                line("stranger\u3000example", 68),
                MALFORMED,
                "White space in the name of a signer.");
        signed(
                "signer-with-a-next-line",
                clock,
                line("stranger\u0085example", 68),
                MALFORMED,
                "U+0085 is white space too.");
        signed(
                "signer-with-a-mark-that-is-no-space",
                clock,
                line("stranger\ufeffexample", 68),
                GENUINE,
                "U+FEFF is no white space.");
        signed(
                "signer-of-any-script",
                clock,
                line("газета", 68),
                GENUINE,
                "A name of other letters, and longer names than the newsroom's own.");
        signed(
                "sixteen-signatures",
                clock,
                line("stranger.example", 68).repeat(15),
                GENUINE,
                "As many signature lines as there may be.");
        signed("seventeen-signatures", clock, line("stranger.example", 68).repeat(16), MALFORMED, "One more.");
    }

    private void signed(String name, byte[] note, String more, Verdict verdict, String says) {
        all.add(today(name)
                .head()
                .file("clock", bytes(new String(note, StandardCharsets.UTF_8) + more))
                .gives(verdict, says));
    }

    private static String line(String signer, int length) {
        return "\u2014 " + signer + " " + Base64.getEncoder().encodeToString(new byte[length]) + "\n";
    }

    private void lengths() {
        all.add(today("object-of-two-mebibytes")
                .check(Check.NODE, "", leaf("/big", WHOLE, 2_097_152, 1))
                .gives(GENUINE, "The longest file that is one object."));
        all.add(today("object-over-two-mebibytes")
                .attack("endless data")
                .check(Check.NODE, "", leaf("/big", WHOLE, 2_097_153, 1))
                .gives(MALFORMED, "A longer file has to be in chunks."));
        all.add(today("file-over-all-chunks")
                .attack("endless data")
                .check(Check.NODE, "", leaf("/big", CHUNKED, -1, 1))
                .gives(MALFORMED, "A file of 2^64-1 bytes."));
        all.add(today("file-over-what-chunks-can-hold")
                .attack("endless data")
                .check(Check.NODE, "", leaf("/big", CHUNKED, 65_535L * 2_097_152 + 1, 1))
                .gives(MALFORMED, "One byte more than 65,535 chunks of 2 MiB hold."));
        all.add(today("chunked-file-of-nothing")
                .check(Check.NODE, "", leaf("/big", CHUNKED, 0, 1))
                .gives(MALFORMED, "An empty file is one object; a chunk list has at least one chunk."));
        String text = editionThree.text();
        all.add(today("hot-page-over-two-mebibytes")
                .attack("endless data")
                .head()
                .note("edition/3", text.replace("hot page 63 ", "hot page 2097153 "), meadow.editionSigner)
                .gives(MALFORMED, "A hot page longer than an object."));
        all.add(today("worker-of-nothing")
                .head()
                .note(
                        "edition/3",
                        text.replace(
                                "worker none",
                                "worker " + editionThree.textHash().base64() + " 0"),
                        meadow.editionSigner)
                .gives(MALFORMED, "A worker script has at least one byte."));
    }

    private void lives() {
        String clock = clockThree.text();
        all.add(today("clock-that-ends-as-it-begins")
                .head()
                .note("clock", clock.replaceFirst("expires .*", "expires " + clockThree.time()), meadow.clockSigner)
                .gives(MALFORMED, "A clock that runs out when it begins."));
        String root = meadow.root.text();
        root(
                "root-that-ends-before-it-begins",
                root.replaceFirst("expires .*", "expires 2026-02-28T12:00:00Z"),
                MALFORMED,
                "A root that ran out before it was made.");
        MirrorsText list = meadow.mirrors("letter-07", 2);
        String ended = list.text().replaceFirst("expires .*", "expires " + list.time());
        all.add(today("mirrors-that-end-as-they-begin")
                .check(
                        Check.MIRRORS,
                        "letter-07",
                        SignedNote.sign(ended, meadow.mirrorsSigner).encoded())
                .gives(MALFORMED, "A list of mirrors that runs out when it begins."));
        NoticeText canary = new NoticeText(
                NEWSROOM,
                1,
                NoticeText.Kind.CANARY,
                TestNewsroom.START,
                Optional.of(TestNewsroom.START.plus(Duration.ofDays(30))),
                List.of(),
                List.of(),
                "Nobody has come to us.");
        String late = canary.text().replaceFirst("expires .*", "expires 2026-02-28T12:00:00Z");
        all.add(withNotices("canary-that-ends-before-it-begins", 1)
                .note("notice/1", late, meadow.noticeSigner)
                .edition()
                .gives(MALFORMED, "A canary that ran out before it was made."));
    }

    private void listsAndNotices() {
        MirrorsText list = meadow.mirrors("letter-07", 2);
        String both = list.text() + "door https://store.example/bucket/stet/\n";
        all.add(today("store-that-is-a-door-too")
                .check(
                        Check.MIRRORS,
                        "letter-07",
                        SignedNote.sign(both, meadow.mirrorsSigner).encoded())
                .gives(GENUINE, "An address may be both a store and a door."));
        String twice = list.text() + "door https://door.example/\n";
        all.add(today("door-twice")
                .check(
                        Check.MIRRORS,
                        "letter-07",
                        SignedNote.sign(twice, meadow.mirrorsSigner).encoded())
                .gives(MALFORMED, "An address stands twice among the doors."));
        ObjectHash gone = ObjectHash.of(oldStory);
        String notice = "stet.press/notice/v1\nnewsroom meadow.example\nnumber %d\nkind withdrawal\n"
                + "time 2026-03-01T12:05:00Z\nexpires never\nobject " + gone.base64() + "\nobject " + gone.base64()
                + "\npath " + STORY + "\npath " + STORY + "\nsay Once more.\n";
        all.add(withNotices("two-notices-for-one-object", 2)
                .note("notice/1", notice.formatted(1), meadow.noticeSigner)
                .note("notice/2", notice.formatted(2), meadow.noticeSigner)
                .edition()
                .gives(
                        GENUINE,
                        "Two notices withdraw the same object, each naming it twice: repeating means nothing."));
        all.add(withNotices("one-notice-in-two-places", 2)
                .note("notice/1", notice.formatted(1), meadow.noticeSigner)
                .note("notice/2", notice.formatted(1), meadow.noticeSigner)
                .edition()
                .gives(MISMATCH, "In the place of notice 2 stands notice 1 again."));
    }

    /** Today's store, its latest edition naming so many notices. */
    private Vector.Maker withNotices(String name, int count) {
        EditionText edition = new EditionText(
                NEWSROOM,
                3,
                editionThree.time(),
                editionThree.table(),
                editionThree.previous(),
                count,
                Optional.empty(),
                editionThree.hot());
        ClockText clock = clock(clockThree, 4, 1, edition, clockThree.time());
        return today(name)
                .note("edition/3", edition.text(), meadow.editionSigner)
                .note("clock", clock.text(), meadow.clockSigner);
    }

    private void carriedFiles() {
        String file = new String(carriedThree.encoded(), StandardCharsets.UTF_8);
        int end = file.lastIndexOf("-->");
        all.add(today("proof-of-an-odd-length")
                .attack("truncation")
                .check(Check.CARRIED, "", bytes(file.substring(0, end - 1) + file.substring(end)))
                .gives(MALFORMED, "The proof's base64 has a length that is no multiple of four."));
        all.add(today("proof-with-its-padding-left-off")
                .check(Check.CARRIED, "", bytes("<h1>A</h1><!--stet-proof/v1 c3RldA-->\n"))
                .gives(MALFORMED, "Base64 without its padding."));
        all.add(today("carried-file-and-a-store-that-lies")
                .attack("malicious mirror")
                .file("clock", bytes("nothing"))
                .check(Check.CARRIED_AND_STORE, "", carriedThree.encoded())
                .gives(
                        UNDATED,
                        "The store's clock is no clock: that says nothing about the file, which stands by itself."));
        all.add(today("carried-file-and-a-false-root")
                .attack("malicious mirror")
                .note("root/2", rootTwo(meadow.roles()).text(), meadow.key("stranger-1"))
                .check(Check.CARRIED_AND_STORE, "", carriedThree.encoded())
                .gives(UNDATED, "The store has a next root that nobody signed."));
        all.add(today("carried-file-and-a-store-without-its-table")
                .attack("malicious mirror")
                .file(StoreLayout.object(editionThree.table()), null)
                .check(Check.CARRIED_AND_STORE, "", carriedThree.encoded())
                .gives(UNDATED, "The store lacks the table that would tell whether the page is still there."));
        all.add(today("old-carried-file-and-a-notice-nobody-signed")
                .attack("malicious mirror")
                .file(StoreLayout.withdrawn(ObjectHash.of(oldStory)), bytes("nothing"))
                .check(Check.CARRIED_AND_STORE, "", carriedOne.encoded())
                .gives(SUPERSEDED, "In the place of a withdrawal there is no notice: the page was only changed."));
        byte[] altered = carriedThree.encoded();
        altered[20] ^= 1;
        all.add(today("altered-carried-file-and-a-store-that-lies")
                .attack("arbitrary content")
                .file("clock", bytes("nothing"))
                .check(Check.CARRIED_AND_STORE, "", altered)
                .gives(WRONG_HASH, "An altered file is refused whatever the store is."));
        all.add(today("file-of-another-length")
                .attack("wrong file")
                .check(Check.FILE, STORY, bytes("short"))
                .gives(WRONG_HASH, "A file that is not what the edition has there, whatever its length."));
    }

    /** A leaf of one entry. */
    private static byte[] leaf(String path, int form, long length, int policy) {
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        byte[] type = TestNewsroom.HTML.getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream leaf = new ByteArrayOutputStream();
        leaf.writeBytes(new byte[] {0, 1, 1, 0, (byte) name.length});
        leaf.writeBytes(name);
        leaf.writeBytes(new byte[] {(byte) form, (byte) policy});
        leaf.writeBytes(ByteBuffer.allocate(8).putLong(length).array());
        leaf.write(type.length);
        leaf.writeBytes(type);
        leaf.writeBytes(new byte[32]);
        return leaf.toByteArray();
    }
}
