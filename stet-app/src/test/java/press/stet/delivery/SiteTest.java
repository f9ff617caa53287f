package press.stet.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.stet.format.CspClass;
import press.stet.format.ObjectHash;
import press.stet.format.PageEntry;

class SiteTest {

    private static final String STORY = "<p>The council met on Tuesday and did not agree.</p>\n".repeat(40);

    @TempDir
    Path data;

    PrintedSite site;

    @BeforeEach
    void print() throws IOException {
        site = new PrintedSite(data)
                .page("/", "<h1>Front page</h1>")
                .page("/world/council/", STORY)
                .page("/404.html", "<h1>Not here</h1>")
                .page("/ru/404.html", "<h1>Нет страницы</h1>")
                .page("/ru/мир/", "<h1>Мир</h1>")
                .moved("/2019/council/", "/world/council/")
                .moved("/old", "/ru/мир/")
                .withdrawn("/world/mistake/", "<h1>We took this story back</h1>");
    }

    @Test
    void the_site_is_a_store_too_that_any_origin_may_read() throws IOException {
        site.publish();
        site.texts.write("clock", "the clock\n".getBytes(UTF_8));
        site.texts.write("root/1", "the root\n".getBytes(UTF_8));
        ObjectHash hash = ObjectHash.of(STORY.getBytes(UTF_8));

        Answer clock = get("/stet/clock");
        assertThat(clock.status()).isEqualTo(200);
        assertThat(headers(clock))
                .containsEntry("Access-Control-Allow-Origin", "*")
                .containsEntry("Cross-Origin-Resource-Policy", "cross-origin")
                .containsEntry("Cache-Control", "public, max-age=60, must-revalidate");
        assertThat(bytes(clock)).isEqualTo("the clock\n".getBytes(UTF_8));
        assertThat(headers(get("/stet/root/1"))).containsEntry("Cache-Control", "public, max-age=31536000, immutable");

        Answer object = get("/stet/o/" + hash.hex().substring(0, 2) + "/" + hash.hex());
        assertThat(bytes(object)).isEqualTo(STORY.getBytes(UTF_8));
        assertThat(object.contentType()).isEqualTo("application/octet-stream");
        assertThat(headers(object))
                .containsEntry("Access-Control-Allow-Origin", "*")
                .containsEntry("Cache-Control", "public, max-age=31536000, immutable");

        site.objects.delete(hash);
        assertThat(get("/stet/o/" + hash.hex().substring(0, 2) + "/" + hash.hex())
                        .status())
                .as("withdrawn")
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/stet/", "/stet/o/00/zz", "/stet/root/2", "/stet/../head", "/stet/keys", "/stet/root/%31"})
    void what_the_store_does_not_have_is_missing_and_not_remembered_as_such(String path) throws IOException {
        site.publish();
        assertThat(get(path).status()).isEqualTo(404);
        assertThat(headers(get(path)))
                .containsEntry("Cache-Control", "no-cache")
                .containsEntry("Access-Control-Allow-Origin", "*");
    }

    @Test
    void before_the_first_edition_a_friendly_page_asks_to_come_back() {
        Answer answer = get("/anything");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(text(answer)).contains("The first edition is being printed");
        assertThat(headers(answer)).containsKey("Retry-After");
    }

    @Test
    void a_page_comes_with_its_policy_and_is_packed_as_the_reader_likes() throws IOException {
        site.publish();
        Answer plain = get("/world/council/");
        Answer packed = answer(new SiteRequest("GET", "/world/council/", "gzip, br", null, null, null));

        assertThat(text(plain)).isEqualTo(STORY);
        assertThat(plain.contentType()).isEqualTo("text/html; charset=utf-8");
        assertThat(headers(plain))
                .containsEntry("Content-Security-Policy", CspClass.PAGE.policy())
                .containsEntry("Vary", "Accept-Encoding")
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry("Referrer-Policy", "no-referrer")
                .containsEntry("Cache-Control", "public, max-age=60, must-revalidate")
                .doesNotContainKeys("Content-Encoding", "Strict-Transport-Security", "Set-Cookie", "Server");
        assertThat(headers(packed)).containsEntry("Content-Encoding", "br").containsEntry("Vary", "Accept-Encoding");
        assertThat(packed.body().length()).isLessThan(plain.body().length());
        assertThat(headers(packed).get("ETag")).isNotEqualTo(headers(plain).get("ETag"));
    }

    @Test
    void https_is_insisted_on_only_where_the_site_has_it() throws IOException {
        site.at("https://meadow.example").publish();
        assertThat(headers(get("/"))).containsEntry("Strict-Transport-Security", "max-age=31536000");
    }

    @Test
    void assets_and_media_may_be_kept_for_good() throws IOException {
        site.file("/assets/a1b2.css", "b{}".getBytes(UTF_8), "text/css", CspClass.ASSET)
                .publish();
        assertThat(headers(get("/assets/a1b2.css")))
                .containsEntry("Cache-Control", "public, max-age=31536000, immutable")
                .containsEntry("Content-Security-Policy", CspClass.ASSET.policy())
                .containsEntry("Cross-Origin-Resource-Policy", "cross-origin");
    }

    @Test
    void a_page_that_states_a_narrower_policy_is_sent_with_it_and_without_one_with_that_of_its_class()
            throws IOException {
        String own = "default-src &#39;none&#39;;style-src &#39;sha256-abc=&#39;;script-src &#39;self&#39;";
        site.page("/own/", "<!doctype html><meta http-equiv=\"Content-Security-Policy\" content=\"" + own + "\">A")
                .page("/wider/", "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src *\">A")
                .page(
                        "/inline/",
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';script-src 'unsafe-inline'\">A")
                .page(
                        "/two/",
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';img-src *, default-src *\">A")
                .publish();

        assertThat(headers(get("/own/")))
                .containsEntry(
                        "Content-Security-Policy",
                        "default-src 'none';style-src 'sha256-abc=';script-src 'self';frame-ancestors 'none'");
        for (String path : java.util.List.of("/wider/", "/inline/", "/two/")) {
            assertThat(headers(get(path))).as(path).containsEntry("Content-Security-Policy", CspClass.PAGE.policy());
        }
    }

    @Test
    void browsers_never_keep_an_old_worker() throws IOException {
        site.file("/stet-worker.js", "self".getBytes(UTF_8), "text/javascript", CspClass.WORKER)
                .publish();
        assertThat(headers(get("/stet-worker.js")))
                .containsEntry("Cache-Control", "no-cache")
                .containsEntry("Content-Security-Policy", CspClass.WORKER.policy())
                .doesNotContainKey("Clear-Site-Data");
    }

    @Test
    void pages_lead_to_themselves_at_the_onion_service() throws IOException {
        String onion = "a".repeat(56) + ".onion";
        site.withOnion(onion).publish();
        assertThat(headers(get("/world/council/")))
                .containsEntry("Onion-Location", "http://" + onion + "/world/council/");
        assertThat(headers(site.withOnion(null).served().answer(new SiteRequest("GET", "/", null, null, null, null))))
                .doesNotContainKey("Onion-Location");
    }

    @Test
    void who_has_the_page_already_is_told_so() throws IOException {
        site.publish();
        String etag = headers(get("/world/council/")).get("ETag");

        for (String tag : new String[] {etag, "W/" + etag, "\"other\", " + etag, "*"}) {
            Answer answer = answer(new SiteRequest("GET", "/world/council/", null, tag, null, null));
            assertThat(answer.status()).as(tag).isEqualTo(304);
            assertThat(headers(answer)).containsEntry("ETag", etag).containsKey("Cache-Control");
            assertThat(answer.body().length()).isZero();
        }
        assertThat(answer(new SiteRequest("GET", "/world/council/", "br", etag, null, null))
                        .status())
                .as("another coding is another representation")
                .isEqualTo(200);
        assertThat(answer(new SiteRequest("GET", "/world/council/", null, "\"other\"", null, null))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void an_address_without_its_last_slash_leads_to_the_one_with_it() throws IOException {
        site.publish();
        assertThat(get("/world/council").status()).isEqualTo(301);
        assertThat(headers(get("/world/council"))).containsEntry("Location", "/world/council/");
        assertThat(headers(get("/ru/%D0%BC%D0%B8%D1%80"))).containsEntry("Location", "/ru/%D0%BC%D0%B8%D1%80/");
        assertThat(get("/world").status()).isEqualTo(404);
    }

    @Test
    void an_old_address_leads_to_the_new_one() throws IOException {
        site.publish();
        assertThat(get("/2019/council/").status()).isEqualTo(301);
        assertThat(headers(get("/2019/council/"))).containsEntry("Location", "/world/council/");
        assertThat(headers(get("/old"))).containsEntry("Location", "/ru/%D0%BC%D0%B8%D1%80/");
    }

    @Test
    void a_withdrawn_story_is_gone_and_says_so() throws IOException {
        site.publish();
        Answer answer = get("/world/mistake/");
        assertThat(answer.status()).isEqualTo(410);
        assertThat(answer.contentType()).isEqualTo("text/html; charset=utf-8");
        assertThat(text(answer)).contains("We took this story back");
    }

    @Test
    void a_missing_page_is_answered_in_the_language_of_its_address() throws IOException {
        site.publish();
        assertThat(get("/nowhere/").status()).isEqualTo(404);
        assertThat(text(get("/nowhere/"))).contains("Not here");
        assertThat(text(get("/ru/nowhere/"))).contains("Нет страницы");
        assertThat(get("/404.html").status()).isEqualTo(404);

        site.without("/404.html").without("/ru/404.html").publish();
        assertThat(get("/nowhere/").status()).isEqualTo(404);
        assertThat(text(get("/nowhere/"))).contains("There is no page at this address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../etc/passwd",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/..%2f..%2fetc/passwd",
                "/world/./council/",
                "//world/council/",
                "/world//council/",
                "/world\\council/",
                "/%5c%5c",
                "/%00",
                "/%0d%0aSet-Cookie:a=b",
                "/world/council/%E2%80%AE",
                "/stet/o/00",
                "/world/council/;jsessionid=1",
                "/edition/head",
            })
    void a_path_that_tries_something_finds_nothing(String path) throws IOException {
        site.publish();
        assertThat(get(path).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "world", "/%", "/%4", "/%zz", "/%c0%ae%c0%ae/", "/%ff", "/ with space", "/é"})
    void what_is_no_path_is_refused_with_a_sentence(String path) throws IOException {
        site.publish();
        assertThat(get(path).status()).isEqualTo(400);
        assertThat(text(get(path))).contains("not spelled");
    }

    @Test
    void an_endless_path_is_refused() throws IOException {
        site.publish();
        assertThat(get("/" + "a".repeat(1500)).status()).isEqualTo(404);
        assertThat(get("/" + "a".repeat(100_000)).status()).isEqualTo(400);
    }

    @Property(tries = 500)
    void no_path_whatever_breaks_the_site(@ForAll String path) {
        assertThat(RequestPath.decode("/" + path))
                .satisfiesAnyOf(decoded -> assertThat(decoded).isNull(), decoded -> assertThat(decoded)
                        .startsWith("/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "PATCH", "BREW"})
    void the_site_can_only_be_read(String method) throws IOException {
        site.publish();
        Answer answer = answer(new SiteRequest(method, "/", null, null, null, null));
        assertThat(answer.status()).isEqualTo(405);
        assertThat(headers(answer)).containsEntry("Allow", "GET, HEAD");
    }

    @Property(tries = 300)
    void a_part_of_a_long_file_is_the_same_part_of_its_bytes(
            @ForAll @IntRange(max = 2_500_000) int first, @ForAll @IntRange(max = 2_500_000) int length)
            throws IOException {
        Site films = Films.SITE;
        int last = first + length;
        Answer answer =
                films.answer(new SiteRequest("GET", "/media/film", null, null, "bytes=" + first + "-" + last, null));
        if (first >= Films.FILM.length) {
            assertThat(answer.status()).isEqualTo(416);
            assertThat(headers(answer)).containsEntry("Content-Range", "bytes */" + Films.FILM.length);
            return;
        }
        int end = Math.min(last + 1, Films.FILM.length);
        assertThat(answer.status()).isEqualTo(206);
        assertThat(headers(answer))
                .containsEntry("Content-Range", "bytes " + first + "-" + (end - 1) + "/" + Films.FILM.length);
        assertThat(bytes(answer)).isEqualTo(Arrays.copyOfRange(Films.FILM, first, end));
        assertThat(answer.body().length()).isEqualTo(end - first);
    }

    @Test
    void ranges_of_other_kinds_are_taken_or_passed_over_as_the_rfc_says() throws IOException {
        site.page("/ten", "0123456789").publish();
        String etag = headers(get("/ten")).get("ETag");

        assertThat(text(range("bytes=-3", null))).isEqualTo("789");
        assertThat(text(range("bytes=7-", null))).isEqualTo("789");
        assertThat(text(range("bytes=2-3", etag))).isEqualTo("23");
        assertThat(range("bytes=-0", null).status()).isEqualTo(416);
        for (String passedOver : new String[] {"bytes=3-2", "bytes=0-1,3-4", "lines=1-2", "bytes=-", "bytes=a-b"}) {
            assertThat(range(passedOver, null).status()).as(passedOver).isEqualTo(200);
        }
        assertThat(range("bytes=2-3", "\"another\"").status()).isEqualTo(200);
    }

    @Test
    void a_damaged_edition_is_admitted_in_a_sentence_and_the_rest_still_served() throws IOException {
        site.publish();
        ObjectHash story = ObjectHash.of(STORY.getBytes(UTF_8));
        site.objects.delete(story);
        Site fresh = site.served();
        assertThat(fresh.answer(new SiteRequest("GET", "/world/council/", null, null, null, null))
                        .status())
                .isEqualTo(503);
        assertThat(fresh.answer(new SiteRequest("GET", "/", null, null, null, null))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_half_written_head_leaves_the_last_edition_serving() throws IOException {
        Site served = site.served();
        site.publish();
        Path head = data.resolve("edition/head");
        String whole = Files.readString(head);
        CurrentEdition current = new CurrentEdition(site.headFile, new PrintCache(site.objects), null);
        long number = current.view().number();
        for (int length = 0; length < whole.length(); length++) {
            Files.writeString(head, whole.substring(0, length));
            current.look();
            assertThat(current.view().number()).isEqualTo(number);
        }
        Files.writeString(head, whole.replace("table ", "table A"));
        current.look();
        assertThat(current.view().number()).isEqualTo(number);
        assertThat(served.answer(new SiteRequest("GET", "/", null, null, null, null))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_head_that_names_a_table_not_there_yet_is_taken_once_the_table_arrives() throws IOException {
        var first = site.publish();
        CurrentEdition current = new CurrentEdition(site.headFile, new PrintCache(site.objects), null);
        var second = site.page("/", "<h1>Second</h1>").publish();
        byte[] root = site.objects.read(second.table(), PageEntry.MAX_OBJECT_LENGTH);
        site.objects.delete(second.table());
        current = new CurrentEdition(site.headFile, new PrintCache(site.objects), null);
        assertThat(current.view()).isNull();

        site.objects.write(second.table(), root);
        current.look();
        assertThat(current.view().number()).isEqualTo(2);
        assertThat(first.edition()).isEqualTo(1);
    }

    /** One site for the property, which makes no fresh folder for each try. */
    private static final class Films {
        static final byte[] FILM = new byte[PageEntry.MAX_OBJECT_LENGTH + 100_000];
        static final Site SITE;

        static {
            try {
                new Random(3).nextBytes(FILM);
                PrintedSite printed = new PrintedSite(Files.createTempDirectory("films"));
                printed.file("/media/film", FILM, "video/mp4", CspClass.ASSET).publish();
                SITE = printed.served();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    private Answer range(String range, String ifRange) {
        return answer(new SiteRequest("GET", "/ten", null, null, range, ifRange));
    }

    private Answer get(String path) {
        return answer(new SiteRequest("GET", path, null, null, null, null));
    }

    private Answer answer(SiteRequest request) {
        return site.served().answer(request);
    }

    private static byte[] bytes(Answer answer) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            answer.body().writeTo(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(Answer answer) {
        return new String(bytes(answer), UTF_8);
    }

    private static Map<String, String> headers(Answer answer) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 0; i < answer.headers().length; i += 2) {
            assertThat(headers.put(answer.headers()[i], answer.headers()[i + 1]))
                    .isNull();
        }
        return headers;
    }
}
