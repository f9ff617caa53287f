import {compare, Cursor, hashName, sha256, utf8, type Bytes} from "./bytes";
import {pathFrom} from "./paths";
import {policyClass} from "./policies";
import {demand} from "./refusal";
import {OBJECT_BYTES, type Entry} from "./texts";

export const NODE_BYTES = 38_051;
const MOST_CHUNKS = 65_535;

export interface Child {
  /** The child covers 2^height slots, the first of which is `slot`. */
  readonly height: number;
  readonly slot: number;
  readonly hash: string;
}
export type Node = {readonly entries: readonly Entry[]} | {readonly children: readonly Child[]};

export function readNode(bytes: Bytes): Node {
  demand(bytes.length <= NODE_BYTES, "TOO_LONG");
  const cursor = new Cursor(bytes);
  const kind = cursor.u8();
  demand(kind <= 1, "WRONG_KIND");
  demand(cursor.u8() === 1);
  const node = kind === 0 ? readLeaf(cursor) : readInner(cursor);
  cursor.end();
  return node;
}

function readLeaf(cursor: Cursor): Node {
  const count = cursor.u8();
  demand(count <= 32);
  const entries: Entry[] = [];
  let before: Bytes | null = null;
  for (let i = 0; i < count; i++) {
    const written = cursor.take(cursor.u16());
    demand(before === null || compare(before, written) < 0);
    before = written;
    entries.push(readEntry(pathFrom(written), cursor));
  }
  return {entries};
}

function readEntry(path: string, cursor: Cursor): Entry {
  const form = cursor.u8();
  demand(form <= 1);
  const policy = policyClass(cursor.u8());
  const length = cursor.u64();
  demand(form === 0 ? length <= OBJECT_BYTES : length >= 1 && length <= MOST_CHUNKS * OBJECT_BYTES);
  const mediaType = String.fromCharCode(...cursor.take(cursor.u8()));
  demand(/^[ -~]{1,120}$/.test(mediaType));
  return {path, chunked: form === 1, policy, length, mediaType, hash: hashName(cursor.take(32))};
}

function readInner(cursor: Cursor): Node {
  const count = cursor.u8();
  demand(count >= 2 && count <= 64);
  const children: Child[] = [];
  let slot = 0;
  for (let i = 0; i < count; i++) {
    const height = cursor.u8();
    demand(height <= 5 && slot % 2 ** height === 0);
    children.push({height, slot, hash: hashName(cursor.take(32))});
    slot += 2 ** height;
  }
  demand(slot === 64);
  return {children};
}

/** Bit `at` of a key, counted from the most significant bit of the first byte. */
export const bit = (key: Uint8Array, at: number): number => (key[at >> 3]! >> (7 - (at & 7))) & 1;

/** Six bits of a key from bit `at` on. */
function slotOf(key: Uint8Array, at: number): number {
  let slot = 0;
  for (let i = 0; i < 6; i++) slot = slot * 2 + bit(key, at + i);
  return slot;
}

/** Finds the entry of `path` below the node `root`; null is as proven as an entry. `load` gives nodes whose hashes hold. */
export async function lookUp(root: string, path: string, load: (hash: string) => Promise<Bytes>): Promise<Entry | null> {
  const key = await sha256(utf8(path));
  let bits = 0;
  for (let name = root; ; ) {
    const node = readNode(await load(name));
    if ("entries" in node) return node.entries.find((entry) => entry.path === path) ?? null;
    demand(bits % 6 === 0 && bits <= 54);
    const slot = slotOf(key, bits);
    const child: Child = node.children.findLast((each) => each.slot <= slot)!;
    bits += 6 - child.height;
    name = child.hash;
  }
}

/** The pieces of a file that is kept in several objects. */
export interface ChunkList {
  readonly size: number;
  readonly length: number;
  readonly hashes: readonly string[];
}

export function readChunkList(bytes: Bytes): ChunkList {
  const cursor = new Cursor(bytes);
  demand(cursor.u8() === 2, "WRONG_KIND");
  demand(cursor.u8() === 1);
  const size = cursor.u32();
  demand(size >= 4096 && size <= OBJECT_BYTES);
  const length = cursor.u64();
  const count = Math.ceil(length / size);
  demand(count >= 1 && count <= MOST_CHUNKS);
  const hashes: string[] = [];
  for (let i = 0; i < count; i++) hashes.push(hashName(cursor.take(32)));
  cursor.end();
  return {size, length, hashes};
}
