package press.stet.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MovedPageTest {
    @Property(tries = 500)
    void a_page_leads_where_it_was_made_to_lead(@ForAll String rest, @ForAll String before) {
        String path = "/" + rest;
        String from = "/" + before;
        Assume.that(PagePath.problem(path).isEmpty() && PagePath.problem(from).isEmpty());
        String target = MovedPage.target(MovedPage.leadingTo(path, from), from).orElseThrow();
        assertThat(URI.create("https://meadow.example" + target).getPath()).isEqualTo(path);
    }

    @Test
    void below_a_folder_of_a_bucket_a_page_leads_to_the_same_story_as_at_the_root_of_a_host() {
        for (String from : new String[] {"/old", "/old/", "/2019/05/old.html", "/a/b/c/"}) {
            for (String target : new String[] {"/", "/world/2015/11/paris/", "/ru/мир/"}) {
                String page = new String(MovedPage.leadingTo(target, from), StandardCharsets.UTF_8);
                String link = page.replaceAll("(?s).*<a href=\"([^\"]*)\".*", "$1");
                for (String edition : new String[] {"", "/bucket/courier"}) {
                    assertThat(URI.create("https://host.example" + edition + from)
                                    .resolve(link)
                                    .getPath())
                            .as("%s%s to %s", edition, from, target)
                            .isEqualTo(edition + target);
                }
            }
        }
    }

    @Test
    void a_page_printed_when_they_led_from_the_root_of_a_host_still_leads_there() {
        String page = new String(MovedPage.leadingTo("/world/", "/old"), StandardCharsets.UTF_8)
                .replace("./world/", "/world/");
        assertThat(MovedPage.target(page.getBytes(StandardCharsets.UTF_8), "/old"))
                .contains("/world/");
    }

    @Property(tries = 500)
    void other_bytes_lead_nowhere(@ForAll byte[] bytes) {
        assertThat(MovedPage.target(bytes, "/x")).isEmpty();
    }

    @Test
    void a_page_never_leads_to_another_host() {
        String page = new String(MovedPage.leadingTo("/x", "/y"), StandardCharsets.UTF_8);
        for (String url : new String[] {
            "//evil.example/",
            "https://evil.example/",
            "javascript:x",
            "/a\r\nSet-Cookie: x",
            "",
            ".//evil.example/",
            "../x",
            "./../x",
            "./a/../../x",
            "x"
        }) {
            assertThat(MovedPage.target(page.replace("url=./x", "url=" + url).getBytes(StandardCharsets.UTF_8), "/y"))
                    .as(url)
                    .isEmpty();
        }
        assertThatThrownBy(() -> MovedPage.leadingTo("//evil.example", "/y"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("moved");
    }

    @Test
    void a_mark_is_read_from_the_media_type_it_gives() {
        for (PageMark mark : PageMark.values()) {
            assertThat(PageMark.of(mark.mediaType())).isEqualTo(mark);
        }
        assertThat(PageMark.of("image/jpeg")).isEqualTo(PageMark.NONE);
    }
}
