package press.stet.ops.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.stet.newsroom.Document;
import press.stet.newsroom.Document.Block;
import press.stet.newsroom.Document.Heading;
import press.stet.newsroom.Document.Link;
import press.stet.newsroom.Document.Paragraph;
import press.stet.newsroom.Document.Style;
import press.stet.newsroom.Document.Text;

/** Ghost's exports of all ages, in shapes seen in public ones. */
class GhostTest {
    @TempDir
    Path folder;

    private static final String CARDS = """
            {"type":"image","version":1,"src":"__GHOST_URL__/content/images/a.jpg","alt":"An <i>a</i>","caption":"<em>The</em> a"},
            {"type":"gallery","version":1,"images":[{"src":"/content/images/b.jpg"},{"src":"/content/images/c.jpg"}],"caption":"Two"},
            {"type":"html","version":1,"html":"<p>own <b>markup</b></p><script>x()</script>"},
            {"type":"markdown","version":1,"markdown":"* one\\n* **two**"},
            {"type":"embed","version":1,"url":"https://video.example/1","html":"<iframe></iframe>","metadata":{"title":"A film","provider_name":"Video"}},
            {"type":"bookmark","version":1,"url":"https://other.example/x","metadata":{"title":"Elsewhere","publisher":"Other"}},
            {"type":"codeblock","version":1,"code":"if (a < b)","language":"java"},
            {"type":"horizontalrule","version":1},
            {"type":"callout","version":1,"calloutText":"<b>Mind</b> this","calloutEmoji":"x"},
            {"type":"toggle","version":1,"heading":"Why?","content":"<p>So.</p>"},
            {"type":"button","version":1,"buttonText":"Go","buttonUrl":"https://other.example/go"},
            {"type":"audio","version":1,"src":"https://example.org/a.mp3","title":"A song"},
            {"type":"file","version":1,"src":"/content/files/a.pdf","fileTitle":"The report"},
            {"type":"signup","version":1,"header":"Sign up"},{"type":"paywall","version":1},{"type":"unheard-of","version":9}""";

    private static final String LEXICAL = """
            {"root":{"type":"root","version":1,"children":[
            {"type":"paragraph","children":[{"type":"extended-text","text":"A ","format":0},{"type":"extended-text","text":"bold","format":3},
             {"type":"linebreak"},{"type":"link","url":"https://example.org/b/?x=1","children":[{"type":"text","text":"link","format":0}]},
             {"type":"link","url":"javascript:x()","children":[{"type":"text","text":" bad","format":16}]}]},
            {"type":"paragraph","children":[]},
            {"type":"extended-heading","tag":"h4","children":[{"type":"text","text":"Head","format":0}]},
            {"type":"extended-quote","children":[{"type":"text","text":"Said","format":0}]},
            {"type":"aside","children":[{"type":"text","text":"Aside","format":0}]},
            {"type":"list","listType":"number","start":3,"tag":"ol","children":[{"type":"listitem","children":[{"type":"text","text":"three","format":0}]},
             {"type":"listitem","children":[{"type":"list","listType":"bullet","children":[{"type":"listitem","children":[{"type":"text","text":"inner","format":0}]}]}]}]},
            %s]}}""".formatted(CARDS);

    private static final String MOBILEDOC = """
            {"version":"0.3.1","atoms":[["soft-return","",{}]],"markups":[["strong"],["a",["href","https://example.org/b/","rel","x"]],["em"]],
            "cards":[["image",{"src":"https://example.org/content/images/a.jpg","caption":"Cap"}],["html",{"html":"<p>inside</p>"}],
             ["card-markdown",{"cardName":"card-markdown","markdown":"## Sub\\n\\ntext"}],["hr",{}]],
            "sections":[[1,"p",[[0,[],0,"Plain "],[0,[0,2],1,"both"],[0,[],1," strong"],[1,[],0,0],[0,[1],1,"link"]]],[1,"h3",[[0,[],0,"H"]]],
             [1,"blockquote",[[0,[],0,"Q"]]],[3,"ul",[[[0,[],0,"one"]],[[0,[],0,"two"]]]],[10,0],[10,1],[10,2],[10,3],[10,99],
             [2,"https://example.org/content/images/old.jpg"]]}""";

