package press.stet.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import press.stet.identity.NotAllowed;
import press.stet.kernel.Refusal;

/** Answers with a sentence what a page could not answer beside a field: as a page for a person, as JSON for a script. */
@ControllerAdvice
public class DeskRefusals {

    /** A page that only says one sentence. */
    public record Page(String heading, String sentence) {}

    private final Screens screens;

    DeskRefusals(Screens screens) {
        this.screens = screens;
    }

    @ExceptionHandler
    Object notAllowed(NotAllowed refusal, HttpServletRequest request) {
        return answer(request, HttpStatus.FORBIDDEN, Words.say("refused.not-yours"), refusal.sentence());
    }

    @ExceptionHandler
    Object refused(Refusal refusal, HttpServletRequest request) {
        return answer(request, HttpStatus.UNPROCESSABLE_CONTENT, Words.say("refused.not-possible"), refusal.sentence());
    }

    @ExceptionHandler({MethodArgumentTypeMismatchException.class, NoResourceFoundException.class})
    Object notFound(HttpServletRequest request) {
        return answer(request, HttpStatus.NOT_FOUND, Words.say("refused.not-here"), Words.say("refused.not-here-why"));
    }

    @ExceptionHandler
    Object incomplete(MissingServletRequestParameterException missing, HttpServletRequest request) {
        return answer(
                request,
                HttpStatus.BAD_REQUEST,
                Words.say("refused.not-possible"),
                Words.say("refused.incomplete", missing.getParameterName()));
    }

    @ExceptionHandler
    Object tooLarge(MaxUploadSizeExceededException e, HttpServletRequest request) {
        return answer(
                request,
                HttpStatus.CONTENT_TOO_LARGE,
                Words.say("refused.not-possible"),
                Words.say("refused.too-large"));
    }

    private Object answer(HttpServletRequest request, HttpStatus status, String heading, String sentence) {
        String accept = request.getHeader("Accept");
        if (accept != null && accept.contains(MediaType.APPLICATION_JSON_VALUE)) {
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(Map.of("message", sentence));
        }
        String template = request.getHeader("HX-Request") != null ? "parts/sentence" : "refused";
        return screens.show(template, new Page(heading, sentence), status);
    }
}
