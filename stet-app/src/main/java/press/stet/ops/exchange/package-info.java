/**
 * Stories in and out: reads exports of Ghost, WordPress, ninjs and Markdown item by item, and writes ninjs and Markdown.
 * Readers know nothing of the database: they hand {@link press.stet.ops.exchange.Item}s to
 * {@link press.stet.ops.exchange.Newcomers}.
 */
@NullMarked
package press.stet.ops.exchange;

import org.jspecify.annotations.NullMarked;
