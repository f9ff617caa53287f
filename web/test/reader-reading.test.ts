import assert from "node:assert/strict";
import {afterEach, beforeEach, mock, test} from "node:test";
import fc from "fast-check";
import {Fleeting, Keeping, type Choice} from "../src/reader/keeping";
import {Reading, type Opened} from "../src/reader/reading";
import {pass, jump, timed, World, type TestStore} from "./reader-lab";
import {TestPress} from "./reader-press";

const NOON = Date.UTC(2026, 2, 1, 12);
const HOUR = 3_600_000;
const STORY = "/2026/bridge";
const EARLY = "<title>The bridge</title>It stands.";
const LATE = "<title>The bridge</title>It fell at noon.";
const PAGES = {"/": {body: "<title>Front</title>Today"}, [STORY]: {body: EARLY}, "/style.css": {body: "p{}", mediaType: "text/css", policy: 0}};

let world: World;
let press: TestPress;
let database: Fleeting;

beforeEach(() => {
  mock.timers.enable({apis: ["setTimeout", "Date"], now: NOON});
  world = new World();
  press = new TestPress("meadow.example", NOON - HOUR);
  press.publish(PAGES, NOON - 1000, ["/"]);
  database = new Fleeting();
});
afterEach(() => mock.timers.reset());

const bases = (count: number): string[] => Array.from({length: count}, (_, i) => `https://store-${i}.example/stet/`);

/** Stores that all hold what is printed by now; the first is the door's own. */
function stores(...each: Partial<TestStore>[]): string[] {
  return bases(each.length).map((base, i) => world.add(base, {files: press.copy(), ...each[i]}));
}

/** A worker as it starts: what it knows is on the device. */
async function session(addresses: string[] = [...world.stores.keys()]): Promise<Reading> {
  return new Reading({root: press.root, stores: addresses, channel: "open"}, await Keeping.open(database, Date.now()), world.transport);
}

function body(opened: Opened): string {
  assert.equal(opened.kind, "page");
  return new TextDecoder().decode((opened as Opened & {kind: "page"}).body as Uint8Array);
}
const standing = (opened: Opened) => (assert.equal(opened.kind, "page"), (opened as Opened & {kind: "page"}).standing);
const changed = (): void => press.publish({...PAGES, [STORY]: {body: LATE}}, Date.now() - 1000, ["/"]);
const all = (does: TestStore["does"]): void => world.stores.forEach((store) => (store.does = does));

test("a story comes with where it is from, of when it is, its type and its policy", async () => {
  stores({}, {});
  const [opened] = await timed((await session()).open(STORY, true));
  assert.equal(body(opened), EARLY);
  assert.deepEqual(standing(opened), {from: "store-0.example", edition: 1, time: NOON - 1000, mayBeOld: false});
  const [style] = await timed((await session()).open("/style.css", false));
  assert.deepEqual(style.kind === "page" && [style.entry.mediaType, style.entry.policy], ["text/css", "asset"]);
});

test("the higher of two heads is taken, even if the lagging store answers first", async () => {
  const before = press.copy();
  changed();
  world.add("https://lagging.example/", {files: before, delay: 20});
  world.add("https://new.example/", {files: press.copy(), delay: 90});
  assert.equal(body((await timed((await session()).open(STORY, true)))[0]), LATE);
});

test("a higher head that comes late counts from the next page on", async () => {
  const before = press.copy();
  changed();
  world.add("https://lagging.example/", {files: before, delay: 20});
  world.add("https://new.example/", {files: press.copy(), delay: 900});
  const reading = await session();
  assert.equal(body((await timed(reading.open(STORY, true)))[0]), EARLY);
  await pass(4000);
  assert.equal(reading.newsroom.head!.edition.number, 2);
});

test("a store that lags leads nobody back", async () => {
  const before = press.copy();
  changed();
  stores({});
  assert.equal(body((await timed((await session()).open(STORY, true)))[0]), LATE);
  await pass(90_000);
  world.stores.forEach((store) => (store.files = before));
  await database.sweep("pages", Infinity, 0);
  assert.equal(body((await timed((await session()).open(STORY, true)))[0]), LATE);
});

test("three of four dead: the story within two seconds, the next page at once, also after the worker was restarted", async () => {
  stores({does: "stall"}, {does: "stall"}, {does: "stall"}, {});
  const reading = await session();
  const [opened, took] = await timed(reading.open(STORY, true));
  assert.equal(body(opened), EARLY);
  assert.ok(took <= 2000, `${took} ms`);
  const [, next] = await timed(reading.open("/style.css", true));
  assert.ok(next <= 200, `${next} ms`);
  await pass(90_000);
  const [front, restarted] = await timed((await session()).open("/", true));
  assert.equal(body(front), PAGES["/"].body);
  assert.ok(restarted <= 700, `${restarted} ms`);
});

