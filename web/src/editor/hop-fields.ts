import {make} from "../shared/elements";
import {completedAddress, isWebAddress} from "./addresses";
import {MOST_HOPS, type Hop} from "./chains";
import {Combobox} from "./combobox";
import {field, plainButton} from "./panel";
import {findOutlets} from "./people";

interface Row {
  readonly dom: HTMLElement;
  readonly outlet: HTMLInputElement;
  readonly address: HTMLInputElement;
  readonly seen: HTMLInputElement;
  /** The instant as it was given, and as the field shows it: a field of minutes must not cut an instant's seconds off. */
  readonly given: {instant: string | null; shown: string};
}

/** The fields that say through whom the words reached us, nearest to us first. */
export class HopFields {
  readonly dom = make("fieldset", {class: "stet-hops"}, make("legend", {}, "Through whom it reached us, nearest first"));
  readonly #outlets: string | null;
  readonly #now: () => number;
  readonly #rows: Row[] = [];
  readonly #add = plainButton("Add one more", () => this.#append({outlet: "", address: null, seen: this.#thisMinute()}).outlet.focus());

  /** @param outlets the address of the lookup, null where there is none */
  constructor(outlets: string | null, now: () => number) {
    this.#outlets = outlets;
    this.#now = now;
    this.dom.append(this.#add);
  }

  set(hops: readonly Hop[]): void {
    for (const row of this.#rows.splice(0)) row.dom.remove();
    hops.forEach((hop) => this.#append(hop));
    this.#bound();
  }

  /** At least one row to fill in. */
  offerOne(): void {
    if (this.#rows.length === 0) this.#append({outlet: "", address: null, seen: this.#thisMinute()});
  }

  /** The hops as filled in, or a sentence when one can't be read. Rows without an outlet and an address are left out. */
  read(): readonly Hop[] | string {
    const hops: Hop[] = [];
    for (const row of this.#rows) {
      const outlet = row.outlet.value.trim();
      const typed = row.address.value.trim();
      if (outlet === "" && typed === "") continue;
      if (outlet === "") return "Name the outlet, for instance “Reuters”.";
      const address = typed === "" ? null : completedAddress(typed);
      if (typed !== "" && (address === null || !isWebAddress(address))) return `“${typed}” is no web address. Leave it empty if there is none.`;
      hops.push({outlet, address, seen: instantOf(row)});
    }
    return hops;
  }

  #append(hop: Hop): Row {
    const outlet = new Combobox({
      label: "Outlet",
      placeholder: "Reuters",
      find: async (typed, signal) =>
        (await findOutlets(this.#outlets, typed, signal)).map((name) => ({
          label: name,
          choose: () => {
            outlet.input.value = name;
          },
        })),
    });
    const shown = hop.seen ? localMinute(hop.seen) : "";
    const address = make("input", {type: "text", inputmode: "url", dir: "ltr", spellcheck: "false", placeholder: "https://"});
    const seen = make("input", {type: "datetime-local"});
    outlet.input.value = hop.outlet;
    address.value = hop.address ?? "";
    seen.value = shown;
    const dom = make("div", {class: "stet-hop"}, outlet.dom, field("Address", address), field("Seen (your time)", seen));
    const row = {dom, outlet: outlet.input, address, seen, given: {instant: hop.seen, shown}};
    dom.append(make("button", {type: "button", class: "stet-quiet", onclick: () => this.#remove(row)}, "Remove this one"));
    this.#rows.push(row);
    this.dom.insertBefore(dom, this.#add);
    this.#bound();
    return row;
  }

  #remove(row: Row): void {
    this.#rows.splice(this.#rows.indexOf(row), 1);
    row.dom.remove();
    this.#bound();
    this.#add.focus();
  }

  #bound(): void {
    this.#add.hidden = this.#rows.length >= MOST_HOPS;
  }

  #thisMinute(): string {
    return `${new Date(this.#now()).toISOString().slice(0, 16)}:00Z`;
  }
}

function instantOf(row: Row): string | null {
  if (row.seen.value === row.given.shown) return row.given.instant;
  if (row.seen.value === "") return null;
  return new Date(row.seen.value).toISOString().replace(".000Z", "Z");
}

/** An instant as a `datetime-local` field of this device shows it. */
function localMinute(instant: string): string {
  const time = new Date(instant);
  const two = (part: number) => String(part).padStart(2, "0");
  const day = `${String(time.getFullYear()).padStart(4, "0")}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return `${day}T${two(time.getHours())}:${two(time.getMinutes())}`;
}
