package press.stet.media;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.text.AttributedString;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Sets a headline as a person would: as large as fits, in as few lines as that gives, with lines of equal length. */
final class Setting {
    private static final int[] SIZES = {120, 104, 92, 84, 76, 70, 64, 58, 52, 47, 43};
    private static final int MOST_LINES_LARGE = 3;
    private static final int LARGE = 64;
    private static final int MOST_LINES_HUGE = 2;
    private static final int HUGE = 104;
    private static final float TIGHT = 1.1f;
    private static final float TALL_SCRIPT = 1.4f;

    /** Cyrillic setting never leaves a word of one letter at the end of a line. */
    private static final Pattern ONE_LETTER_WORD = Pattern.compile("(?<![\\p{L}\\p{N}])(\\p{IsCyrillic}) ");

    private final Typefaces faces;
    private final Cards.Words words;
    private final FontRenderContext context;
    private final float width;
    private final boolean tallScript;
    private float leading;

    Setting(Typefaces faces, Cards.Words words, FontRenderContext context, float width) {
        this.faces = faces;
        this.words = words;
        this.context = context;
        this.width = width;
        this.tallScript = words.direction() == Cards.Direction.RIGHT_TO_LEFT;
    }

    /** From one baseline to the next, in pixels, of the headline that was set last. */
    float leading() {
        return leading;
    }

    /** The lines of the headline, from the top, fitting this height; shortened with an ellipsis where none does. */
    List<TextLayout> headline(float height) {
        String text = ONE_LETTER_WORD
                .matcher(words.headline().strip().replaceAll("\\s+", " "))
                .replaceAll("$1\u00A0");
        if (text.isEmpty()) {
            return List.of();
        }
        for (int size : SIZES) {
            List<TextLayout> lines = lines(text, size, width);
            int most = (int) (height / leading(size));
            if (lines.size() <= Math.min(most, mostLines(size)) && widestWord(text, size) <= width) {
                leading = leading(size);
                return balanced(text, size, lines);
            }
        }
        int least = SIZES[SIZES.length - 1];
        leading = leading(least);
        return shortened(text, least, (int) (height / leading));
    }

    private static int mostLines(int size) {
        return size >= HUGE ? MOST_LINES_HUGE : size >= LARGE ? MOST_LINES_LARGE : Integer.MAX_VALUE;
    }

    private float leading(int size) {
        return size * (tallScript ? TALL_SCRIPT : TIGHT);
    }

    private Font face(int size) {
        return faces.serif(size, Font.BOLD).deriveFont(Map.of(TextAttribute.TRACKING, tallScript ? 0.0 : -0.015));
    }

    private AttributedString dressed(String text, int size) {
        return faces.dressed(text, face(size), words);
    }

    private List<TextLayout> lines(String text, int size, float within) {
        var measurer = new LineBreakMeasurer(
                dressed(text, size).getIterator(), BreakIterator.getLineInstance(words.language()), context);
        var lines = new ArrayList<TextLayout>();
        while (measurer.getPosition() < text.length()) {
            lines.add(measurer.nextLayout(within));
        }
        return lines;
    }

    /** A measurer breaks inside a word only when the word is wider than the line. */
    private float widestWord(String text, int size) {
        BreakIterator breaks = BreakIterator.getLineInstance(words.language());
        breaks.setText(text);
        float widest = 0;
        int from = 0;
        for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
            String word = text.substring(from, to).strip();
            if (!word.isEmpty()) {
                widest = Math.max(
                        widest, new TextLayout(dressed(word, size).getIterator(), context).getVisibleAdvance());
            }
            from = to;
        }
        return widest;
    }

    /** The narrowest measure that needs no line more. */
    private List<TextLayout> balanced(String text, int size, List<TextLayout> lines) {
        if (lines.size() == 1) {
            return lines;
        }
        float enough = width;
        float tooNarrow = widestWord(text, size) - 1;
        while (enough - tooNarrow > 4) {
            float middle = (enough + tooNarrow) / 2;
            if (lines(text, size, middle).size() > lines.size()) {
                tooNarrow = middle;
            } else {
                enough = middle;
            }
        }
        return lines(text, size, enough);
    }

    private List<TextLayout> shortened(String text, int size, int most) {
        List<TextLayout> whole = lines(text, size, width);
        if (whole.size() <= most) {
            return whole;
        }
        BreakIterator breaks = BreakIterator.getLineInstance(words.language());
        breaks.setText(text);
        int low = 0;
        int high = text.length();
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (lines(text.substring(0, middle) + "…", size, width).size() <= most) {
                low = middle;
            } else {
                high = middle;
            }
        }
        int end = breaks.isBoundary(low) ? low : breaks.preceding(low);
        String kept = text.substring(0, end > low / 2 ? end : low).strip();
        return lines(kept + "…", size, width);
    }
}
