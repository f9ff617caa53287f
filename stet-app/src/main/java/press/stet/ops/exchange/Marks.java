package press.stet.ops.exchange;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import press.stet.newsroom.Document.Link;
import press.stet.newsroom.Document.Mark;
import press.stet.newsroom.Document.Statement;
import press.stet.newsroom.Document.Style;

/**
 * The marks in force at a place of foreign text.
 *
 * @param statement id of a chain
 * @param link address as a document may hold it
 */
record Marks(@Nullable String statement, @Nullable String link, Set<Style> styles) {
    static final Marks NONE = new Marks(null, null, Set.of());

    static Marks of(List<Mark> list) {
        Marks marks = NONE;
        for (Mark mark : list) {
            marks = switch (mark) {
                case Style style -> marks.with(style);
                case Link link -> marks.linkedTo(link.href());
                case Statement statement -> marks.saidIn(statement.chain());
            };
        }
        return marks;
    }

    Marks with(Style style) {
        Set<Style> more = EnumSet.of(style);
        more.addAll(styles);
        return new Marks(statement, link, more);
    }

    Marks linkedTo(@Nullable String address) {
        return new Marks(statement, address, styles);
    }

    Marks saidIn(@Nullable String chain) {
        return new Marks(chain, link, styles);
    }

    /** In the order of a document. */
    List<Mark> list() {
        List<Mark> list = new ArrayList<>();
        if (statement != null) {
            list.add(new Statement(statement));
        }
        if (link != null) {
            list.add(new Link(link));
        }
        for (Style style : Style.values()) {
            if (styles.contains(style)) {
                list.add(style);
            }
        }
        return List.copyOf(list);
    }
}
