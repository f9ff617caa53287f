// How a page gets to the reader: cached first, network second, whatever verifies first.
import type {Bytes} from "./bytes";
import type {Keeping} from "./keeping";
import {CAP, Newsroom, type Door, type Known, type Transport} from "./newsroom";
import {readCarried} from "./pack";
import {limited} from "./precedence";
import {NEXT_AFTER, Unreachable, within} from "./racing";
import {Refusal, type Verdict} from "./refusal";
import type {Entry, NoticeText} from "./texts";
import {content, find, pieces, since} from "./verify";

const HEAD_STAYS_FRESH = 60_000;
const ABSENCE_STAYS_TRUE = 5_000;
const LIBRARY_PAGES = 40;

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
  readonly notice?: NoticeText;
}

export class Reading {
  readonly newsroom: Newsroom;

  constructor(door: Door, readonly keeping: Keeping, transport: Transport) {
    this.newsroom = new Newsroom(door, keeping, transport, () => this.#fillLibrary().then(() => keeping.sweep(Date.now())));
  }

  /** What a path holds. With `anew`, a newer edition is asked for first unless that was done a moment ago. */
  async open(path: string, anew: boolean, later: (opened: Opened) => void = () => {}): Promise<Opened> {
    await this.newsroom.opened;
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), CAP);
    const ask = (): Promise<Opened> => this.#current(path, anew, limit.signal).finally(() => clearTimeout(timer));
    const current = anew ? this.newsroom.precedence.first(ask) : ask();
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
      return this.newsroom.head ? {kind: "unreachable", routes: this.newsroom.routes.length} : {kind: "unknown"};
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
    const before = this.newsroom.head;
    if (anew || !before) await this.newsroom.fresher(signal, HEAD_STAYS_FRESH);
    let opened = await this.#inEdition(path, signal);
    if (opened.kind === "absent" && this.newsroom.head === before) {
      await this.newsroom.fresher(signal, ABSENCE_STAYS_TRUE);
      if (this.newsroom.head !== before) opened = await this.#inEdition(path, signal);
    }
    return opened;
  }

  async #inEdition(path: string, signal: AbortSignal): Promise<Opened> {
    const head = this.newsroom.head;
    if (!head) return {kind: "unknown"};
    const from = new Map<string, string>();
    const store = this.newsroom.objects(signal, from);
    const entry = await find(head.edition, path, store);
    if (!entry) return {kind: "absent"};
    try {
      const body = entry.chunked ? await begun(pieces(entry, store)) : await content(entry, store);
      const standing = {from: from.get(entry.hash) ?? null, edition: head.edition.number, time: head.edition.time, mayBeOld: Date.now() >= head.until};
      if (body instanceof Uint8Array) await this.#keepPage(entry, head, body);
      return {kind: "page", entry, body, standing};
    } catch (refusal) {
      if (!(refusal instanceof Refusal) || refusal.verdict !== "MISSING") throw refusal;
      return {kind: "withdrawn", notice: await this.newsroom.withdrawal(entry.hash, signal)};
    }
  }

  async #keepPage(entry: Entry, head: Known, body: Bytes): Promise<void> {
    const title = entry.mediaType.startsWith("text/html") ? (/<title>([^<]*)/.exec(new TextDecoder().decode(body.subarray(0, 4096)))?.[1] ?? "") : "";
    const page: KeptPage = {entry, edition: head.edition.number, time: head.edition.time, until: head.until, title};
    await this.keeping.keep("pages", entry.path, page, Date.now());
  }

  /** For readers who chose a library: the pages most readers open, before they are asked for. */
  async #fillLibrary(): Promise<void> {
    if (!this.newsroom.head || this.keeping.choice !== "library") return;
    for (const {path} of this.newsroom.head.edition.hot.slice(0, LIBRARY_PAGES)) {
      const kept = await this.keeping.get<KeptPage>("pages", path);
      if (kept?.edition !== this.newsroom.head.edition.number) await this.#aside((signal) => this.#inEdition(path, signal));
    }
  }

  /** Fetches what nobody waits for. */
  #aside(task: (signal: AbortSignal) => Promise<Opened>): Promise<Opened> {
    return this.#orUnreachable(this.newsroom.precedence.after((next) => task(limited(CAP, next))));
  }

  /** Whether a file passed on by hand is genuine, and whether it was corrected since, as far as the stores can be asked. */
  async check(bytes: Bytes): Promise<Checked> {
    await this.newsroom.opened;
    try {
      const file = await readCarried(bytes);
      await this.newsroom.refresh().soon.catch(() => {});
      const {edition, entry} = await this.newsroom.carried(file);
      const found = {path: entry.path, edition: edition.number, time: edition.time};
      return {...found, ...(await this.#since(entry))};
    } catch (refusal) {
      if (refusal instanceof Refusal) return {verdict: refusal.verdict};
      throw refusal;
    }
  }

  async #since(entry: Entry): Promise<Pick<Checked, "verdict" | "notice">> {
    const head = this.newsroom.head;
    if (!head) return {verdict: "UNDATED"};
    const signal = AbortSignal.timeout(CAP);
    const dated = {edition: head.edition, verdict: Date.now() >= head.until ? "MAY_BE_OLD" : "GENUINE"} as const;
    try {
      return await since(entry, dated, this.newsroom.objects(signal), () => this.newsroom.withdrawal(entry.hash, signal));
    } catch (problem) {
      if (problem instanceof Refusal || problem instanceof Unreachable) return {verdict: "UNDATED"}; // the stores were lost on the way
      throw problem;
    }
  }

  /** Keeps the pages a reader has open while the worker is new. */
  async keepOpen(paths: readonly string[]): Promise<void> {
    await this.newsroom.opened;
    for (const path of paths) if (!(await this.#kept(path))) await this.#aside((signal) => this.#current(path, false, signal));
  }

  /** The stories on this device, the latest first. */
  async onDevice(): Promise<{path: string; title: string}[]> {
    return (await this.keeping.latestPages<KeptPage>(60)).filter((page) => page.title).slice(0, 20).map(({entry, title}) => ({path: entry.path, title}));
  }
}

/** The pieces of a file of which the first is already there: what fails, fails before anything is shown. */
async function begun(parts: AsyncGenerator<Bytes>): Promise<AsyncGenerator<Bytes>> {
  const head = await parts.next();
  return (async function* () {
    if (!head.done) yield head.value;
    yield* parts;
  })();
}

