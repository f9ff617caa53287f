package press.stet.edition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The weeks' e-books as a catalogue that reading programs open by its address (OPDS 1.2, an acquisition feed). */
final class Catalogue {

    static final String TYPE = "application/atom+xml;profile=opds-catalog;kind=acquisition";

    /**
     * A week's e-book.
     *
     * @param path where it lies
     * @param updated when the latest of its stories last changed
     */
    record Book(LocalDate monday, String title, String path, Instant updated) {}

    private final Site site;

    Catalogue(Site site) {
        this.site = site;
    }

    static String path(Site site, String language) {
        return site.house().root(language) + "archive/weeks/opds.xml";
    }

    /** @param books newest first */
    Page of(String language, String title, List<Book> books) {
        String path = path(site, language);
        String name = site.house().name();
        Xml xml = new Xml();
        xml.raw("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"" + language + "\">");
        xml.text("id", site.base() + path).text("title", name + " – " + title);
        xml.text(
                "updated",
                books.stream()
                        .map(Book::updated)
                        .max(Instant::compareTo)
                        .orElse(Instant.EPOCH)
                        .toString());
        xml.empty("link", "rel", "self", "type", TYPE, "href", site.base() + path);
        xml.empty("link", "rel", "start", "type", TYPE, "href", site.base() + path);
        xml.raw("<author>").text("name", name).raw("</author>");
        for (Book book : books) {
            xml.raw("<entry>").text("title", book.title());
            xml.text("id", "urn:uuid:" + id(name, language, book.monday()));
            xml.text("updated", book.updated().toString());
            xml.raw("<author>").text("name", name).raw("</author>");
            xml.empty(
                    "link",
                    "rel",
                    "http://opds-spec.org/acquisition",
                    "type",
                    "application/epub+zip",
                    "href",
                    site.base() + book.path());
            xml.raw("</entry>\n");
        }
        return Page.text(path, TYPE, xml.raw("</feed>\n").toString());
    }

    /** Of the book itself, too. */
    static UUID id(String newsroom, String language, LocalDate monday) {
        return UUID.nameUUIDFromBytes(
                (newsroom + " " + language + " " + monday).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
