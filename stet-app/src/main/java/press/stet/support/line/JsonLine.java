package press.stet.support.line;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import press.stet.support.RailUnclear;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One request, one answer, as JSON. Whatever leaves in doubt whether a request was carried out (no answer, a fault on the other side, too
 * many requests, an answer that is no JSON) is {@link RailUnclear}; every other status is the caller's to read.
 */
public final class JsonLine {

    /** @param body a missing node when there was none */
    public record Answer(int status, JsonNode body) {
        public boolean ok() {
            return status >= 200 && status < 300;
        }
    }

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(25);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String base;
    private final String name;

    /**
     * @param base address of the provider, without a slash at the end
     * @param name as it stands in sentences
     */
    public JsonLine(String base, String name) {
        this.base = base;
        this.name = name;
    }

    public Answer get(String path, Map<String, String> headers) {
        return send("GET", path, headers, null);
    }

    /** @param body written as JSON */
    public Answer post(String path, Map<String, String> headers, Object body) {
        return send("POST", path, headers, HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    }

    /** @param json sent as it is */
    public Answer postRaw(String path, Map<String, String> headers, byte[] json) {
        return send("POST", path, headers, HttpRequest.BodyPublishers.ofByteArray(json));
    }

    public Answer postForm(String path, Map<String, String> headers, String form) {
        return send("POST", path, headers, HttpRequest.BodyPublishers.ofString(form, StandardCharsets.UTF_8));
    }

    private Answer send(
            String method, String path, Map<String, String> headers, HttpRequest.@Nullable BodyPublisher body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(ANSWER);
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::setHeader);
        request.method(method, body == null ? HttpRequest.BodyPublishers.noBody() : body);
        try {
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            int status = response.statusCode();
            if (status >= 500 || status == 429 || status == 408 || status == 409) {
                throw new RailUnclear(name + " gave no clear answer.");
            }
            return new Answer(
                    status, response.body().length == 0 ? JSON.missingNode() : JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new RailUnclear(name + " did not answer.", e);
        } catch (JacksonException e) {
            throw new RailUnclear("What answered was not " + name + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RailUnclear(name + " was not waited for.", e);
        }
    }
}
