package press.stet.ops.exchange;

import java.io.Reader;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Streams a WordPress export (WXR 1.0 to 1.2). Document types and entities of the file's own are refused, so that it
 * can neither reach other files nor grow while it is read.
 */
final class WxrParser {
    /** What the head of an export and its items are handed to. */
    interface Listener {
        void site(String address);

        void language(String tag);

        void author(String login, String displayName);

        void category(String id, String slug);

        void comment();

        void item(WxrItem item);
    }

    private static final int TEXT_MOST = JsonSource.STRING_MOST;
    private static final int SHORT_MOST = 20_000;
    private static final Set<String> METAS = Set.of(
            "_thumbnail_id",
            "_wp_attachment_image_alt",
            "coauthor",
            "correction",
            "_correction",
            "corrections",
            "kicker",
            "_kicker",
            "dateline",
            "_dateline",
            "subtitle",
            "_subtitle",
            "_yoast_wpseo_primary_category",
            "_yoast_wpseo_canonical");

    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader xml;
    private final Listener listener;
    private boolean cut;
    private boolean wordpress;

    private WxrParser(XMLStreamReader xml, Listener listener) {
        this.xml = xml;
        this.listener = listener;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        // Without it the JDK gathers a whole CDATA section before anybody can say that it is too long.
        factory.setProperty("jdk.xml.cdataChunkSize", 1 << 14);
        return factory;
    }

    /** @throws ImportRefused if the file breaks off, is damaged or declares entities */
    static void parse(String name, Reader reader, Listener listener) {
        try {
            XMLStreamReader xml = FACTORY.createXMLStreamReader(reader);
            new WxrParser(xml, listener).document();
        } catch (XMLStreamException broken) {
            throw new ImportRefused(
                    "The file " + Clean.line(name) + " stops being readable at line "
                            + (broken.getLocation() == null
                                    ? 1
                                    : broken.getLocation().getLineNumber())
                            + ". It may not have been saved or copied to its end. Nothing was imported; please export"
                            + " it again.",
                    broken);
        }
    }

    private void document() throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new ImportRefused("The file declares entities of its own. WordPress exports never do, and such"
                        + " declarations can be used to reach other files, so it was not read.");
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                wordpress |= wp();
                head(xml.getLocalName());
            }
        }
        if (!wordpress) {
            throw new ImportRefused("The file is XML, but not a WordPress export."
                    + " In WordPress, choose Tools, Export, All content.");
        }
    }

    private boolean wp() {
        String namespace = xml.getNamespaceURI();
        return namespace != null && namespace.contains("wordpress.org/export");
    }

    private void head(String element) throws XMLStreamException {
        switch (element) {
            case "item" -> listener.item(item());
            case "author" -> author();
            case "category" -> category();
            case "base_blog_url", "base_site_url" -> listener.site(text(SHORT_MOST));
            case "language" -> listener.language(text(SHORT_MOST));
            default -> {}
        }
    }

    private void author() throws XMLStreamException {
        String[] found = children("author_login", "author_display_name");
        listener.author(found[0], found[1]);
    }

    private void category() throws XMLStreamException {
        String[] found = children("term_id", "category_nicename");
        listener.category(found[0], found[1]);
    }

    /** Reads to the end of the element; the texts of two of its children. */
    private String[] children(String first, String second) throws XMLStreamException {
        String[] found = {"", ""};
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                String name = xml.getLocalName();
                String text = text(SHORT_MOST);
                if (name.equals(first)) {
                    found[0] = text;
                } else if (name.equals(second)) {
                    found[1] = text;
                }
            }
        }
        return found;
    }

    private WxrItem item() throws XMLStreamException {
        WxrItem item = new WxrItem();
        cut = false;
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                child(item);
            }
        }
        item.cut = cut;
        return item;
    }

    private void child(WxrItem item) throws XMLStreamException {
        String name = xml.getLocalName();
        wordpress |= wp();
        switch (name) {
            case "category" -> {
                String domain = attribute("domain");
                String slug = attribute("nicename");
                item.add(new WxrItem.Term(domain, slug, text(SHORT_MOST)));
            }
            case "postmeta" -> {
                String[] meta = children("meta_key", "meta_value");
                if (METAS.contains(meta[0])) {
                    item.add(new WxrItem.Meta(meta[0], meta[1]));
                }
            }
            case "comment" -> {
                listener.comment();
                text(0);
            }
            case "encoded" -> {
                boolean excerpt = String.valueOf(xml.getNamespaceURI()).contains("excerpt");
                item.set(excerpt ? WxrItem.Field.EXCERPT : WxrItem.Field.CONTENT, text(TEXT_MOST));
            }
            default -> field(item, name);
        }
    }

    private void field(WxrItem item, String name) throws XMLStreamException {
        for (WxrItem.Field field : WxrItem.Field.values()) {
            if (field.element.equals(name) && field != WxrItem.Field.EXCERPT) {
                item.set(field, text(SHORT_MOST));
                return;
            }
        }
        text(0);
    }

    private String attribute(String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    /** The text of the element and all in it, at most so long; leaves the reader at its end. */
    private String text(int most) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    int room = Math.min(xml.getTextLength(), most - text.length());
                    text.append(xml.getTextCharacters(), xml.getTextStart(), Math.max(0, room));
                    cut |= room < xml.getTextLength() && most == TEXT_MOST;
                }
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new ImportRefused("The file uses an entity that XML does not know, “"
                            + Clean.line(xml.getLocalName()) + "”. Nothing was imported; please export it again.");
                default -> {}
            }
        }
        return text.toString();
    }
}
