import {Node} from "prosemirror-model";
import {storySchema} from "./schema";
import type {Content} from "./document";
import type {Words} from "./keeper";

/** The words of a story as plain text, paragraph by paragraph: to compare, and to carry away by hand. */
export function plainText(words: Words, nameOf: (person: string) => string): string {
  const fields = Object.values(words.fields).filter((value) => value.trim() !== "");
  return [...fields, ...paragraphsOf(words.content, nameOf)].join("\n\n");
}

function paragraphsOf(content: Content, nameOf: (person: string) => string): readonly string[] {
  const paragraphs: string[] = [];
  let doc: Node;
  try {
    doc = Node.fromJSON(storySchema, content.doc);
  } catch {
    return ["(A part of this can't be read by this editor.)"];
  }
  doc.descendants((node) => {
    if (node.isTextblock) paragraphs.push(node.textBetween(0, node.content.size, undefined, (leaf) => (leaf.type.name === "person" ? nameOf(leaf.attrs.person as string) : "\n")));
    if (node.type.name === "photo") paragraphs.push(`[photo] ${(node.attrs.caption as string | null) ?? ""}`.trim());
    if (node.type.name === "embed") paragraphs.push(`[${node.attrs.title as string}] ${node.attrs.url as string}`);
    return !node.isTextblock;
  });
  return paragraphs.filter((paragraph) => paragraph !== "");
}

export interface Piece {
  readonly kind: "same" | "gone" | "new";
  readonly text: string;
}

const MOST_CELLS = 4_000_000;

/** What differs between two texts, word by word. Very long texts are compared line by line. */
export function compared(before: string, after: string): readonly Piece[] {
  const words = /\s+|[^\s]+/gu;
  let one: readonly string[] = before.match(words) ?? [];
  let other: readonly string[] = after.match(words) ?? [];
  if (one.length * other.length > MOST_CELLS) {
    one = before.split(/(?<=\n)/);
    other = after.split(/(?<=\n)/);
  }
  if (one.length * other.length > MOST_CELLS) return [{kind: "gone", text: before}, {kind: "new", text: after}];
  return joined(walked(one, other, lengths(one, other)));
}

/** For each pair of places the length of the longest common rest. */
function lengths(one: readonly string[], other: readonly string[]): Uint32Array {
  const width = other.length + 1;
  const table = new Uint32Array((one.length + 1) * width);
  for (let row = one.length - 1; row >= 0; row -= 1) {
    for (let column = other.length - 1; column >= 0; column -= 1) {
      table[row * width + column] =
        one[row] === other[column]
          ? table[(row + 1) * width + column + 1]! + 1
          : Math.max(table[(row + 1) * width + column]!, table[row * width + column + 1]!);
    }
  }
  return table;
}

function walked(one: readonly string[], other: readonly string[], table: Uint32Array): Piece[] {
  const width = other.length + 1;
  const pieces: Piece[] = [];
  let row = 0;
  let column = 0;
  while (row < one.length || column < other.length) {
    if (row < one.length && column < other.length && one[row] === other[column]) {
      pieces.push({kind: "same", text: one[row]!});
      row += 1;
      column += 1;
    } else if (column >= other.length || (row < one.length && table[(row + 1) * width + column]! >= table[row * width + column + 1]!)) {
      pieces.push({kind: "gone", text: one[row]!});
      row += 1;
    } else {
      pieces.push({kind: "new", text: other[column]!});
      column += 1;
    }
  }
  return pieces;
}

function joined(pieces: readonly Piece[]): readonly Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (last?.kind === piece.kind) result[result.length - 1] = {kind: last.kind, text: last.text + piece.text};
    else result.push(piece);
  }
  return result;
}
