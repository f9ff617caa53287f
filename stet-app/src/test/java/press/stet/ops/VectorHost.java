package press.stet.ops;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import press.stet.format.SignedNote;
import press.stet.format.StoreLayout;
import press.stet.storage.FolderObjects;
import press.stet.storage.SignedTexts;

/** A host on this machine that gives what it was given, and files that never end. */
final class VectorHost implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, Path> dataFolders = new ConcurrentHashMap<>();
    private final Set<String> endless = ConcurrentHashMap.newKeySet();

    VectorHost() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    void put(String path, byte[] content) {
        files.put(path, content);
    }

    void neverEnds(String path) {
        endless.add(path);
    }

    /** The store of a data folder, at an address with a slash at its end. */
    void folder(String path, Path data) {
        dataFolders.put(path, data);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        try (exchange;
                OutputStream out = exchange.getResponseBody()) {
            if (endless.contains(path)) {
                exchange.sendResponseHeaders(200, 0);
                byte[] more = new byte[65_536];
                while (true) {
                    out.write(more);
                }
            }
            Optional<byte[]> found = Optional.ofNullable(files.get(path)).or(() -> ofData(path));
            exchange.sendResponseHeaders(
                    found.isPresent() ? 200 : 404,
                    found.map(bytes -> bytes.length == 0 ? -1L : bytes.length).orElse(-1L));
            if (found.isPresent()) {
                out.write(found.get());
            }
        } catch (IOException left) {
            // Whoever asked had enough.
        }
    }

    private Optional<byte[]> ofData(String path) {
        return dataFolders.entrySet().stream()
                .filter(folder -> path.startsWith(folder.getKey())
                        && StoreLayout.isName(path.substring(folder.getKey().length())))
                .findFirst()
                .flatMap(folder ->
                        read(folder.getValue(), path.substring(folder.getKey().length())));
    }

    private static Optional<byte[]> read(Path data, String name) {
        try {
            return Optional.ofNullable(new SignedTexts(Files.createDirectories(data.resolve("store")))
                    .with(new FolderObjects(data.resolve("objects")))
                    .read(name, 8 * SignedNote.MAX_LENGTH));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
