import {make} from "../shared/elements";
import type {Speaker} from "./chains";
import {Combobox, type Option} from "./combobox";
import {field} from "./panel";
import type {People} from "./people";

type Kind = Speaker["kind"];

const KINDS: readonly {kind: Kind; words: string}[] = [
  {kind: "named", words: "Named"},
  {kind: "described", words: "Described"},
  {kind: "withheld", words: "Withheld"},
];

/** The fields that say who the speaker is. */
export class SpeakerFields {
  readonly dom = make("div", {class: "stet-speaker"});
  readonly #people: People;
  readonly #name: Combobox;
  readonly #role = make("input", {type: "text", dir: "auto", placeholder: "spokesman of the Kremlin"});
  readonly #description = make("input", {type: "text", dir: "auto", placeholder: "a representative of the White House"});
  readonly #reason = make("input", {type: "text", dir: "auto", placeholder: "speaks at risk of arrest"});
  readonly #knownTo = make("input", {type: "number", min: 0, step: 1, value: 1, inputmode: "numeric"});
  readonly #parts: Record<Kind, HTMLElement>;
  #kind: Kind = "named";
  #person: string | null = null;
  #nameToAdd: string | null = null;

  constructor(people: People) {
    this.#people = people;
    this.#name = new Combobox({
      label: "Name",
      placeholder: "Begin to type",
      find: (typed, signal) => this.#find(typed, signal),
      typed: (text) => this.#typedName(text),
    });
    this.#parts = {
      named: make("div", {class: "stet-pair"}, this.#name.dom, field("Role", this.#role)),
      described: field("As readers will see it", this.#description),
      withheld: make("div", {class: "stet-pair"}, field("Why no more is said", this.#reason), field("Editors who know", this.#knownTo)),
    };
    const kinds = make("div", {class: "stet-choice", role: "radiogroup", "aria-label": "Who said it"});
    for (const {kind, words} of KINDS) {
      const radio = make("input", {type: "radio", name: "stet-kind", value: kind, onchange: () => this.#show(kind)});
      kinds.append(make("label", {}, radio, make("span", {}, words)));
    }
    this.dom.append(kinds, ...Object.values(this.#parts));
    this.#show("named");
  }

  /** Shows a speaker. */
  set(speaker: Speaker): void {
    switch (speaker.kind) {
      case "named":
        this.#person = speaker.person;
        this.#name.input.value = this.#people.nameOf(speaker.person);
        this.#role.value = speaker.role ?? "";
        break;
      case "described":
        this.#description.value = speaker.description;
        break;
      case "withheld":
        this.#reason.value = speaker.reason;
        this.#knownTo.value = String(speaker.knownTo);
        break;
    }
    this.#show(speaker.kind);
  }

  focus(): void {
    const first = this.#parts[this.#kind].querySelector("input");
    first?.focus();
    first?.select();
  }

  /** The speaker as filled in; a new person is added to the newsroom on the way. A sentence when something is missing. */
  async read(): Promise<Speaker | string> {
    switch (this.#kind) {
      case "named":
        return this.#readNamed();
      case "described": {
        const description = this.#description.value.trim();
        return description === "" ? "Say who spoke in a few words, for instance “a nurse at the hospital”." : {kind: "described", description};
      }
      case "withheld":
        return this.#readWithheld();
    }
  }

  async #readNamed(): Promise<Speaker | string> {
    const role = this.#role.value.trim() || null;
    if (this.#person) return {kind: "named", person: this.#person, role};
    if (!this.#nameToAdd) return "Choose a name from the list, or add it as a new person.";
    try {
      const added = await this.#people.add(this.#nameToAdd, role);
      this.#person = added.id;
      return {kind: "named", person: added.id, role};
    } catch (problem) {
      return (problem as Error).message;
    }
  }

  #readWithheld(): Speaker | string {
    const reason = this.#reason.value.trim();
    const knownTo = Number(this.#knownTo.value);
    if (reason === "") return "Say why no more is said about the speaker.";
    if (!Number.isInteger(knownTo) || knownTo < 0) return "Say how many editors know the speaker: 0 or more.";
    return {kind: "withheld", reason, knownTo};
  }

  #show(kind: Kind): void {
    this.#kind = kind;
    for (const [each, part] of Object.entries(this.#parts)) part.hidden = each !== kind;
    const radio = this.dom.querySelector<HTMLInputElement>(`input[value="${kind}"]`);
    if (radio) radio.checked = true;
  }

  #typedName(text: string): void {
    this.#person = null;
    this.#nameToAdd = text === "" ? null : this.#nameToAdd && text === this.#nameToAdd ? text : null;
  }

  async #find(typed: string, signal: AbortSignal): Promise<readonly Option[]> {
    const found = await this.#people.find(typed, signal).catch(() => []);
    const options: Option[] = found.map((person) => ({
      label: person.name,
      note: person.role,
      choose: () => {
        this.#person = person.id;
        this.#nameToAdd = null;
        this.#name.input.value = person.name;
        this.#role.value = person.role ?? "";
      },
    }));
    options.push({
      label: `Add “${typed}”`,
      note: "as a new person; fill in the role",
      choose: () => {
        this.#nameToAdd = typed;
        this.#role.value = "";
        this.#role.focus();
      },
    });
    return options;
  }
}
