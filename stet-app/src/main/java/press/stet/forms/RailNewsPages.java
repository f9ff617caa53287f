package press.stet.forms;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import press.stet.support.RailNews;

/** Where payment providers deliver their news. What comes is proven by its signature over the raw bytes, and kept before it is acknowledged. */
@Controller
class RailNewsPages {

    private final RailNews news;

    RailNewsPages(RailNews news) {
        this.news = news;
    }

    @FromAnywhere
    @PostMapping(DoorFilter.RAILS + "{rail}/{account}")
    ResponseEntity<String> take(
            @PathVariable String rail,
            @PathVariable String account,
            HttpServletRequest request,
            @RequestBody(required = false) byte @Nullable [] body) {
        Optional<String> refused = news.take(rail, account, body == null ? new byte[0] : body, request::getHeader);
        return refused.<ResponseEntity<String>>map(sentence ->
                        ResponseEntity.status(HttpStatus.BAD_REQUEST).body(sentence))
                .orElseGet(() -> ResponseEntity.ok("kept"));
    }
}
