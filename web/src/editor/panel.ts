import type {EditorView} from "prosemirror-view";
import {make} from "../shared/elements";

/** A small form that opens under the selection. Enter confirms, Escape closes; only one is open at a time. */
export class Panel {
  readonly #host: HTMLElement;
  #open: {form: HTMLFormElement; close: () => void} | null = null;

  /** @param host the positioned element that holds the text */
  constructor(host: HTMLElement) {
    this.#host = host;
  }

  get isOpen(): boolean {
    return this.#open !== null;
  }

  /**
   * Opens a form under the selection.
   *
   * @param confirm called on Enter; it answers with a sentence to show when it can't be done, or with null when the panel may close
   * @param closed called once when the panel goes, confirmed or not
   */
  open(view: EditorView, title: string, parts: HTMLElement, confirm: () => Promise<string | null> | string | null, closed?: () => void): void {
    this.close();
    const problem = make("p", {class: "stet-problem", role: "alert", hidden: true});
    const form = make("form", {class: "stet-panel", "aria-label": title, novalidate: true}, make("h2", {}, title), parts, problem);
    const close = () => {
      this.#open = null;
      form.remove();
      closed?.();
    };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void Promise.resolve(confirm()).then((sentence) => {
        if (sentence === null) {
          if (this.#open?.form === form) this.close();
          view.focus();
        } else {
          problem.textContent = sentence;
          problem.hidden = false;
        }
      });
    });
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.isComposing) {
        event.preventDefault();
        event.stopPropagation();
        this.close();
        view.focus();
      }
    });
    this.#open = {form, close};
    this.#host.append(form);
    this.#place(view, form);
  }

  close(): void {
    this.#open?.close();
  }

  #place(view: EditorView, form: HTMLFormElement): void {
    const {to} = view.state.selection;
    const at = view.coordsAtPos(to, -1);
    form.style.insetBlockStart = `${at.bottom - this.#host.getBoundingClientRect().top + 8}px`;
    form.scrollIntoView({block: "nearest"});
  }
}

/** A field with its label above it. */
export function field(label: string, input: HTMLElement): HTMLLabelElement {
  return make("label", {class: "stet-field"}, make("span", {}, label), input);
}

/** The row of buttons at a panel's end: one that confirms, and others. */
export function buttons(confirm: string, ...others: HTMLElement[]): HTMLElement {
  return make("div", {class: "stet-buttons"}, make("button", {type: "submit", class: "stet-button is-first"}, confirm), ...others);
}

export function plainButton(label: string, press: () => void): HTMLButtonElement {
  return make("button", {type: "button", class: "stet-button", onclick: press}, label);
}
