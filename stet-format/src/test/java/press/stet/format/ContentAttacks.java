package press.stet.format;

import static press.stet.format.Verdict.*;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.stet.format.Vector.Check;
import press.stet.format.Vector.Maker;

/** Attacks by those who hold bytes but no key. */
final class ContentAttacks extends VectorScene {
    ContentAttacks() throws IOException {}

    @Override
    List<Vector> vectors() throws IOException {
        alteredFiles();
        forgedTexts();
        endlessData();
        truncation();
        swappedTypes();
        wrongTables();
        return all;
    }

    private void alteredFiles() throws IOException {
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
    }

    private void forgedTexts() {
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

    private void truncation() throws IOException {
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
    }

    private void swappedTypes() throws IOException {
        byte[] clock = third.files.get("clock");
        byte[] story = meadow.pages.get(STORY);
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
