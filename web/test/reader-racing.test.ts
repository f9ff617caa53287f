import assert from "node:assert/strict";
import {afterEach, beforeEach, mock, test} from "node:test";
import {first, run, Scores, Unreachable, type Attempt, type Ending} from "../src/reader/racing";
import {Refusal} from "../src/reader/refusal";
import {pass, timed} from "./reader-lab";

beforeEach(() => mock.timers.enable({apis: ["setTimeout", "Date"], now: 1_000_000}));
afterEach(() => mock.timers.reset());

interface Route {
  name: string;
  after: number;
  does: "hold" | "fail" | "refuse" | "miss";
}
const never = new AbortController().signal;
const log: string[] = [];

/** Ends as the route says; logs when it was asked and when it was told to stop. */
async function attempt(route: Route, signal: AbortSignal): Promise<string> {
  log.push(`${route.name} asked at ${Date.now() - 1_000_000}`);
  signal.addEventListener("abort", () => log.push(`${route.name} stopped`));
  await new Promise((done) => setTimeout(done, route.after));
  if (route.does === "fail") throw new TypeError("Failed to fetch");
  if (route.does === "refuse") throw new Refusal("WRONG_HASH");
  if (route.does === "miss") throw new Refusal("MISSING");
  return route.name;
}
const routes = (...each: [string, number, Route["does"]][]): Route[] => each.map(([name, after, does]) => ({name, after, does}));
beforeEach(() => void (log.length = 0));

test("the next route is asked after 400 ms of silence, and the silent ones are told to stop", async () => {
  const [won, took] = await timed(first(routes(["a", 1e6, "hold"], ["b", 1e6, "hold"], ["c", 100, "hold"], ["d", 1, "hold"]), attempt, never));
  assert.deepEqual([won, took], ["c", 900]);
  assert.deepEqual(log.filter((line) => line.includes("asked")), ["a asked at 0", "b asked at 400", "c asked at 800"]);
  assert.ok(log.includes("a stopped") && log.includes("b stopped"));
});

test("a route that fails is followed at once", async () => {
  assert.deepEqual(await timed(first(routes(["a", 30, "fail"], ["b", 50, "hold"]), attempt, never)), ["b", 80]);
});

test("the first answer that verifies wins, not the first that arrives", async () => {
  assert.deepEqual(await timed(first(routes(["liar", 10, "refuse"], ["honest", 200, "hold"]), attempt, never)), ["honest", 210]);
});

/** Begins to answer after 300 ms and then brings `rate` bytes every 100 ms, until `all` are there. */
const flowing = (rate: number, all: number): Attempt<Route, string> => async (route, _, came) => {
  log.push(`${route.name} asked at ${Date.now() - 1_000_000}`);
  await new Promise((done) => setTimeout(done, 300));
  came(Infinity);
  for (let there = 0; there < all; there += rate) {
    await new Promise((done) => setTimeout(done, 100));
    came(rate);
  }
  return route.name;
};
const three = routes(["a", 0, "hold"], ["b", 0, "hold"], ["c", 0, "hold"]);

test("on a slow line that is in good use nobody else is asked: it would only halve what comes", async () => {
  assert.deepEqual(await timed(first(three, flowing(800, 8_000), never)), ["a", 1300]);
  assert.deepEqual(log, ["a asked at 0"]);
});

test("a route that begins and then crawls or stops is no reason to wait for it", async () => {
  await timed(first(three, flowing(100, 2_000), never));
  assert.deepEqual(log, ["a asked at 0", "b asked at 700", "c asked at 1400"]);
});

