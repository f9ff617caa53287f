package press.stet.media;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.awt.font.TextAttribute;
import java.text.AttributedString;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The typefaces of this machine that a card is set in: one with character for reading, one plain for furniture, and for
 * letters that they lack the first face that has them.
 */
final class Typefaces {
    private static final List<String> SERIF = List.of(
            "Charter",
            "Source Serif 4",
            "Source Serif Pro",
            "Noto Serif",
            "Georgia",
            "PT Serif",
            "C059",
            "Liberation Serif",
            "DejaVu Serif");
    private static final List<String> SANS =
            List.of("Inter", "Noto Sans", "Helvetica Neue", "Segoe UI", "Liberation Sans", "Arial", "DejaVu Sans");
    private static final List<String> OTHER_SCRIPTS = List.of(
            "Noto Naskh Arabic",
            "Noto Serif Hebrew",
            "Noto Serif Georgian",
            "Noto Serif Armenian",
            "Noto Serif CJK SC",
            "Noto Serif CJK JP",
            "Noto Sans Arabic",
            "Noto Sans CJK SC",
            "Noto Sans CJK JP",
            "Geeza Pro",
            "Tahoma",
            "DejaVu Serif",
            "DejaVu Sans",
            "Droid Sans Fallback",
            Font.SERIF,
            Font.SANS_SERIF);

    private final String serif;
    private final String sans;
    private final List<Font> others;

    private Typefaces(Set<String> families) {
        this.serif = first(SERIF, families).orElse(Font.SERIF);
        this.sans = first(SANS, families).orElse(Font.SANS_SERIF);
        this.others = OTHER_SCRIPTS.stream()
                .filter(name -> families.contains(name) || name.equals(Font.SERIF) || name.equals(Font.SANS_SERIF))
                .map(name -> new Font(name, Font.PLAIN, 12))
                .toList();
    }

    /** What is installed; empty on a machine without fonts, where Java's drawing fails in several ways. */
    static Optional<Typefaces> ofThisMachine() {
        try {
            Set<String> families = Arrays.stream(
                            GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames(Locale.ROOT))
                    .collect(Collectors.toSet());
            var faces = new Typefaces(families);
            return faces.serif(12, Font.PLAIN).canDisplay('a') ? Optional.of(faces) : Optional.empty();
        } catch (RuntimeException | LinkageError | InternalError noFonts) {
            return Optional.empty();
        }
    }

    private static Optional<String> first(List<String> wanted, Set<String> families) {
        return wanted.stream().filter(families::contains).findFirst();
    }

    Font serif(float size, int style) {
        return new Font(serif, style, 1).deriveFont(size);
    }

    Font sans(float size, int style) {
        return new Font(sans, style, 1).deriveFont(size);
    }

    /** The words in this face, each run of letters that it lacks in a face that has them, and the direction set. */
    AttributedString dressed(String words, Font face, Cards.Words card) {
        var dressed = new AttributedString(words);
        dressed.addAttribute(
                TextAttribute.RUN_DIRECTION,
                card.direction() == Cards.Direction.RIGHT_TO_LEFT
                        ? TextAttribute.RUN_DIRECTION_RTL
                        : TextAttribute.RUN_DIRECTION_LTR);
        int at = 0;
        while (at < words.length()) {
            Font run = faceFor(words.codePointAt(at), face);
            int end = at;
            while (end < words.length() && sameRun(words.codePointAt(end), run, face)) {
                end += Character.charCount(words.codePointAt(end));
            }
            end = Math.max(end, at + Character.charCount(words.codePointAt(at)));
            dressed.addAttribute(TextAttribute.FONT, run, at, end);
            at = end;
        }
        return dressed;
    }

    private boolean sameRun(int letter, Font run, Font face) {
        return joins(letter) || faceFor(letter, face).equals(run);
    }

    /** Spaces, marks and joiners stay with the letters around them, or shaping breaks. */
    private static boolean joins(int letter) {
        int type = Character.getType(letter);
        return Character.isWhitespace(letter)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.FORMAT;
    }

    private Font faceFor(int letter, Font face) {
        return Stream.concat(Stream.of(face), others.stream())
                .filter(candidate -> candidate.canDisplay(letter))
                .findFirst()
                .map(found -> found == face ? face : likeness(found, face))
                .orElse(face);
    }

    private static Font likeness(Font other, Font face) {
        return other.deriveFont(face.getStyle(), face.getSize2D()).deriveFont(tracking(face));
    }

    private static Map<TextAttribute, Object> tracking(Font face) {
        Object tracking = face.getAttributes().get(TextAttribute.TRACKING);
        return Map.of(TextAttribute.TRACKING, tracking == null ? 0.0 : tracking);
    }
}
