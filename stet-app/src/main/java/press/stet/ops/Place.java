package press.stet.ops;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import press.stet.format.FolderStore;
import press.stet.format.RefusedException;
import press.stet.format.SignedNote;
import press.stet.format.Store;
import press.stet.format.StoreLayout;
import press.stet.format.WebStore;
import press.stet.kernel.Refusal;
import press.stet.storage.FolderObjects;
import press.stet.storage.SignedTexts;

/**
 * What somebody names on the command line: a store in a folder or at an address, a data folder, a site, or the address of one page.
 *
 * @param page the page at that address as its host gives it; empty where a whole store was named
 */
record Place(Store store, Optional<Page> page) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    static final int LARGEST_PAGE = 67_108_864;

    /** @param path as the table has it */
    record Page(String path, byte[] content) {}

    /** The place of this name; a refusal where there is no signed edition. */
    static Place of(String name) throws IOException {
        return name.matches("https?://.*") ? onTheWeb(name) : new Place(inFolder(name), Optional.empty());
    }

    private static Store inFolder(String name) throws IOException {
        Path folder = Path.of(name);
        if (!Files.isDirectory(folder)) {
            throw new Refusal("There is no folder " + name + ".");
        }
        if (Files.isDirectory(folder.resolve("store")) && Files.isDirectory(folder.resolve("objects"))) {
            return new SignedTexts(folder.resolve("store")).with(new FolderObjects(folder.resolve("objects")));
        }
        for (Path below : List.of(folder, folder.resolve("stet"))) {
            Store store = new FolderStore(below);
            if (hasClock(store)) {
                return store;
            }
        }
        throw nothingAt(name);
    }

    private static Place onTheWeb(String name) throws IOException {
        URI address = address(name);
        URI base = address.getPath().endsWith("/") ? address : address(name + "/");
        Optional<Store> whole = firstWithClock(List.of(base, base.resolve("stet/")));
        if (whole.isPresent()) {
            return new Place(whole.get(), Optional.empty());
        }
        List<URI> above = new ArrayList<>();
        for (URI folder = address.resolve("."); ; folder = folder.resolve("..")) {
            above.add(folder.resolve("stet/"));
            if (folder.getPath().equals("/") || folder.getPath().contains("..") || above.size() > 16) {
                break;
            }
        }
        for (URI store : above) {
            Optional<Store> found = firstWithClock(List.of(store));
            if (found.isPresent()) {
                String folder = store.resolve("..").getPath();
                String path = address.getPath().substring(folder.length() - 1).replaceFirst("/index\\.html$", "/");
                return new Place(found.get(), Optional.of(new Page(path, fetched(address))));
            }
        }
        throw nothingAt(name);
    }

    private static URI address(String name) {
        try {
            URI address = URI.create(name);
            if (address.getHost() == null || address.getQuery() != null || address.getFragment() != null) {
                throw new IllegalArgumentException(name);
            }
            return address.getPath().isEmpty() ? address.resolve("/") : address;
        } catch (IllegalArgumentException e) {
            throw new Refusal("The address " + name + " is not one of a store, a site or a page.", e);
        }
    }

    private static Optional<Store> firstWithClock(List<URI> addresses) throws IOException {
        for (URI address : addresses) {
            WebStore store = new WebStore(address);
            if (hasClock(store)) {
                return Optional.of(store);
            }
            store.close();
        }
        return Optional.empty();
    }

    private static boolean hasClock(Store store) throws IOException {
        try {
            return store.read(StoreLayout.CLOCK, SignedNote.MAX_LENGTH) != null;
        } catch (RefusedException e) {
            return true; // There is something in its place, which the check will name.
        }
    }

    private static byte[] fetched(URI address) throws IOException {
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()) {
            HttpResponse<InputStream> answer = client.send(
                    HttpRequest.newBuilder(address).timeout(PATIENCE).build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = answer.body()) {
                if (answer.statusCode() != 200) {
                    throw new Refusal(address + " answers with status " + answer.statusCode() + ".");
                }
                byte[] content = in.readNBytes(LARGEST_PAGE);
                if (in.read() >= 0) {
                    throw new Refusal("What " + address + " gives has no end, or is larger than any page.");
                }
                return content;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while " + address + " was asked.", e);
        }
    }

    private static Refusal nothingAt(String name) {
        return new Refusal("There is no signed edition at " + name + ": it has no clock.");
    }

    @Override
    public void close() {
        if (store instanceof WebStore web) {
            web.close();
        }
    }
}
