package press.stet.forms;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import press.stet.delivery.FormDoor;

/** What is below the forms' prefix and no form; else the desk would answer for what it does not have. */
@Controller
class NoSuchForm {

    @FromAnywhere
    @RequestMapping(FormDoor.PREFIX + "**")
    void missing(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
}
