import {sha256, utf8} from "./bytes";
import {demand, Refusal, type Verdict} from "./refusal";
import {bit, readNode, NODE_BYTES} from "./table";
import {NOTE_BYTES} from "./note";
import type {Entry} from "./texts";
import {content, hashOf, object, type Store, type Trust} from "./verify";

/** A whole edition: its head, notices, the edition before, and every page. */
export async function checkEdition(trust: Trust, store: Store, now: number): Promise<Verdict> {
  const {verdict, edition} = await trust.head(store, now);
  for (let count = 1; count <= edition.notices; count++) {
    const bytes = await store.get(`notice/${count}`, NOTE_BYTES);
    demand(bytes !== null, "MISSING");
    demand((await trust.notice(bytes)).number === count, "MISMATCH");
  }
  if (edition.previous !== null && (await store.get(`edition/${edition.number - 1}`, NOTE_BYTES)) !== null) {
    demand((await trust.archived(store, edition.number - 1)).hash === edition.previous, "FORK");
  }
  const entries = new Map<string, Entry>();
  await walk(edition.table, [], store, (entry) => entries.set(entry.path, entry));
  for (const entry of entries.values()) await checkContent(entry, trust, store);
  for (const hot of edition.hot) {
    const entry = entries.get(hot.path);
    demand(entry && Object.entries(entry).every(([name, value]) => hot[name as keyof Entry] === value), "MISMATCH");
  }
  if (edition.worker) {
    const bytes = await object(store, edition.worker.hash, edition.worker.length);
    demand(bytes.length === edition.worker.length, "WRONG_LENGTH");
  }
  return verdict;
}

async function checkContent(entry: Entry, trust: Trust, store: Store): Promise<void> {
  try {
    await content(entry, store);
  } catch (refusal) {
    if (!(refusal instanceof Refusal) || refusal.verdict !== "MISSING") throw refusal;
    await trust.withdrawal(store, entry.hash);
  }
}

/** Visits every entry below the node at `prefix` (bits), and returns how many; insists on the one shape a table has. */
async function walk(hash: string, prefix: readonly number[], store: Store, visit: (entry: Entry) => void, leafOnly = false): Promise<number> {
  const bytes = await object(store, hash, NODE_BYTES);
  demand((await hashOf(bytes)) === hash, "WRONG_HASH");
  const node = readNode(bytes);
  if ("entries" in node) {
    for (const entry of node.entries) {
      const key = await sha256(utf8(entry.path));
      demand(prefix.every((each, at) => bit(key, at) === each));
      visit(entry);
    }
    return node.entries.length;
  }
  demand(!leafOnly && prefix.length <= 54);
  const sizes = new Array<number>(64).fill(0);
  for (const child of node.children) {
    const bits = [5, 4, 3, 2, 1, 0].slice(0, 6 - child.height).map((at) => (child.slot >> at) & 1);
    sizes[child.slot] = await walk(child.hash, [...prefix, ...bits], store, visit, child.height > 0);
  }
  const starts = new Map(node.children.map((child) => [child.slot, child.height]));
  const sum = (slot: number, width: number): number => sizes.slice(slot, slot + width).reduce((total, each) => total + each, 0);
  for (let width = 2; width <= 64; width *= 2) {
    for (let slot = 0; slot < 64; slot += width) {
      const split = 2 ** (starts.get(slot) ?? 0) < width && starts.has(slot);
      demand(!split || sum(slot, width) > 32);
    }
  }
  return sum(0, 64);
}
