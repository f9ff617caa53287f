package press.stet.edition;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import press.stet.theme.Direction;
import press.stet.theme.SafeHtml;

/** Writes an e-book (EPUB 3.3, W3C): a table of contents and one page for each story. The same stories give the same bytes. */
final class Epub {

    /** The first day a ZIP file can name; says nothing. Its midnight would need an extra field, which EPUB forbids. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 12, 0);

    private static final String STYLE = """
            body { line-height: 1.5; }
            h1 { line-height: 1.15; }
            .kicker, .meta, .source, .fine, figcaption { font-size: .85em; }
            .stand { font-size: 1.15em; }
            .box { border: 1px solid; padding: .5em 1em; }
            figure { margin: 1em 0; }
            img { max-width: 100%; height: auto; }
            """;

    private static final String CONTAINER = """
            <?xml version="1.0" encoding="UTF-8"?>
            <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
            <rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
            </container>
            """;

    /**
     * What the book says of itself.
     *
     * @param modified when any of its stories last changed
     */
    record About(UUID id, String title, String publisher, String language, LocalDate date, Instant modified) {}

    private record Picture(String name, String mediaType, byte[] bytes) {}

    private final About about;
    private final String direction;
    private final Map<String, Picture> pictures = new LinkedHashMap<>();
    private final StringBuilder contents = new StringBuilder();
    private final Map<String, String> chapters = new LinkedHashMap<>();

    Epub(About about) {
        this.about = about;
        this.direction = Direction.of(about.language()).attribute();
    }

    /** @param files stories as files ({@link StoryFiles}), in the order of the book */
    static byte[] of(About about, List<String> files) {
        Epub book = new Epub(about);
        files.forEach(book::add);
        return book.zipped();
    }

    private void add(String file) {
        Document page = Jsoup.parse(file);
        page.outputSettings()
                .syntax(Document.OutputSettings.Syntax.xml)
                .escapeMode(Entities.EscapeMode.xhtml)
                .charset(UTF_8)
                .prettyPrint(false);
        Element article = page.select("article").first();
        String headline = page.select("h1").text();
        if (article == null) {
            throw new IllegalArgumentException("A story as a file has an article: " + headline);
        }
        for (Element image : article.select("img")) {
            image.attr("src", picture(image.attr("src")));
        }
        String name = "story-" + (chapters.size() + 1) + ".xhtml";
        chapters.put(name, document(headline, article.outerHtml()));
        contents.append("<li><a href=\"")
                .append(name)
                .append("\">")
                .append(escaped(headline))
                .append("</a></li>\n");
    }

    /** The name of the file that a picture in a {@code data:} address becomes; the same picture is kept once. */
    private String picture(String data) {
        int comma = data.indexOf(',');
        String mediaType = data.substring("data:".length(), data.indexOf(';'));
        return pictures.computeIfAbsent(
                        data,
                        one -> new Picture(
                                "images/" + (pictures.size() + 1) + "." + mediaType.substring("image/".length()),
                                mediaType,
                                Base64.getDecoder().decode(one.substring(comma + 1))))
                .name();
    }

    private String document(String title, String body) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n"
                + "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\""
                + about.language() + "\" xml:lang=\"" + about.language() + "\" dir=\"" + direction
                + "\">\n<head><title>"
                + escaped(title)
                + "</title><link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/></head>\n<body>\n"
                + body + "\n</body>\n</html>\n";
    }

    private String contentsPage() {
        return document(
                about.title(),
                "<p>" + escaped(about.publisher()) + "</p>\n<nav epub:type=\"toc\" id=\"toc\">\n<h1>"
                        + escaped(about.title()) + "</h1>\n<ol>\n" + contents + "</ol>\n</nav>");
    }

    private String packageDocument() {
        StringBuilder opf = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        opf.append(
                        "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\" xml:lang=\"")
                .append(about.language())
                .append("\" dir=\"")
                .append(direction)
                .append("\">\n<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n");
        element("dc:identifier id=\"id\"", "urn:uuid:" + about.id(), opf);
        element("dc:title", about.title() + " – " + about.publisher(), opf);
        element("dc:language", about.language(), opf);
        element("dc:publisher", about.publisher(), opf);
        element("dc:date", about.date().toString(), opf);
        element(
                "meta property=\"dcterms:modified\"",
                about.modified().truncatedTo(ChronoUnit.SECONDS).toString(),
                opf);
        element("meta property=\"schema:accessMode\"", "textual", opf);
        element("meta property=\"schema:accessModeSufficient\"", "textual", opf);
        element("meta property=\"schema:accessibilityFeature\"", "tableOfContents", opf);
        element("meta property=\"schema:accessibilityFeature\"", "alternativeText", opf);
        element("meta property=\"schema:accessibilityHazard\"", "none", opf);
        opf.append("</metadata>\n<manifest>\n");
        opf.append(
                "<item id=\"contents\" href=\"contents.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n");
        item("style", "style.css", "text/css", opf);
        int number = 0;
        for (Picture picture : pictures.values()) {
            item("image-" + ++number, picture.name(), picture.mediaType(), opf);
        }
        chapters.keySet().forEach(name -> item(id(name), name, "application/xhtml+xml", opf));
        opf.append("</manifest>\n<spine page-progression-direction=\"")
                .append(direction)
                .append("\">\n");
        opf.append("<itemref idref=\"contents\"/>\n");
        chapters.keySet()
                .forEach(
                        name -> opf.append("<itemref idref=\"").append(id(name)).append("\"/>\n"));
        return opf.append("</spine>\n</package>\n").toString();
    }

    private static String id(String chapter) {
        return chapter.substring(0, chapter.indexOf('.'));
    }

    private static void element(String tag, String text, StringBuilder opf) {
        String name = tag.split(" ", 2)[0];
        opf.append('<')
                .append(tag)
                .append('>')
                .append(escaped(text))
                .append("</")
                .append(name)
                .append(">\n");
    }

    private static void item(String id, String name, String mediaType, StringBuilder opf) {
        opf.append("<item id=\"").append(id).append("\" href=\"").append(name);
        opf.append("\" media-type=\"").append(mediaType).append("\"/>\n");
    }

    private byte[] zipped() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, UTF_8)) {
            zip.setLevel(9);
            stored("mimetype", "application/epub+zip".getBytes(UTF_8), zip);
            deflated("META-INF/container.xml", CONTAINER.getBytes(UTF_8), zip);
            deflated("EPUB/package.opf", packageDocument().getBytes(UTF_8), zip);
            deflated("EPUB/contents.xhtml", contentsPage().getBytes(UTF_8), zip);
            deflated("EPUB/style.css", STYLE.getBytes(UTF_8), zip);
            for (Map.Entry<String, String> chapter : chapters.entrySet()) {
                deflated("EPUB/" + chapter.getKey(), chapter.getValue().getBytes(UTF_8), zip);
            }
            for (Picture picture : pictures.values()) {
                stored("EPUB/" + picture.name(), picture.bytes(), zip);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail to be written.", e);
        }
        return bytes.toByteArray();
    }

    private static void stored(String name, byte[] content, ZipOutputStream zip) throws IOException {
        ZipEntry entry = entry(name);
        CRC32 crc = new CRC32();
        crc.update(content);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        put(entry, content, zip);
    }

    private static void deflated(String name, byte[] content, ZipOutputStream zip) throws IOException {
        put(entry(name), content, zip);
    }

    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        return entry;
    }

    private static void put(ZipEntry entry, byte[] content, ZipOutputStream zip) throws IOException {
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static String escaped(String text) {
        return SafeHtml.ofText(text).html();
    }
}