    static final String EVERYTHING = """
            {"db":[{"meta":{"exported_on":1,"version":"5.9.0"},"data":{
            "posts":[
             {"id":"p1","title":"Lexical","slug":"lexical","lexical":%s,"html":"<p>no</p>","status":"published","type":"post","visibility":"public",
              "feature_image":"__GHOST_URL__/content/images/lead.jpg","custom_excerpt":"Stand","locale":"fr","created_at":"2020-01-01T00:00:00.000Z",
              "updated_at":"2020-01-03T00:00:00.000Z","published_at":"2020-01-02T00:00:00.000Z","codeinjection_head":"<script>","author_id":"u1"},
             {"id":2,"title":"Mobiledoc","slug":"mobiledoc","mobiledoc":%s,"status":"draft","page":1,"created_at":1400000000000},
             {"id":"p3","title":"Paid","slug":"paid","html":"<p>x</p>","status":"published","type":"post","visibility":"paid","published_at":"2020-01-02 00:00:00"},
             {"id":"p4","title":"Old","slug":"old","markdown":"Hi *there*","image":"/content/images/lead.jpg","status":"published","page":false,"published_at":1400000000000}],
            "tags":[{"id":"t1","name":"Politics","slug":"politics"},{"id":"t2","name":"#internal","slug":"hash-internal","visibility":"internal"},
             {"id":"t3","name":"Trees","slug":"trees","visibility":"public"}],
            "users":[{"id":"u1","name":"Ann Nought","slug":"ann"},{"id":"u2","name":"Bo Nil","slug":"bo"}],
            "posts_tags":[{"post_id":"p1","tag_id":"t3","sort_order":2},{"post_id":"p1","tag_id":"t1","sort_order":1},{"post_id":"p1","tag_id":"t2","sort_order":0}],
            "posts_authors":[{"post_id":"p1","author_id":"u2","sort_order":1},{"post_id":"p1","author_id":"u1","sort_order":0}],
            "posts_meta":[{"post_id":"p1","feature_image_alt":"Lead alt","feature_image_caption":"Lead <i>caption</i>"}],
            "settings":[{"key":"url","value":"https://example.org"},{"key":"title","value":"The Example"}]}}]}""".formatted(HostileTest.json(LEXICAL), HostileTest.json(MOBILEDOC));

    private Guests all() throws IOException {
        return Guests.of(folder, "ghost.json", EVERYTHING);
    }

