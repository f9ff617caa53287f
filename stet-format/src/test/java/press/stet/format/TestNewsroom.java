package press.stet.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An invented newsroom that publishes into a {@link TestStore}. Its keys are made from their names: keep no secret with them. */
final class TestNewsroom {
    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    static final String HTML = "text/html; charset=utf-8";

    final String name;
    final TestStore store = new TestStore();
    final Map<String, byte[]> pages = new HashMap<>();
    List<String> hotPaths = List.of("/", "/style.css");
    PageTable table = PageTable.empty();
    RootText root;
    Optional<EditionText> edition = Optional.empty();
    Optional<ClockText> clock = Optional.empty();
    long notices;

    final Signer editionSigner;
    final Signer clockSigner;
    final Signer mirrorsSigner;
    final Signer noticeSigner;

    TestNewsroom(String name) {
        this.name = name;
        this.editionSigner = key("edition-1");
        this.clockSigner = key("clock-1");
        this.mirrorsSigner = key("mirrors-1");
        this.noticeSigner = key("notice-1");
        this.root = new RootText(name, 1, START, START.plus(Duration.ofDays(365)), roles());
        put(StoreLayout.root(1), SignedNote.sign(root.text(), key("root-a"), key("root-b")));
    }

    Signer key(String label) {
        String keyName = name + "/test-" + label;
        return Signer.fromSeed(
                keyName,
                ObjectHash.of(("not secret: " + keyName).getBytes(StandardCharsets.UTF_8))
                        .bytes());
    }

    Map<Role, RootText.Keys> roles() {
        Map<Role, RootText.Keys> roles = new EnumMap<>(Role.class);
        roles.put(Role.ROOT, keys(2, key("root-a"), key("root-b"), key("root-c")));
        roles.put(Role.EDITION, keys(1, editionSigner));
        roles.put(Role.CLOCK, keys(1, clockSigner));
        roles.put(Role.MIRRORS, keys(1, mirrorsSigner));
        roles.put(Role.NOTICE, keys(1, noticeSigner));
        return roles;
    }

    static RootText.Keys keys(int threshold, Signer... signers) {
        return RootText.Keys.of(
                threshold, List.of(signers).stream().map(Signer::key).toList());
    }

    /** The next root with these keys, not yet in the store. */
    RootText nextRoot(Map<Role, RootText.Keys> roles) {
        Instant time = START.plus(Duration.ofDays(root.version()));
        return new RootText(name, root.version() + 1, time, time.plus(Duration.ofDays(365)), roles);
    }

    void install(RootText next, Signer... signers) {
        root = next;
        put(StoreLayout.root(next.version()), SignedNote.sign(next.text(), signers));
    }

    void put(String file, SignedNote note) {
        store.files.put(file, note.encoded());
    }

    void page(String path, String content) {
        pages.put(path, content.getBytes(StandardCharsets.UTF_8));
    }

    static PageEntry entry(String path, byte[] content) {
        return path.endsWith(".css")
                ? PageEntry.of(content, "text/css", CspClass.ASSET)
                : PageEntry.of(content, HTML, CspClass.PAGE);
    }

    /** Publishes all of {@link #pages} as the next edition with a clock one minute later. */
    EditionText publish() throws IOException {
        Map<String, Optional<PageEntry>> all = new HashMap<>();
        table.forEachPage((path, entry) -> {
            if (entry.form() == PageEntry.Form.WHOLE && !pages.containsKey(path)) {
                all.put(path, Optional.empty());
            }
        });
        pages.forEach((path, content) -> {
            store.object(content);
            all.put(path, Optional.of(entry(path, content)));
        });
        table = table.apply(all).save(store.sink(), store);
        return edition(next(table.root(), hot()));
    }

    List<HotPage> hot() {
        List<HotPage> hot = new ArrayList<>();
        for (String path : hotPaths) {
            byte[] content = pages.get(path);
            if (content != null) {
                hot.add(new HotPage(path, entry(path, content)));
            }
        }
        return hot;
    }

    /** The text of the next edition. */
    EditionText next(ObjectHash tableRoot, List<HotPage> hot) {
        long number = edition.map(EditionText::number).orElse(0L) + 1;
        return new EditionText(
                name,
                number,
                START.plus(Duration.ofMinutes(10 * number)),
                tableRoot,
                edition.map(EditionText::textHash),
                notices,
                Optional.empty(),
                hot);
    }

    /** Signs an edition and a clock for it. */
    EditionText edition(EditionText text) {
        edition = Optional.of(text);
        put(StoreLayout.edition(text.number()), SignedNote.sign(text.text(), editionSigner));
        tick(text.time().plus(Duration.ofMinutes(1)));
        return text;
    }

    /** Signs the next clock for the latest edition. */
    ClockText tick(Instant time) {
        EditionText latest = edition.orElseThrow();
        ClockText text = new ClockText(
                name,
                clock.map(ClockText::version).orElse(0L) + 1,
                root.version(),
                latest.number(),
                latest.textHash(),
                time,
                time.plus(Duration.ofHours(48)));
        clock(text);
        return text;
    }

    void clock(ClockText text) {
        clock = Optional.of(text);
        put(StoreLayout.CLOCK, SignedNote.sign(text.text(), clockSigner));
    }

    NoticeText withdraw(String path, ObjectHash object) {
        NoticeText notice = new NoticeText(
                name,
                ++notices,
                NoticeText.Kind.WITHDRAWAL,
                START.plus(Duration.ofMinutes(5)),
                Optional.empty(),
                List.of(object),
                List.of(path),
                "A court ordered this story removed.");
        SignedNote note = SignedNote.sign(notice.text(), noticeSigner);
        put(StoreLayout.notice(notices), note);
        put(StoreLayout.withdrawn(object), note);
        store.files.remove(StoreLayout.object(object));
        return notice;
    }

    MirrorsText mirrors(String channel, long version) {
        return new MirrorsText(
                name,
                channel,
                version,
                START.plus(Duration.ofHours(version)),
                START.plus(Duration.ofDays(14)),
                List.of("https://store.example/bucket/stet/"),
                List.of("https://door.example/"));
    }

    byte[] signed(MirrorsText list) {
        return SignedNote.sign(list.text(), mirrorsSigner).encoded();
    }

    /** A page as a file with its proof inside. */
    CarriedFile carried(String path) throws IOException {
        Pack proof = Pack.about(path);
        for (long version = 2; version <= root.version(); version++) {
            proof.text(StoreLayout.root(version), store.files.get(StoreLayout.root(version)));
        }
        String name = StoreLayout.edition(edition.orElseThrow().number());
        proof.text(name, store.files.get(name));
        table.proof(path).forEach(proof::object);
        return new CarriedFile(pages.get(path), proof);
    }

    Memory memory() {
        return Memory.pinned(root);
    }
}
