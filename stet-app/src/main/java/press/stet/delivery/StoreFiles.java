package press.stet.delivery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import press.stet.format.CspClass;
import press.stet.format.ObjectHash;
import press.stet.format.SignedNote;
import press.stet.format.StoreLayout;
import press.stet.storage.Encoding;
import press.stet.storage.Objects;
import press.stet.storage.SignedTexts;
import press.stet.storage.StoredObject;

/**
 * The site as a store (docs/edition-format.md, "Store layout"): the signed texts and the objects under {@code /stet/}, for whoever
 * checks or copies the edition. Any origin may read them; none is ever shown as a page.
 */
final class StoreFiles {

    static final String BASE = "/stet/";

    private static final Logger LOG = LoggerFactory.getLogger(StoreFiles.class);

    private static final String FOR_GOOD = "public, max-age=31536000, immutable";
    private static final String FOR_A_MINUTE = "public, max-age=60, must-revalidate";

    private static final Answer MISSING =
            Answer.sentence(404, "There is nothing of that name in this store.", headers("Cache-Control", "no-cache"));

    private final SignedTexts texts;
    private final Objects objects;

    StoreFiles(SignedTexts texts, Objects objects) {
        this.texts = texts;
        this.objects = objects;
    }

    Answer answer(SiteRequest request) {
        String name = request.path().substring(BASE.length());
        if (!StoreLayout.isName(name)) {
            return MISSING;
        }
        try {
            if (name.startsWith(StoreLayout.CARRIED)) {
                return carried(name);
            }
            return name.startsWith("o/") ? object(name, request) : text(name, request);
        } catch (IOException e) {
            LOG.error("The store cannot read {}: {}", name, e.getMessage());
            return Site.UNREADABLE;
        }
    }

    private Answer text(String name, SiteRequest request) throws IOException {
        byte[] note = texts.read(name, SignedNote.MAX_LENGTH);
        if (note == null) {
            return MISSING;
        }
        String etag = "\"" + ObjectHash.of(note).base64() + "\"";
        // What a text says under its number never changes, but after a theft another key signs it again. Roots are
        // never touched.
        String[] headers = headers("Cache-Control", name.startsWith("root/") ? FOR_GOOD : FOR_A_MINUTE, "ETag", etag);
        return Site.matches(request.ifNoneMatch(), etag)
                ? new Answer(304, null, headers, Answer.Body.NONE)
                : new Answer(200, "text/plain; charset=utf-8", headers, Answer.Bytes.of(note));
    }

    /** Read past the site's cache: what was withdrawn is gone at once. */
    private Answer object(String name, SiteRequest request) throws IOException {
        ObjectHash hash = ObjectHash.fromHex(name.substring("o/00/".length()));
        StoredObject stored = name.equals(StoreLayout.object(hash)) ? objects.find(hash) : null;
        if (stored == null) {
            return MISSING;
        }
        Encoding encoding = AcceptEncoding.of(request.acceptEncoding()).choose(stored);
        String etag = "\"" + hash.base64() + (encoding == Encoding.IDENTITY ? "\"" : "-" + encoding.token() + "\"");
        List<String> more =
                new ArrayList<>(List.of("Cache-Control", FOR_GOOD, "ETag", etag, "Vary", "Accept-Encoding"));
        if (encoding != Encoding.IDENTITY) {
            more.addAll(List.of("Content-Encoding", encoding.token()));
        }
        String[] headers = headers(more.toArray(String[]::new));
        return Site.matches(request.ifNoneMatch(), etag)
                ? new Answer(304, null, headers, Answer.Body.NONE)
                : new Answer(200, "application/octet-stream", headers, Answer.Bytes.of(objects.body(stored, encoding)));
    }

    /** To be saved, under the name that the link to it gives, and never shown. */
    private Answer carried(String name) throws IOException {
        ObjectHash page = ObjectHash.fromHex(name.substring(name.lastIndexOf('/') + 1));
        byte[] file = name.equals(StoreLayout.carried(page)) ? objects.carried(page) : null;
        if (file == null) {
            return MISSING;
        }
        String[] headers = headers("Cache-Control", FOR_A_MINUTE, "Content-Disposition", "attachment");
        return new Answer(200, "text/html; charset=utf-8", headers, Answer.Bytes.of(file));
    }

    private static String[] headers(String... more) {
        List<String> headers = new ArrayList<>(PageHeaders.security(CspClass.ASSET, false));
        headers.addAll(List.of("Access-Control-Allow-Origin", "*"));
        headers.addAll(List.of(more));
        return headers.toArray(String[]::new);
    }
}
