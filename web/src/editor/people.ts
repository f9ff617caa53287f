import {proofHeaders, withQuery} from "../shared/requests";

/** A person as the newsroom knows them. Names are shown and never stored in a story. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: string | null;
}

/**
 * The newsroom's people, by lookup. `GET address?q=` finds, `GET address?ids=a,b` names, `POST {name, role}` adds; each
 * answers with people as `{id, name, role}`.
 */
export class People {
  readonly #address: string | null;
  readonly #known = new Map<string, Person>();
  readonly #asked = new Set<string>();
  readonly #listeners = new Set<() => void>();
  #toAsk = new Set<string>();

  constructor(address: string | null) {
    this.#address = address;
  }

  /** The name of a person, `…` while it is on its way; `named` listeners hear when it has come. */
  nameOf(id: string): string {
    const person = this.#known.get(id);
    if (person) return person.name;
    this.#askFor(id);
    return "…";
  }

  /** Calls `listener` whenever names have come. The answer ends that. */
  onNames(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The people whose names fit what was typed. Throws when the newsroom can't be reached. */
  async find(typed: string, signal: AbortSignal): Promise<readonly Person[]> {
    if (!this.#address) return [];
    const found = await this.#people(withQuery(this.#address, {q: typed}), {signal});
    this.#remember(found);
    return found;
  }

  /** Adds a person to the newsroom. Throws with a sentence when that fails. */
  async add(name: string, role: string | null): Promise<Person> {
    if (!this.#address) throw new Error("People can't be added here.");
    let response: Response;
    try {
      response = await fetch(this.#address, {
        method: "POST",
        headers: {"Content-Type": "application/json", Accept: "application/json", ...proofHeaders()},
        body: JSON.stringify({name, role}),
      });
    } catch {
      throw new Error("No connection. Describe the speaker for now, or try again in a moment.");
    }
    const body = (await response.json().catch(() => null)) as (Partial<Person> & {message?: string}) | null;
    if (!response.ok || !body?.id) throw new Error(body?.message ?? "The newsroom could not add this person. Try again in a moment.");
    const person = {id: body.id, name: body.name ?? name, role: body.role ?? role};
    this.#remember([person]);
    return person;
  }

  #askFor(id: string): void {
    if (!this.#address || this.#asked.has(id)) return;
    this.#asked.add(id);
    if (this.#toAsk.size === 0) queueMicrotask(() => void this.#ask());
    this.#toAsk.add(id);
  }

  async #ask(): Promise<void> {
    const ids = [...this.#toAsk];
    this.#toAsk = new Set();
    try {
      this.#remember(await this.#people(withQuery(this.#address!, {ids: ids.join(",")}), {}));
    } catch {
      ids.forEach((id) => this.#asked.delete(id));
    }
  }

  async #people(address: string, options: RequestInit): Promise<readonly Person[]> {
    const response = await fetch(address, {headers: {Accept: "application/json"}, ...options});
    if (!response.ok) throw new Error(`The lookup answered ${response.status}.`);
    return (await response.json()) as readonly Person[];
  }

  #remember(people: readonly Person[]): void {
    for (const person of people) this.#known.set(person.id, person);
    if (people.length > 0) this.#listeners.forEach((listener) => listener());
  }
}

/** The names of outlets that fit what was typed: `GET address?q=` answers with names, or with objects that have a `name`. */
export async function findOutlets(address: string | null, typed: string, signal: AbortSignal): Promise<readonly string[]> {
  if (!address) return [];
  const response = await fetch(withQuery(address, {q: typed}), {headers: {Accept: "application/json"}, signal});
  if (!response.ok) return [];
  const found = (await response.json()) as readonly (string | {name: string})[];
  return found.map((each) => (typeof each === "string" ? each : each.name));
}
