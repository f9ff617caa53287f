package press.stet.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.stet.newsroom.Document;
import press.stet.newsroom.Document.Block;
import press.stet.newsroom.Document.Inline;

/**
 * The house's own pages as they are typed into a plain field: paragraphs apart by an empty line, {@code ## } before a sub-heading,
 * {@code - } before a point of a list, addresses become links. What cannot be written this way (an imported page's photo) is kept
 * out of the field by {@link #of} as its words alone.
 */
final class PlainWords {

    private static final Pattern ADDRESS =
            Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\".,;:!?)]|[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+");

    private PlainWords() {}

    static Document document(String typed) {
        List<Block> blocks = new ArrayList<>();
        for (String part : typed.replace("\r", "").strip().split("\n\\s*\n")) {
            List<String> lines = part.strip().lines().toList();
            if (lines.isEmpty()) {
                continue;
            }
            if (lines.stream().allMatch(line -> line.startsWith("- "))) {
                blocks.add(new Document.BulletList(lines.stream()
                        .map(line -> new Document.ListItem(
                                List.<Block>of(new Document.Paragraph(inline(line.substring(2))))))
                        .toList()));
            } else if (lines.getFirst().startsWith("## ")) {
                blocks.add(new Document.Heading(2, inline(lines.getFirst().substring(3))));
                if (lines.size() > 1) {
                    blocks.add(paragraph(lines.subList(1, lines.size())));
                }
            } else {
                blocks.add(paragraph(lines));
            }
        }
        return blocks.isEmpty() ? Document.EMPTY : new Document(blocks, List.of());
    }

    static String of(Document document) {
        StringJoiner parts = new StringJoiner("\n\n");
        for (Block block : document.blocks()) {
            String words = new Document(List.of(block), List.of()).plainText(person -> "");
            switch (block) {
                case Document.Heading ignored -> parts.add("## " + words);
                case Document.BulletList ignored -> parts.add("- " + words.replace("\n", "\n- "));
                case Document.Paragraph paragraph -> parts.add(lines(paragraph));
                default -> parts.add(words);
            }
        }
        return parts.toString();
    }

    private static String lines(Document.Paragraph paragraph) {
        StringBuilder words = new StringBuilder();
        for (Inline inline : paragraph.content()) {
            switch (inline) {
                case Document.Text text -> words.append(text.text());
                case Document.Break ignored -> words.append('\n');
                case Document.Name ignored -> {}
            }
        }
        return words.toString();
    }

    private static Block paragraph(List<String> lines) {
        List<Inline> content = new ArrayList<>();
        for (String line : lines) {
            if (!content.isEmpty()) {
                content.add(new Document.Break(List.of()));
            }
            content.addAll(inline(line));
        }
        return new Document.Paragraph(content);
    }

    private static List<Inline> inline(String line) {
        List<Inline> content = new ArrayList<>();
        Matcher address = ADDRESS.matcher(line);
        int at = 0;
        while (address.find()) {
            addText(content, line.substring(at, address.start()), List.of());
            String found = address.group();
            addText(content, found, List.of(new Document.Link(found.startsWith("http") ? found : "mailto:" + found)));
            at = address.end();
        }
        addText(content, line.substring(at), List.of());
        return content;
    }

    private static void addText(List<Inline> content, String words, List<Document.Mark> marks) {
        if (!words.isEmpty()) {
            content.add(new Document.Text(words, marks));
        }
    }
}
