package press.stet.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A provider that speaks JSON, on this machine: requests are held to the provider's published schema, and a line that breaks on order. */
abstract class FakeJson implements AutoCloseable {

    /** What goes wrong with the next request that changes something. */
    enum Fault {
        NONE,
        LOST_BEFORE,
        LOST_AFTER,
        FAILS,
        TOO_MANY,
        HTML
    }

    record Asked(String method, String path, Map<String, String> query, String body, Map<String, String> headers) {
        JsonNode json() {
            return JSON.readTree(body);
        }
    }

    record Answer(int status, Object body) {}

    static final JsonMapper JSON = JsonMapper.builder().build();

    final Deque<Fault> faults = new ArrayDeque<>();
    final List<String> requests = new ArrayList<>();
    final List<String> wrongs = new ArrayList<>();
    private final HttpServer server;

    FakeJson() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    abstract Answer answer(Asked asked);

    /** Whether a request may break: those that change something at the provider. */
    boolean changes(Asked asked) {
        return asked.method().equals("POST");
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
        Asked asked = new Asked(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                query(exchange.getRequestURI().getRawQuery()),
                new String(exchange.getRequestBody().readAllBytes(), UTF_8),
                headers);
        requests.add(asked.method() + " " + asked.path());
        Fault fault = changes(asked) && !faults.isEmpty() ? faults.poll() : Fault.NONE;
        if (fault == Fault.LOST_BEFORE) {
            exchange.close();
            return;
        }
        Answer answer =
                switch (fault) {
                    case FAILS -> new Answer(500, Map.of("name", "INTERNAL_SERVER_ERROR"));
                    case TOO_MANY -> new Answer(429, Map.of("name", "RATE_LIMIT_REACHED"));
                    case HTML -> new Answer(502, "<html>Bad gateway</html>");
                    default -> answer(asked);
                };
        if (fault == Fault.LOST_AFTER) {
            exchange.close();
            return;
        }
        byte[] bytes =
                answer.body() instanceof String text ? text.getBytes(UTF_8) : JSON.writeValueAsBytes(answer.body());
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** Notes what the provider's schema has against it. */
    void hold(String schema, String body) {
        try {
            JsonSchema known = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(Files.readString(Path.of("..", "fixtures", "providers", schema + ".schema.json")));
            known.validate(body, InputFormat.JSON).forEach(wrong -> wrongs.add(schema + ": " + wrong.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new HashMap<>();
        if (raw != null) {
            for (String pair : raw.split("&")) {
                String[] parts = pair.split("=", 2);
                query.put(parts[0], parts.length > 1 ? URLDecoder.decode(parts[1], UTF_8) : "");
            }
        }
        return query;
    }
}
