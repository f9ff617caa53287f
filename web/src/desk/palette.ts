import {freshElementId, make} from "../shared/elements";
import {isModKey, shownKey} from "../shared/keys";
import {withQuery} from "../shared/requests";
import {sheetIn} from "./sheet";

interface Entry {
  readonly label: string;
  readonly note: string;
  readonly go: () => void;
}

interface Found {
  readonly label: string;
  readonly note?: string | null;
  readonly href: string;
}

const PAUSE = 150;

/**
 * `<stet-palette>`: one field that finds anything, opened by Mod-K. It offers the page's `a[data-command]` and
 * `button[data-command]` (the attribute's value, or else the element's words, is the name) and what `data-search-url?q=`
 * answers: a list of `{label, note, href}`. `data-search-url` stands on the palette or on the body.
 */
export class StetPalette extends HTMLElement {
  #dialog: HTMLDialogElement | null = null;
  #input: HTMLInputElement | null = null;
  #list: HTMLUListElement | null = null;
  #entries: readonly Entry[] = [];
  #active = 0;
  #asking = new AbortController();
  #pause: ReturnType<typeof setTimeout> | undefined;
  readonly #onKey = (event: KeyboardEvent) => {
    if (!isModKey(event, "k")) return;
    event.preventDefault();
    this.open();
  };

  connectedCallback(): void {
    document.addEventListener("keydown", this.#onKey);
  }

  disconnectedCallback(): void {
    document.removeEventListener("keydown", this.#onKey);
  }

  open(): void {
    if (this.#dialog?.open) return;
    const dialog = sheetIn(this, "Find anything");
    dialog.classList.add("is-high");
    const list = freshElementId("found");
    this.#input = make("input", {type: "text", role: "combobox", dir: "auto", autocomplete: "off", spellcheck: "false", "aria-label": "Find anything", "aria-expanded": "true", "aria-controls": list, "aria-autocomplete": "list", placeholder: "A story, a person, or what you want to do"});
    this.#list = make("ul", {role: "listbox", id: list, "aria-label": "What fits"});
    this.#input.addEventListener("input", () => this.#typed());
    this.#input.addEventListener("keydown", (event) => this.#key(event));
    dialog.append(this.#input, this.#list);
    dialog.addEventListener("close", () => this.#asking.abort());
    this.#dialog = dialog;
    dialog.showModal();
    this.#show(commandsFor(""));
    this.#input.focus();
  }

  #typed(): void {
    const typed = this.#input!.value.trim();
    const commands = commandsFor(typed);
    clearTimeout(this.#pause);
    this.#asking.abort();
    this.#show(commands);
    if (typed !== "") this.#pause = setTimeout(() => void this.#ask(typed, commands), PAUSE);
  }

  async #ask(typed: string, commands: readonly Entry[]): Promise<void> {
    const address = this.dataset.searchUrl ?? document.body.dataset.searchUrl;
    if (!address) return;
    this.#asking = new AbortController();
    const {signal} = this.#asking;
    try {
      const response = await fetch(withQuery(address, {q: typed}), {headers: {Accept: "application/json"}, signal});
      if (!response.ok) return;
      const found = ((await response.json()) as readonly Found[]).map(({label, note, href}) => ({label, note: note ?? "", go: () => location.assign(href)}));
      if (!signal.aborted) this.#show([...commands, ...found]);
    } catch {
      // Typed on, or no connection: the page's own commands stay.
    }
  }

  #show(entries: readonly Entry[]): void {
    this.#entries = entries;
    this.#list!.replaceChildren(
      ...entries.map((entry) => {
        const line = make("li", {role: "option", id: freshElementId("entry"), onclick: () => this.#take(entry)}, make("span", {dir: "auto"}, entry.label));
        if (entry.note) line.append(make("small", {}, entry.note));
        return line;
      }),
    );
    this.#point(0);
  }

  #point(index: number): void {
    this.#active = index;
    [...this.#list!.children].forEach((line, each) => line.setAttribute("aria-selected", String(each === index)));
    const active = this.#list!.children[index];
    if (active) this.#input!.setAttribute("aria-activedescendant", active.id);
    else this.#input!.removeAttribute("aria-activedescendant");
    active?.scrollIntoView({block: "nearest"});
  }

  #key(event: KeyboardEvent): void {
    const count = this.#entries.length;
    if (event.isComposing || count === 0) return;
    if (event.key === "ArrowDown") this.#point((this.#active + 1) % count);
    else if (event.key === "ArrowUp") this.#point((this.#active - 1 + count) % count);
    else if (event.key === "Enter") this.#take(this.#entries[this.#active]!);
    else return;
    event.preventDefault();
  }

  #take(entry: Entry): void {
    this.#dialog?.close();
    entry.go();
  }
}

/** The page's commands whose name has every word that was typed. */
function commandsFor(typed: string): readonly Entry[] {
  const words = typed.toLocaleLowerCase().split(/\s+/);
  return [...document.querySelectorAll<HTMLElement>("a[data-command], button[data-command]")]
    .filter((element) => !(element instanceof HTMLButtonElement && element.disabled))
    .map((element) => ({
      label: element.dataset.command || element.textContent?.trim() || "",
      note: element.dataset.key ? shownKey(element.dataset.key) : "",
      go: () => element.click(),
    }))
    .filter(({label}) => words.every((word) => label.toLocaleLowerCase().includes(word)));
}
