package press.stet.ops.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import press.stet.newsroom.Document.Block;
import press.stet.newsroom.Document.Break;
import press.stet.newsroom.Document.Inline;
import press.stet.newsroom.Document.Mark;
import press.stet.newsroom.Document.Name;
import press.stet.newsroom.Document.Paragraph;
import press.stet.newsroom.Document.Text;

/** Text as it streams out of a source's markup, gathered into runs and sealed into blocks. */
final class Flow {
    /** What a line end in the source's text means. */
    enum LineEnds {
        /** A space, as in HTML. */
        SPACE,
        /** A line break, and a blank line a new paragraph, as in WordPress's classic editor. */
        BREAK
    }

    private final LineEnds lineEnds;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Inline> run = new ArrayList<>();

    Flow(LineEnds lineEnds) {
        this.lineEnds = lineEnds;
    }

    LineEnds lineEnds() {
        return lineEnds;
    }

    void text(String raw, Marks marks) {
        String text = Clean.text(raw);
        if (lineEnds == LineEnds.SPACE || text.indexOf('\n') < 0) {
            append(text, marks);
            return;
        }
        String[] lines = text.split("\n", -1);
        boolean blank = false;
        for (int i = 0; i < lines.length; i++) {
            if (i > 0 && lines[i].isBlank() && i < lines.length - 1) {
                blank = true;
                continue;
            }
            if (blank) {
                seal();
            } else if (i > 0) {
                lineBreak();
            }
            blank = false;
            append(lines[i], marks);
        }
    }

    private void append(String text, Marks marks) {
        if (!text.isEmpty()) {
            run.add(new Text(text, marks.list()));
        }
    }

    void lineBreak() {
        run.add(new Break(List.of()));
    }

    void person(UUID person, Marks marks) {
        run.add(new Name(person, marks.list()));
    }

    /** Ends the paragraph, if one has begun. */
    void seal() {
        List<Inline> inlines = takeRun();
        if (!inlines.isEmpty()) {
            blocks.add(new Paragraph(inlines));
        }
    }

    /** Ends the paragraph and adds a block. */
    void add(Block block) {
        seal();
        blocks.add(block);
    }

    void addAll(List<? extends Block> more) {
        seal();
        blocks.addAll(more);
    }

    List<Block> blocks() {
        seal();
        return blocks;
    }

    /** The run gathered so far as proper inline text: white space squeezed, ends trimmed; empty if it says nothing. */
    List<Inline> takeRun() {
        List<Inline> all = tidy(run);
        run.clear();
        return all;
    }

    static List<Inline> tidy(List<Inline> raw) {
        List<Inline> out = new ArrayList<>();
        boolean space = true;
        for (Inline inline : raw) {
            switch (inline) {
                case Text t -> {
                    String text = Clean.squeeze(t.text());
                    text = space && text.startsWith(" ") ? text.substring(1) : text;
                    if (!text.isEmpty()) {
                        space = text.endsWith(" ");
                        join(out, text, t.marks());
                    }
                }
                case Break b -> {
                    trimEnd(out);
                    if (!out.isEmpty()) {
                        out.add(b);
                    }
                    space = true;
                }
                case Name p -> {
                    out.add(p);
                    space = false;
                }
            }
        }
        trimEnd(out);
        while (!out.isEmpty() && out.getLast() instanceof Break) {
            out.removeLast();
            trimEnd(out);
        }
        return out;
    }

    private static void join(List<Inline> out, String text, List<Mark> marks) {
        if (!out.isEmpty() && out.getLast() instanceof Text last && last.marks().equals(marks)) {
            out.set(out.size() - 1, new Text(last.text() + text, marks));
        } else {
            out.add(new Text(text, marks));
        }
    }

    private static void trimEnd(List<Inline> out) {
        while (!out.isEmpty()
                && out.getLast() instanceof Text last
                && last.text().endsWith(" ")) {
            out.removeLast();
            String text = last.text().substring(0, last.text().length() - 1);
            if (!text.isEmpty()) {
                out.add(new Text(text, last.marks()));
            }
        }
    }
}
