package press.stet.theme;

import java.util.List;

/**
 * HTML that may stand in a page as it is. Whoever makes one has escaped what people typed; templates have no other way
 * to print unescaped text.
 *
 * @param html the markup; empty means "nothing here"
 */
public record SafeHtml(String html) {

    /** Nothing. */
    public static final SafeHtml NONE = new SafeHtml("");

    /** Text as HTML: all that has a meaning in markup is escaped. */
    public static SafeHtml ofText(String text) {
        return new SafeHtml(Escape.html(text));
    }

    /** Blocks one after the other, each on its own line. */
    public static SafeHtml join(List<SafeHtml> blocks) {
        var all = new StringBuilder();
        for (var block : blocks) {
            all.append(block.html).append('\n');
        }
        return new SafeHtml(all.toString());
    }

    public boolean isEmpty() {
        return html.isEmpty();
    }

    @Override
    public String toString() {
        return html;
    }
}
