import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {test} from "node:test";
import {hex, sha256, type Bytes} from "../src/reader/bytes";
import {hash as hashLine, time} from "../src/reader/lines";
import {readNote} from "../src/reader/note";
import {readCarried, readPack} from "../src/reader/pack";
import {policy, type PolicyClass} from "../src/reader/policies";
import {Refusal, type Verdict} from "../src/reader/refusal";
import {lookUp, readNode} from "../src/reader/table";
import {checkRoot, content, find, hashOf, isContent, object, since, Trust, type Store} from "../src/reader/verify";
import {checkEdition} from "../src/reader/whole";

const folder = join(process.env.STET_WEB!, "../stet-format/src/test/resources/vectors");
const file = (name: string): Bytes => Uint8Array.from(readFileSync(join(folder, name)));

interface Vector {
  name: string;
  check: string;
  now: string;
  root: string;
  remembered: {clock: number; edition?: number; editionHash?: string; mirrors: Record<string, number>};
  store: string;
  changes: Record<string, string | null>;
  endless: string[];
  subject?: string;
  content?: string;
  verdict: Verdict;
  shows?: {edition?: number; mediaType?: string; policy?: PolicyClass; bytes?: string};
}
interface Vectors {
  policies: Record<PolicyClass, string>;
  tables: {pages: number; root: string; proofs: {path: string; nodes: string[]; entry: {hash: string} | null}[]}[];
  stores: Record<string, Record<string, string>>;
  vectors: Vector[];
}
const all = JSON.parse(readFileSync(join(folder, "vectors.json"), "utf8")) as Vectors;

/** The vector's store, with its changes. */
function storeOf(vector: Vector): Store {
  const files = {...all.stores[vector.store], ...vector.changes};
  return {
    async get(name, most) {
      if (vector.endless.includes(name)) throw new Refusal("TOO_LONG");
      const found = files[name];
      if (!found) return null;
      const bytes = file(found);
      if (bytes.length > most) throw new Refusal("TOO_LONG");
      return bytes;
    },
  };
}

/** Does the vector's check; what it shows is compared on the way. */
async function check(vector: Vector): Promise<Verdict> {
  const {clock, edition, editionHash, mirrors} = vector.remembered;
  const trust = new Trust({root: file(vector.root), clock, edition: edition ? {number: edition, hash: editionHash!} : null, mirrors});
  const store = storeOf(vector);
  const now = time(vector.now);
  switch (vector.check) {
    case "HEAD": {
      const head = await trust.head(store, now);
      if (vector.shows?.edition) assert.equal(head.edition.number, vector.shows.edition);
      return head.verdict;
    }
    case "PAGE": return page(vector, trust, store, now);
    case "EDITION": return checkEdition(trust, store, now);
    case "ARCHIVED":
      await trust.archived(store, Number(vector.subject));
      return "UNDATED";
    case "FILE": {
      const head = await trust.head(store, now);
      const entry = await find(head.edition, vector.subject!, store);
      return entry === null ? "ABSENT" : (await isContent(file(vector.content!), entry)) ? head.verdict : "WRONG_HASH";
    }
    case "CARRIED":
      await trust.carried(await readCarried(file(vector.content!)));
      return "UNDATED";
    case "CARRIED_AND_STORE": {
      const carried = await readCarried(file(vector.content!));
      const refused = (refusal: unknown): null => {
        if (refusal instanceof Refusal) return null;
        throw refusal;
      };
      const head = await trust.head(store, now).catch(refused);
      const {entry} = await trust.carried(carried);
      const known = head && (await since(entry, head, store, () => trust.withdrawal(store, entry.hash)).catch(refused));
      return known?.verdict ?? "UNDATED";
    }
    case "MIRRORS":
      await trust.mirrors(file(vector.content!), vector.subject!, now);
      return "GENUINE";
    case "ROOT":
      await checkRoot(file(vector.content!), vector.subject!);
      return "GENUINE";
    case "NODE":
      readNode(file(vector.content!));
      return "GENUINE";
    case "PACK":
      await readPack(file(vector.content!));
      return "GENUINE";
    default: throw new Error(`A check this test does not know: ${vector.check}`);
  }
}

async function page(vector: Vector, trust: Trust, store: Store, now: number): Promise<Verdict> {
  const head = await trust.head(store, now);
  const entry = await find(head.edition, vector.subject!, store);
  if (entry === null) return "ABSENT";
  try {
    const bytes = await content(entry, store);
    const shows = vector.shows!;
    assert.deepEqual([head.edition.number, entry.mediaType, entry.policy], [shows.edition, shows.mediaType, shows.policy]);
    assert.deepEqual(bytes, file(shows.bytes!));
    return head.verdict;
  } catch (refusal) {
    if (!(refusal instanceof Refusal) || refusal.verdict !== "MISSING") throw refusal;
    await trust.withdrawal(store, entry.hash);
    return "WITHDRAWN";
  }
}

for (const vector of all.vectors) {
  test(`vector ${vector.name}: ${vector.verdict}`, async () => {
    const found = await check(vector).catch((refusal: unknown) => {
      if (refusal instanceof Refusal) return refusal.verdict;
      throw refusal;
    });
    assert.equal(found, vector.verdict);
  });
}

test("every policy is the string of the vectors", () => {
  for (const [named, written] of Object.entries(all.policies)) assert.equal(policy(named as PolicyClass), written);
});

for (const table of all.tables) {
  test(`the proofs of a table of ${table.pages} pages hold, and ask for no other node`, async () => {
    for (const proof of table.proofs) {
      const nodes = new Map(await Promise.all(proof.nodes.map(async (name) => [await hashOf(file(name)), file(name)] as const)));
      const asked: string[] = [];
      const entry = await lookUp(hashLine(table.root), proof.path, async (hash) => {
        asked.push(hash);
        return nodes.get(hash)!;
      });
      assert.equal(entry?.hash ?? null, proof.entry?.hash ?? null);
      assert.deepEqual(asked, [...nodes.keys()]);
    }
  });
}

test("there are vectors of every check, and of every refusal but those no vector shows", () => {
  assert.ok(all.vectors.length >= 100);
  assert.equal(new Set(all.vectors.map((vector) => vector.check)).size, 11);
});

test("the name of a vector's object is its hash", async () => {
  const [name, place] = Object.entries(all.stores["editions-1-to-3"]!).find(([each]) => each.startsWith("o/"))!;
  assert.equal(name.slice(5), hex(await sha256(file(place))));
  const store: Store = {get: async () => file(place)};
  assert.deepEqual(await object(store, await hashOf(file(place)), 1 << 21), file(place));
  assert.ok(readNote(file(all.stores["editions-1-to-3"]!.clock!)).text.startsWith("stet.press/clock/v1\n"));
});
