import {freshElementId, make} from "../shared/elements";

export interface Option {
  readonly label: string;
  readonly note?: string | null;
  readonly choose: () => void;
}

interface Wiring {
  readonly label: string;
  readonly placeholder?: string;
  readonly find: (typed: string, signal: AbortSignal) => Promise<readonly Option[]>;
  readonly typed?: (text: string) => void;
}

const PAUSE = 120;

/** A field with a list of what fits below it (the combobox pattern of the ARIA practices). */
export class Combobox {
  readonly dom: HTMLElement;
  readonly input: HTMLInputElement;
  readonly #list: HTMLUListElement;
  readonly #wiring: Wiring;
  #options: readonly Option[] = [];
  #active = -1;
  #asking = new AbortController();
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(wiring: Wiring) {
    this.#wiring = wiring;
    const list = freshElementId("options");
    this.input = make("input", {
      type: "text",
      role: "combobox",
      dir: "auto",
      autocomplete: "off",
      spellcheck: "false",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": list,
      placeholder: wiring.placeholder,
    });
    this.#list = make("ul", {role: "listbox", id: list, class: "stet-options", "aria-label": wiring.label, hidden: true});
    this.input.id = freshElementId("field");
    // The list stands outside the label: a click inside a label would put the focus back into the field.
    this.dom = make("div", {class: "stet-field"}, make("label", {for: this.input.id}, wiring.label), make("span", {class: "stet-combobox"}, this.input, this.#list));
    this.input.addEventListener("input", () => this.#typed());
    this.input.addEventListener("keydown", (event) => this.#key(event));
    this.input.addEventListener("blur", () => this.close());
  }

  get isOpen(): boolean {
    return !this.#list.hidden;
  }

  close(): void {
    clearTimeout(this.#pause);
    this.#asking.abort();
    this.#show([]);
  }

  #typed(): void {
    const typed = this.input.value.trim();
    this.#wiring.typed?.(typed);
    clearTimeout(this.#pause);
    this.#asking.abort();
    if (typed === "") return this.#show([]);
    this.#pause = setTimeout(() => void this.#ask(typed), PAUSE);
  }

  async #ask(typed: string): Promise<void> {
    this.#asking = new AbortController();
    const {signal} = this.#asking;
    const options = await this.#wiring.find(typed, signal).catch(() => []);
    if (!signal.aborted && document.activeElement === this.input) this.#show(options);
  }

  #show(options: readonly Option[]): void {
    this.#options = options;
    this.#list.replaceChildren(
      ...options.map((option) => {
        const line = make("li", {role: "option", id: freshElementId("option"), "aria-selected": "false"}, make("span", {dir: "auto"}, option.label));
        if (option.note) line.append(make("small", {dir: "auto"}, option.note));
        line.addEventListener("pointerdown", (event) => event.preventDefault());
        line.addEventListener("click", () => this.#choose(option));
        return line;
      }),
    );
    this.#list.hidden = options.length === 0;
    this.input.setAttribute("aria-expanded", String(this.isOpen));
    this.#point(options.length > 0 ? 0 : -1);
  }

  #point(index: number): void {
    this.#active = index;
    [...this.#list.children].forEach((line, each) => line.setAttribute("aria-selected", String(each === index)));
    const active = this.#list.children[index];
    if (active) {
      this.input.setAttribute("aria-activedescendant", active.id);
      active.scrollIntoView({block: "nearest"});
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  #key(event: KeyboardEvent): void {
    if (!this.isOpen || event.isComposing) return;
    const count = this.#options.length;
    if (event.key === "ArrowDown") this.#point((this.#active + 1) % count);
    else if (event.key === "ArrowUp") this.#point((this.#active - 1 + count) % count);
    else if (event.key === "Enter" && this.#active >= 0) this.#enter(this.#options[this.#active]!);
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Who typed a name in full has nothing left to choose: the same Enter confirms the form. */
  #enter(option: Option): void {
    const isTypedInFull = option.label.toLocaleLowerCase() === this.input.value.trim().toLocaleLowerCase();
    this.#choose(option);
    if (isTypedInFull && this.input.isConnected) this.input.form?.requestSubmit();
  }

  #choose(option: Option): void {
    this.close();
    option.choose();
  }
}
