package press.stet.ops;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.stet.newsroom.Document;
import press.stet.newsroom.Document.Block;
import press.stet.newsroom.Document.Chain;
import press.stet.newsroom.Document.Inline;
import press.stet.newsroom.Document.Mark;
import press.stet.newsroom.DocumentJson;
import press.stet.newsroom.DocumentWriter;

/**
 * Reads the texts of the demo newsroom: paragraphs between empty lines, {@code ## } sub-headings, {@code > } quotations,
 * {@code - } lists; in a line {@code **strong**}, {@code *emphasis*}, {@code [words](address)}, {@code [[key]]} for a person's
 * name, and <code>{{a1|words}}</code> for a statement that chain a1 stands for.
 */
final class DemoProse {

    private static final Pattern INLINE =
            Pattern.compile("\\{\\{(?<chain>a\\d+)\\|(?<statement>.+?)\\}\\}|\\[\\[(?<person>[a-z-]+)\\]\\]"
                    + "|\\[(?<words>[^\\]]+)\\]\\((?<address>[^)]+)\\)|\\*\\*(?<strong>.+?)\\*\\*|\\*(?<em>.+?)\\*");

    private final Function<String, UUID> people;

    /** @param people the person behind a key */
    DemoProse(Function<String, UUID> people) {
        this.people = people;
    }

    Document read(String text, List<Chain> chains) {
        List<Block> blocks = new ArrayList<>();
        for (String block : text.strip().split("\\n\\s*\\n")) {
            blocks.add(block(block.strip()));
        }
        return DocumentJson.parse(DocumentWriter.json(new Document(blocks, chains)));
    }

    private Block block(String block) {
        if (block.startsWith("## ")) {
            return new Document.Heading(2, inline(block.substring(3), List.of()));
        }
        if (block.startsWith("> ")) {
            return new Document.Quote(List.of(paragraph(block.substring(2))));
        }
        if (block.startsWith("- ")) {
            return new Document.BulletList(block.lines()
                    .map(line -> new Document.ListItem(List.of(paragraph(line.substring(2)))))
                    .toList());
        }
        return paragraph(block);
    }

    private Document.Paragraph paragraph(String text) {
        return new Document.Paragraph(inline(text.replace('\n', ' '), List.of()));
    }

    private List<Inline> inline(String text, List<Mark> marks) {
        List<Inline> line = new ArrayList<>();
        Matcher found = INLINE.matcher(text);
        int from = 0;
        while (found.find()) {
            plain(text.substring(from, found.start()), marks, line);
            line.addAll(marked(found, marks));
            from = found.end();
        }
        plain(text.substring(from), marks, line);
        return line;
    }

    private static void plain(String text, List<Mark> marks, List<Inline> line) {
        if (!text.isEmpty()) {
            line.add(new Document.Text(text, marks));
        }
    }

    private List<Inline> marked(Matcher found, List<Mark> marks) {
        if (found.group("person") != null) {
            return List.of(new Document.Name(people.apply(found.group("person")), marks));
        }
        if (found.group("chain") != null) {
            return inline(found.group("statement"), and(marks, new Document.Statement(found.group("chain"))));
        }
        if (found.group("words") != null) {
            return inline(found.group("words"), and(marks, new Document.Link(found.group("address"))));
        }
        return found.group("strong") != null
                ? inline(found.group("strong"), and(marks, Document.Style.STRONG))
                : inline(found.group("em"), and(marks, Document.Style.EM));
    }

    private static List<Mark> and(List<Mark> marks, Mark another) {
        List<Mark> all = new ArrayList<>(marks);
        all.add(another);
        return List.copyOf(all);
    }
}