test("when one begins to answer the silent ones are let go, and asked again if it falters", async () => {
  const endings: string[] = [];
  const ended = (route: Route, ending: Ending, milliseconds: number): void => void endings.push(`${route.name} ${ending} after ${milliseconds}`);
  const faltering: Attempt<Route, string> = async (route, signal, came) => {
    const again = log.some((line) => line.startsWith(route.name));
    log.push(`${route.name} asked at ${Date.now() - 1_000_000}`);
    const letGo = new Promise<never>((_, stop) =>
      signal.addEventListener("abort", () => {
        log.push(`${route.name} let go at ${Date.now() - 1_000_000}`);
        stop(new DOMException("", "AbortError"));
      }),
    );
    await Promise.race([letGo, new Promise((done) => setTimeout(done, route.name === "a" ? 500 : 300))]);
    came(Infinity);
    return again ? route.name : letGo;
  };
  const [won, took] = await timed(first(routes(["a", 0, "hold"], ["b", 0, "hold"]), faltering, never, ended));
  assert.deepEqual([won, took], ["b", 1200]);
  assert.deepEqual(log, ["a asked at 0", "b asked at 400", "b let go at 500", "b asked at 900", "a let go at 1200"]);
  assert.deepEqual(endings, ["b outrun after 100", "b held after 300", "a outrun after 1200"]);
});

test("an early route that was only slow still wins", async () => {
  assert.deepEqual(await timed(first(routes(["slow", 600, "hold"], ["slower", 5000, "hold"]), attempt, never)), ["slow", 600]);
});

test("when all fail it is said at once; a file that is missing anywhere is called missing", async () => {
  await assert.rejects(timed(first(routes(["a", 10, "fail"], ["b", 10, "fail"]), attempt, never)), Unreachable);
  await assert.rejects(timed(first(routes(["a", 10, "fail"], ["b", 10, "miss"], ["c", 10, "refuse"]), attempt, never)), {verdict: "MISSING"});
  await assert.rejects(timed(first([], attempt, never)), Unreachable);
});

test("nothing is waited for once the time is over", async () => {
  const limit = new AbortController();
  const asked = first(routes(["a", 1e6, "hold"]), attempt, limit.signal);
  setTimeout(() => limit.abort(), 10_000);
  const [problem, took] = await timed(asked.catch((each: unknown) => each));
  assert.ok(problem instanceof Unreachable);
  assert.equal(took, 10_000);
});

test("two heads are asked at once; one alone is enough after another 400 ms, and a later one still counts", async () => {
  const taken: string[] = [];
  const both = run(routes(["fast", 50, "hold"], ["late", 2000, "hold"]), 2, attempt, (value) => void taken.push(value), never);
  assert.deepEqual((await timed(both.soon))[1], 450);
  assert.deepEqual(taken, ["fast"]);
  await timed(both.over);
  assert.deepEqual(taken, ["fast", "late"]);
  assert.deepEqual(log.filter((line) => line.includes("asked")), ["fast asked at 0", "late asked at 0"]);
});

test("with two wanted, a third is asked when one fails", async () => {
  const taken: string[] = [];
  const both = run(routes(["a", 20, "fail"], ["b", 50, "hold"], ["c", 50, "hold"]), 2, attempt, (value) => void taken.push(value), never);
  assert.equal((await timed(both.over))[1], 70);
  assert.deepEqual(taken, ["b", "c"]);
});

test("a route that answers goes before untried ones, silent and failing ones behind; all is forgotten in hours", () => {
  const scores = new Scores();
  const note = (base: string, ending: Ending, milliseconds: number): void => scores.note(base, ending, milliseconds, 0);
  note("quick", "held", 80);
  note("black hole", "outrun", 900);
  note("refusing", "failed", 5);
  note("just asked", "outrun", 100);
  assert.deepEqual(scores.order(["black hole", "refusing", "untried", "just asked", "quick"], 0), ["quick", "untried", "just asked", "refusing", "black hole"]);
  const day = 24 * 3_600_000;
  assert.ok(Math.abs(scores.cost("black hole", day) - scores.cost("untried", day)) < 1);
});

test("scores stay numbers whatever happens", async () => {
  const scores = new Scores();
  for (let i = 0; i < 1000; i++) scores.note("a", "failed", 10_000, i);
  assert.ok(scores.cost("a", 1000) <= 60_000);
  await pass(10);
});
