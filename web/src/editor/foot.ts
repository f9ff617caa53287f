import type {Node} from "prosemirror-model";
import type {EditorView} from "prosemirror-view";
import {make} from "../shared/elements";
import type {Standing} from "./keeper";
import {LEAF, lengthInWords, wordsIn} from "./language";
import {standingInWords} from "./sentences";

/** The line below the text: where the words are, and how long the story is. */
export class Foot {
  readonly #standing = make("span", {class: "stet-standing", dir: "auto"});
  readonly #spoken = make("span", {class: "stet-spoken", role: "status"});
  readonly #length = make("span", {class: "stet-length", dir: "auto"});
  readonly dom = make("div", {class: "stet-foot"}, this.#standing, this.#spoken, this.#length);
  #now: [Standing, boolean] = [{kind: "unchanged"}, true];

  /** @param ended aborted when the editor leaves the page */
  constructor(ended: AbortSignal) {
    const timer = setInterval(() => this.#show(), 1_000);
    ended.addEventListener("abort", () => clearInterval(timer));
  }

  standing(standing: Standing, onDevice: boolean): void {
    const other = standing.kind !== this.#now[0].kind;
    this.#now = [standing, onDevice];
    this.#show();
    const worthSaying = standing.kind !== "writing" && standing.kind !== "kept" && standing.kind !== "unchanged";
    if (other) this.#spoken.textContent = worthSaying ? standingInWords(standing, onDevice, Date.now()) : "";
  }

  length(view: EditorView, language: string): void {
    let words = 0;
    view.state.doc.descendants((node) => {
      if (!node.isTextblock) return true;
      words += countIn(node, language);
      return false;
    });
    this.#length.textContent = lengthInWords(words);
  }

  #show(): void {
    const sentence = standingInWords(...this.#now, Date.now());
    if (this.#standing.textContent !== sentence) this.#standing.textContent = sentence;
    this.dom.dataset.standing = this.#now[0].kind;
  }
}

const counted = new WeakMap<Node, number>();

/** The words of one block. A block that did not change is not counted again. */
function countIn(block: Node, language: string): number {
  let words = counted.get(block);
  if (words === undefined) {
    words = wordsIn(block.textBetween(0, block.content.size, undefined, LEAF), language);
    counted.set(block, words);
  }
  return words;
}
