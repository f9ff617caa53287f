package press.stet.delivery;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Takes every request of the site's connector before the framework sees it. It sits on the engine: host, context, filters
 * (sessions, security) and error pages come after it, so no setting of theirs can reach a reader.
 */
final class SiteValve extends ValveBase {

    private final Connector siteConnector;
    private final Site site;
    private final FormDoor door;
    private final RequestsPerHour requests;

    SiteValve(Connector siteConnector, Site site, FormDoor door, RequestsPerHour requests) {
        super(true);
        this.siteConnector = siteConnector;
        this.site = site;
        this.door = door;
        this.requests = requests;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (request.getConnector() != siteConnector) {
            atTheDesk(request, response);
        } else if (response.getStatus() != Response.SC_OK) {
            refuse(response);
        } else if (isFormPath(request.getRequestURI()) && door.opens(request.getRequestURI())) {
            request.setAttribute(FormDoor.CAME_THROUGH, true);
            getNext().invoke(request, response);
        } else {
            answer(request, response);
        }
    }

    private void atTheDesk(Request request, Response response) throws IOException, ServletException {
        String path = request.getDecodedRequestURI();
        if (path != null && path.startsWith(FormDoor.PREFIX)) {
            send(Site.NOT_FOUND, request.getMethod(), response);
        } else {
            getNext().invoke(request, response);
        }
    }

    private static boolean isFormPath(String path) {
        return path.startsWith(FormDoor.PREFIX)
                && path.chars()
                        .allMatch(c -> c == '/'
                                || c == '-'
                                || c == '_'
                                || (c >= '0' && c <= '9')
                                || (c >= 'A' && c <= 'Z')
                                || (c >= 'a' && c <= 'z'))
                && !path.contains("//");
    }

    /** The connector has judged the request already: broken, too long, or no HTTP. What it holds is not looked at. */
    private static void refuse(Response response) throws IOException {
        Answer refusal = Site.refusal(response.getStatus());
        response.setSuspended(false);
        send(refusal, "GET", response);
    }

    private void answer(Request request, Response response) throws IOException {
        requests.count();
        SiteRequest asked = new SiteRequest(
                request.getMethod(),
                request.getRequestURI(),
                request.getHeader("Accept-Encoding"),
                request.getHeader("If-None-Match"),
                request.getHeader("Range"),
                request.getHeader("If-Range"));
        try {
            send(site.answer(asked), asked.method(), response);
        } catch (IOException e) {
            if (response.isCommitted()) {
                // Half a body was sent. Cutting the line is the only way left to say that it is not whole.
                response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, e);
            } else {
                response.reset();
                send(Site.UNREADABLE, asked.method(), response);
            }
        }
    }

    private static void send(Answer answer, String method, Response response) throws IOException {
        response.setStatus(answer.status());
        String[] headers = answer.headers();
        for (int i = 0; i < headers.length; i += 2) {
            response.setHeader(headers[i], headers[i + 1]);
        }
        if (answer.contentType() != null) {
            // As the table has it; the response's own setter would spell it anew each time.
            response.getCoyoteResponse().setContentTypeNoCharset(answer.contentType());
            response.setContentLengthLong(answer.body().length());
            if (!method.equals("HEAD")) {
                answer.body().writeTo(response.getOutputStream());
            }
        }
    }
}
