package press.stet.theme;

import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.AbstractNodeVisitor;
import io.pebbletemplates.pebble.extension.NodeVisitor;
import io.pebbletemplates.pebble.node.AbstractRenderableNode;
import io.pebbletemplates.pebble.node.BodyNode;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import java.io.Writer;
import java.time.Duration;

/**
 * What one page may cost. Every body of a template (of a loop, a condition, a block, an included file) counts a step
 * when it begins, so that a template whose loops multiply ends after a second and not after a year.
 */
final class Work {

    /** Most steps a page may take. The largest page of the default theme takes a few hundred. */
    private static final int MOST_STEPS = 200_000;
    /** Longest time a page may take. */
    private static final Duration LONGEST = Duration.ofSeconds(2);

    static final ScopedValue<Work> OF_THIS_PAGE = ScopedValue.newInstance();

    private final long began = System.nanoTime();
    private int steps;

    private void step() {
        steps++;
        if (steps > MOST_STEPS) {
            throw new PebbleException(
                    null, "The page takes more than " + MOST_STEPS + " steps; do its loops multiply?");
        }
        if (steps % 256 == 0 && System.nanoTime() - began > LONGEST.toNanos()) {
            throw new PebbleException(null, "The page takes longer than " + LONGEST.toSeconds() + " seconds to make.");
        }
    }

    /** Puts a step at the start of every body of a template when it is read. */
    static NodeVisitor counter(PebbleTemplateImpl template) {
        return new AbstractNodeVisitor(template) {
            @Override
            public void visit(BodyNode node) {
                super.visit(node);
                node.getChildren().addFirst(new Step(node.getLineNumber()));
            }
        };
    }

    private static final class Step extends AbstractRenderableNode {

        Step(int line) {
            super(line);
        }

        @Override
        public void render(PebbleTemplateImpl self, Writer writer, EvaluationContextImpl context) {
            OF_THIS_PAGE.get().step();
        }

        @Override
        public void accept(NodeVisitor visitor) {
            visitor.visit(this);
        }
    }
}
