import assert from "node:assert/strict";
import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {test} from "node:test";
import {brotliCompressSync} from "node:zlib";
import fc from "fast-check";
import {hashName, type Bytes} from "../src/reader/bytes";
import {inScript, verifies} from "../src/reader/ed25519";
import {readNote, signers, readKey} from "../src/reader/note";
import {readCarried, readPack} from "../src/reader/pack";
import {encoded, pathOf, readPath} from "../src/reader/paths";
import {Refusal} from "../src/reader/refusal";
import {lookUp, readChunkList, readNode} from "../src/reader/table";
import {readClock, readEdition, readMirrors, readNotice, readRoot} from "../src/reader/texts";
import {checkEdition} from "../src/reader/whole";
import {pinned, Trust} from "../src/reader/verify";
import {hash, note, printTable, TestKey, TestPress} from "./reader-press";

const NOON = Date.UTC(2026, 2, 1, 12);
const vectors = join(process.env.STET_WEB!, "../stet-format/src/test/resources/vectors");

test("a table gives every page it has and proves that it has no other, whatever its size", () =>
  fc.assert(fc.asyncProperty(fc.integer({min: 0, max: 300}), fc.integer({min: 0, max: 1e6}), async (count, from) => {
    const nodes = new Map<string, Bytes>();
    const pages = new Map(Array.from({length: count}, (_, i) => [`/p/${from + i * 7}`, {hash: hash(`${i}`), length: i, mediaType: "text/plain", policy: 0}]));
    const put = (bytes: Bytes): Buffer => (nodes.set(hashName(hash(bytes)), bytes), hash(bytes));
    const root = hashName(printTable(pages, put));
    const load = async (name: string): Promise<Bytes> => nodes.get(name)!;
    for (const [path, page] of pages) assert.deepEqual((await lookUp(root, path, load))?.hash, hashName(page.hash));
    assert.equal(await lookUp(root, `/p/${from + 1}`, load), null);
  }), {numRuns: 30}));

test("our own table builder and the vectors agree", () => {
  const tables = (JSON.parse(readFileSync(join(vectors, "vectors.json"), "utf8")) as {tables: {pages: number; root: string}[]}).tables;
  for (const table of tables.filter((each) => each.pages <= 100)) {
    const pages = new Map(Array.from({length: table.pages}, (_, i) => [`/news/${i}`, {hash: hash(`page ${i}`), length: `page ${i}`.length, mediaType: "text/html; charset=utf-8", policy: 1}]));
    assert.equal(hashName(printTable(pages, (bytes) => hash(bytes))), table.root);
  }
});

test("a whole edition of any shape is walked through", () =>
  fc.assert(fc.asyncProperty(fc.integer({min: 1, max: 120}), async (count) => {
    const press = new TestPress("meadow.example", NOON - 1000);
    press.publish(Object.fromEntries(Array.from({length: count}, (_, i) => [`/${i}`, {body: `${i}`}])), NOON);
    assert.equal(await checkEdition(new Trust(pinned(press.root)), {get: async (name) => press.files.get(name) ?? null}, NOON), "GENUINE");
  }), {numRuns: 10}));

/** Readers of what a mirror sends. None may do anything but read or refuse. */
const readers: Record<string, (bytes: Bytes) => unknown> = {
  note: readNote,
  node: readNode,
  "chunk list": readChunkList,
  pack: readPack,
  "carried file": readCarried,
  root: (bytes) => readRoot(new TextDecoder().decode(bytes)),
  edition: (bytes) => readEdition(new TextDecoder().decode(bytes)),
  clock: (bytes) => readClock(new TextDecoder().decode(bytes)),
  mirrors: (bytes) => readMirrors(new TextDecoder().decode(bytes)),
  notice: (bytes) => readNotice(new TextDecoder().decode(bytes)),
};
const samples = readdirSync(join(vectors, "files")).map((name) => readFileSync(join(vectors, "files", name))).filter((bytes) => bytes.length < 20_000);