test("refusing, cut and lying routes cost no more than their answer", async () => {
  stores({does: "refuse"}, {does: "cut"}, {does: "lie"}, {});
  const [opened, took] = await timed((await session()).open(STORY, true));
  assert.equal(body(opened), EARLY);
  assert.ok(took <= 1000, `${took} ms`);
});

test("when everything lies, nothing is shown", async () => {
  stores({}, {});
  const reading = await session();
  await timed(reading.open("/", true));
  all("lie");
  assert.equal((await timed(reading.open(STORY, true)))[0].kind, "unreachable");
});

test("a page that was read before is shown within 400 ms though every route is dead", async () => {
  stores({}, {});
  await timed((await session()).open(STORY, true));
  all("stall");
  await pass(HOUR);
  const [opened, took] = await timed((await session()).open(STORY, true));
  assert.equal(body(opened), EARLY);
  assert.equal(standing(opened).from, null);
  assert.ok(took <= 410, `${took} ms`);
});

test("a page that was read before is brought up to date where a route is quick, and announced where it is slow", async () => {
  stores({}, {});
  const reading = await session();
  await timed(reading.open(STORY, true));
  await pass(90_000);
  changed();
  world.stores.forEach((store) => (store.files = press.copy()));
  assert.equal(body((await timed(reading.open(STORY, true)))[0]), LATE);
  await pass(90_000);
  press.publish(PAGES, Date.now() - 1000, ["/"]);
  world.stores.forEach((store) => Object.assign(store, {files: press.copy(), delay: 600}));
  const announced: Opened[] = [];
  assert.equal(body((await timed(reading.open(STORY, true, (newer) => announced.push(newer))))[0]), LATE);
  await pass(5000);
  assert.deepEqual(announced.map(body), [EARLY]);
});

test("an unread page behind dead routes ends in an honest answer after ten seconds, not later", async () => {
  stores({}, {});
  const reading = await session();
  await timed(reading.open("/", true));
  all("stall");
  await pass(90_000);
  const [opened, took] = await timed(reading.open(STORY, true));
  assert.deepEqual(opened, {kind: "unreachable", routes: 2});
  assert.ok(took >= 9_900 && took <= 10_010, `${took} ms`);
  assert.deepEqual(await reading.onDevice(), [{path: "/", title: "Front"}]);
});

test("before any head is known, dead stores leave the page to its origin", async () => {
  stores({does: "refuse"}, {does: "refuse"});
  assert.equal((await timed((await session()).open(STORY, true)))[0].kind, "unknown");
});

test("after the clock ran out the page is still shown, with the word that it may be old", async () => {
  stores({}, {});
  await timed((await session()).open(STORY, true));
  await jump(49 * HOUR);
  const opened = (await timed((await session()).open("/style.css", true)))[0];
  assert.equal(standing(opened).mayBeOld, true);
  press.tick(Date.now());
  world.stores.forEach((store) => (store.files = press.copy()));
  await pass(90_000);
  assert.equal(standing((await timed((await session()).open("/style.css", true)))[0]).mayBeOld, false);
});

test("a page published a moment ago is found though the known edition has none", async () => {
  stores({}, {});
  const reading = await session();
  await timed(reading.open("/", true));
  press.publish({...PAGES, "/new": {body: "New"}}, NOON, ["/"]);
  await pass(6000);
  world.stores.forEach((store) => (store.files = press.copy()));
  assert.equal(body((await timed(reading.open("/new", false)))[0]), "New");
  assert.equal((await timed(reading.open("/never", true)))[0].kind, "absent");
});

test("a withdrawn story is answered with the newsroom's sentence; one that is only gone is not", async () => {
  press.withdraw(EARLY, NOON, "A court ordered it.");
  stores({}, {});
  const [opened] = await timed((await session()).open(STORY, true));
  assert.equal(opened.kind === "withdrawn" && opened.notice.say, "A court ordered it.");
  world.stores.forEach((store) => [...store.files.keys()].filter((name) => name.startsWith("withdrawn/")).forEach((name) => store.files.delete(name)));
  assert.equal((await timed((await session()).open(STORY, true)))[0].kind, "unreachable");
});

