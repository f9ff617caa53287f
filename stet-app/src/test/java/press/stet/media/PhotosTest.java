package press.stet.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import press.stet.StetTest;
import press.stet.format.ObjectHash;
import press.stet.jobs.CutOff;
import press.stet.jobs.PowerCut;
import press.stet.jobs.RunTwice;
import press.stet.kernel.DataFolder;
import press.stet.kernel.Refusal;
import press.stet.storage.Vault;

@StetTest
@TestPropertySource(properties = "stet.worker=false")
class PhotosTest {
    private static final PhotoDetails SAID =
            new PhotoDetails("Cranes over a harbour", "The port on Monday.", Credit.agency("Harbour Press"), "", "en");

    @Autowired
    Photos photos;

    @Autowired
    PhotoPrinting printing;

    @Autowired
    Vault vault;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataFolder data;

    @Autowired
    ConfigurableApplicationContext context;

    @Test
    void a_photo_from_the_desk_is_ready_at_once_in_every_size() throws IOException {
        Photo photo = photos.add(new ByteArrayInputStream(Pictures.jpeg(1000, 700)), SAID);

        assertThat(photo.state()).isEqualTo(Photo.State.READY);
        assertThat(photo.details()).isEqualTo(SAID);
        assertThat(photo.missing()).isEmpty();
        assertThat(photo.renditions())
                .filteredOn(rendition -> rendition.type() == ImageType.JPEG)
                .extracting(Rendition::width)
                .containsExactly(320, 640, 960);
        for (Rendition rendition : photo.renditions()) {
            byte[] file = photos.print(rendition);
            assertThat(file).hasSize(rendition.length());
            assertThat(ObjectHash.of(file)).isEqualTo(ObjectHash.fromHex(rendition.hash()));
        }
        assertThat(photos.get(photo.id())).isEqualTo(photo);
    }

    @Test
    void the_kept_file_tells_nothing_but_the_picture() throws IOException {
        Photo photo = photos.add(Pictures.withMetadata(Pictures.jpeg(90, 60), 6), SAID);
        assertThat(photo.width()).isEqualTo(60);
        assertThat(photo.height()).isEqualTo(90);
        try (Stream<Path> kept = Files.walk(data.root())) {
            for (Path file : kept.filter(Files::isRegularFile).toList()) {
                assertThat(PhotoFileTest.indexOf(Files.readAllBytes(file), Pictures.SERIAL.getBytes()))
                        .as(file.toString())
                        .isNegative();
            }
        }
        byte[] original = photos.original(photo.id());
        assertThat(PhotoFile.read(original).orientation()).isEqualTo(6);
    }

    @Test
    void a_photo_without_description_or_credit_is_kept_but_says_what_it_needs() {
        Photo bare = photos.add(Pictures.png(40, 30), new PhotoDetails(" ", "", Credit.NONE, "", "en"));
        assertThat(bare.missing())
                .containsExactly(
                        "Please describe what the photo shows, for readers who can't see it.",
                        "Please say whose photo it is: a photographer, an agency, or both.");
        Photo described = photos.describe(
                bare.id(), new PhotoDetails("A field", "", Credit.of(UUID.randomUUID()), "CC BY 4.0", "en"));
        assertThat(described.missing()).isEmpty();
        assertThat(described.renditions()).isEqualTo(bare.renditions());
    }

    @Test
    void what_is_no_picture_leaves_nothing_behind() {
        long before = count("media.photo") + count("media.original");
        assertThatThrownBy(() -> photos.add("<svg/>".getBytes(), SAID)).isInstanceOf(PhotoRefused.class);
        byte[] damaged = damagedInside(Pictures.png(90, 60));
        assertThatThrownBy(() -> photos.add(damaged, SAID)).isInstanceOf(PhotoRefused.class);
        assertThat(count("media.photo") + count("media.original")).isEqualTo(before);
        assertThatThrownBy(() -> photos.get(new PhotoId(UUID.randomUUID())))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("not there any more");
    }

    @Test
    void the_same_picture_with_other_words_shares_its_files() {
        Photo english = photos.add(Pictures.jpeg(64, 48), SAID);
        Photo russian = photos.add(
                Pictures.jpeg(64, 48), new PhotoDetails("Краны", "", Credit.agency("Harbour Press"), "", "ru"));
        assertThat(russian.id()).isNotEqualTo(english.id());
        assertThat(russian.renditions()).isEqualTo(english.renditions());
    }

    @Test
    void an_imported_photo_waits_for_its_job_and_the_job_may_run_twice() {
        Photo waiting = photos.bring("ghost:/content/a.jpg", Pictures.jpeg(330, 200), SAID);
        assertThat(waiting.state()).isEqualTo(Photo.State.WAITING);
        assertThat(waiting.renditions()).isEmpty();
        String job = job();

        printing.run(new PrintPhoto(job));
        Photo ready = photos.get(waiting.id());
        assertThat(ready.state()).isEqualTo(Photo.State.READY);
        assertThat(ready.renditions()).isNotEmpty();

        printing.run(new PrintPhoto(job));
        assertThat(photos.get(waiting.id())).isEqualTo(ready);
    }

    @Test
    void a_job_that_was_killed_half_way_is_done_again_whole() throws IOException {
        Photo waiting = photos.bring("ghost:/content/killed.jpg", Pictures.jpeg(700, 500), SAID);
        String job = job();
        // Killed after the files and before the rows: some prints lie there, none is named.
        List<Rendition> named = printing.print(PhotoFile.read(photos.original(waiting.id())));
        vault.delete(ObjectHash.fromHex(named.getLast().hash()));
        assertThat(photos.get(waiting.id()).renditions()).isEmpty();

        printing.run(new PrintPhoto(job));
        for (Rendition rendition : photos.get(waiting.id()).renditions()) {
            assertThat(photos.print(rendition)).hasSize(rendition.length());
        }
        assertThat(photos.get(waiting.id()).renditions()).hasSameElementsAs(named);
    }

