import {make} from "../shared/elements";
import type {Door, KeptWords, Words} from "./keeper";
import {plainButton} from "./panel";
import {compared, plainText} from "./plain-text";
import {clockTime, conflictInWords} from "./sentences";

/** The notices above the text: words kept on this device, and a save that was stopped. */
export class Notices {
  readonly dom = make("div", {class: "stet-notices", "aria-live": "polite"});
  readonly #nameOf: (person: string) => string;

  constructor(nameOf: (person: string) => string) {
    this.#nameOf = nameOf;
  }

  /** One line that goes away by itself with the next one of its kind. */
  say(sentence: string): void {
    this.#put("say", make("p", {dir: "auto"}, sentence), plainButton("Close", () => this.#put("say", null)));
  }

  /** Offers words that lie on this device and never reached the newsroom. */
  offer(kept: KeptWords, saves: number, choices: {putBack: () => void; discard: () => void; door: Door; now: () => Words}): void {
    const since = kept.base < saves ? " The story was saved in the newsroom since then: compare before you put them back." : "";
    const day = new Date(kept.at).toDateString() === new Date().toDateString() ? "" : ` of ${new Date(kept.at).toLocaleDateString("en-GB", {day: "numeric", month: "long"})}`;
    const done = (act: () => void) => () => {
      this.#put("kept", null);
      act();
    };
    this.#put(
      "kept",
      make("p", {dir: "auto"}, `Words kept on this device from ${clockTime(kept.at)}${day}.${since}`),
      plainButton("Put them back", done(choices.putBack)),
      plainButton("Compare", () => this.#compare("What the newsroom has, and what this device kept", plainText(choices.now(), this.#nameOf), plainText(kept, this.#nameOf))),
      plainButton("Discard", done(choices.discard)),
    );
  }

  /** Says that nothing goes to the newsroom any more, and why. */
  stopped(reason: "taken_over" | "stale", by: string | null, message: string, mine: () => Words, door: Door): void {
    const notice = make("p", {dir: "auto"}, make("strong", {}, "Your words no longer go to the newsroom. "), conflictInWords(reason, by, message));
    this.#put(
      "stopped",
      notice,
      plainButton("Copy my words", () => this.#copyOut(plainText(mine(), this.#nameOf))),
      plainButton("Compare with what is there", () => void this.#compareWithThere(door, mine())),
      plainButton("Open what is there", () => location.reload()),
    );
    this.dom.querySelector('[data-kind="stopped"]')?.setAttribute("role", "alert");
  }

  #put(kind: string, ...parts: (HTMLElement | null)[]): void {
    this.dom.querySelector(`[data-kind="${kind}"]`)?.remove();
    if (parts[0]) this.dom.append(make("div", {class: "stet-notice", "data-kind": kind}, ...parts));
  }

  async #compareWithThere(door: Door, mine: Words): Promise<void> {
    const there = await door.read();
    if (!there) return this.say("The newsroom can't be reached just now. Your words are here; try again in a moment.");
    this.#compare("What the newsroom has now, and what you wrote", plainText(there, this.#nameOf), plainText(mine, this.#nameOf));
  }

  #compare(title: string, before: string, after: string): void {
    const text = make("div", {class: "stet-compared", dir: "auto"});
    for (const piece of compared(before, after)) {
      if (piece.kind === "same") text.append(piece.text);
      else text.append(make(piece.kind === "gone" ? "del" : "ins", {}, piece.text));
    }
    const key = make("p", {class: "stet-furniture"}, make("del", {}, "only in the newsroom"), " ", make("ins", {}, "only here"));
    this.#dialog(title, key, text, plainButton("Copy the words from here", () => this.#copyOut(after)));
  }

  #copyOut(text: string): void {
    const area = make("textarea", {class: "stet-copy", readonly: true, rows: 12, dir: "auto", "aria-label": "Your words"});
    area.value = text;
    const copied = make("p", {role: "status"}, "");
    const dialog = this.#dialog("Your words, to take with you", area, copied);
    area.focus();
    area.select();
    const tell = (done: boolean) => (copied.textContent = done ? "Copied." : "Select and copy them by hand; this browser does not let the page do it.");
    if (navigator.clipboard) navigator.clipboard.writeText(text).then(() => tell(true), () => tell(false));
    else tell(document.execCommand("copy"));
    dialog.addEventListener("close", () => dialog.remove());
  }

  #dialog(title: string, ...parts: HTMLElement[]): HTMLDialogElement {
    const dialog = make("dialog", {class: "stet-dialog", "aria-label": title}, make("h2", {}, title), ...parts);
    dialog.append(make("div", {class: "stet-buttons"}, plainButton("Close", () => dialog.close())));
    dialog.addEventListener("close", () => dialog.remove());
    this.dom.append(dialog);
    dialog.showModal();
    return dialog;
  }
}
