import type {EditorState} from "prosemirror-state";
import {make} from "../shared/elements";
import {inWords, type Chain} from "./chains";
import {chainsOf} from "./document";
import type {People} from "./people";
import {proposalCount} from "./proposals";
import {counted} from "./sentences";
import {statementsOf, type Statement} from "./statements";

interface Wiring {
  readonly people: People;
  readonly goTo: (statement: Statement) => void;
  readonly edit: (chain: Chain) => void;
  readonly remove: (chain: Chain) => void;
  readonly nextProposal: () => void;
}

/** The statements of a story beside its text: who said what, through whom. */
export class StatementList {
  readonly dom: HTMLElement;
  readonly #title = make("h2", {dir: "auto"});
  readonly #lines = make("ul", {});
  readonly #proposed: HTMLButtonElement;
  readonly #wiring: Wiring;
  #shown = "";

  constructor(wiring: Wiring) {
    this.#wiring = wiring;
    this.#proposed = make("button", {type: "button", class: "stet-quiet", hidden: true, onclick: () => wiring.nextProposal()});
    this.dom = make("aside", {class: "stet-statements", "aria-label": "Statements", tabindex: -1}, this.#title, this.#lines, this.#proposed);
  }

  show(state: EditorState): void {
    const statements = statementsOf(state.doc);
    const chains = chainsOf(state.doc);
    const labels = chains.map((chain) => inWords(chain, (person) => this.#wiring.people.nameOf(person)));
    const proposed = proposalCount(state);
    const now = JSON.stringify([labels, chains.map(({id}) => id), statements, proposed]);
    if (now === this.#shown) return;
    this.#shown = now;
    this.#title.textContent = statements.length === 0 ? "No statement is attributed yet" : counted(statements.length, "statement", "statements");
    const focused = this.#focusedName();
    this.#lines.replaceChildren(...chains.map((chain, index) => this.#line(chain, labels[index]!, statements)));
    if (focused) this.#lines.querySelector<HTMLElement>(`[data-name="${focused}"]`)?.focus();
    this.#proposed.hidden = proposed === 0;
    this.#proposed.textContent = `${counted(proposed, "sentence looks", "sentences look")} attributed. Look at the next one`;
  }

  #line(chain: Chain, label: string, statements: readonly Statement[]): HTMLElement {
    const own = statements.filter((each) => each.chain === chain.id);
    let next = 0;
    const goTo = make("button", {type: "button", class: "stet-who", dir: "auto", "data-name": `go-${chain.id}`, title: "Go to the statement in the text"}, label);
    goTo.addEventListener("click", () => own.length > 0 && this.#wiring.goTo(own[next++ % own.length]!));
    const count = own.length === 0 ? "not in the text now" : own.length === 1 ? "once" : `${own.length} times`;
    const edit = make("button", {type: "button", class: "stet-quiet", "data-name": `edit-${chain.id}`, "aria-label": `Change ${label}`, onclick: () => this.#wiring.edit(chain)}, "Change");
    const remove = make("button", {type: "button", class: "stet-quiet", "data-name": `remove-${chain.id}`, "aria-label": `Take out ${label}`, onclick: () => this.#wiring.remove(chain)}, "Take out");
    return make("li", {}, goTo, make("span", {class: "stet-furniture"}, make("span", {dir: "auto"}, count), edit, remove));
  }

  #focusedName(): string | null {
    const active = document.activeElement;
    return active instanceof HTMLElement && this.#lines.contains(active) ? (active.dataset.name ?? null) : null;
  }
}