    @Test
    void importing_twice_changes_nothing() {
        byte[] file = Pictures.jpeg(100, 80);
        Photo once = photos.bring("wxr:7", file, SAID);
        long count = count("media.photo");
        Photo twice = photos.bring("wxr:7", file, SAID);
        assertThat(twice).isEqualTo(once);
        assertThat(count("media.photo")).isEqualTo(count);
        assertThat(photos.bySource("wxr:7")).hasValue(once.id());
        Photo replaced = photos.bring("wxr:7", Pictures.jpeg(120, 80), SAID);
        assertThat(replaced.id()).isEqualTo(once.id());
        assertThat(replaced.width()).isEqualTo(120);
    }

    @Test
    void an_import_that_proves_damaged_says_so() {
        Photo waiting = photos.bring("wxr:damaged", damagedInside(Pictures.png(300, 200)), SAID);
        printing.run(new PrintPhoto(job()));
        Photo refused = photos.get(waiting.id());
        assertThat(refused.state()).isEqualTo(Photo.State.REFUSED);
        assertThat(refused.missing()).singleElement().asString().contains("damaged");
    }

    @Test
    @RunTwice(PhotoPrinting.class)
    @CutOff(PhotoPrinting.class)
    void a_photo_whose_printing_was_cut_off_waits_on_and_is_printed_once_however_often_it_is_tried() {
        Photo waiting = photos.bring("cut:off", Pictures.png(700, 410), SAID);
        PrintPhoto job = new PrintPhoto(job());
        try (PowerCut cut = PowerCut.at(PhotoChanged.class, context)) {
            assertThatThrownBy(() -> printing.run(job)).isInstanceOf(PowerCut.Dark.class);
        }
        assertThat(photos.get(waiting.id()).state()).isEqualTo(Photo.State.WAITING);
        assertThat(photos.get(waiting.id()).renditions()).isEmpty();

        printing.run(job);
        Photo printed = photos.get(waiting.id());
        assertThat(printed.state()).isEqualTo(Photo.State.READY);
        assertThat(printed.renditions()).isNotEmpty();
        printing.run(job);
        assertThat(photos.get(waiting.id())).isEqualTo(printed);
    }

    @Test
    void a_photo_is_found_by_its_words_its_agency_and_the_people_in_it() {
        UUID person = UUID.randomUUID();
        Photo cranes = photos.add(
                Pictures.png(50, 40),
                new PhotoDetails("Yellow cranes 100%", "Краны в порту", Credit.agency("Zebra Images"), "", "en"));
        Photo portrait = photos.add(
                Pictures.png(52, 40),
                new PhotoDetails("A man", NamedText.reference(person) + " in Paris", Credit.NONE, "", "en"));

        assertThat(found("crane yell")).containsExactly(cranes.id());
        assertThat(found("КРАНЫ zebra")).containsExactly(cranes.id());
        assertThat(found("100%")).containsExactly(cranes.id());
        assertThat(found("crane nothing")).isEmpty();
        assertThat(photos.find("some name", Set.of(person), null, 10))
                .extracting(Photo::id)
                .containsExactly(portrait.id());
        assertThat(photos.find("", Set.of(), portrait.id(), 1))
                .extracting(Photo::id)
                .containsExactly(cranes.id());
        assertThat(photos.getAll(List.of(portrait.id(), new PhotoId(person), cranes.id()))
                        .keySet())
                .containsExactly(portrait.id(), cranes.id());
    }

    @Test
    void a_caption_holds_people_by_id_and_reads_with_their_names() {
        UUID person = UUID.randomUUID();
        String caption = "On the left " + NamedText.reference(person) + ", 2015.";
        assertThat(NamedText.people(caption)).containsExactly(person);
        assertThat(NamedText.read(caption, id -> "Ann $1 Other")).isEqualTo("On the left Ann $1 Other, 2015.");
    }

    @Test
    void health_can_name_the_engine() {
        assertThat(photos.engine()).contains("JPEG");
    }

    @Test
    void the_demo_photos_are_light_and_wide_and_open() throws IOException {
        Path folder = Path.of("src/main/resources/demo/photos");
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertThat(all).hasSizeBetween(10, 14);
            for (Path file : all) {
                byte[] bytes = Files.readAllBytes(file);
                assertThat(bytes.length).as(file.toString()).isLessThanOrEqualTo(60_000);
                assertThat(ImageIO.read(new ByteArrayInputStream(bytes)).getWidth())
                        .isEqualTo(1280);
                assertThat(PhotoFile.read(bytes).bytes())
                        .as(file + " holds nothing but a picture")
                        .hasSameSizeAs(bytes);
            }
        }
    }

    private List<PhotoId> found(String words) {
        return photos.find(words, Set.of(), null, 10).stream().map(Photo::id).toList();
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    /** The key of the one waiting job; taken out of the queue. */
    private String job() {
        String key = jdbc.sql(
                        "select task_instance from jobs.scheduled_tasks where task_name = 'media.print-photo' order by execution_time desc limit 1")
                .query(String.class)
                .single();
        jdbc.sql("delete from jobs.scheduled_tasks where task_instance = :key")
                .param("key", key)
                .update();
        return key;
    }

    /** Whole to look at, but its pixels do not unpack. */
    private static byte[] damagedInside(byte[] png) {
        byte[] damaged = png.clone();
        int pixels = PhotoFileTest.indexOf(png, "IDAT".getBytes());
        Arrays.fill(damaged, pixels + 4, pixels + 40, (byte) 0x55);
        return damaged;
    }
}