test("a reader who keeps nothing has no page on the device, and reads on", async () => {
  stores({}, {});
  const reading = await session();
  await timed(reading.open(STORY, true));
  await reading.keeping.choose("nothing", Date.now());
  assert.deepEqual(await Promise.all((["objects", "pages"] as const).map((shelf) => database.latest(shelf, 9))), [[], []]);
  assert.equal(body((await timed((await session()).open(STORY, true)))[0]), EARLY);
  assert.deepEqual(await Promise.all((["objects", "pages"] as const).map((shelf) => database.latest(shelf, 9))), [[], []]);
  all("refuse");
  assert.equal((await timed((await session()).open(STORY, true)))[0].kind, "unreachable");
});

for (const [choice, kept] of [["days", 0], ["library", 1]] as [Choice, number][]) {
  test(`after 48 hours “${choice}” has ${kept ? "every" : "no"} page`, async () => {
    stores({}, {});
    const reading = await session();
    await reading.keeping.choose(choice, Date.now());
    await timed(reading.open(STORY, true));
    await pass(1000);
    all("refuse");
    await jump(49 * HOUR);
    const opened = (await timed((await session()).open(STORY, true)))[0];
    assert.equal(opened.kind, kept ? "page" : "unreachable");
  });
}

test("a library has the main pages before they are opened", async () => {
  stores({}, {});
  const reading = await session();
  await reading.keeping.choose("library", Date.now());
  await timed(reading.open(STORY, true));
  await pass(2000);
  all("refuse");
  assert.equal(body((await timed((await session()).open("/", true)))[0]), PAGES["/"].body);
});

test("once a stolen key is thrown out, what it may have signed is no longer shown from the device", async () => {
  stores({}, {});
  const reading = await session();
  await timed(reading.open(STORY, true));
  press.throwOut("edition");
  await pass(90_000);
  assert.equal((await timed(reading.open(STORY, true)))[0].kind, "page", "the new root has not reached a store yet");
  // the new root's key signs the honest edition again, without the story
  press.publish({"/": PAGES["/"]}, Date.now() - 1000);
  world.stores.forEach((store) => (store.files = press.copy()));
  await pass(90_000);
  assert.equal((await timed(reading.open(STORY, true)))[0].kind, "absent");
  assert.equal(await database.get("pages", STORY), undefined);
});

test("a list of mirrors brings new stores, which are remembered; a replayed, expired or other channel's list brings none", async () => {
  const fresh = "https://fresh.example/stet/";
  press.mirrors("open", 2, NOON, [fresh]);
  const [own] = stores({}) as [string];
  world.add(fresh, {files: press.copy()});
  await timed((await session([own])).open("/", true));
  await pass(2000);
  world.stores.get(own)!.does = "refuse";
  assert.equal(standing((await timed((await session([own])).open(STORY, true)))[0]).from, "fresh.example");
  const elsewhere = "https://elsewhere.example/stet/";
  world.add(elsewhere, {files: press.copy()});
  for (const list of [press.mirrors("open", 1, NOON, [elsewhere]), press.mirrors("open", 3, NOON - 30 * 24 * HOUR, [elsewhere]), press.mirrors("letter", 4, NOON, [elsewhere])]) {
    world.stores.get(fresh)!.files.set("mirrors/open", list);
    await pass(90_000);
    await timed((await session([own])).open("/", true));
    await pass(2000);
  }
  assert.deepEqual(world.namesAsked(elsewhere), []);
});

test("nothing but names of the store layout is asked for, and a second look at the same edition costs two small files", async () => {
  const [own] = stores({}) as [string];
  const reading = await session();
  await timed(reading.open(STORY, true));
  for (const name of world.namesAsked(own)) assert.match(name, /^(clock|root\/2|edition\/1|mirrors\/open|o\/[0-9a-f]{2}\/[0-9a-f]{64})$/);
  await pass(90_000);
  world.asked.length = 0;
  await timed(reading.open(STORY, true));
  assert.deepEqual(world.namesAsked(own).sort(), ["clock", "root/2"]);
});

/** The worker as the newsroom prints it anew, on a device that knows an earlier one. */
const renewed = async (printing: TestPress): Promise<Reading> =>
  new Reading({root: printing.files.get(`root/${printing.version}`)!, stores: [...world.stores.keys()], channel: "open"}, await Keeping.open(database, Date.now()), world.transport);

