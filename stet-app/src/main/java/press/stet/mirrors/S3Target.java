package press.stet.mirrors;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import press.stet.format.MovedPage;
import press.stet.format.RefusedException;

/**
 * A mirror in an S3-compatible bucket. The address of the store's folder tells the style: {@code https://host/bucket/folder/} hides
 * the bucket from whoever watches the line, {@code https://bucket.host/folder/} does not.
 */
final class S3Target implements Target {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final int WIDTH = 8;
    private static final byte[] NOTHING = {};

    private final URI base;
    private final SigV4 keys;
    private final Clock clock;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /** @param base ends in a slash */
    S3Target(URI base, SigV4 keys, Clock clock) {
        this.base = base;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public boolean has(String name) throws IOException {
        try (Got got = send("HEAD", name, Map.of(), NOTHING)) {
            return got.status() == 200;
        }
    }

    @Override
    public byte @Nullable [] read(String name, int maxLength) throws IOException {
        try (Got got = send("GET", name, Map.of(), NOTHING)) {
            if (got.status() == 404 || got.status() == 403) {
                return null;
            }
            got.require(200, "read", name, base);
            byte[] bytes = got.body().readNBytes(maxLength);
            if (got.body().read() >= 0) {
                throw RefusedException.tooLong(name, maxLength);
            }
            return bytes;
        }
    }

    @Override
    public void put(String name, byte[] content, Headers headers) throws IOException {
        Map<String, String> sent = new TreeMap<>();
        sent.put("cache-control", headers.cacheControl());
        sent.put("content-type", headers.mediaType());
        if (headers.disposition() != null) {
            sent.put("content-disposition", headers.disposition());
        }
        try (Got got = send("PUT", name, sent, content)) {
            got.require(200, "written", name, base);
        }
    }

    /** A bucket knows no index pages, but takes names that end in a slash; only its root needs a name. */
    @Override
    public String pageName(String path, String mediaType) {
        return path.equals("/") ? "index.html" : MovedPage.url(path).substring(1);
    }

    @Override
    public void delete(String name) throws IOException {
        try (Got got = send("DELETE", name, Map.of(), NOTHING)) {
            if (got.status() != 404) {
                got.require(204, "taken away", name, base);
            }
        }
    }

    private record Got(int status, InputStream body) implements AutoCloseable {

        void require(int wanted, String done, String name, URI base) throws IOException {
            if (status == wanted || (wanted == 204 && status == 200)) {
                return;
            }
            throw new IOException(
                    switch (status) {
                        case 401, 403 ->
                            "The bucket at " + base + " refuses these credentials: " + name + " was not " + done
                                    + ". Check the key, its rights and this machine's time.";
                        case 404 -> "There is no bucket at " + base + ".";
                        default ->
                            "The bucket at " + base + " answers with status " + status + ": " + name + " was not "
                                    + done + ".";
                    });
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }

    private Got send(String method, String name, Map<String, String> headers, byte[] body) throws IOException {
        URI address = base.resolve(name);
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(ANSWER)
                .method(
                        method,
                        body.length == 0 && !method.equals("PUT")
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        keys.sign(method, address, headers, body, clock.instant()).forEach(request::header);
        try {
            HttpResponse<InputStream> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            return new Got(response.statusCode(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while " + base + " was asked.", e);
        } catch (IOException e) {
            throw new IOException("The bucket at " + base + " cannot be reached: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
