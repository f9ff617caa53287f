package press.stet.ops.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ninjs of both generations and Markdown as different generators keep it. */
class OtherShapesTest {
    @TempDir
    Path folder;

    @Test
    void ninjs_of_the_second_generation_is_read_like_the_third() throws IOException {
        Guests guests = Guests.of(folder, "item.json", """
                {"uri":"https://agency.example/2021/a-b/","type":"text","standard":{"name":"ninjs","version":"2.0"},"versioncreated":"2021-02-03T04:05:06+01:00",
                 "firstcreated":"2021-02-03T02:00:00Z","pubstatus":"usable","language":"nb_NO","located":"Oslo","by":"By Ann Nought and Bo Nil",
                 "headlines":[{"value":"A <b> headline"}],"bodies":[{"contenttype":"text/plain","value":"One.\\n\\nTwo <x>."}],
                 "subjects":[{"name":"Oil","uri":"http://cv.example/s/42"}],"associations":[{"name":"p","uri":"https://agency.example/p","type":"picture",
                  "renditions":[{"name":"s","href":"https://agency.example/s.jpg","width":10},{"name":"l","href":"https://agency.example/l.jpg","width":900}]}]}""");
        Item.Story story = guests.only();
        assertThat(guests.text()).isEqualTo("One.\nTwo <x>.");
        assertThat(story.title()).isEqualTo("A <b> headline");
        assertThat(story.language()).isEqualTo("nb-NO");
        assertThat(story.dateline()).isEqualTo("Oslo");
        assertThat(story.updated()).isEqualTo(Instant.parse("2021-02-03T03:05:06Z"));
        assertThat(story.authors().stream().map(guests::name)).containsExactly("Ann Nought", "Bo Nil");
        assertThat(guests.photos.get(story.leadPhoto().photo()).address()).isEqualTo("https://agency.example/l.jpg");
    }

    @Test
    void many_items_come_in_one_file_as_lines_or_as_a_list_and_others_are_named() throws IOException {
        String item =
                "{\"uri\":\"https://a.example/N/\",\"type\":\"text\",\"headlines\":[{\"value\":\"N\"}],\"versionCreated\":\"2021-01-01T00:00:00Z\"}";
        String lines = item.replace("N", "1") + "\n" + item.replace("N", "2") + "\n"
                + item.replace("N", "3").replace("text", "video")
                + "\n{\"uri\":\"https://a.example/4\",\"headline\":\"old\"}\n";
        Guests guests = Guests.of(folder, "items.ndjson", lines);
        assertThat(guests.stories()).hasSize(2);
        assertThat(guests.report.items(Finding.NOT_TEXT)).isEqualTo(1);
        assertThat(guests.report.items(Finding.OLD_VERSION)).isEqualTo(1);
        assertThat(Guests.of(folder, "items.json", "[" + item.replace("N", "1") + "," + item.replace("N", "2") + "]")
                        .stories())
                .hasSize(2);
    }

    @Test
    void hugo_and_jekyll_fields_are_understood() throws IOException {
        write(
                "content/politics/a-story.fr.md",
                "---\ntitle: 2016\ndate: 2016-01-02 10:00:00 +0200\ntags: [x, \"y z\"]\nauthor: Ann\naliases:\n  - /old/\ncover:\n  image: pic.png\n  alt: An alt\n---\n{{< figure src=\"in.png\" caption=\"Cap\" >}}\n\n{{< youtube abcdefg >}}\n\n{{% unknown %}}text{{% /unknown %}}\n");
        write(
                "_posts/2017-03-04-post.md",
                "---\nlayout: post\ncategories: news trees\nlast_modified_at: 2017-03-05\n---\n# Top\n\nHi {% include x %}");
        write("_drafts/draft.md", "---\ntitle: D\n---\nx");
        write("content/_index.md", "---\ntitle: list\n---\n");
        write("content/politics/pic.png", "png");
        write("toml.md", "+++\ntitle = \"x\"\n+++\n");
        Guests guests = Guests.of(folder);
        Item.Story hugo = guests.stories().stream()
                .filter(s -> s.title().equals("2016"))
                .findFirst()
                .orElseThrow();
        assertThat(hugo.published()).isEqualTo(Instant.parse("2016-01-02T08:00:00Z"));
        assertThat(guests.name(hugo.section())).isEqualTo("politics");
        assertThat(hugo.topics().stream().map(guests::name)).containsExactly("x", "y z");
        assertThat(hugo.language()).isEqualTo("fr");
        assertThat(hugo.slug()).isEqualTo("a-story");
        assertThat(hugo.oldAddresses()).containsExactly("/old/");
        assertThat(guests.photos.get(hugo.leadPhoto().photo()).file()).isPresent();
        assertThat(hugo.document().plainText(id -> "")).startsWith("Cap\n").endsWith("\ntext");
        Item.Story jekyll = guests.stories().stream()
                .filter(s -> s.slug().equals("post"))
                .findFirst()
                .orElseThrow();
        assertThat(jekyll.published()).isEqualTo(Instant.parse("2017-03-04T00:00:00Z"));
        assertThat(jekyll.title()).isEqualTo("Top");
        assertThat(guests.stories())
                .extracting(Item.Story::state)
                .filteredOn(s -> s == Item.State.DRAFT)
                .hasSize(1);
        assertThat(List.of(Finding.UNTITLED, Finding.UNREADABLE, Finding.OTHER_KIND, Finding.FRAME))
                .allMatch(finding -> guests.report.items(finding) == 1);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