test("a worker printed anew with the next root goes on from what was known: an old edition leads nobody back", async () => {
  const before = press.copy();
  changed();
  stores({}, {});
  await timed((await session()).open("/", true));
  press.throwOut("clock");
  world.stores.forEach((store) => (store.files = before));
  await pass(90_000);
  const reading = await renewed(press);
  await timed(reading.open("/", true));
  assert.equal(reading.newsroom.head!.edition.number, 2);
});

test("a worker printed anew by a newsroom that lost its root begins anew, and shows nothing of before", async () => {
  stores({}, {});
  await timed((await session()).open(STORY, true));
  const next = new TestPress("meadow.example", NOON - HOUR);
  next.publish({"/": PAGES["/"]}, NOON);
  world.stores.forEach((store) => (store.files = next.copy()));
  await pass(90_000);
  const reading = await renewed(next);
  assert.equal((await timed(reading.open(STORY, true)))[0].kind, "absent");
  assert.equal(body((await timed(reading.open("/", true)))[0]), PAGES["/"].body);
});

test("whatever the stores do, nothing but print is shown, and within two seconds where one of four is alive", () =>
  fc.assert(fc.asyncProperty(
    fc.array(fc.record({does: fc.constantFrom(undefined, "refuse", "stall", "cut", "lie"), delay: fc.integer({min: 0, max: 300}), lags: fc.boolean()}), {minLength: 3, maxLength: 3}),
    fc.nat(3),
    async (others, at) => {
      world = new World();
      press = new TestPress("meadow.example", NOON - HOUR);
      press.publish(PAGES, Date.now() - 1000);
      database = new Fleeting();
      const before = press.copy();
      changed();
      const each: Partial<TestStore>[] = others.map(({does, delay, lags}) => ({does, delay, ...(lags ? {files: before} : {})}));
      each.splice(at, 0, {delay: 100});
      stores(...each);
      const [opened, took] = await timed((await session()).open(STORY, true));
      assert.ok([EARLY, LATE].includes(body(opened)));
      assert.ok(took <= 2000, `${took} ms`);
      await pass(15_000);
    },
  ), {numRuns: 25}));

test("a file passed on by hand is genuine, then changed since, then withdrawn; without any route it is genuine, undated", async () => {
  stores({}, {});
  const file = press.carried(STORY, EARLY);
  const verdict = async (bytes = file): Promise<string> => (await timed((await session()).check(bytes)))[0].verdict;
  assert.deepEqual((await timed((await session()).check(file)))[0], {verdict: "GENUINE", path: STORY, edition: 1, time: NOON - 1000});
  const altered = file.slice();
  altered[20]! ^= 1;
  assert.equal(await verdict(altered), "WRONG_HASH");
  assert.equal(await verdict(file.slice(0, EARLY.length)), "MISSING");
  assert.equal(await verdict(press.carried(STORY, EARLY.replace("stands", "sinks"))), "WRONG_HASH");
  const stranger = new TestPress("other.example", NOON - HOUR);
  stranger.publish(PAGES, NOON - 1000);
  assert.equal(await verdict(stranger.carried(STORY, EARLY)), "OTHER_NEWSROOM");
  changed();
  world.stores.forEach((store) => (store.files = press.copy()));
  await pass(90_000);
  assert.equal(await verdict(), "SUPERSEDED");
  press.withdraw(EARLY, Date.now(), "It was wrong.");
  world.stores.forEach((store) => (store.files = press.copy()));
  assert.deepEqual((await timed((await session()).check(file)))[0].notice?.say, "It was wrong.");
  database = new Fleeting();
  all("refuse");
  assert.equal(await verdict(), "UNDATED");
});

test("what nobody waits for gives way to the page somebody waits for, and is done after it", async () => {
  stores({delay: 100}, {delay: 100});
  const reading = await session();
  const keeping = reading.keepOpen(["/", "/style.css"]);
  await pass(250);
  assert.deepEqual(world.asked.slice(-2).map((each) => each.name.split("/")[0]).sort(), ["mirrors", "o"]);
  const before = world.asked.length;
  await timed(reading.open(STORY, true));
  const opened = Date.now();
  await timed(keeping);
  await pass(1000);
  const after = world.asked.slice(before);
  assert.ok(after.filter((each) => each.at < opened - 10).every((each) => each.name.startsWith("o/")), JSON.stringify(after));
  assert.equal(after.filter((each) => each.at < opened - 10).length, 2, "its place in the table, and the story");
  assert.equal(after.filter((each) => each.name === "mirrors/open")[0]!.base, "https://store-0.example/stet/", "once more from the first route on");
  assert.ok((await reading.keeping.latestPages(9)).length === 3);
});
