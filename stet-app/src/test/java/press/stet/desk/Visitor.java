package press.stet.desk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Somebody with a browser that keeps cookies and sends a page's forms with their proof, as a browser without script does. */
class Visitor {

    record Answer(int status, String path, String body, HttpResponse<String> response) {

        Document page() {
            return Jsoup.parse(body);
        }

        String text() {
            return page().text();
        }
    }

    final CookieManager cookies = new CookieManager();
    private final HttpClient client;
    private final String desk;
    private String proof = "";

    Visitor(int port) {
        this(port, "127.0.0.1");
    }

    /** Somebody who comes from this address of the loopback network. */
    Visitor(int port, String from) {
        this.desk = "http://localhost:" + port;
        try {
            this.client = HttpClient.newBuilder()
                    .cookieHandler(cookies)
                    .localAddress(InetAddress.getByName(from))
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Somebody who has just come in by this link. */
    static Visitor signedIn(int port, String link) {
        Visitor visitor = new Visitor(port);
        visitor.get(link);
        visitor.post("/sign-in", "token", link.substring("/sign-in/".length()));
        visitor.get("/account");
        return visitor;
    }

    Answer get(String path) {
        return send(HttpRequest.newBuilder(URI.create(desk + path))
                .header("Accept", "text/html")
                .build());
    }

    /** Sends a form with the proof of the last page. */
    Answer post(String path, String... namesAndValues) {
        List<String> fields = new ArrayList<>(List.of("_csrf=" + encoded(proof)));
        for (int n = 0; n < namesAndValues.length; n += 2) {
            fields.add(encoded(namesAndValues[n]) + "=" + encoded(namesAndValues[n + 1]));
        }
        return send(HttpRequest.newBuilder(URI.create(desk + path))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(String.join("&", fields)))
                .build());
    }

    /** Sends a form with a file, under the proof of the last page. */
    Answer upload(String path, String field, String file, byte[] content, String... namesAndValues) {
        String edge = "----edge";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        List<String> fields = new ArrayList<>(List.of("_csrf", proof));
        fields.addAll(List.of(namesAndValues));
        for (int n = 0; n < fields.size(); n += 2) {
            body.writeBytes(("--" + edge + "\r\nContent-Disposition: form-data; name=\"" + fields.get(n) + "\"\r\n\r\n"
                            + fields.get(n + 1) + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--" + edge + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + file
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + edge + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(URI.create(desk + path))
                .header("Accept", "text/html")
                .header("Content-Type", "multipart/form-data; boundary=" + edge)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
    }

    /** What the editor does when it saves. */
    Answer put(String path, String json) {
        return send(HttpRequest.newBuilder(URI.create(desk + path))
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .header("X-CSRF-TOKEN", proof)
                .PUT(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    void forgetProof() {
        proof = "";
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response =
                    client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            var meta = Jsoup.parse(response.body()).selectFirst("meta[name=_csrf]");
            if (meta != null) {
                proof = meta.attr("content");
            }
            return new Answer(response.statusCode(), response.uri().getPath(), response.body(), response);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
