package press.stet.desk;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.servlet.view.RedirectView;
import press.stet.newsroom.House;
import press.stet.newsroom.Houses;

/** Renders the desk's pages: each template gets the {@link Frame} and one record of its own, called {@code page}. */
@Component
class Screens {

    private static final String SAID = "said";

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Screens.class.getClassLoader(), "press.stet.templates");
    private final Houses houses;
    private final Accounts accounts;
    private final Clock clock;

    Screens(Houses houses, Accounts accounts, Clock clock) {
        this.houses = houses;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** A page, or a part of one. */
    View show(String template, Object page) {
        return show(template, page, HttpStatus.OK);
    }

    View show(String template, Object page, HttpStatus status) {
        return (model, request, response) -> write(template, page, status, request, response);
    }

    /** On to another page after something was done, which {@code said} tells there. */
    View goTo(String path, @Nullable String said) {
        RedirectView redirect = new RedirectView(path, false, false, false) {
            @Override
            protected void renderMergedOutputModel(
                    Map<String, Object> model, HttpServletRequest request, HttpServletResponse response)
                    throws IOException {
                if (said != null) {
                    FlashMap flash = RequestContextUtils.getOutputFlashMap(request);
                    flash.put(SAID, said);
                    RequestContextUtils.saveOutputFlashMap(path, request, response);
                }
                super.renderMergedOutputModel(model, request, response);
            }
        };
        redirect.setStatusCode(HttpStatus.SEE_OTHER);
        return redirect;
    }

    /** What stands in the newsroom's zone, at this moment. */
    Moments moments() {
        return new Moments(clock, houses.house().timeZone());
    }

    private void write(
            String template, Object page, HttpStatus status, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("frame", frame(request));
        parameters.put("page", page);
        Utf8ByteOutput out = new Utf8ByteOutput();
        templates.render(template + ".jte", parameters, out);
        response.setStatus(status.value());
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(out.getContentLength());
        out.writeTo(response.getOutputStream());
    }

    private Frame frame(HttpServletRequest request) {
        House house = houses.house();
        CsrfToken csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        Map<String, ?> flash = RequestContextUtils.getInputFlashMap(request);
        return new Frame(
                house,
                accounts.signedIn(request).orElse(null),
                csrf == null ? "" : csrf.getHeaderName(),
                csrf == null ? "" : csrf.getParameterName(),
                csrf == null ? "" : csrf.getToken(),
                request.getRequestURI(),
                flash == null ? null : (String) flash.get(SAID),
                new Moments(clock, house.timeZone()));
    }
}
