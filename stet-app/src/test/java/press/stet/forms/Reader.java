package press.stet.forms;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A reader with a browser that runs no script and keeps no cookie. */
final class Reader {

    private final HttpClient client = HttpClient.newHttpClient();
    private final String site;

    Reader(int port) {
        this.site = "http://localhost:" + port;
    }

    record Answer(int status, HttpResponse<String> response) {

        Document page() {
            return Jsoup.parse(response.body(), response.uri().toString());
        }

        String text() {
            return page().text();
        }
    }

    Answer get(String path) {
        return send(HttpRequest.newBuilder(URI.create(site + path)).GET());
    }

    /** As a browser sends a form of the site's own page. */
    Answer post(String path, String... namesAndValues) {
        return post(path, List.of("Sec-Fetch-Site", "same-origin", "Origin", "null"), namesAndValues);
    }

    Answer post(String path, List<String> headers, String... namesAndValues) {
        List<String> fields = new ArrayList<>();
        for (int n = 0; n < namesAndValues.length; n += 2) {
            fields.add(encoded(namesAndValues[n]) + "=" + encoded(namesAndValues[n + 1]));
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(site + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(String.join("&", fields)));
        for (int n = 0; n < headers.size(); n += 2) {
            request.header(headers.get(n), headers.get(n + 1));
        }
        return send(request);
    }

    /** Sends the form of a page as it stands, with these fields filled in. */
    Answer fill(Element form, String... namesAndValues) {
        List<String> all = new ArrayList<>();
        form.select("input[name], select[name], button[name]").forEach(input -> {
            boolean choice =
                    input.attr("type").equals("checkbox") || input.attr("type").equals("radio");
            boolean given = List.of(namesAndValues).contains(input.attr("name"));
            if (!given && (!choice || input.hasAttr("checked"))) {
                all.add(input.attr("name"));
                all.add(input.attr("value"));
            }
        });
        all.addAll(List.of(namesAndValues));
        return post(URI.create(form.absUrl("action")).getPath(), all.toArray(String[]::new));
    }

    Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(response.statusCode(), response);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    URI at(String path) {
        return URI.create(site + path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