    private static Item.Story story(Guests guests, String slug) {
        return guests.stories().stream()
                .filter(s -> s.slug().equals(slug))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void lexical_text_keeps_its_styles_links_and_lists() throws IOException {
        List<Block> blocks = story(all(), "lexical").document().blocks();
        assertThat(blocks.get(0))
                .isEqualTo(new Paragraph(List.of(
                        new Text("A ", List.of()),
                        new Text("bold", List.of(Style.STRONG, Style.EM)),
                        new Document.Break(List.of()),
                        new Text("link", List.of(new Link("/b/?x=1"))),
                        new Text(" bad", List.of(Style.CODE)))));
        assertThat(blocks.get(1)).isEqualTo(new Heading(3, List.of(new Text("Head", List.of()))));
        assertThat(blocks.get(2)).isInstanceOf(Document.Quote.class);
        Document.OrderedList list = (Document.OrderedList) blocks.get(4);
        assertThat(list.start()).isEqualTo(3);
        assertThat(list.items()).hasSize(1);
        assertThat(list.items().getFirst().blocks().get(1)).isInstanceOf(Document.BulletList.class);
    }

    @Test
    void cards_become_what_a_document_has_and_the_rest_is_named() throws IOException {
        Guests guests = all();
        Item.Story story = story(guests, "lexical");
        List<Block> blocks = story.document().blocks();
        assertThat(blocks).filteredOn(Document.Photo.class::isInstance).hasSize(3);
        assertThat(blocks)
                .contains(new Document.Embed("https://video.example/1", "A film", "Video"))
                .contains(new Document.Embed("https://other.example/x", "Elsewhere", "Other"))
                .contains(new Document.Embed("https://example.org/a.mp3", "A song", "example.org"))
                .contains(new Document.Code("if (a < b)"), new Document.Rule())
                .contains(new Paragraph(List.of(new Text("The report", List.of(new Link("/content/files/a.pdf"))))));
        assertThat(story.document().plainText(id -> ""))
                .contains("own markup", "one\ntwo", "Mind this", "Why?\nSo.", "Go");
        assertThat(guests.lines.toString())
                .contains(
                        "SCRIPT",
                        "GALLERY",
                        "INVITATION",
                        "unheard-of",
                        "CODE_INJECTION",
                        "LINK_DROPPED",
                        "HEADING_LEVEL");
        Item.Photo photo = guests.photos.get(story.document().photos().getFirst());
        assertThat(photo.alt()).isEqualTo("An a");
        assertThat(photo.caption()).isEqualTo("The a");
    }

    @Test
    void a_story_has_its_section_topics_authors_dates_language_and_lead_photo() throws IOException {
        Guests guests = all();
        Item.Story story = story(guests, "lexical");
        assertThat(guests.name(story.section())).isEqualTo("Politics");
        assertThat(story.topics().stream().map(guests::name)).containsExactly("Trees");
        assertThat(story.authors().stream().map(guests::name)).containsExactly("Ann Nought", "Bo Nil");
        assertThat(story.published()).isEqualTo(Instant.parse("2020-01-02T00:00:00Z"));
        assertThat(story.updated()).isEqualTo(Instant.parse("2020-01-03T00:00:00Z"));
        assertThat(story.language()).isEqualTo("fr");
        assertThat(story.standfirst()).isEqualTo("Stand");
        assertThat(story.oldAddresses()).containsExactly("/lexical/");
        Item.Photo lead = guests.photos.get(story.leadPhoto().photo());
        assertThat(List.of(lead.address(), lead.alt(), lead.caption()))
                .containsExactly("/content/images/lead.jpg", "Lead alt", "Lead caption");
        assertThat(guests.report.items(Finding.INTERNAL_TAG)).isEqualTo(1);
    }

    @Test
    void mobiledoc_pages_come_in_as_drafts_of_pages() throws IOException {
        Item.Story story = story(all(), "mobiledoc");
        assertThat(story.kind()).isEqualTo(Item.Kind.PAGE);
        assertThat(story.state()).isEqualTo(Item.State.DRAFT);
        assertThat(story.created()).isEqualTo(Instant.ofEpochMilli(1400000000000L));
        assertThat(story.document().blocks().getFirst())
                .isEqualTo(new Paragraph(List.of(
                        new Text("Plain ", List.of()),
                        new Text("both", List.of(Style.STRONG, Style.EM)),
                        new Text(" strong", List.of(Style.STRONG)),
                        new Document.Break(List.of()),
                        new Text("link", List.of(new Link("/b/"))))));
        assertThat(story.document().plainText(id -> "")).endsWith("H\nQ\none\ntwo\nCap\ninside\nSub\ntext");
        assertThat(story.document().photos()).hasSize(2);
    }

    @Test
    void what_only_payers_could_read_waits_as_a_draft() throws IOException {
        Guests guests = all();
        assertThat(story(guests, "paid").state()).isEqualTo(Item.State.DRAFT);
        assertThat(guests.report.items(Finding.NOT_PUBLIC)).isEqualTo(1);
    }

    @Test
    void the_first_ghosts_wrote_markdown_and_dates_as_numbers() throws IOException {
        Item.Story story = story(all(), "old");
        assertThat(story.document().plainText(id -> "")).isEqualTo("Hi there");
        assertThat(story.published()).isEqualTo(Instant.ofEpochMilli(1400000000000L));
        assertThat(story.leadPhoto()).isNotNull();
    }
}
