package press.stet.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever bytes a mirror sends: either they hold or they are refused, and nothing else happens. */
class ForeignBytesTest {
    private interface Reading {
        void of(byte[] bytes) throws IOException;
    }

    private static final List<Reading> PARSERS = List.of(
            bytes -> TableNode.parse(bytes),
            bytes -> ChunkList.parse(bytes),
            bytes -> SignedNote.parse(bytes),
            bytes -> Pack.parse(bytes),
            bytes -> CarriedFile.parse(bytes),
            bytes -> RootText.parse(text(bytes)),
            bytes -> EditionText.parse(text(bytes)),
            bytes -> ClockText.parse(text(bytes)),
            bytes -> MirrorsText.parse(text(bytes)),
            bytes -> NoticeText.parse(text(bytes)),
            bytes -> MovedPage.target(bytes, "/a/b/"),
            bytes -> VerifierKey.parse(text(bytes)),
            bytes -> KeyFile.parse(text(bytes)));

    private static final TestNewsroom NEWSROOM = newsroom();
    private static final List<byte[]> SEEDS = seeds();

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static TestNewsroom newsroom() {
        try {
            TestNewsroom newsroom = new TestNewsroom("meadow.example");
            for (int i = 0; i < 60; i++) {
                newsroom.page("/" + i, "Story " + i);
            }
            newsroom.hotPaths = List.of("/1");
            newsroom.publish();
            return newsroom;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Valid bytes of every kind, to be damaged. */
    private static List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>(NEWSROOM.store.files.values());
        seeds.removeIf(bytes -> bytes.length < 20);
        try {
            CarriedFile carried = NEWSROOM.carried("/7");
            seeds.add(carried.encoded());
            seeds.add(carried.proof().encoded());
            seeds.add(ChunkList.cut(new byte[9000], 4096, chunk -> {}).encoded());
            seeds.add(NEWSROOM.signed(NEWSROOM.mirrors("letter", 1)));
            seeds.add(MovedPage.leadingTo("/new/", "/a/b/"));
            seeds.add(new KeyFile("meadow.example", Role.CLOCK, NEWSROOM.clockSigner)
                    .text()
                    .getBytes(StandardCharsets.UTF_8));
            seeds.add(NEWSROOM.clockSigner.key().toString().getBytes(StandardCharsets.UTF_8));
            for (byte[] note : List.copyOf(NEWSROOM.store.files.values())) {
                if (note.length > 20 && new String(note, StandardCharsets.UTF_8).startsWith("stet.press/")) {
                    seeds.add(SignedNote.parse(note).text().getBytes(StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return seeds;
    }

    @Provide
    Arbitrary<byte[]> damaged() {
        return Arbitraries.longs().map(seed -> damage(new Random(seed)));
    }

    private static byte[] damage(Random random) {
        byte[] bytes = SEEDS.get(random.nextInt(SEEDS.size())).clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            bytes = damage(bytes, random);
        }
        return bytes;
    }

    static byte[] damage(byte[] bytes, Random random) {
        if (bytes.length == 0) {
            return new byte[] {(byte) random.nextInt()};
        }
        int at = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, at + 1 + random.nextInt(40));
        byte[] copy = bytes.clone();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        switch (random.nextInt(7)) {
            case 0 -> copy[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> copy[at] = (byte) random.nextInt();
            case 2 -> copy = Arrays.copyOf(bytes, at);
            case 3 -> Arrays.fill(copy, at, to, (byte) 0xff);
            case 4 -> {
                out.write(bytes, 0, at);
                out.write(bytes, to, bytes.length - to);
                copy = out.toByteArray();
            }
            case 5 -> {
                out.write(bytes, 0, to);
                out.write(bytes, at, bytes.length - at);
                copy = out.toByteArray();
            }
            default -> {
                byte[] other = SEEDS.get(random.nextInt(SEEDS.size()));
                int from = random.nextInt(other.length);
                out.write(bytes, 0, at);
                out.write(other, from, other.length - from);
                copy = out.toByteArray();
            }
        }
        return copy;
    }

    private static void readAll(byte[] bytes) throws IOException {
        for (Reading parser : PARSERS) {
            try {
                parser.of(bytes);
            } catch (RefusedException refused) {
                assertThat(refused.sentence()).endsWith(".");
            }
        }
    }

    @Property(tries = 2000)
    void arbitrary_bytes_are_read_or_refused(@ForAll byte[] bytes) throws IOException {
        readAll(bytes);
    }

    @Property(tries = 4000)
    void damaged_bytes_are_read_or_refused(@ForAll("damaged") byte[] bytes) throws IOException {
        readAll(bytes);
    }

    @Property(tries = 2000)
    void a_node_that_is_read_is_written_back_as_it_was(@ForAll("damaged") byte[] bytes) {
        try {
            assertThat(TableNode.parse(bytes).encoded()).isEqualTo(bytes);
            assertThat(SignedNote.parse(bytes).encoded()).isEqualTo(bytes);
        } catch (RefusedException refused) {
            assertThat(refused.verdict().mayBeShown()).isFalse();
        }
    }

    @Property(tries = 500)
    void whatever_a_mirror_changes_nobody_is_shown_anything_but_the_genuine_page(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        TestStore store = NEWSROOM.store.copy();
        String path = "/" + random.nextInt(60);
        List<String> names = usedFor(path);
        for (int i = random.nextInt(3); i >= 0; i--) {
            String name = names.get(random.nextInt(names.size()));
            byte[] bytes = store.files.get(name);
            if (bytes != null) {
                switch (random.nextInt(4)) {
                    case 0 -> store.files.remove(name);
                    case 1 -> store.files.put(name, SEEDS.get(random.nextInt(SEEDS.size())));
                    default -> store.files.put(name, damage(bytes, random));
                }
            }
        }
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        Verifier verifier = new Verifier(InstantSource.fixed(TestNewsroom.START.plusSeconds(3600)));
        Finding finding = verifier.checkPage(store, NEWSROOM.memory(), path, shown);
        if (finding.verdict().mayBeShown()) {
            assertThat(shown.toByteArray()).isEqualTo(NEWSROOM.pages.get(path));
        } else {
            assertThat(shown.toByteArray()).isEmpty();
            assertThat(finding.verdict()).isNotEqualTo(Verdict.ABSENT);
        }
    }

    /** The files that a read of this page looks at. */
    private static List<String> usedFor(String path) throws IOException {
        List<String> names = new ArrayList<>(List.of("clock", "edition/1"));
        NEWSROOM.table.proof(path).forEach(node -> names.add(StoreLayout.object(ObjectHash.of(node))));
        names.add(StoreLayout.object(ObjectHash.of(NEWSROOM.pages.get(path))));
        return names;
    }

    @Property(tries = 300)
    void a_carried_file_that_was_changed_is_refused(@ForAll long seed) throws IOException {
        byte[] file = NEWSROOM.carried("/7").encoded();
        byte[] damaged = damage(file, new Random(seed));
        Verifier verifier = new Verifier(InstantSource.fixed(TestNewsroom.START));
        Finding finding = verifier.checkCarried(damaged, NEWSROOM.memory());
        if (finding.verdict().mayBeShown()) {
            assertThat(CarriedFile.parse(damaged).content()).isEqualTo(NEWSROOM.pages.get("/7"));
        }
    }
}
