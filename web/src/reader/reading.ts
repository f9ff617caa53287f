// How a page gets to the reader: cached first, network second, whatever verifies first.
import {fromHex, hashName, utf8, type Bytes} from "./bytes";
import type {Keeping} from "./keeping";
import {NOTE_BYTES, readNote} from "./note";
import {readCarried} from "./pack";
import {first, NEXT_AFTER, run, Scores, Unreachable, within, type Cost, type Ending} from "./racing";
import {demand, Refusal, type Verdict} from "./refusal";
import {readEdition, type ClockText, type Entry, type NoticeText} from "./texts";
import {content, find, hashOf, object, pieces, pinned, Trust, withdrawnName, type Head, type Memory, type Store} from "./verify";

/** After so many milliseconds the reader is told that no way was open. */
export const CAP = 10_000;
const HEAD_STAYS_FRESH = 60_000;
const ABSENCE_STAYS_TRUE = 5_000;
const AFTER_FAILURE = 15_000;
const MIRRORS_STAY_FRESH = 3_600_000;
const LIBRARY_PAGES = 40;

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
export type Transport = (address: string, most: number, signal: AbortSignal) => Promise<Bytes | null>;

/** Where a page came from, of when it is, and how far it is to be trusted. Times in milliseconds since 1970. */
export interface Standing {
  /** The host that gave it, null for this device. */
  readonly from: string | null;
  readonly edition: number;
  readonly time: number;
  readonly mayBeOld: boolean;
}

/** A page that is kept, with what was known when it was. */
interface KeptPage {
  readonly entry: Entry;
  readonly edition: number;
  readonly time: number;
  /** From then on it may be old. */
  readonly until: number;
  readonly title: string;
}

export type Opened =
  | {readonly kind: "page"; readonly entry: Entry; readonly body: Bytes | AsyncGenerator<Bytes>; readonly standing: Standing}
  | {readonly kind: "absent"}
  | {readonly kind: "withdrawn"; readonly notice: NoticeText}
  | {readonly kind: "unknown"}
  | {readonly kind: "unreachable"; readonly routes: number};

export interface Checked {
  readonly verdict: Verdict;
  readonly path?: string;
  readonly edition?: number;
  readonly time?: number;
  readonly notice?: {readonly time: number; readonly say: string};
}

/** The clock's note is not kept, only what it said; the edition's is. */
interface KeptHead {
  readonly note: Bytes;
  readonly clock: ClockText;
  readonly until: number;
}

export class Reading {
  #trust!: Trust;
  /** Hashes of the texts of roots that were trusted one after the other. */
  #passed = new Set<string>();
  #head: (Head & {until: number; note: Bytes}) | null = null;
  #scores = new Scores();
  #mirrors: string[] = [];
  #asked = {head: -Infinity, failed: -Infinity, mirrors: -Infinity};
  #refreshing: {soon: Promise<void>; over: Promise<void>} | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  readonly #opened: Promise<void>;

  constructor(readonly door: Door, readonly keeping: Keeping, readonly transport: Transport) {
    this.#opened = this.#remember();
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

  get head(): Head | null {
    return this.#head;
  }

  /** Resolves when what was begun for earlier requests is done. */
  get underWay(): Promise<void> {
    return this.#refreshing?.over ?? Promise.resolve();
  }

  #routes(): string[] {
    return this.#scores.order([...new Set([...this.door.stores, ...this.#mirrors])], Date.now());
  }

  #ended = (base: string, ending: Ending, milliseconds: number): void => {
    this.#scores.note(base, ending, milliseconds, Date.now());
    void this.keeping.keepSmall("scores", this.#scores.costs, Date.now());
  };

