import type {EditorView} from "prosemirror-view";
import {make} from "../shared/elements";
import {shownKey} from "../shared/keys";
import type {Action} from "./actions";

/** The row of buttons above the text: one stop for the Tab key, arrows within (the toolbar pattern of the ARIA practices). */
export class Toolbar {
  readonly dom: HTMLElement;
  readonly #buttons: readonly {readonly action: Action; readonly button: HTMLButtonElement}[];
  readonly #more: HTMLButtonElement;
  readonly #second: HTMLElement;

  constructor(actions: readonly Action[], view: () => EditorView, showKeys: () => void) {
    this.#buttons = actions.filter((action) => action.place !== "key").map((action) => ({action, button: buttonFor(action, view)}));
    const front = this.#buttons.filter(({action}) => action.place === "front").map(({button}) => button);
    const rest = this.#buttons.filter(({action}) => action.place === "more").map(({button}) => button);
    this.#second = make("div", {class: "stet-tools-row", hidden: true}, ...rest);
    this.#more = make("button", {type: "button", tabindex: -1, "aria-expanded": "false", onclick: () => this.#toggle()}, "More");
    const keys = make("button", {type: "button", tabindex: -1, title: `Keys (${shownKey("Mod-/")}, or ? outside the text)`, onclick: showKeys}, "Keys");
    const first = make("div", {class: "stet-tools-row"}, ...front, this.#more, keys);
    this.dom = make("div", {class: "stet-tools", role: "toolbar", "aria-label": "Text tools"}, first, this.#second);
    this.dom.addEventListener("keydown", (event) => this.#key(event, view()));
    this.#reachable()[0]!.tabIndex = 0;
  }

  /** Shows which tools fit the selection and which are on. */
  show(view: EditorView): void {
    for (const {action, button} of this.#buttons) {
      if (action.isOn) button.setAttribute("aria-pressed", String(action.isOn(view.state)));
      button.setAttribute("aria-disabled", String(!action.run(view.state, undefined, view)));
    }
  }

  focus(): void {
    this.dom.querySelector<HTMLButtonElement>('button[tabindex="0"]')?.focus();
  }

  #toggle(): void {
    this.#second.hidden = !this.#second.hidden;
    this.#more.setAttribute("aria-expanded", String(!this.#second.hidden));
  }

  #reachable(): HTMLButtonElement[] {
    return [...this.dom.querySelectorAll("button")].filter((button) => !button.closest("[hidden]"));
  }

  #key(event: KeyboardEvent, view: EditorView): void {
    const all = this.#reachable();
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    const forward = getComputedStyle(this.dom).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const back = forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
    let next: number;
    if (event.key === forward) next = (at + 1) % all.length;
    else if (event.key === back) next = (at - 1 + all.length) % all.length;
    else if (event.key === "Home") next = 0;
    else if (event.key === "End") next = all.length - 1;
    else if (event.key === "Escape") {
      event.preventDefault();
      return view.focus();
    } else return;
    event.preventDefault();
    this.dom.querySelectorAll("button").forEach((button) => (button.tabIndex = -1));
    all[next]!.tabIndex = 0;
    all[next]!.focus();
  }
}

function buttonFor(action: Action, view: () => EditorView): HTMLButtonElement {
  const key = action.key ? ` (${shownKey(action.key.replace(/-([a-z])$/, (_all, letter: string) => `-${letter.toUpperCase()}`))})` : "";
  const button = make("button", {type: "button", tabindex: -1, "data-action-name": action.name, title: action.what + key}, action.label);
  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", () => {
    const text = view();
    if (action.run(text.state, text.dispatch, text) && !text.dom.parentElement?.querySelector(".stet-panel")) text.focus();
  });
  return button;
}
