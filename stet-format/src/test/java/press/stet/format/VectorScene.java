package press.stet.format;

import static press.stet.format.Verdict.*;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.stet.format.Vector.Maker;

/** The invented newsroom meadow.example after three editions, and what vectors are made of. */
abstract class VectorScene {
    static final String NEWSROOM = "meadow.example";
    static final String STORY = "/2026/story-7";

    final TestNewsroom meadow = new TestNewsroom(NEWSROOM);
    final TestNewsroom fen = new TestNewsroom("fen.example");
    final List<Vector> all = new ArrayList<>();

    /** Store after editions 1, 2 and 3. */
    final TestStore first;

    final TestStore second;
    final TestStore third;
    final EditionText editionOne;
    final EditionText editionTwo;
    final ClockText clockTwo;
    final EditionText editionThree;
    final ClockText clockThree;
    final CarriedFile carriedOne;
    final CarriedFile carriedThree;
    final ObjectHash photo;
    final byte[] oldStory;

    VectorScene() throws IOException {
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

    Maker on(TestStore honest, String name) {
        return new Maker(name, meadow, honest);
    }

    Maker today(String name) {
        return on(third, name);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    String objectOf(String path) throws IOException {
        return StoreLayout.object(PageTable.open(third, editionThree.table())
                .get(path)
                .orElseThrow()
                .hash());
    }

    RootText rootTwo(Map<Role, RootText.Keys> roles) {
        return meadow.nextRoot(roles);
    }

    Map<Role, RootText.Keys> rolesWith(Role role, RootText.Keys keys) {
        Map<Role, RootText.Keys> roles = meadow.roles();
        roles.put(role, keys);
        return roles;
    }

    Signer[] signers(String... labels) {
        return Arrays.stream(labels).map(meadow::key).toArray(Signer[]::new);
    }

    static ClockText clock(ClockText like, long version, long root, EditionText edition, Instant time) {
        return new ClockText(
                like.newsroom(),
                version,
                root,
                edition.number(),
                edition.textHash(),
                time,
                time.plus(Duration.ofHours(48)));
    }

    ObjectHash leafOf(String path) throws IOException {
        return ObjectHash.of(
                PageTable.open(third, editionThree.table()).proof(path).getLast());
    }

    /** The vectors of this part. */
    abstract List<Vector> vectors() throws IOException;
}
