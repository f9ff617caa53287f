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
    void a_page_leads_where_it_was_made_to_lead(@ForAll String rest) {
        String path = "/" + rest;
        Assume.that(PagePath.problem(path).isEmpty());
        String target = MovedPage.target(MovedPage.leadingTo(path)).orElseThrow();
        assertThat(URI.create("https://meadow.example" + target).getPath()).isEqualTo(path);
    }

    @Property(tries = 500)
    void other_bytes_lead_nowhere(@ForAll byte[] bytes) {
        assertThat(MovedPage.target(bytes)).isEmpty();
    }

    @Test
    void a_page_never_leads_to_another_host() {
        String page = new String(MovedPage.leadingTo("/x"), StandardCharsets.UTF_8);
        for (String url :
                new String[] {"//evil.example/", "https://evil.example/", "javascript:x", "/a\r\nSet-Cookie: x", ""}) {
            assertThat(MovedPage.target(page.replace("url=/x", "url=" + url).getBytes(StandardCharsets.UTF_8)))
                    .as(url)
                    .isEmpty();
        }
        assertThatThrownBy(() -> MovedPage.leadingTo("//evil.example"))
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
