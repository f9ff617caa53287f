package press.stet.forms;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import press.stet.edition.SourcePage;
import press.stet.edition.Stationery;
import press.stet.theme.SafeHtml;
import press.stet.theme.Words;

/**
 * Answers to readers in the look of the edition. A body is a template below {@code jte/forms} that gets the reader's {@link Words}
 * as {@code w} and one record of its own as {@code page}.
 */
@Component
class FormPages {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(
            null, ContentType.Html, FormPages.class.getClassLoader(), "press.stet.templates");
    private final Stationery stationery;

    FormPages(Stationery stationery) {
        this.stationery = stationery;
    }

    /**
     * @param path where the page is shown, with a leading slash
     * @param title as it stands above the page
     * @param template name below {@code forms/}, without its ending
     */
    ResponseEntity<String> show(
            HttpStatus status, String language, String path, String title, String template, Record page) {
        StringOutput body = new StringOutput();
        templates.render("forms/" + template + ".jte", Map.of("w", Words.of(language), "page", page), body);
        return show(status, language, path, title, new SafeHtml(body.toString()));
    }

    /** As {@link #show(HttpStatus, String, String, String, String, Record)}, with a body made elsewhere. */
    ResponseEntity<String> show(HttpStatus status, String language, String path, String title, SafeHtml body) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .body(stationery.html(path, new SourcePage.Themed(language, title, body, Map.of())));
    }

    /** A page that says one sentence. */
    ResponseEntity<String> say(HttpStatus status, String language, String path, String title, String sentence) {
        return show(status, language, path, title, new SafeHtml("<p>" + SafeHtml.ofText(sentence) + "</p>"));
    }
}
