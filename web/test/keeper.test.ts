import assert from "node:assert/strict";
import {test} from "node:test";
import {Keeper, QUIET, type Answer, type KeptWords, type Parcel, type Standing, type ThereNow, type Words} from "../src/editor/keeper";

class TestClock {
  time = 1_000_000;
  #due: {at: number; then: () => void}[] = [];
  now = () => this.time;
  after = (milliseconds: number, then: () => void) => {
    const task = {at: this.time + milliseconds, then};
    this.#due.push(task);
    return () => {
      this.#due = this.#due.filter((each) => each !== task);
    };
  };
  async pass(milliseconds: number): Promise<void> {
    const until = this.time + milliseconds;
    for (;;) {
      const next = this.#due.filter(({at}) => at <= until).sort((one, other) => one.at - other.at)[0];
      if (!next) break;
      this.#due = this.#due.filter((each) => each !== next);
      this.time = next.at;
      next.then();
      await settled();
    }
    this.time = until;
    await settled();
  }
}

const settled = async () => {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
};

function desk(options: {answers?: (Answer | ((parcel: Parcel) => Answer))[]; there?: () => ThereNow | null; deviceRefuses?: boolean} = {}) {
  const clock = new TestClock();
  const puts: Parcel[] = [];
  const device = new Map<string, KeptWords>();
  const standings: Standing[] = [];
  const answers = [...(options.answers ?? [])];
  let headline = "";
  let attempts = 0;
  const words = (): Words => ({fields: {headline}, content: {schema: 1, doc: {type: "doc", content: []}, attributions: []}});
  const keeper = new Keeper({
    story: "s1",
    session: "tab",
    lock: "lock-1",
    saves: 3,
    words,
    clock,
    freshAttempt: () => `attempt-${(attempts += 1)}`,
    door: {
      put: async (parcel) => {
        puts.push(parcel);
        const answer = answers.shift();
        if (typeof answer === "function") return answer(parcel);
        return answer ?? {kind: "kept", saves: parcel.saves + 1};
      },
      read: async () => options.there?.() ?? null,
    },
    shelf: {
      keep: async (kept) => {
        if (!options.deviceRefuses) device.set(`${kept.story}/${kept.session}`, kept);
        return !options.deviceRefuses;
      },
      forget: async (story, session) => device.delete(`${story}/${session}`),
    },
    told: (standing) => standings.push(standing),
  });
  const type = async (text: string) => {
    headline = text;
    keeper.changed();
    await settled();
  };
  return {clock, puts, device, standings, keeper, type};
}

test("words go to the newsroom one second after the last keystroke, not before", async () => {
  const {clock, puts, keeper, type} = desk();
  await type("P");
  await clock.pass(QUIET - 1);
  await type("Pa");
  await clock.pass(QUIET - 1);
  assert.equal(puts.length, 0);
  await clock.pass(1);
  assert.deepEqual(puts.map(({lock, saves, fields}) => ({lock, saves, fields})), [{lock: "lock-1", saves: 3, fields: {headline: "Pa"}}]);
  assert.equal(keeper.standing.kind, "kept");
  assert.equal(keeper.saves, 4);
});

test("every keystroke lies on the device at once", async () => {
  const {device, type} = desk();
  await type("P");
  assert.equal(device.get("s1/tab")!.fields.headline, "P");
  assert.equal(device.get("s1/tab")!.sent, false);
});

test("words typed while a save is under way are sent after it, on top of it", async () => {
  let typeMore: () => void = () => {};
  const {clock, puts, type, keeper} = desk({
    answers: [
      (parcel) => {
        typeMore();
        return {kind: "kept", saves: parcel.saves + 1};
      },
    ],
  });
  typeMore = () => void type("second");
  await type("first");
  await clock.pass(QUIET * 3);
  assert.deepEqual(puts.map(({saves, fields}) => [saves, fields.headline]), [[3, "first"], [4, "second"]]);
  assert.equal(keeper.hasUnsentWords, false);
});

test("without a connection the words stay on the device and are sent again, ever more seldom", async () => {
  const {clock, puts, device, type, keeper} = desk({answers: Array.from({length: 8}, (): Answer => ({kind: "no_answer"}))});
  await type("kept");
  await clock.pass(QUIET);
  assert.equal(keeper.standing.kind, "no_connection");
  assert.equal(device.get("s1/tab")!.sent, false);
  const times: number[] = [];
  let seen = puts.length;
  for (let second = 0; second < 400; second += 1) {
    await clock.pass(1_000);
    if (puts.length > seen) times.push(second + 1);
    seen = puts.length;
  }
  assert.deepEqual(times, [2, 6, 14, 30, 62, 122, 182, 242]);
  assert.equal(keeper.standing.kind, "kept");
  assert.equal(device.get("s1/tab")!.sent, true);
});

