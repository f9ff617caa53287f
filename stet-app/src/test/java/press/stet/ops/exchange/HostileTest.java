package press.stet.ops.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.stet.newsroom.Document;

/** Files that are damaged or mean harm: a sentence or a reported skip, and nothing half done. */
class HostileTest {
    @TempDir
    Path folder;

    static final String WXR_HEAD = "<?xml version=\"1.0\"?><rss version=\"2.0\""
            + " xmlns:excerpt=\"http://wordpress.org/export/1.2/excerpt/\""
            + " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\""
            + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel>"
            + "<wp:base_blog_url>https://example.org</wp:base_blog_url>";

    static String wxrItem(String id, String title, String content, String more) {
        return "<item><title>" + title + "</title><link>https://example.org/" + id
                + "/</link><dc:creator>ann</dc:creator>"
                + "<content:encoded><![CDATA[" + content
                + "]]></content:encoded><excerpt:encoded></excerpt:encoded><wp:post_id>" + id
                + "</wp:post_id><wp:post_date_gmt>2020-01-02 03:04:05</wp:post_date_gmt><wp:post_name>"
                + title.toLowerCase()
                + "</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>" + more + "</item>";
    }

    static String wxr(String... items) {
        return WXR_HEAD + String.join("", items) + "</channel></rss>";
    }

    static String ghost(String... posts) {
        return "{\"db\":[{\"meta\":{\"version\":\"5.0.0\"},\"data\":{\"posts\":[" + String.join(",", posts)
                + "],\"tags\":[],\"users\":[],\"posts_tags\":[],\"posts_authors\":[]}}]}";
    }

    static String post(String id, String slug, String html) {
        return "{\"id\":\"" + id + "\",\"title\":\"T " + id + "\",\"slug\":\"" + slug + "\",\"html\":" + json(html)
                + ",\"status\":\"published\",\"type\":\"post\",\"published_at\":\"2020-01-02T03:04:05.000Z\"}";
    }

    static String json(String text) {
        return JsonSource.MAPPER.writeValueAsString(text);
    }

