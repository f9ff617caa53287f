import {DOMSerializer, type Mark, type Node} from "prosemirror-model";
import {Plugin, type EditorState, type Transaction} from "prosemirror-state";
import {findSame, freshId, written, type Chain, type ChainWords} from "./chains";
import {chainsOf} from "./document";
import {LEAF, sentencesOf, type Stretch} from "./language";
import {storySchema} from "./schema";

const statement = storySchema.marks.statement!;

/** One stretch of text that rests on a chain. */
export interface Statement extends Stretch {
  readonly chain: string;
}

/** The statements of a story, in the order in which they stand. */
export function statementsOf(doc: Node): readonly Statement[] {
  const found: {chain: string; from: number; to: number}[] = [];
  doc.descendants((node, position) => {
    if (!node.isInline) return;
    const chain = chainOn(node.marks);
    if (!chain) return;
    const last = found.at(-1);
    if (last && last.chain === chain && last.to === position) last.to += node.nodeSize;
    else found.push({chain, from: position, to: position + node.nodeSize});
  });
  return found;
}

/** The statement at a position or touching the selection, if there is one. */
export function statementAt(state: EditorState): Statement | undefined {
  const {from, to, empty} = state.selection;
  return statementsOf(state.doc).find((each) => (empty ? each.from <= from && from <= each.to : each.from < to && from < each.to));
}

/** What to attribute: the selection, or the sentence around the cursor. Null where nothing can be attributed. */
export function stretchToAttribute(state: EditorState, language: string): Stretch | null {
  const {from, to, empty, $from} = state.selection;
  if (!empty) return state.doc.textBetween(from, to, " ", LEAF).trim() === "" ? null : trimmed(state.doc, from, to);
  const block = $from.parent;
  if (!block.isTextblock || !block.type.allowsMarkType(statement)) return null;
  const text = block.textBetween(0, block.content.size, undefined, LEAF);
  const at = $from.parentOffset;
  const sentence = sentencesOf(text, language).findLast((each) => each.from <= at) ?? sentencesOf(text, language)[0];
  return sentence ? {from: $from.start() + sentence.from, to: $from.start() + sentence.to} : null;
}

/** Puts a statement on a stretch of text. A chain that says the same is used again. */
export function attribute(state: EditorState, stretch: Stretch, words: ChainWords): Transaction {
  const chains = chainsOf(state.doc);
  const same = findSame(chains, words);
  const chain = same ?? written({...words, id: freshId(chains)});
  const transaction = state.tr.addMark(stretch.from, stretch.to, statement.create({attribution: chain.id}));
  return same ? transaction : transaction.setDocAttribute("chains", [...chains, chain]);
}

/** Changes what a chain says, for all its statements. If another chain says the same already, the two become one. */
export function changeChain(state: EditorState, id: string, words: ChainWords): Transaction {
  const chains = chainsOf(state.doc);
  const same = findSame(chains, words);
  if (same?.id === id) return state.tr;
  if (!same) return state.tr.setDocAttribute("chains", chains.map((chain) => (chain.id === id ? written({...words, id}) : chain)));
  const transaction = state.tr;
  for (const each of statementsOf(state.doc)) {
    if (each.chain === id) transaction.addMark(each.from, each.to, statement.create({attribution: same.id}));
  }
  return transaction.setDocAttribute("chains", chains.filter((chain) => chain.id !== id));
}

/** Takes the statements off a stretch of text. The chain is kept. */
export function takeOff(state: EditorState, stretch: Stretch): Transaction {
  return state.tr.removeMark(stretch.from, stretch.to, statement);
}

/** Takes a chain out of the story, with all its statements. */
export function dropChain(state: EditorState, id: string): Transaction {
  const transaction = state.tr;
  for (const each of statementsOf(state.doc)) if (each.chain === id) transaction.removeMark(each.from, each.to, statement);
  return transaction.setDocAttribute("chains", chainsOf(state.doc).filter((chain) => chain.id !== id));
}

/** The chains that came in with a paste, until the paste is in the document. */
export class ArrivingChains {
  readonly #chains = new Map<string, Chain>();

  /** The id under which a pasted chain will stand in `doc`: that of a chain that says the same, or a fresh one. */
  idFor(doc: Node, words: ChainWords): string {
    const all = [...chainsOf(doc), ...this.#chains.values()];
    const same = findSame(all, words);
    if (same) return same.id;
    const chain = written({...words, id: freshId(all)});
    this.#chains.set(chain.id, chain);
    return chain.id;
  }

  get(id: string): Chain | undefined {
    return this.#chains.get(id);
  }
}

/** Keeps marks and chains together: a pasted statement brings its chain along, and a statement without a chain is dropped. */
export function statementsPlugin(arriving: ArrivingChains): Plugin {
  return new Plugin({
    appendTransaction(transactions, _before, state) {
      if (!transactions.some((transaction) => transaction.docChanged)) return null;
      return reunited(state, arriving);
    },
  });
}

/** Writes copied text with each statement's chain beside it, and each person by name, so that it can be pasted into another story. */
export function clipboardSerializer(chains: () => readonly Chain[], nameOf: (person: string) => string): DOMSerializer {
  const nodes = DOMSerializer.nodesFromSchema(storySchema);
  const marks = DOMSerializer.marksFromSchema(storySchema);
  return new DOMSerializer(
    {...nodes, person: (node) => ["span", {"data-person": node.attrs.person as string}, nameOf(node.attrs.person as string)]},
    {
      ...marks,
      statement: (mark) => {
        const chain = chains().find((each) => each.id === mark.attrs.attribution);
        return ["span", {"data-attribution": mark.attrs.attribution as string, "data-chain": chain ? JSON.stringify(chain) : ""}, 0];
      },
    },
  );
}

function reunited(state: EditorState, arriving: ArrivingChains): Transaction | null {
  const chains = [...chainsOf(state.doc)];
  const known = new Set(chains.map((chain) => chain.id));
  const transaction = state.tr;
  for (const each of statementsOf(state.doc)) {
    if (known.has(each.chain)) continue;
    const arrived = arriving.get(each.chain);
    if (arrived) {
      chains.push(arrived);
      known.add(arrived.id);
    } else {
      transaction.removeMark(each.from, each.to, statement);
    }
  }
  if (chains.length > chainsOf(state.doc).length) transaction.setDocAttribute("chains", chains);
  return transaction.docChanged ? transaction : null;
}

function chainOn(marks: readonly Mark[]): string | null {
  const mark = statement.isInSet(marks);
  return mark ? (mark.attrs.attribution as string) : null;
}

/** A selection without the blanks at its ends. */
function trimmed(doc: Node, from: number, to: number): Stretch {
  const blank = (at: number) => /^\s$/.test(doc.textBetween(at, at + 1, " ", LEAF));
  while (from < to && blank(from)) from += 1;
  while (to > from && blank(to - 1)) to -= 1;
  return {from, to};
}
