package press.stet.ops.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static press.stet.ops.exchange.HostileTest.wxr;
import static press.stet.ops.exchange.HostileTest.wxrItem;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.stet.newsroom.Document;
import press.stet.newsroom.Document.Paragraph;
import press.stet.newsroom.Document.Text;

/** WordPress's exports, of the classic editor and of blocks. */
class WordPressTest {
    @TempDir
    Path folder;

    private static final String PICTURE =
            "<item><title>pic</title><wp:post_id>77</wp:post_id><wp:post_type>attachment</wp:post_type><excerpt:encoded><![CDATA[A <i>caption</i>]]></excerpt:encoded>"
                    + "<wp:attachment_url>https://example.org/wp-content/uploads/2020/01/pic.jpg</wp:attachment_url>"
                    + meta("_wp_attachment_image_alt", "An alt") + "</item>";

    private static String meta(String key, String value) {
        return "<wp:postmeta><wp:meta_key>" + key + "</wp:meta_key><wp:meta_value><![CDATA[" + value
                + "]]></wp:meta_value></wp:postmeta>";
    }

    private Guests read(String content, String more) throws IOException {
        return Guests.of(folder, "wp.xml", wxr(wxrItem("1", "A", content, more), PICTURE));
    }

    private static Paragraph paragraph(String text) {
        return new Paragraph(List.of(new Text(text, List.of())));
    }

    @Test
    void blank_lines_of_the_classic_editor_are_paragraphs_and_line_ends_are_breaks() throws IOException {
        Guests guests = read(
                "One\n<em>still</em> one\n\nTwo\r\n\r\n<ul>\n\t<li>a</li>\n\t<li>b</li>\n</ul>\nThree\n<blockquote>Q1\n\nQ2</blockquote>",
                "");
        assertThat(guests.text()).isEqualTo("One still one\nTwo\na\nb\nThree\nQ1\nQ2");
        assertThat(guests.blocks()).hasSize(5);
    }

    @Test
    void shortcodes_with_a_meaning_are_kept_and_words_in_brackets_are_left_alone() throws IOException {
        Guests guests = read(
                "[caption id=\"x\" width=\"9\"]<a href=\"/x.jpg\"><img src=\"https://example.org/wp-content/uploads/a.jpg\" alt=\"al\"></a> The caption[/caption]\n\n"
                        + "He said [sic] so [...]. [[gallery]]\n\n[gallery ids=\"77,78\"]\n\n[contact-form-7 id=\"1\"]\n\n[box]inside[/box]\n\n"
                        + "https://www.youtube.com/watch?v=abc\n\n[embed]https://vimeo.com/1[/embed]\n\n[video src=\"https://example.org/v.mp4\"]",
                "");
        assertThat(guests.blocks().get(0)).isInstanceOfSatisfying(Document.Photo.class, p -> assertThat(p.caption())
                .isEqualTo("The caption"));
        assertThat(guests.blocks()).contains(paragraph("He said [sic] so [...]. [gallery]"), paragraph("inside"));
        assertThat(guests.blocks())
                .contains(
                        new Document.Embed(
                                "https://www.youtube.com/watch?v=abc",
                                "https://www.youtube.com/watch?v=abc",
                                "youtube.com"),
                        new Document.Embed("https://vimeo.com/1", "https://vimeo.com/1", "vimeo.com"),
                        new Document.Embed("https://example.org/v.mp4", "https://example.org/v.mp4", "example.org"));
        assertThat(guests.only().document().photos()).hasSize(2);
        assertThat(guests.lines.toString()).contains("contact-form-7", "GALLERY", "PLAYER");
    }

    @Test
    void blocks_lose_their_comments_and_those_without_text_are_named() throws IOException {
        Guests guests = read(
                "<!-- wp:paragraph -->\n<p>One</p>\n<!-- /wp:paragraph -->\n<!-- wp:latest-posts {\"n\":3} /-->\n<!-- wp:more --><!--more--><!-- /wp:more -->"
                        + "<!-- wp:embed --><figure class=\"wp-block-embed\"><div class=\"wp-block-embed__wrapper\">\nhttps://x.com/a/status/1\n</div></figure><!-- /wp:embed -->"
                        + "<!-- wp:image --><figure class=\"wp-block-image\"><img src=\"/wp-content/uploads/b-300x200.jpg\" alt=\"\"/><figcaption>Cap</figcaption></figure><!-- /wp:image -->"
                        + "<!-- wp:table --><figure class=\"wp-block-table\"><table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table></figure><!-- /wp:table -->",
                "");
        assertThat(guests.text()).isEqualTo("One\nhttps://x.com/a/status/1\nCap\na | b\nc");
        assertThat(guests.lines.toString()).contains("latest-posts", "TABLE");
    }

    @Test
    void the_featured_picture_and_custom_fields_come_along() throws IOException {
        Guests guests = read(
                "<p>x</p>",
                meta("_thumbnail_id", "77") + meta("coauthor", "bob") + meta("correction", "It was <b>two</b>.")
                        + meta("_secret", "no")
                        + "<category domain=\"category\" nicename=\"q-a\"><![CDATA[Q&amp;A]]></category><category domain=\"category\" nicename=\"two\">Two</category>"
                        + "<category domain=\"post_tag\" nicename=\"%d1%82\">Т</category><category domain=\"language\" nicename=\"uk\">uk</category>"
                        + "<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_content>spam</wp:comment_content></wp:comment><wp:comment/>");
        Item.Story story = guests.only();
        Item.Photo lead = guests.photos.get(story.leadPhoto().photo());
        assertThat(List.of(lead.address(), lead.alt(), lead.caption()))
                .containsExactly("https://example.org/wp-content/uploads/2020/01/pic.jpg", "An alt", "A caption");
        assertThat(story.authors().stream().map(guests::name)).containsExactly("ann", "bob");
        assertThat(guests.name(story.section())).isEqualTo("Q&A");
        assertThat(story.topics().stream().map(guests::name)).containsExactly("Two", "Т");
        assertThat(story.corrections()).extracting(Item.Correction::note).containsExactly("It was two.");
        assertThat(story.language()).isEqualTo("uk");
        assertThat(guests.lines.toString()).contains("\"finding\":\"COMMENTS\"", "\"times\":2");
    }

    @Test
    void drafts_bins_passwords_and_foreign_kinds_are_told_apart() throws IOException {
        String draft = wxrItem("1", "D", "d", "")
                .replace(">publish<", ">draft<")
                .replace("2020-01-02 03:04:05", "0000-00-00 00:00:00");
        String trash = wxrItem("2", "T", "t", "").replace(">publish<", ">trash<");
        String locked = wxrItem("3", "L", "l", "<wp:post_password>pw</wp:post_password>");
        String menu = wxrItem("4", "M", "m", "").replace(">post<", ">nav_menu_item<");
        String page = wxrItem("5", "P", "p", "").replace(">post<", ">page<");
        Guests guests = Guests.of(folder, "wp.xml", wxr(draft, trash, locked, menu, page));
        assertThat(guests.stories())
                .extracting(Item.Story::state)
                .containsExactly(Item.State.DRAFT, Item.State.DRAFT, Item.State.PUBLISHED);
        assertThat(guests.stories().getLast().kind()).isEqualTo(Item.Kind.PAGE);
        assertThat(List.of(Finding.TRASH, Finding.NOT_PUBLIC, Finding.OTHER_KIND))
                .allMatch(finding -> guests.report.items(finding) == 1);
    }
}