    private void assertRefused(String name, byte[] content, String words) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, content);
        Guests guests = new Guests();
        assertThatThrownBy(() -> {
                    try (Import export = Import.open(file)) {
                        export.into(guests, guests.report, null);
                    }
                })
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining(words)
                .hasMessageEndingWith(".");
        assertThat(guests.items).as("nothing of a refused file comes in").isEmpty();
    }

    private void assertRefused(String name, String content, String words) throws IOException {
        assertRefused(name, content.getBytes(StandardCharsets.UTF_8), words);
    }

    @Test
    void an_xml_file_can_not_reach_another_file() throws IOException {
        Files.writeString(folder.resolve("secret.txt"), "the secret");
        String entity = "<!DOCTYPE rss [<!ENTITY x SYSTEM \""
                + folder.resolve("secret.txt").toUri() + "\">]>";
        String file = wxr(wxrItem("1", "A", "text", ""))
                .replace("<rss", entity + "<rss")
                .replace("<title>A", "<title>&x;");
        assertRefused("xxe.xml", file, "entities of its own");
        assertRefused("undeclared.xml", wxr(wxrItem("1", "&x;", "text", "")), "");
    }

    @Test
    void an_entity_bomb_does_not_go_off() throws IOException {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE rss [<!ENTITY a0 \"lol\">");
        for (int i = 1; i < 12; i++) {
            bomb.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        String file = wxr(wxrItem("1", "&a11;", "text", "")).replace("<rss", bomb + "]><rss");
        assertRefused("bomb.xml", file, "entities of its own");
    }

    @Test
    void a_zip_that_unpacks_without_end_is_not_unpacked() throws IOException {
        Path file = folder.resolve("bomb.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("ghost.json"));
            zip.write("{\"db\":[{\"data\":{\"posts\":[{\"html\":\"".getBytes(StandardCharsets.UTF_8));
            byte[] zeros = "0".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 200; i++) {
                zip.write(zeros);
            }
        }
        assertThat(Files.size(file)).isLessThan(1 << 20);
        assertThatThrownBy(() -> Guests.of(file))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("unpacks to far more");
    }

    @Test
    void a_zip_of_an_export_and_its_pictures_comes_in_and_no_name_leads_out_of_it() throws IOException {
        Path file = folder.resolve("ghost.zip");
        String html = "<img src='__GHOST_URL__/content/images/2020/in.png'><img src='../../../etc/passwd'>"
                + "<img src='https://example.org/..%2f..%2f/etc/passwd'><img src='content/missing.png'>";
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String name : List.of("../../evil.png", "content/images/2020/in.png", "__MACOSX/._ghost.json")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(new byte[] {1, 2, 3});
            }
            zip.putNextEntry(new ZipEntry("export/ghost.json"));
            zip.write(ghost(post("1", "a", html)).getBytes(StandardCharsets.UTF_8));
        }
        Path target = folder.resolve("etc");
        try (Import export = Import.open(file)) {
            Guests guests = new Guests();
            export.into(guests, guests.report, null);
            List<Item.Photo> photos = List.copyOf(guests.photos.values());
            assertThat(photos).hasSize(4);
            assertThat(photos.getFirst().file().orElseThrow().open().readAllBytes())
                    .containsExactly(1, 2, 3);
            assertThat(photos.stream().skip(1)).allMatch(photo -> photo.file().isEmpty());
            assertThat(guests.report.items(Finding.MEDIA_MISSING)).isEqualTo(3);
        }
        assertThat(target).doesNotExist();
    }

    @Test
    void a_link_in_the_folder_does_not_lead_out_of_it() throws IOException {
        Path outside = Files.createTempFile("outside", ".png");
        Path inside = Files.createDirectory(folder.resolve("site"));
        Files.createSymbolicLink(inside.resolve("a.png"), outside);
        Guests guests = Guests.of(inside, "a.md", "---\ntitle: A\ndate: 2020-01-01\nimage: a.png\n---\ntext\n");
        assertThat(guests.photos.values()).singleElement().matches(photo -> photo.file()
                .isEmpty());
        Files.delete(outside);
    }

    @Test
    void scripts_handlers_and_foreign_addresses_do_not_come_in() throws IOException {
        String html = "<p onclick='x()'>Hello<script>alert(1)</script> <a href='javascript:alert(1)'>you</a>"
                + "<a href='data:text/html,x'>!</a></p><style>p{}</style><svg><script>1</script></svg><object data='x.swf'></object>"
                + "<form action='https://evil.example'><input name=a></form><img src=x onerror=alert(1)>"
                + "<iframe src='https://evil.example/frame'></iframe><math><mi>x</mi></math><base href='https://evil.example'>";
        Guests guests = Guests.of(folder, "ghost.json", ghost(post("1", "a", html)));
        String json = press.stet.newsroom.DocumentWriter.json(guests.only().document());
        assertThat(json).doesNotContain("script", "alert", "onclick", "javascript", "data:", "onerror", "p{}");
        assertThat(guests.text()).startsWith("Hello you!");
        assertThat(guests.blocks()).filteredOn(Document.Embed.class::isInstance).hasSize(1);
        for (Finding finding :
                List.of(Finding.SCRIPT, Finding.LINK_DROPPED, Finding.FORM, Finding.DRAWING, Finding.FRAME)) {
            assertThat(guests.report.items(finding)).as(finding.name()).isEqualTo(1);
        }
    }

    @Test
    void a_post_of_fifty_megabytes_is_reported_and_its_neighbours_come_in() throws IOException {
        String long50 = "word ".repeat(10 << 20);
        Path json = folder.resolve("ghost.json");
        try (Writer out = Files.newBufferedWriter(json)) {
            String whole = ghost(post("1", "a", "<p>one</p>"), post("2", "b", "LONG"), post("3", "c", "<p>three</p>"));
            out.write(whole.substring(0, whole.indexOf("LONG")));
            out.write(long50);
            out.write(whole.substring(whole.indexOf("LONG") + 4));
        }
        assertNeighboursCameIn(Guests.of(json), "ghost:2");
        Path xml = folder.resolve("wp.xml");
        try (Writer out = Files.newBufferedWriter(xml)) {
            String whole =
                    wxr(wxrItem("1", "A", "<p>one</p>", ""), wxrItem("2", "B", "LONG", ""), wxrItem("3", "C", "x", ""));
            out.write(whole.substring(0, whole.indexOf("LONG")));
            out.write(long50);
            out.write(whole.substring(whole.indexOf("LONG") + 4));
        }
        assertNeighboursCameIn(Guests.of(xml), "wxr:example.org:2");
    }

    private static void assertNeighboursCameIn(Guests guests, String skipped) {
        assertThat(guests.stories()).hasSize(2);
        assertThat(guests.report.items(Finding.TOO_LONG)).isEqualTo(1);
        assertThat(guests.lines.toString()).contains(skipped);
    }

    @Test
    void bytes_that_are_not_text_are_replaced_and_counted() throws IOException {
        byte[] good = ghost(post("1", "a", "<p>caf# bar</p>")).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < good.length; i++) {
            good[i] = good[i] == '#' ? (byte) 0xE9 : good[i];
        }
        Path file = folder.resolve("latin.json");
        Files.write(file, good);
        Guests guests = Guests.of(file);
        assertThat(guests.text()).isEqualTo("caf\uFFFD bar");
        assertThat(guests.report.items(Finding.BYTES_REPLACED)).isEqualTo(1);
    }

    @Test
    void control_characters_and_lone_surrogates_do_not_come_in() throws IOException {
        String html = "<p>a\\u0000b\\u0008c\\ud800d\\udc00e\\ud83d\\uddf3\\uffff</p>";
        String file = ghost(post("1", "a", "HTML")).replace("HTML", html).replace("T 1", "T\\u0007 \\ud801");
        Guests guests = Guests.of(folder, "ghost.json", file);
        assertThat(guests.only().title()).isEqualTo("T \uFFFD");
        assertThat(guests.text()).isEqualTo("abc\uFFFDd\uFFFDe\uD83D\uDDF3");
        Guests wordpress = Guests.of(folder, "wp.xml", wxr(wxrItem("1", "A", "<p>x\u0008y</p>", "")));
        assertThat(wordpress.text()).isEqualTo("x y");
        assertThat(wordpress.report.items(Finding.CONTROLS_REMOVED)).isEqualTo(1);
    }

    @Test
    void equal_slugs_are_made_different_in_the_same_way_every_time() throws IOException {
        String file =
                ghost(post("1", "same", "<p>1</p>"), post("2", "same", "<p>2</p>"), post("3", "same", "<p>3</p>"));
        for (int run = 0; run < 2; run++) {
            Guests guests = Guests.of(folder, "ghost.json", file);
            assertThat(guests.stories().stream().map(Item.Story::slug)).containsExactly("same", "same-2", "same-3");
            assertThat(guests.report.items(Finding.SLUG_TAKEN)).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ghost", "wxr"})
    void a_file_that_breaks_off_anywhere_is_refused_before_anything_comes_in(String format) throws Exception {
        Path made = Corpus.make(folder.resolve("corpus"), format, 20, 0).folder();
        byte[] whole = Files.readAllBytes(made.resolve(format.equals("ghost") ? "ghost.json" : "wordpress.xml"));
        for (int part = 1; part < 20; part++) {
            assertRefused(
                    "part." + part, Arrays.copyOf(whole, whole.length / 20 * part), "stops being readable at line");
        }
    }

    @Test
    void ninjs_that_breaks_off_is_refused_as_a_file_and_reported_in_a_folder() throws Exception {
        Path made = Corpus.make(folder.resolve("corpus"), "ninjs", 3, 0).folder();
        Path one;
        try (Stream<Path> files = Files.walk(made)) {
            one = files.filter(file -> file.toString().endsWith("-1.json"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] whole = Files.readAllBytes(one);
        for (int part = 1; part < 20; part++) {
            assertRefused("part.json", Arrays.copyOf(whole, whole.length / 20 * part), "stops being readable at line");
        }
        Files.write(one, Arrays.copyOf(whole, whole.length / 2));
        Guests guests = Guests.of(made);
        assertThat(guests.stories()).hasSize(2);
        assertThat(guests.report.items(Finding.UNREADABLE)).isEqualTo(1);
        assertThat(guests.lines.toString()).contains(one.getFileName().toString());
    }

    @Test
    void deep_nesting_is_flattened_or_refused() throws IOException {
        String divs = "<div>".repeat(20_000) + "deep" + "</div>".repeat(20_000);
        String lists = "<ul><li>x".repeat(300) + "<blockquote>".repeat(300) + "end";
        Guests guests = Guests.of(folder, "ghost.json", ghost(post("1", "a", divs), post("2", "b", lists)));
        assertThat(guests.stories()).hasSize(2);
        assertThat(guests.report.items(Finding.FLATTENED)).isEqualTo(2);
        assertRefused("deep.json", "{\"db\":" + "[".repeat(100_000), "stops being readable");
        assertRefused("deep.xml", WXR_HEAD + "<a>".repeat(100_000), "stops being readable");
        String markdown =
                "---\ntitle: A\ndate: 2020-01-01\n---\n" + "> ".repeat(30_000) + "deep\n\n" + "*a **b ".repeat(30_000);
        assertThat(Guests.of(folder, "a.md", markdown).stories().size()).isLessThanOrEqualTo(1);
        String json = "{\"id\":\"1\",\"title\":\"A\",\"lexical\":" + json("{\"root\":".repeat(5000))
                + ",\"html\":\"<p>h</p>\"}";
        Guests lexical = Guests.of(folder, "ghost.json", ghost(json));
        assertThat(lexical.text()).isEqualTo("h");
        assertThat(lexical.report.items(Finding.BODY_FALLBACK)).isEqualTo(1);
    }

    @Test
    void texts_of_nothing_but_markup_are_reported_and_their_neighbours_come_in() throws IOException {
        List<String> heavy = List.of(
                "<b>".repeat(600_000),
                "<p>x".repeat(140_000),
                "a\n\n".repeat(300_000),
                "[caption]".repeat(150_000),
                "<table><tr><td>".repeat(40_000));
        StringBuilder items = new StringBuilder(wxrItem("1", "A", "<p>one</p>", ""));
        String tags = "<category domain=\"post_tag\" nicename=\"a\">x</category>".repeat(20_000);
        for (int i = 0; i < heavy.size(); i++) {
            items.append(wxrItem("1" + i, "H" + i, heavy.get(i), tags));
        }
        Guests guests = Guests.of(folder, "wp.xml", wxr(items.toString(), wxrItem("2", "Z", "<p>two</p>", "")));
        assertThat(guests.stories()).extracting(Item.Story::title).contains("A", "Z");
        assertThat(guests.report.items(Finding.TOO_LONG) + guests.report.items(Finding.NOT_A_STORY))
                .isGreaterThanOrEqualTo(3);
        for (String body : List.of(
                "*a ".repeat(300_000), "a\n\n".repeat(300_000), "- a\n".repeat(200_000), "[a]".repeat(300_000))) {
            Guests markdown = Guests.of(folder, "a.md", "---\ntitle: A\ndate: 2020-01-01\n---\n" + body);
            assertThat(markdown.stories().size()
                            + markdown.report.items(Finding.TOO_LONG)
                            + markdown.report.items(Finding.NOT_A_STORY))
                    .isEqualTo(1);
        }
    }

    @Test
    void a_file_of_nothing_but_equal_slugs_does_not_cost_the_square_of_their_number() throws IOException {
        String[] posts = new String[30_000];
        for (int i = 0; i < posts.length; i++) {
            posts[i] = post("" + i, "same", "x");
        }
        assertThat(Guests.of(folder, "ghost.json", ghost(posts)).stories()).hasSize(posts.length);
    }

    @Test
    void yaml_with_bombs_or_objects_is_reported() throws IOException {
        String bomb = "---\na: &a [x]\nb: &b [*a,*a,*a,*a]\nc: [*b,*b,*b,*b]\ntitle: A\n---\ntext\n";
        String object =
                "---\ntitle: !!javax.script.ScriptEngineManager [!!java.net.URL [\"http://localhost/\"]]\n---\ntext\n";
        for (String file : List.of(bomb, object)) {
            Guests guests = Guests.of(folder, "a.md", file);
            assertThat(guests.stories()).isEmpty();
            assertThat(guests.report.items(Finding.UNREADABLE)).isEqualTo(1);
        }
    }

    @Test
    void a_file_of_another_kind_is_named_as_such_whatever_it_is_called() throws IOException {
        assertRefused("ghost.json", "<!doctype html><title>Sign in</title>", "no export that Stet reads");
        assertRefused(
                "wp.xml",
                "<feed xmlns='http://www.w3.org/2005/Atom'><title>x</title></feed>",
                "not a WordPress export");
        assertRefused("a.json", "{\"name\":\"package\",\"version\":\"1\"}", "no export that Stet reads");
        assertRefused("a.json", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2}, "no export that Stet reads");
        assertRefused("a.json", "", "is empty");
        assertRefused("a.zip", "PK\3\4 and then nothing of the kind", "damaged");
        assertThatThrownBy(() -> Guests.of(folder.resolve("nowhere")))
                .hasMessageContaining("There is no file or folder");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThatThrownBy(() -> Guests.of(empty))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("no export");
        Guests guests = Guests.of(folder, "notes.txt", wxr(wxrItem("1", "A", "<p>text</p>", "")));
        assertThat(guests.text()).isEqualTo("text");
    }

    @Test
    void dates_that_can_not_be_right_are_left_out_and_named() throws IOException {
        String file = ghost(
                post("1", "a", "x").replace("2020-01-02", "+999999999-01-01"),
                post("2", "b", "x").replace("2020-01-02", "0001-01-01"),
                post("3", "c", "x").replace("\"2020-01-02T03:04:05.000Z\"", "99999999999999999999"),
                post("4", "d", "x").replace("2020-01-02", "2020-02-31"));
        Guests guests = Guests.of(folder, "ghost.json", file);
        assertThat(guests.stories()).hasSize(4).allMatch(story -> story.state() == Item.State.DRAFT);
        assertThat(guests.report.items(Finding.DATE_IMPOSSIBLE)).isEqualTo(4);
        assertThat(guests.report.items(Finding.UNDATED)).isEqualTo(4);
    }

    @Test
    void more_files_or_keys_than_can_be_remembered_are_refused_not_swallowed() {
        Seen seen = new Seen("stories");
        assertThatThrownBy(() -> {
                    for (int i = 0; i <= Seen.MOST; i++) {
                        seen.add("key " + i);
                    }
                })
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("more than 2000000 stories");
    }

    @Test
    void the_report_is_one_line_of_json_for_each_finding() throws IOException {
        Guests guests =
                Guests.of(folder, "ghost.json", ghost(post("1\\n\\\"", "a", "<script>a\n\"b\"</script><p>x</p>")));
        assertThat(guests.lines.toString().lines()).allSatisfy(line -> assertThat(
                        JsonSource.MAPPER.readTree(line).path("why").asString())
                .isNotEmpty());
        assertThat(guests.report.summary()).contains("1 stories").contains("a script was left out");
    }
}
