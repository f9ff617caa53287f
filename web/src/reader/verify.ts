// What a reader may believe: docs/edition-format.md, "Verifying".
import {base64, fromHashName, hashName, hex, joined, sha256, utf8, type Bytes} from "./bytes";
import {number} from "./lines";
import {NOTE_BYTES, readNote, signers, type Key, type Note} from "./note";
import type {CarriedFile} from "./pack";
import {demand, Refusal, type Verdict} from "./refusal";
import {lookUp, NODE_BYTES, readChunkList} from "./table";
import {
  firstLine, OBJECT_BYTES, readClock, readEdition, readMirrors, readNotice, readRoot,
  type ClockText, type EditionText, type Entry, type MirrorsText, type NoticeText, type Role, type RootText,
} from "./texts";

/** Files by their names in the store layout; trusted with nothing. */
export interface Store {
  /** The file, null if the store has none; `TOO_LONG` once it turns out to be longer than `most` bytes. */
  get(name: string, most: number): Promise<Bytes | null>;
}

/** What a reader keeps from one check to the next. Plain data, so that a database can hold it. */
export interface Memory {
  /** The note of the trusted root. */
  readonly root: Bytes;
  /** Version of the latest clock, 0 if none is remembered. */
  readonly clock: number;
  readonly edition: {readonly number: number; readonly hash: string} | null;
  /** Version of the latest list of mirrors, by channel. */
  readonly mirrors: Readonly<Record<string, number>>;
}

export const pinned = (root: Bytes): Memory => ({root, clock: 0, edition: null, mirrors: {}});

export interface Head {
  readonly verdict: "GENUINE" | "MAY_BE_OLD";
  readonly clock: ClockText;
  readonly edition: EditionText;
}

const DAY = 86_400_000;

export const objectName = (hash: string): string => {
  const written = hex(fromHashName(hash));
  return `o/${written.slice(0, 2)}/${written}`;
};
export const withdrawnName = (hash: string): string => `withdrawn/${hex(fromHashName(hash))}`;
export const hashOf = async (bytes: Bytes): Promise<string> => hashName(await sha256(bytes));

async function must(store: Store, name: string, most: number): Promise<Bytes> {
  const found = await store.get(name, most);
  demand(found !== null, "MISSING");
  return found;
}

/** An object by its hash, at most `most` bytes. */
export async function object(store: Store, hash: string, most: number): Promise<Bytes> {
  const bytes = await must(store, objectName(hash), most);
  demand((await hashOf(bytes)) === hash, "WRONG_HASH");
  return bytes;
}

/** An object by its hash and signed length. */
async function exact(store: Store, hash: string, length: number): Promise<Bytes> {
  const bytes = await must(store, objectName(hash), length);
  demand(bytes.length === length, "WRONG_LENGTH");
  demand((await hashOf(bytes)) === hash, "WRONG_HASH");
  return bytes;
}

/** A root that came from anywhere, held against the fingerprint that came from elsewhere. */
export async function checkRoot(note: Bytes, fingerprint: string): Promise<RootText> {
  const read = readNote(note);
  demand(hex(await sha256(utf8(read.text))) === fingerprint, "WRONG_HASH");
  const root = await readRoot(read.text);
  await demandSigned(read, "root", root);
  return root;
}

/** "Signed under R" of the format. The text is read afterwards. */
async function demandSigned(note: Note, role: Role, root: RootText): Promise<void> {
  const {threshold, keys, retired} = root.roles[role];
  const signed = await signers(note, [...keys, ...retired.map((each) => each.key)]);
  const count = (some: readonly Key[]): number => some.filter((key) => signed.has(base64(key.bytes))).length;
  if (count(keys) >= threshold) return;
  const at = numberIn(note);
  if (count([...keys, ...retired.filter((each) => at <= each.last).map((each) => each.key)]) >= threshold) return;
  const [first, second] = note.text.split("\n");
  demand(first === firstLine(role), "WRONG_KIND");
  demand(second === `newsroom ${root.newsroom}`, "OTHER_NEWSROOM");
  throw new Refusal("UNSIGNED");
}

