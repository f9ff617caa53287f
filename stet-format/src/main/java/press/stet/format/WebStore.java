package press.stet.format;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A store behind a web server, read from outside like any reader does: no credentials, no cookies, no redirects. */
public final class WebStore implements Store, AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final URI base;
    private final HttpClient client;

    /** @param base address of the store's folder, http or https; a slash is added where it has none at its end */
    public WebStore(URI base) {
        this.base = base.getPath().endsWith("/") ? base : URI.create(base + "/");
        this.client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public byte @Nullable [] read(String name, int maxLength) throws IOException {
        if (!StoreLayout.isName(name)) {
            throw new IllegalArgumentException("\"" + name + "\" is no name of a file in a store.");
        }
        HttpRequest request = HttpRequest.newBuilder(base.resolve(name))
                .timeout(ANSWER)
                .header("Cache-Control", "no-cache")
                .build();
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = response.body()) {
                return switch (response.statusCode()) {
                    case 200 -> bounded(in, name, maxLength);
                    // Buckets say 403 for what is not there to readers who may not list.
                    case 403, 404, 410 -> null;
                    default ->
                        throw new IOException(base + " answers with status " + response.statusCode()
                                + " when asked for " + name + ".");
                };
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while " + base + " was asked.", e);
        }
    }

    private static byte[] bounded(InputStream in, String name, int maxLength) throws IOException {
        byte[] bytes = in.readNBytes(maxLength);
        if (in.read() >= 0) {
            throw RefusedException.tooLong(name, maxLength);
        }
        return bytes;
    }

    @Override
    public void close() {
        client.close();
    }
}
