package press.stet.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.stet.format.ChunkList;
import press.stet.format.CspClass;
import press.stet.format.ObjectHash;
import press.stet.format.PageEntry;
import press.stet.format.RefusedException;

class FolderObjectsTest {

    private static final byte[] PAGE =
            "<p>The council met on Tuesday and did not agree.</p>\n".repeat(80).getBytes(UTF_8);

    @TempDir
    Path folder;

    Objects objects;

    @BeforeEach
    void open() {
        objects = new FolderObjects(folder);
    }

    @Test
    void a_page_comes_back_in_every_coding_it_was_printed_in() throws IOException {
        PageEntry entry = objects.print(PAGE, "text/html; charset=utf-8", CspClass.PAGE);
        EncodedObject expected = Compression.encode(entry.hash(), PAGE, "text/html");

        StoredObject stored = objects.find(entry.hash());

        assertThat(entry.hash()).isEqualTo(ObjectHash.of(PAGE));
        for (Encoding encoding : expected.bodies().keySet()) {
            assertThat(stored.has(encoding)).isTrue();
            assertThat(objects.body(stored, encoding))
                    .isEqualTo(expected.bodies().get(encoding));
        }
        assertThat(objects.read(entry.hash(), PAGE.length)).isEqualTo(PAGE);
    }

    @Test
    void an_empty_object_is_there_and_empty() throws IOException {
        ObjectHash hash = ObjectHash.of(new byte[0]);
        assertThat(objects.find(hash)).isNull();
        objects.write(hash, new byte[0]);
        assertThat(objects.read(hash, 0)).isEmpty();
    }

    @Test
    void reading_stops_at_the_callers_limit() throws IOException {
        ObjectHash hash = ObjectHash.of(PAGE);
        objects.write(hash, PAGE);
        assertThatThrownBy(() -> objects.read(hash, PAGE.length - 1)).isInstanceOf(RefusedException.class);
        assertThat(objects.read(ObjectHash.of(new byte[] {1}), 100)).isNull();
    }

    @Test
    void a_file_too_long_for_one_object_is_kept_in_chunks() throws IOException {
        byte[] film = new byte[PageEntry.MAX_OBJECT_LENGTH + 5];
        new Random(7).nextBytes(film);

        PageEntry entry = objects.print(film, "video/mp4", CspClass.ASSET);

        assertThat(entry.form()).isEqualTo(PageEntry.Form.CHUNKED);
        ChunkList list = ChunkList.parse(objects.read(entry.hash(), PageEntry.MAX_OBJECT_LENGTH));
        byte[] back = new byte[film.length];
        for (int i = 0; i < list.chunks().size(); i++) {
            byte[] chunk = objects.read(list.chunks().get(i), list.lengthOf(i));
            System.arraycopy(chunk, 0, back, i * list.chunkSize(), chunk.length);
        }
        assertThat(back).isEqualTo(film);
    }

    @Test
    void an_object_cut_short_by_a_power_failure_counts_as_missing_and_can_be_printed_again() throws IOException {
        PageEntry entry = objects.print(PAGE, "text/html", CspClass.PAGE);
        Path file = fileOf(entry.hash());
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {0, 3, 19, 20, whole.length / 2, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(objects.find(entry.hash())).as("cut at " + length).isNull();
            assertThat(objects.read(entry.hash(), PAGE.length)).isNull();

            objects.print(PAGE, "text/html", CspClass.PAGE);
            assertThat(Files.readAllBytes(file)).isEqualTo(whole);
        }
        Files.write(file, new byte[whole.length]);
        assertThat(objects.find(entry.hash())).as("zeros").isNull();
    }

    @Test
    void what_cannot_be_written_is_said_in_a_sentence_and_leaves_nothing_behind() throws IOException {
        HashedFiles files = new HashedFiles(folder);
        ObjectHash hash = ObjectHash.of(PAGE);
        Files.createDirectories(fileOf(hash).resolve("in the way"));

        assertThatThrownBy(() -> files.put(hash, ByteBuffer.wrap(PAGE)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Nothing half-written was kept");
        try (Stream<Path> drafts = Files.list(folder.resolve("drafts"))) {
            assertThat(drafts).isEmpty();
        }
    }

    @Test
    void every_hash_is_listed_and_a_deleted_one_is_gone() throws IOException {
        List<ObjectHash> written = IntStream.range(0, 300).mapToObj(this::write).toList();
        objects.settle();
        objects.delete(written.getFirst());
        objects.delete(written.getFirst());

        try (Stream<ObjectHash> hashes = objects.hashes()) {
            assertThat(hashes).containsExactlyInAnyOrderElementsOf(written.subList(1, 300));
        }
        assertThat(objects.find(written.getFirst())).isNull();
    }

    @Test
    void many_may_write_and_settle_the_same_objects_at_once() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> writers = IntStream.range(0, 8)
                    .<Callable<Void>>mapToObj(n -> () -> {
                        IntStream.range(0, 100).forEach(this::write);
                        objects.settle();
                        return null;
                    })
                    .toList();
            for (var done : threads.invokeAll(writers)) {
                done.get();
            }
        }
        try (Stream<ObjectHash> hashes = objects.hashes()) {
            assertThat(hashes).hasSize(100);
        }
    }

    @Test
    void a_writer_killed_at_any_moment_leaves_only_whole_objects() throws Exception {
        for (int round = 0; round < 3; round++) {
            Process writer = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            EndlessWriter.class.getName(),
                            folder.toString(),
                            String.valueOf(round))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            for (int line = 0; line < 50 * (round + 1); line++) {
                assertThat(writer.inputReader().readLine()).isNotNull();
            }
            writer.destroyForcibly().waitFor();

            Objects reopened = new FolderObjects(folder);
            try (Stream<ObjectHash> hashes = reopened.hashes()) {
                for (ObjectHash hash : (Iterable<ObjectHash>) hashes::iterator) {
                    assertThat(ObjectHash.of(reopened.read(hash, 1 << 20))).isEqualTo(hash);
                }
            }
            try (Stream<Path> drafts = Files.list(folder.resolve("drafts"))) {
                assertThat(drafts).isEmpty();
            }
        }
    }

    /** Writes objects until it is killed, one line of output for each. */
    static final class EndlessWriter {
        public static void main(String[] args) throws IOException {
            Objects objects = new FolderObjects(Path.of(args[0]));
            Random random = new Random(Long.parseLong(args[1]));
            while (true) {
                byte[] content = new byte[200_000];
                random.nextBytes(content);
                objects.write(ObjectHash.of(content), content);
                System.out.println("one");
            }
        }
    }

    private ObjectHash write(int number) {
        byte[] content = ("object " + number).getBytes(UTF_8);
        try {
            objects.write(ObjectHash.of(content), content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return ObjectHash.of(content);
    }

    private Path fileOf(ObjectHash hash) {
        return folder.resolve(hash.hex().substring(0, 2)).resolve(hash.hex().substring(2));
    }
}