  /** What a path holds. With `anew`, a newer edition is asked for first unless that was done a moment ago. */
  async open(path: string, anew: boolean, later: (opened: Opened) => void = () => {}): Promise<Opened> {
    await this.#opened;
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), CAP);
    const current = this.#current(path, anew, limit.signal).finally(() => clearTimeout(timer));
    const kept = await this.#kept(path);
    if (!kept) return this.#orUnreachable(current);
    const soon = await within(NEXT_AFTER, current);
    if (soon && soon.kind !== "unknown") return soon;
    current.then(later, () => {});
    return kept;
  }

  #orUnreachable(current: Promise<Opened>): Promise<Opened> {
    return current.catch((problem: unknown) => {
      if (!(problem instanceof Unreachable || problem instanceof Refusal)) throw problem;
      return this.#head ? {kind: "unreachable", routes: this.#routes().length} : {kind: "unknown"};
    });
  }

  async #kept(path: string): Promise<Opened | null> {
    const page = await this.keeping.get<KeptPage>("pages", path);
    const body = page && (await this.keeping.get<Bytes>("objects", page.entry.hash));
    if (!page || !body || page.entry.chunked) return null;
    const standing = {from: null, edition: page.edition, time: page.time, mayBeOld: Date.now() >= page.until};
    return {kind: "page", entry: page.entry, body, standing};
  }

  async #current(path: string, anew: boolean, signal: AbortSignal): Promise<Opened> {
    const before = this.#head;
    if (anew || !before) await this.#fresher(signal, HEAD_STAYS_FRESH);
    let opened = await this.#inEdition(path, signal);
    if (opened.kind === "absent" && this.#head === before) {
      await this.#fresher(signal, ABSENCE_STAYS_TRUE);
      if (this.#head !== before) opened = await this.#inEdition(path, signal);
    }
    return opened;
  }

  /** Waits for a newer head, as long as that is worth while; the one at hand serves where none comes. */
  async #fresher(signal: AbortSignal, fresh: number): Promise<void> {
    const now = Date.now();
    const due = now - this.#asked.head >= fresh && now - this.#asked.failed >= AFTER_FAILURE;
    if (!due && !this.#refreshing && this.#head) return;
    await Promise.race([this.refresh().soon.catch(() => {}), new Promise((done) => signal.addEventListener("abort", done))]);
  }

  async #inEdition(path: string, signal: AbortSignal): Promise<Opened> {
    const head = this.#head;
    if (!head) return {kind: "unknown"};
    const from = new Map<string, string>();
    const store = this.#objects(signal, from);
    const entry = await find(head.edition, path, store);
    if (!entry) return {kind: "absent"};
    try {
      const body = entry.chunked ? await begun(pieces(entry, store)) : await content(entry, store);
      const standing = {from: from.get(entry.hash) ?? null, edition: head.edition.number, time: head.edition.time, mayBeOld: Date.now() >= head.until};
      if (body instanceof Uint8Array) await this.#keepPage(entry, head, body);
      return {kind: "page", entry, body, standing};
    } catch (refusal) {
      if (!(refusal instanceof Refusal) || refusal.verdict !== "MISSING") throw refusal;
      return {kind: "withdrawn", notice: await this.#withdrawal(entry.hash, signal)};
    }
  }

  async #keepPage(entry: Entry, head: {edition: {number: number; time: number}; until: number}, body: Bytes): Promise<void> {
    const title = entry.mediaType.startsWith("text/html") ? (/<title>([^<]*)/.exec(new TextDecoder().decode(body.subarray(0, 4096)))?.[1] ?? "") : "";
    const page: KeptPage = {entry, edition: head.edition.number, time: head.edition.time, until: head.until, title};
    await this.keeping.keep("pages", entry.path, page, Date.now());
  }

  #withdrawal(hash: string, signal: AbortSignal): Promise<NoticeText> {
    return first(this.#routes(), async (base, stop) => new Trust(this.#trust.memory).withdrawal(this.#at(base, stop), hash), signal, this.#ended);
  }

  #at(base: string, signal: AbortSignal): Store {
    return {get: (name, most) => this.transport(base + name, most, signal)};
  }

  /** All routes as one store of objects: kept ones first, then the first answer that has the hash; `from` learns whose. */
  #objects(signal: AbortSignal, from?: Map<string, string>): Store {
    return {
      get: async (name, most) => {
        const key = hashName(fromHex(name.slice(5)));
        const kept = await this.keeping.get<Bytes>("objects", key);
        if (kept) return kept;
        const [bytes, base] = await first(this.#routes(), async (base, stop) => [await object(this.#at(base, stop), key, most), base] as const, signal, this.#ended);
        from?.set(key, new URL(base).host);
        await this.keeping.keep("objects", key, bytes, Date.now());
        return bytes;
      },
    };
  }

  /** Asks two stores for their heads and takes the higher. `soon`: one is taken; `over`: nothing more will come, and what follows from a new head is done. */
  refresh(): {soon: Promise<void>; over: Promise<void>} {
    this.#refreshing ??= this.#refresh();
    return this.#refreshing;
  }

  #refresh(): {soon: Promise<void>; over: Promise<void>} {
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), CAP);
    let going!: {soon: Promise<void>; over: Promise<void>};
    const started = this.#opened.then(() => {
      going = run(this.#routes(), 2, (base, signal) => this.#askHead(base, signal), (store) => this.#take(store), limit.signal, this.#ended);
      going.soon.then(() => (this.#asked.head = Date.now()), () => (this.#asked.failed = Date.now()));
    });
    const answered = started.then(() => going.over).then(() => {
      clearTimeout(timer);
      this.#refreshing = null;
    });
    const over = answered.then(() => this.#followMirrors()).then(() => this.#fillLibrary()).then(() => this.keeping.sweep(Date.now()));
    const soon = started.then(() => going.soon);
    soon.catch(() => {}); // whoever waits for it hears of it
    return {soon, over};
  }

  /** One store's head, checked on a copy of the memory; gives the files that were read. */
  async #askHead(base: string, signal: AbortSignal): Promise<Store> {
    const store = recorded(this.#at(base, signal), this.#head);
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
      const bytes = await first(this.#routes(), async (base, signal) => {
        const found = await this.transport(`${base}mirrors/${channel}`, NOTE_BYTES, signal);
        demand(found, "MISSING");
        await new Trust(this.#trust.memory).mirrors(found, channel, now);
        return found;
      }, AbortSignal.timeout(CAP));
      const list = await this.#inTurn(() => this.#trust.mirrors(bytes, channel, now));
      const onions = /^http:/; // no page of https may ask them
      this.#mirrors = [...list.stores, ...list.doors.map((door) => door + "stet/")].filter((each) => !onions.test(each));
      await this.keeping.keepSmall("mirrors", this.#mirrors, now);
      await this.#keepMemory();
    } catch (problem) {
      if (!(problem instanceof Refusal || problem instanceof Unreachable)) throw problem;
    }
  }

  /** For readers who chose a library: the pages most readers open, before they are asked for. */
  async #fillLibrary(): Promise<void> {
    if (!this.#head || this.keeping.choice !== "library") return;
    for (const {path} of this.#head.edition.hot.slice(0, LIBRARY_PAGES)) {
      const kept = await this.keeping.get<KeptPage>("pages", path);
      if (kept?.edition !== this.#head.edition.number) await this.#orUnreachable(this.#inEdition(path, AbortSignal.timeout(CAP)));
    }
  }

  /** Whether a file passed on by hand is genuine, and whether it was corrected since, as far as the stores can be asked. */
  async check(bytes: Bytes): Promise<Checked> {
    await this.#opened;
    try {
      const file = await readCarried(bytes);
      await this.refresh().soon.catch(() => {});
      const {edition, entry} = await this.#inTurn(() => this.#trust.carried(file));
      const found = {path: entry.path, edition: edition.number, time: edition.time};
      const since = await this.#since(entry);
      return {...found, ...since};
    } catch (refusal) {
      if (refusal instanceof Refusal) return {verdict: refusal.verdict};
      throw refusal;
    }
  }

  async #since(entry: Entry): Promise<{verdict: Verdict; notice?: {time: number; say: string}}> {
    const head = this.#head;
    if (!head) return {verdict: "UNDATED"};
    const signal = AbortSignal.timeout(CAP);
    const objects = this.#objects(signal);
    const named = withdrawnName(entry.hash);
    const store: Store = {get: (name, most) => (name === named ? this.#noticeBytes(named, entry.hash, signal) : objects.get(name, most))};
    const dated: Head = {...head, verdict: Date.now() >= head.until ? "MAY_BE_OLD" : "GENUINE"};
    try {
      const {verdict, notice} = await new Trust(this.#trust.memory).carriedSince(entry, dated, store);
      return notice ? {verdict, notice: {time: notice.time, say: notice.say}} : {verdict};
    } catch (problem) {
      if (problem instanceof Refusal || problem instanceof Unreachable) return {verdict: "UNDATED"};
      throw problem;
    }
  }

  #noticeBytes(name: string, hash: string, signal: AbortSignal): Promise<Bytes> {
    return first(this.#routes(), async (base, stop) => {
      const store = recorded(this.#at(base, stop), null);
      await new Trust(this.#trust.memory).withdrawal(store, hash);
      return (await store.get(name, NOTE_BYTES))!;
    }, signal, this.#ended);
  }

  /** Keeps the pages a reader has open while the worker is new. */
  async keepOpen(paths: readonly string[]): Promise<void> {
    for (const path of paths) await this.open(path, false);
  }

  /** The stories on this device, the latest first. */
  async onDevice(): Promise<{path: string; title: string}[]> {
    return (await this.keeping.latestPages<KeptPage>(60)).filter((page) => page.title).slice(0, 20).map(({entry, title}) => ({path: entry.path, title}));
  }
}

const rootHash = (note: Bytes): Promise<string> => hashOf(utf8(readNote(note).text));

/** Remembers what a store gave, and knows the edition one already has. */
function recorded(store: Store, known: {edition: {number: number}; note: Bytes} | null): Store {
  const given = new Map<string, Promise<Bytes | null>>();
  if (known) given.set(`edition/${known.edition.number}`, Promise.resolve(known.note));
  return {
    get(name, most) {
      if (!given.has(name)) given.set(name, store.get(name, most));
      return given.get(name)!;
    },
  };
}

/** The pieces of a file of which the first is already there: what fails, fails before anything is shown. */
async function begun(parts: AsyncGenerator<Bytes>): Promise<AsyncGenerator<Bytes>> {
  const head = await parts.next();
  return (async function* () {
    if (!head.done) yield head.value;
    yield* parts;
  })();
}

