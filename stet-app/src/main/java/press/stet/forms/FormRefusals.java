package press.stet.forms;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MultipartException;

/** What no form of ours sends is refused before the desk's own answers are asked. */
@ControllerAdvice(basePackageClasses = FormRefusals.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class FormRefusals {

    @ExceptionHandler({ServletRequestBindingException.class, MultipartException.class})
    void incomplete(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    }
}
