package press.stet.support.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.net.ApiResource.RequestMethod;
import com.stripe.net.HttpClient;
import com.stripe.net.HttpHeaders;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Carries the library's requests by the JDK's newer HTTP client, which resends nothing but what may be repeated. The library's own
 * client sits on the older one, which sends a POST a second time when a connection is closed without an answer.
 */
final class StripeLine extends HttpClient {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(25);
    /** Headers the JDK sets itself. */
    private static final java.util.Set<String> OWN = java.util.Set.of("content-length", "host", "connection");

    private final java.net.http.HttpClient client = java.net.http.HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .version(java.net.http.HttpClient.Version.HTTP_1_1)
            .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
            .build();
    private final Duration answer;

    StripeLine() {
        this(ANSWER);
    }

    StripeLine(Duration answer) {
        this.answer = answer;
    }

    @Override
    public StripeResponse request(StripeRequest request) throws ApiConnectionException {
        try {
            HttpResponse<String> response =
                    client.send(toSend(request), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new StripeResponse(
                    response.statusCode(), HttpHeaders.of(response.headers().map()), response.body());
        } catch (IOException e) {
            throw new ApiConnectionException("Stripe did not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiConnectionException("Stripe was not waited for.", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The address of the request is none.", e);
        }
    }

    private HttpRequest toSend(StripeRequest request) throws URISyntaxException {
        URI address = request.url().toURI();
        HttpRequest.Builder builder = HttpRequest.newBuilder(address).timeout(answer);
        request.headers().map().forEach((name, values) -> {
            if (!OWN.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> builder.header(name, value));
            }
        });
        if (request.content() != null) {
            builder.setHeader("Content-Type", request.content().contentType());
        }
        HttpRequest.BodyPublisher body = request.method() == RequestMethod.POST && request.content() != null
                ? HttpRequest.BodyPublishers.ofByteArray(request.content().byteArrayContent())
                : HttpRequest.BodyPublishers.noBody();
        return builder.method(request.method().name(), body).build();
    }
}
