package press.stet.theme;

import java.io.StringReader;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A newsroom's mark as a small drawing inside the page. Only shapes survive: no script, no style, no reference to
 * anything outside.
 */
public final class Logo {

    /** Longest drawing, in characters: it stands in every page. */
    private static final int LONGEST = 4_000;

    private static final Set<String> SHAPES =
            Set.of("svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon");
    private static final Set<String> ATTRIBUTES = Set.of(
            "viewBox",
            "d",
            "x",
            "y",
            "x1",
            "x2",
            "y1",
            "y2",
            "cx",
            "cy",
            "r",
            "rx",
            "ry",
            "points",
            "width",
            "height",
            "fill",
            "stroke",
            "stroke-width",
            "fill-rule",
            "clip-rule",
            "transform",
            "stroke-linecap",
            "stroke-linejoin",
            "opacity");

    private final SafeHtml svg;

    private Logo(SafeHtml svg) {
        this.svg = svg;
    }

    /**
     * Reads a drawing.
     *
     * @throws ThemeException saying what to change if it is none, or too long
     */
    public static Logo ofSvg(String svg) {
        if (svg.length() > LONGEST) {
            throw new ThemeException("The logo has " + svg.length()
                    + " characters; it stands in every page, so it may have " + LONGEST + ". Simplify its shapes.");
        }
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            return new Logo(copyShapes(factory.createXMLStreamReader(new StringReader(svg))));
        } catch (XMLStreamException e) {
            throw new ThemeException("The logo is not a readable SVG drawing. Export it again as plain SVG.", e);
        }
    }

    SafeHtml svg() {
        return svg;
    }

    private static SafeHtml copyShapes(XMLStreamReader in) throws XMLStreamException {
        var out = new StringBuilder();
        var skipped = 0;
        while (in.hasNext()) {
            var event = in.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (skipped > 0 || !SHAPES.contains(in.getLocalName())) {
                    skipped++;
                } else {
                    openShape(in, out);
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                if (skipped > 0) {
                    skipped--;
                } else {
                    out.append("</").append(in.getLocalName()).append('>');
                }
            }
        }
        if (!out.toString().startsWith("<svg")) {
            throw new ThemeException("The logo is not an SVG drawing. Export it again as plain SVG.");
        }
        return new SafeHtml(out.toString());
    }

    private static void openShape(XMLStreamReader in, StringBuilder out) {
        out.append('<').append(in.getLocalName());
        for (var i = 0; i < in.getAttributeCount(); i++) {
            var value = in.getAttributeValue(i);
            if (ATTRIBUTES.contains(in.getAttributeLocalName(i)) && !value.contains("url(")) {
                out.append(' ')
                        .append(in.getAttributeLocalName(i))
                        .append("=\"")
                        .append(Escape.html(value))
                        .append('"');
            }
        }
        out.append(in.getLocalName().equals("svg") ? " aria-hidden=\"true\">" : ">");
    }
}
