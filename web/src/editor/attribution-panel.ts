import {make} from "../shared/elements";
import {inWords, MANNERS, type Chain, type ChainWords, type Manner} from "./chains";
import {HopFields} from "./hop-fields";
import {buttons, field, plainButton} from "./panel";
import type {People} from "./people";
import {SpeakerFields} from "./speaker-fields";

/** Manners in which nobody stands between the speaker and us. */
const WITHOUT_HOPS: readonly Manner[] = ["to_us", "seen_by_us"];

interface Wiring {
  readonly people: People;
  readonly outlets: string | null;
  readonly now: () => number;
  /** The story's chains, the one used last first: one press takes one. */
  readonly earlier: readonly Chain[];
  readonly start: ChainWords | null;
  readonly confirmLabel: string;
  /** One more button, such as “Take it off”. */
  readonly other: {readonly label: string; readonly press: () => void} | null;
  readonly take: (chain: Chain) => void;
  readonly cancel: () => void;
}

/** The form for one chain: who said it, how, and through whom it reached us. */
export class AttributionForm {
  readonly dom = make("div", {class: "stet-attribution"});
  readonly #speaker: SpeakerFields;
  readonly #manner = make("select", {onchange: () => this.#showHops()});
  readonly #hops: HopFields;

  constructor(wiring: Wiring) {
    this.#speaker = new SpeakerFields(wiring.people);
    this.#hops = new HopFields(wiring.outlets, wiring.now);
    for (const {manner, words} of MANNERS) this.#manner.append(make("option", {value: manner}, words));
    if (wiring.earlier.length > 0) this.dom.append(sameAs(wiring));
    const other = wiring.other ? [plainButton(wiring.other.label, wiring.other.press)] : [];
    this.dom.append(
      this.#speaker.dom,
      field("Said", this.#manner),
      this.#hops.dom,
      buttons(wiring.confirmLabel, ...other, plainButton("Cancel", wiring.cancel)),
    );
    if (wiring.start) this.#fill(wiring.start);
    else this.#showHops();
  }

  focus(): void {
    this.#speaker.focus();
  }

  /** The chain as filled in, or a sentence that says what is missing. */
  async read(): Promise<ChainWords | string> {
    const manner = this.#manner.value as Manner;
    const hops = WITHOUT_HOPS.includes(manner) ? [] : this.#hops.read();
    if (typeof hops === "string") return hops;
    const speaker = await this.#speaker.read();
    return typeof speaker === "string" ? speaker : {speaker, manner, hops};
  }

  #fill(words: ChainWords): void {
    this.#speaker.set(words.speaker);
    this.#manner.value = words.manner;
    this.#hops.set(words.hops);
    this.#showHops();
  }

  #showHops(): void {
    const without = WITHOUT_HOPS.includes(this.#manner.value as Manner);
    this.#hops.dom.hidden = without;
    if (!without) this.#hops.offerOne();
  }
}

function sameAs({earlier, people, take}: Wiring): HTMLElement {
  const row = make("div", {class: "stet-earlier"}, make("span", {}, "As before:"));
  for (const chain of earlier) {
    const label = inWords(chain, (person) => people.nameOf(person));
    row.append(make("button", {type: "button", class: "stet-chip", dir: "auto", onclick: () => take(chain)}, label));
  }
  return row;
}
