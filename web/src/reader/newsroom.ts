// What one reader knows of one newsroom, and how newer things are learned: the trusted root, the head, the routes that worked.
import {fromHex, hashName, hex, sha256, utf8, type Bytes} from "./bytes";
import type {Keeping} from "./keeping";
import {NOTE_BYTES, readNote} from "./note";
import {readCarried, type CarriedFile} from "./pack";
import {limited, Precedence} from "./precedence";
import {first, run, Scores, Unreachable, type Came, type Cost, type Ending} from "./racing";
import {demand, Refusal} from "./refusal";
import {readEdition, type ClockText, type EditionText, type Entry, type NoticeText} from "./texts";
import {hashOf, object, pinned, Trust, type Head, type Memory, type Store} from "./verify";

/** After so many milliseconds nothing more is waited for. */
export const CAP = 10_000;
/** An object and its proof, with something to spare. */
const CARRIED_BYTES = 4_194_304;
const AFTER_FAILURE = 15_000;
const MIRRORS_STAY_FRESH = 3_600_000;

/** What the newsroom wrote into the worker, and the door beside it. */
export interface Door {
  /** The note of the newsroom's root. */
  readonly root: Bytes;
  /** Addresses of stores, each ending in a slash; the door's own first. */
  readonly stores: readonly string[];
  /** Whose list of mirrors is followed. */
  readonly channel: string;
}

/** Asks a store at `base` for a file. */
export type Transport = (address: string, most: number, signal: AbortSignal, came?: Came) => Promise<Bytes | null>;

/** The latest head known. */
export interface Known extends Head {
  /** From then on, in milliseconds since 1970, it may be old. */
  readonly until: number;
  /** The edition's note. */
  readonly note: Bytes;
}

/** The clock's note is not kept, only what it said; the edition's is. */
interface KeptHead {
  readonly note: Bytes;
  readonly clock: ClockText;
  readonly until: number;
}

interface Refreshing {
  /** One head is taken. */
  readonly soon: Promise<void>;
  /** Nothing more will come. */
  readonly over: Promise<void>;
}

export class Newsroom {
  readonly precedence = new Precedence();
  #trust!: Trust;
  /** Hashes of the texts of roots that were trusted one after the other. */
  #passed = new Set<string>();
  #head: Known | null = null;
  #scores = new Scores();
  #mirrors: string[] = [];
  #asked = {head: -Infinity, failed: -Infinity, mirrors: -Infinity};
  #refreshing: Refreshing | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  /** Resolves when what the last session knew is taken up. */
  readonly opened: Promise<void>;

  /** `refreshed` is done after every look for a newer head. */
  constructor(readonly door: Door, readonly keeping: Keeping, readonly transport: Transport, readonly refreshed: () => Promise<void>) {
    this.opened = this.#remember();
  }

  /** Takes up what the last session knew. A worker printed with a root that is no step of the remembered chain begins anew. */
  async #remember(): Promise<void> {
    const memory = await this.keeping.small<Memory & {passed: string[]}>("memory");
    const pin = await rootHash(this.door.root);
    this.#trust = new Trust(memory ?? pinned(this.door.root));
    this.#passed = new Set(memory?.passed ?? [pin]);
    if (!this.#passed.has(pin) && !(await this.#isNext(pin))) {
      this.#trust = new Trust(pinned(this.door.root));
      this.#passed = new Set([pin]);
      await this.keeping.forgetPages();
    }
    this.#scores = new Scores((await this.keeping.small<Record<string, Cost>>("scores")) ?? {});
    this.#mirrors = (await this.keeping.small<string[]>("mirrors")) ?? [];
    const kept = await this.keeping.small<KeptHead>("head");
    if (!kept || !this.#trust.memory.edition) return;
    const edition = readEdition(readNote(kept.note).text);
    this.#head = {verdict: "GENUINE", edition, ...kept};
  }