/** True files with some bytes changed, cut off or doubled, and plain noise. */
const broken = fc.oneof(
  fc.uint8Array({maxLength: 200}),
  fc.tuple(fc.constantFrom(...samples), fc.array(fc.tuple(fc.nat(), fc.nat(255)), {maxLength: 4}), fc.nat(), fc.boolean()).map(([sample, changes, cut, cuts]) => {
    const bytes = Uint8Array.from(cuts && sample.length > 0 ? sample.subarray(0, cut % sample.length) : sample);
    for (const [at, value] of changes) if (bytes.length > 0) bytes[at % bytes.length] = value;
    return bytes;
  }),
);

for (const [named, read] of Object.entries(readers)) {
  test(`whatever a mirror sends for a ${named} is read or refused`, () =>
    fc.assert(fc.asyncProperty(broken, async (bytes) => {
      try {
        await read(Uint8Array.from(bytes));
      } catch (refusal) {
        if (!(refusal instanceof Refusal)) throw refusal;
      }
    }), {numRuns: 300}));
}

test("no changed byte of a signed text survives", () =>
  fc.assert(fc.asyncProperty(fc.nat(), fc.integer({min: 1, max: 255}), async (at, by) => {
    const key = new TestKey("meadow.example/clock");
    const made = note("stet.press/clock/v1\nnewsroom meadow.example\n", key);
    made[at % made.length]! ^= by;
    try {
      assert.equal((await signers(readNote(made), [await readKey(key.written)])).size, 0);
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
    }
  }), {numRuns: 100}));

test("the signature check in script agrees with the browser's", () =>
  fc.assert(fc.asyncProperty(fc.uint8Array({maxLength: 100}), fc.nat(95), fc.nat(255), async (said, at, by) => {
    const key = new TestKey("meadow.example/edition");
    const bytes = Uint8Array.from(key.bytes);
    const signature = Uint8Array.from(key.sign(Buffer.from(said).toString("latin1")));
    const message = Uint8Array.from(Buffer.from(Buffer.from(said).toString("latin1")));
    assert.deepEqual([await inScript(bytes, message, signature), await verifies(bytes, message, signature)], [true, true]);
    if (at < 64) signature[at]! ^= by;
    else bytes[at - 64]! ^= by;
    const found = await inScript(bytes, message, signature).catch(() => false);
    assert.equal(await verifies(bytes, message, signature), found);
    assert.equal(found, by === 0);
  }), {numRuns: 40}));

test("every path comes back from its address, below any folder", () =>
  fc.assert(fc.property(fc.array(fc.string({unit: "grapheme", minLength: 1, maxLength: 12}), {maxLength: 5}), fc.constantFrom("/", "/bucket/", "/a/b/"), (segments, base) => {
    let path: string;
    try {
      path = readPath(`/${segments.join("/")}`.normalize("NFC"));
    } catch {
      return;
    }
    assert.equal(pathOf(new URL(base + encoded(path).slice(1), "https://door.example").pathname, base), path);
  })));

test("store files and foreign folders are no paths of the edition", () => {
  for (const address of ["/stet/clock", "/stet", "/elsewhere", "/bucket/stet/o/aa/bb", "/bucket/%00", "/bucket/%zz", "/bucket/a%2F%2Fb"]) assert.equal(pathOf(address, "/bucket/"), null, address);
  assert.equal(pathOf("/bucket/", "/bucket/"), "/");
});

test("the scripts are 20 KB at most as they travel, the page's own 5 KB", () => {
  const size = (named: string): number => brotliCompressSync(readFileSync(join(process.env.STET_WEB!, "target/reader", named))).length;
  const sizes = {worker: size("stet-worker.js"), page: size("stet-page.js"), check: size("stet-check.js")};
  assert.ok(sizes.worker + sizes.page + sizes.check <= 20_000, JSON.stringify(sizes));
  assert.ok(sizes.page <= 5_000, JSON.stringify(sizes));
});
