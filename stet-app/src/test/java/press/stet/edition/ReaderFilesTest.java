package press.stet.edition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import press.stet.StetTest;
import press.stet.format.CspClass;
import press.stet.format.EditionText;
import press.stet.format.Memory;
import press.stet.format.PageEntry;
import press.stet.format.PageTable;
import press.stet.format.Role;
import press.stet.format.Verifier;
import press.stet.newsroom.House;
import press.stet.newsroom.Houses;
import press.stet.storage.Objects;
import press.stet.storage.SignedTexts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the edition carries so that a reader's browser gets through. */
@StetTest
@DirtiesContext
@TestPropertySource(properties = "stet.worker=false")
class ReaderFilesTest {

    @Autowired
    Houses houses;

    @Autowired
    Printer printer;

    @Autowired
    Objects objects;

    @Autowired
    SignedTexts texts;

    @Autowired
    Keys keys;

    @BeforeEach
    void house() {
        save("{}");
    }

    private void save(String look) {
        houses.save(new House(
                "The Meadow Courier",
                "",
                "https://courier.example",
                ZoneId.of("UTC"),
                List.of("ru", "en"),
                look,
                true));
        printer.printChanges();
    }

    @Test
    void the_edition_names_the_worker_which_begins_with_the_newsrooms_root() throws IOException {
        PageEntry entry = entry("/stet-worker.js");
        String worker = text("/stet-worker.js");
        JsonNode door =
                JsonMapper.shared().readTree(worker.substring("self.stetDoor=".length(), worker.indexOf(";\n")));

        assertThat(door.path("root").asString()).isEqualTo(new String(objects(texts.read("root/1", 131072)), UTF_8));
        assertThat(door.path("language").asString()).isEqualTo("ru");
        assertThat(door.path("stores").isArray()).isTrue();
        assertThat(worker.lines().skip(1).findFirst().orElseThrow()).startsWith("\"use strict\";");
        assertThat(entry.csp()).isEqualTo(CspClass.WORKER);
        assertThat(entry.mediaType()).isEqualTo("text/javascript");
        assertThat(edition().worker()).contains(new EditionText.Worker(entry.hash(), entry.length()));
        assertThat(edition().hot()).anyMatch(hot -> hot.path().equals("/stet-page.js"));
    }

    @Test
    void a_new_root_is_in_the_worker_of_the_next_edition_and_nothing_else_is_printed_for_it() throws IOException {
        long before = edition().number();
        new KeyChange(keys, List.of()).rotate(Role.CLOCK);
        houses.save(houses.house());
        printer.printChanges();

        assertThat(edition().number()).isEqualTo(before + 1);
        assertThat(text("/stet-worker.js")).contains("version 2\\n");
    }

    @Test
    void the_manifest_names_the_newsroom_or_tells_nothing() throws IOException {
        JsonNode named = JsonMapper.shared().readTree(text("/manifest.webmanifest"));
        byte[] icon = bytes("/stet-icon-192.png");
        assertThat(named.path("name").asString()).isEqualTo("The Meadow Courier");
        assertThat(named.path("start_url").asString()).isEqualTo("./");
        assertThat(named.path("share_target").path("action").asString()).matches("\\./([a-z]+/)?check/\\?shared");
        for (JsonNode one : named.path("icons")) {
            BufferedImage image = ImageIO.read(
                    new ByteArrayInputStream(bytes("/" + one.path("src").asString())));
            assertThat(image.getWidth() + "x" + image.getHeight())
                    .isEqualTo(one.path("sizes").asString());
        }

        save(Look.withHomeScreen("{}", true));
        assertThat(text("/manifest.webmanifest")).contains("\"Notes\"").doesNotContain("Meadow");
        assertThat(bytes("/stet-icon-192.png")).isNotEqualTo(icon);
    }

    @Test
    void every_page_calls_the_script_and_there_is_a_page_for_checking_files_in_each_language() throws IOException {
        assertThat(Jsoup.parse(text("/")).select("head script[src]").eachAttr("src"))
                .containsExactly("./stet-page.js");
        assertThat(Jsoup.parse(text("/en/archive/"))
                        .select("link[rel=manifest]")
                        .attr("href"))
                .isEqualTo("../../manifest.webmanifest");
        for (String root : List.of("/", "/en/")) {
            var page = Jsoup.parse(text(root + "check/"));
            assertThat(page.select("input[type=file][data-stet-check]")).hasSize(1);
            assertThat(page.select("[data-stet-verdict][role=status]")).hasSize(1);
            assertThat(page.select("script[src$=stet-check.js]")).hasSize(1);
            assertThat(page.select("meta[http-equiv]").attr("content"))
                    .contains("script-src 'self'", "manifest-src 'self'")
                    .doesNotContain("unsafe");
        }
    }

    private PageEntry entry(String path) throws IOException {
        return PageTable.open(objects, edition().table()).get(path).orElseThrow();
    }

    private byte[] bytes(String path) throws IOException {
        return objects(objects.read(entry(path).hash(), PageEntry.MAX_OBJECT_LENGTH));
    }

    private String text(String path) throws IOException {
        return new String(bytes(path), UTF_8);
    }

    private static byte[] objects(byte @org.jspecify.annotations.Nullable [] found) {
        return java.util.Objects.requireNonNull(found);
    }

    private EditionText edition() throws IOException {
        return new Verifier(Clock.systemUTC())
                .head(texts.with(objects), Memory.pinned(keys.pinned()))
                .edition();
    }
}