test("when the connection comes back the words are sent at once", async () => {
  const {clock, puts, type, keeper} = desk({answers: [{kind: "no_answer"}]});
  await type("kept");
  await clock.pass(QUIET);
  keeper.tryAgain();
  await settled();
  assert.equal(puts.length, 2);
  assert.equal(keeper.standing.kind, "kept");
});

for (const reason of ["taken_over", "stale"] as const) {
  test(`after “${reason}” nothing goes to the newsroom any more, and the device goes on keeping`, async () => {
    const {clock, puts, device, type, keeper} = desk({answers: [{kind: "conflict", reason, by: "Ada Quill", message: ""}]});
    await type("mine");
    await clock.pass(QUIET);
    assert.equal(keeper.standing.kind, "stopped");
    await type("mine, and more");
    await clock.pass(600_000);
    assert.equal(await keeper.saveNow(), false);
    assert.equal(puts.length, 1);
    assert.equal(device.get("s1/tab")!.fields.headline, "mine, and more");
    assert.equal(device.get("s1/tab")!.sent, false);
  });
}

test("a save whose answer was lost is known again as our own and not taken for somebody else's", async () => {
  let stored: ThereNow | null = null;
  const {clock, puts, type, keeper} = desk({
    answers: [
      (parcel) => {
        stored = {saves: 4, fields: {...parcel.fields, another: "x"}, content: {attributions: [], doc: {content: [], type: "doc"}, schema: 1}};
        return {kind: "no_answer"};
      },
      {kind: "conflict", reason: "stale", by: null, message: ""},
    ],
    there: () => stored,
  });
  await type("first");
  await clock.pass(QUIET);
  await type("first and second");
  await clock.pass(2_000);
  assert.deepEqual(puts.map(({saves, fields}) => [saves, fields.headline]), [[3, "first"], [3, "first and second"], [4, "first and second"]]);
  assert.equal(keeper.standing.kind, "kept");
});

test("a save that the browser repeated by itself is no conflict either", async () => {
  const {clock, puts, type, keeper} = desk({
    answers: [{kind: "conflict", reason: "stale", by: null, message: ""}],
    there: () => ({saves: 4, fields: {headline: "mine"}, content: {schema: 1, doc: {type: "doc", content: []}, attributions: []}}),
  });
  await type("mine");
  await clock.pass(QUIET);
  assert.equal(keeper.standing.kind, "kept");
  assert.equal(keeper.saves, 4);
  assert.equal(puts.length, 1);
});

test("a foreign save after a lost answer stays a conflict", async () => {
  const {clock, type, keeper} = desk({
    answers: [{kind: "no_answer"}, {kind: "conflict", reason: "stale", by: "Ada Quill", message: ""}],
    there: () => ({saves: 4, fields: {headline: "hers"}, content: {schema: 1, doc: {type: "doc", content: []}, attributions: []}}),
  });
  await type("mine");
  await clock.pass(QUIET + 2_000);
  assert.equal(keeper.standing.kind, "stopped");
});

test("what the newsroom refuses is said, kept, and tried again with the next change", async () => {
  const {clock, puts, type, keeper} = desk({answers: [{kind: "refused", message: "The headline is too long."}]});
  await type("long");
  await clock.pass(QUIET);
  assert.deepEqual(keeper.standing, {kind: "refused", message: "The headline is too long."});
  await type("short");
  await clock.pass(QUIET);
  assert.equal(puts.length, 2);
  assert.equal(keeper.standing.kind, "kept");
});

test("a device that keeps nothing is known, so that nobody is told a word is safe there", async () => {
  const {type, keeper} = desk({deviceRefuses: true});
  await type("x");
  assert.equal(keeper.isOnDevice, false);
});

test("leaving forgets what the newsroom has, and only that", async () => {
  const kept = desk();
  await kept.type("sent");
  await kept.clock.pass(QUIET);
  await kept.keeper.close();
  assert.equal(kept.device.size, 0);
  const lost = desk({answers: [{kind: "no_answer"}]});
  await lost.type("unsent");
  await lost.clock.pass(QUIET);
  await lost.keeper.close();
  assert.equal(lost.device.size, 1);
});