/** The number an edition or a notice says it has, to see which retired keys count; beyond all of them if it says none. */
function numberIn(note: Note): number {
  try {
    return number(/^number (.*)$/.exec(note.text.split("\n")[2]!)![1]!);
  } catch {
    return Infinity;
  }
}

/** The table's or hot list's entry for a path, null where the edition proves to have none. */
export async function find(edition: EditionText, path: string, store: Store): Promise<Entry | null> {
  const asked = path.normalize("NFC");
  return edition.hot.find((entry) => entry.path === asked) ?? lookUp(edition.table, asked, (hash) => object(store, hash, NODE_BYTES));
}

/** The pieces of a file in order, each checked before it is handed on. */
export async function* pieces(entry: Entry, store: Store): AsyncGenerator<Bytes> {
  if (!entry.chunked) return yield await exact(store, entry.hash, entry.length);
  const list = readChunkList(await object(store, entry.hash, OBJECT_BYTES));
  demand(list.length === entry.length, "WRONG_LENGTH");
  for (const [i, hash] of list.hashes.entries()) yield await exact(store, hash, Math.min(list.size, list.length - i * list.size));
}

export async function content(entry: Entry, store: Store): Promise<Bytes> {
  const parts: Bytes[] = [];
  for await (const part of pieces(entry, store)) parts.push(part);
  return parts.length === 1 ? parts[0]! : joined(parts);
}

/** One reader's trust in one newsroom: its memory, and the checks that move it forward. Refusals leave nothing new but roots. */
export class Trust {
  constructor(public memory: Memory) {}

  async root(): Promise<RootText> {
    return readRoot(readNote(this.memory.root).text);
  }

  /** Step 1: takes up every next root the store has. */
  async followRoots(store: Store): Promise<RootText> {
    let trusted = await this.root();
    for (let i = 0; i < 1024; i++) {
      const bytes = await store.get(`root/${trusted.version + 1}`, NOTE_BYTES);
      if (bytes === null) break;
      trusted = await this.#takeUp(trusted, bytes);
    }
    return trusted;
  }

