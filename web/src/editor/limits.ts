import type {Node} from "prosemirror-model";
import {Plugin} from "prosemirror-state";
import {MOST_LEVELS} from "./document";

/** Refuses a change that would make the document deeper than it may be, and says so. */
export function depthPlugin(refused: (sentence: string) => void): Plugin {
  return new Plugin({
    filterTransaction(transaction) {
      if (!transaction.docChanged || levelsOf(transaction.doc) <= MOST_LEVELS) return true;
      refused("Lists can’t go deeper than four levels.");
      return false;
    },
  });
}

const known = new WeakMap<Node, number>();

/** How many levels a part of a document has, itself included. Parts that did not change are not counted again. */
function levelsOf(node: Node): number {
  let levels = known.get(node);
  if (levels === undefined) {
    // An empty paragraph counts as if it had its text already: a place where nobody can type is no place.
    let below = node.isTextblock ? 1 : 0;
    node.forEach((child) => {
      below = Math.max(below, levelsOf(child));
    });
    levels = below + 1;
    known.set(node, levels);
  }
  return levels;
}