  /** Takes up the printed root, if it is the next one after the remembered. */
  async #isNext(pin: string): Promise<boolean> {
    const {version} = await this.#trust.root();
    const printed: Store = {get: async (name) => (name === `root/${version + 1}` ? this.door.root : null)};
    await this.#trust.followRoots(printed).catch(() => {});
    return (await rootHash(this.#trust.memory.root)) === pin;
  }

  get head(): Known | null {
    return this.#head;
  }

  /** Addresses of stores, the cheapest first. */
  get routes(): string[] {
    return this.#scores.order([...new Set([...this.door.stores, ...this.#mirrors])], Date.now());
  }

  #ended = (base: string, ending: Ending, milliseconds: number): void => {
    this.#scores.note(base, ending, milliseconds, Date.now());
    void this.keeping.keepSmall("scores", this.#scores.costs, Date.now());
  };

  /** Waits for a newer head, as long as that is worth while; the one at hand serves where none comes. */
  async fresher(signal: AbortSignal, fresh: number): Promise<void> {
    const now = Date.now();
    const due = now - this.#asked.head >= fresh && now - this.#asked.failed >= AFTER_FAILURE;
    if (!due && !this.#refreshing && this.#head) return;
    await Promise.race([this.refresh().soon.catch(() => {}), new Promise((done) => signal.addEventListener("abort", done))]);
  }

  /** The notice by which the newsroom withdrew an object; refused if no route can show one. */
  withdrawal(hash: string, signal: AbortSignal): Promise<NoticeText> {
    return first(this.routes, async (base, stop) => new Trust(this.#trust.memory).withdrawal(this.#at(base, stop), hash), signal, this.#ended);
  }

  #at(base: string, signal: AbortSignal, came?: Came): Store {
    return {get: (name, most) => this.transport(base + name, most, signal, came)};
  }

  /** All routes as one store of objects: kept ones first, then the first answer that has the hash; `from` learns whose. */
  objects(signal: AbortSignal, from?: Map<string, string>): Store {
    return {
      get: async (name, most) => {
        const key = hashName(fromHex(name.slice(5)));
        const kept = await this.keeping.get<Bytes>("objects", key);
        if (kept) return kept;
        const [bytes, base] = await first(this.routes, async (base, stop, came) => [await object(this.#at(base, stop, came), key, most), base] as const, signal, this.#ended);
        from?.set(key, new URL(base).host);
        await this.keeping.keep("objects", key, bytes, Date.now());
        return bytes;
      },
    };
  }

  /** Asks two stores for their heads and takes the higher. `soon`: one is taken; `over`: nothing more will come, and what follows from a new head is done. */
  refresh(): Refreshing {
    this.#refreshing ??= this.#refresh();
    return this.#refreshing;
  }

  #refresh(): Refreshing {
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), CAP);
    let going!: Refreshing;
    const started = this.opened.then(() => {
      going = run(this.routes, 2, (base, signal, came) => this.#askHead(base, signal, came), (store) => this.#take(store), limit.signal, this.#ended);
      going.soon.then(() => this.#oneHeadIsEnough(limit), () => (this.#asked.failed = Date.now()));
    });
    const answered = started.then(() => going.over).then(() => {
      clearTimeout(timer);
      this.#refreshing = null;
    });
    const over = answered.then(() => this.#followMirrors()).then(this.refreshed);
    const soon = started.then(() => going.soon);
    soon.catch(() => {}); // whoever waits for it hears of it
    return {soon, over};
  }

  /** Nobody waits for the other head: it gives way to the next page. */
  #oneHeadIsEnough(others: AbortController): void {
    this.#asked.head = Date.now();
    this.precedence.next.addEventListener("abort", () => others.abort());
  }

  /** One store's head, checked on a copy of the memory; gives the files that were read. */
  async #askHead(base: string, signal: AbortSignal, came: Came): Promise<Store> {
    const store = recorded(this.#at(base, signal, came), this.#head);
    const trial = new Trust(this.#trust.memory);
    void store.get("clock", NOTE_BYTES).catch(() => {}); // on its way while the next root is asked for
    try {
      await trial.head(store, Date.now());
    } catch (refusal) {
      if (refusal instanceof Refusal && trial.memory.root !== this.#trust.memory.root) await this.#inTurn(() => this.#takeRoots(store));
      throw refusal;
    }
    return store;
  }

  /** Checks again what was read, on the memory as it is now: so the higher of two heads stays. */
  async #take(store: Store): Promise<void> {
    await this.#inTurn(async () => {
      await this.#takeRoots(store);
      try {
        const head = await this.#trust.head(store, Date.now());
        const root = await this.#trust.root();
        const note = (await store.get(`edition/${head.edition.number}`, NOTE_BYTES))!;
        const until = Math.min(head.clock.expires, root.expires);
        this.#head = {...head, until, note};
        await this.keeping.keepSmall("head", {note, clock: head.clock, until} satisfies KeptHead, Date.now());
      } catch (refusal) {
        if (!(refusal instanceof Refusal)) throw refusal; // the other store was ahead
      }
      await this.#keepMemory();
    });
  }

  async #takeRoots(store: Store): Promise<void> {
    const before = this.#trust.memory.edition;
    await this.#trust.followRoots(store);
    if (!before || this.#trust.memory.edition) return;
    // A key was thrown out: nothing it may have signed is shown from the shelf.
    this.#head = null;
    await this.keeping.forgetPages();
    await this.#keepMemory();
  }

  async #keepMemory(): Promise<void> {
    this.#passed.add(await rootHash(this.#trust.memory.root));
    await this.keeping.keepSmall("memory", {...this.#trust.memory, passed: [...this.#passed]}, Date.now());
  }

  #inTurn<T>(task: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(task);
    this.#turn = mine.catch(() => {});
    return mine;
  }

  /** Takes up a newer list of mirrors, at most once an hour. Expired ones are not; stores already known stay known. */
  async #followMirrors(): Promise<void> {
    const now = Date.now();
    if (!this.#head || now - this.#asked.mirrors < MIRRORS_STAY_FRESH) return;
    this.#asked.mirrors = now;
    const {channel} = this.door;
    try {
      const bytes = await this.precedence.after((next) => first(this.routes, async (base, signal) => {
        const found = await this.transport(`${base}mirrors/${channel}`, NOTE_BYTES, signal);
        demand(found, "MISSING");
        await new Trust(this.#trust.memory).mirrors(found, channel, now);
        return found;
      }, limited(CAP, next)));
      const list = await this.#inTurn(() => this.#trust.mirrors(bytes, channel, now));
      const onions = /^http:/; // no page of https may ask them
      this.#mirrors = [...list.stores, ...list.doors.map((door) => door + "stet/")].filter((each) => !onions.test(each));
      await this.keeping.keepSmall("mirrors", this.#mirrors, now);
      await this.#keepMemory();
    } catch (problem) {
      if (!(problem instanceof Refusal || problem instanceof Unreachable)) throw problem;
    }
  }

  /** Resolves when the look for a newer head that is under way, if any, is done. */
  get underWay(): Promise<void> {
    return this.#refreshing?.over ?? Promise.resolve();
  }

  /** The carried file of the page with this hash (hex), from the first route that has one which holds. */
  carriedFile(hash: string, signal: AbortSignal): Promise<Bytes> {
    return first(this.routes, async (base, stop, came) => {
      const bytes = await this.transport(`${base}carried/${hash.slice(0, 2)}/${hash}`, CARRIED_BYTES, stop, came);
      demand(bytes, "MISSING");
      const file = await readCarried(bytes);
      demand(hex(await sha256(file.published)) === hash, "WRONG_HASH");
      await this.carried(file);
      return bytes;
    }, signal, this.#ended);
  }

  /** A carried file by itself, see `Trust.carried`. */
  carried(file: CarriedFile): Promise<{edition: EditionText; entry: Entry}> {
    return this.#inTurn(() => this.#trust.carried(file));
  }
}

const rootHash = (note: Bytes): Promise<string> => hashOf(utf8(readNote(note).text));

/** Remembers what a store gave, and knows the edition one already has. */
function recorded(store: Store, known: Known | null): Store {
  const given = new Map<string, Promise<Bytes | null>>();
  if (known) given.set(`edition/${known.edition.number}`, Promise.resolve(known.note));
  return {
    get(name, most) {
      if (!given.has(name)) given.set(name, store.get(name, most));
      return given.get(name)!;
    },
  };
}

