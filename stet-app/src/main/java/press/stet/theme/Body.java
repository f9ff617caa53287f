package press.stet.theme;

import java.util.List;

/**
 * A story's text, already rendered, in two parts: between them stands the letter box.
 *
 * <p>Tags and classes that themes style: {@code p}, {@code h2}, {@code h3}, {@code blockquote}, {@code ul}, {@code ol},
 * {@code pre}, {@code hr}, {@code figure.photo} (from {@link Figures}), {@code a.embed}, {@code strong}, {@code em},
 * {@code s}, {@code code}, {@code sub}, {@code sup}, {@code a}.
 */
public record Body(SafeHtml opening, SafeHtml rest) {

    /** No text: a retracted story. */
    public static final Body NONE = new Body(SafeHtml.NONE, SafeHtml.NONE);

    /** Shortest text, in blocks, that is worth interrupting. */
    private static final int SHORTEST_TO_SPLIT = 4;

    /** Splits a text of blocks (paragraphs, photos, headings...) after its first half, never right below a heading. */
    public static Body of(List<SafeHtml> blocks) {
        if (blocks.size() < SHORTEST_TO_SPLIT) {
            return new Body(SafeHtml.join(blocks), SafeHtml.NONE);
        }
        var at = (blocks.size() + 1) / 2;
        while (at > 1 && !isParagraph(blocks.get(at - 1))) {
            at--;
        }
        return new Body(SafeHtml.join(blocks.subList(0, at)), SafeHtml.join(blocks.subList(at, blocks.size())));
    }

    private static boolean isParagraph(SafeHtml block) {
        return block.html().startsWith("<p");
    }
}