  async #takeUp(trusted: RootText, bytes: Bytes): Promise<RootText> {
    const note = readNote(bytes);
    await demandSigned(note, "root", trusted);
    const next = await readRoot(note.text);
    demand(next.newsroom === trusted.newsroom, "OTHER_NEWSROOM");
    await demandSigned(note, "root", next);
    demand(next.version > trusted.version, "ROLLBACK");
    demand(next.version === trusted.version + 1, "MISMATCH");
    const gone = (role: Role): boolean => {
      const kept = [...next.roles[role].keys, ...next.roles[role].retired.map((each) => each.key)].map((key) => base64(key.bytes));
      return trusted.roles[role].keys.concat(trusted.roles[role].retired.map((each) => each.key)).some((key) => !kept.includes(base64(key.bytes)));
    };
    const {clock, edition, mirrors} = this.memory;
    this.memory = {
      root: bytes,
      clock: gone("clock") ? 0 : clock,
      edition: gone("edition") ? null : edition,
      mirrors: gone("mirrors") ? {} : mirrors,
    };
    return next;
  }

  /** Reads a text signed under the trusted root. */
  async #signed<T extends {newsroom: string}>(bytes: Bytes, role: Role, root: RootText, read: (text: string) => T): Promise<[T, string]> {
    const note = readNote(bytes);
    await demandSigned(note, role, root);
    const found = read(note.text);
    demand(found.newsroom === root.newsroom, "OTHER_NEWSROOM");
    return [found, note.text];
  }

  /** The store's head, `now` in milliseconds since 1970. */
  async head(store: Store, now: number): Promise<Head> {
    const root = await this.followRoots(store);
    const [clock] = await this.#signed(await must(store, "clock", NOTE_BYTES), "clock", root, readClock);
    const known = this.memory;
    demand(clock.version >= root.roles.clock.floor, "ROLLBACK");
    demand(clock.root <= root.version, "MISSING");
    demand(clock.time <= now + DAY, "FUTURE");
    demand(clock.version >= known.clock, "ROLLBACK");
    if (known.edition) {
      demand(clock.edition >= known.edition.number, "ROLLBACK");
      demand(clock.edition > known.edition.number || clock.hash === known.edition.hash, "FORK");
    }
    const {edition, hash} = await this.#edition(store, clock.edition, root);
    demand(hash === clock.hash, "MISMATCH");
    demand(edition.number >= root.roles.edition.floor, "ROLLBACK");
    demand(edition.time <= clock.time, "FUTURE");
    this.memory = {...this.memory, clock: clock.version, edition: {number: edition.number, hash}};
    return {verdict: now >= clock.expires || now >= root.expires ? "MAY_BE_OLD" : "GENUINE", clock, edition};
  }

  async #edition(store: Store, wanted: number, root: RootText): Promise<{edition: EditionText; hash: string}> {
    const [edition, text] = await this.#signed(await must(store, `edition/${wanted}`, NOTE_BYTES), "edition", root, readEdition);
    demand(edition.number === wanted, "MISMATCH");
    return {edition, hash: await hashOf(utf8(text))};
  }

  /** An edition by its number: genuine, but nothing shows whether it is the latest (`UNDATED`). */
  async archived(store: Store, wanted: number): Promise<{edition: EditionText; hash: string}> {
    return this.#edition(store, wanted, await this.followRoots(store));
  }

  async notice(bytes: Bytes): Promise<NoticeText> {
    return (await this.#signed(bytes, "notice", await this.root(), readNotice))[0];
  }

  /** The notice by which the newsroom withdrew this object; `MISSING` if the store can show none. */
  async withdrawal(store: Store, hash: string): Promise<NoticeText> {
    const notice = await this.notice(await must(store, withdrawnName(hash), NOTE_BYTES));
    demand(notice.kind === "withdrawal" && notice.objects.includes(hash), "MISSING");
    return notice;
  }

  async mirrors(bytes: Bytes, channel: string, now: number): Promise<MirrorsText> {
    const root = await this.root();
    const [list] = await this.#signed(bytes, "mirrors", root, readMirrors);
    demand(list.version >= root.roles.mirrors.floor, "ROLLBACK");
    demand(list.channel === channel, "MISMATCH");
    demand(list.version >= (this.memory.mirrors[channel] ?? 0), "ROLLBACK");
    demand(list.time <= now + DAY, "FUTURE");
    demand(now < list.expires, "EXPIRED");
    this.memory = {...this.memory, mirrors: {...this.memory.mirrors, [channel]: list.version}};
    return list;
  }

  /** A carried file by itself: the edition it was part of and its entry there. */
  async carried(file: CarriedFile): Promise<{edition: EditionText; entry: Entry}> {
    const {proof, published} = file;
    demand(proof.path !== null, "MISSING");
    const numbers = [...proof.files.keys()].filter((name) => name.startsWith("edition/"));
    demand(numbers.length > 0, "MISSING");
    demand(numbers.length === 1);
    const {edition} = await this.archived(proof, Number(numbers[0]!.slice(8)));
    const entry = await find(edition, proof.path, proof);
    demand(entry !== null, "MISSING");
    demand(await isContent(published, entry), "WRONG_HASH");
    return {edition, entry};
  }
}

/** What became of a genuine page since: whether the head still has it, and if not, whether a notice took it back. */
export async function since(entry: Entry, head: Pick<Head, "verdict" | "edition">, store: Store, withdrawal: () => Promise<NoticeText>): Promise<{verdict: Verdict; notice?: NoticeText}> {
  const current = await find(head.edition, entry.path, store);
  if (current && !current.chunked && current.hash === entry.hash) return {verdict: head.verdict};
  try {
    return {verdict: "WITHDRAWN", notice: await withdrawal()};
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return {verdict: "SUPERSEDED"};
  }
}

/** Whether these bytes are the whole file that the entry names. */
export async function isContent(bytes: Bytes, entry: Entry): Promise<boolean> {
  return !entry.chunked && bytes.length === entry.length && (await hashOf(bytes)) === entry.hash;
}
