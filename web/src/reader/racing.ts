import {Refusal} from "./refusal";

/** A store that doesn't answer, or crawls, is not waited for: the next one is asked after so many milliseconds. */
export const NEXT_AFTER = 400;

/** How an attempt at a route ended; `outrun`: it was still silent when another had answered. */
export type Ending = "held" | "failed" | "outrun";
export type Attempt<R, T> = (route: R, signal: AbortSignal, came: Came) => Promise<T>;
/** Told of bytes as they come in, and of more than enough when an answer begins. */
export type Came = (bytes: number) => void;
/** What comes in on a line within 400 ms, so that another fetch would only take the line away from the first: 6 kB a second. */
const ENOUGH = 2_400;
export type Ended<R> = (route: R, ending: Ending, milliseconds: number) => void;

/** No route gave anything before the time was over. */
export class Unreachable extends Error {}

export const wait = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

/** What remains to be said when every route failed: a file that is missing somewhere may be withdrawn, so that comes first. */
function worst(problems: readonly unknown[]): unknown {
  const refusals = problems.filter((each) => each instanceof Refusal);
  return refusals.find((each) => each.verdict === "MISSING") ?? refusals[0] ?? new Unreachable();
}

interface Running {
  /** Resolves with the first answers that held: when there are enough, when 400 ms have passed since the first, or when no route is left. */
  readonly soon: Promise<void>;
  /** Resolves when nothing is under way any more. */
  readonly over: Promise<void>;
}

/** Routes being asked for the same thing, see `run`. */
class Race<R, T> implements Running {
  readonly soon: Promise<void>;
  readonly over: Promise<void>;
  readonly #stop = new AbortController();
  readonly #problems: unknown[] = [];
  readonly #next: R[];
  /** Those that were asked and have not begun to answer. */
  readonly #silent = new Map<R, AbortController>();
  #running = 0;
  #held = 0;
  #done = false;
  /** Bytes that came in since the last look. */
  #came = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #settle!: {soon: () => void; none: (problem: unknown) => void; over: () => void};

  constructor(routes: readonly R[], readonly wanted: number, readonly attempt: Attempt<R, T>, readonly take: (value: T) => Promise<void> | void, readonly signal: AbortSignal, readonly ended: Ended<R>) {
    let over!: () => void;
    this.#next = [...routes];
    this.over = new Promise((resolve) => (over = resolve));
    this.soon = new Promise((soon, none) => (this.#settle = {soon, none, over}));
    this.soon.catch(() => {}); // whoever waits for it hears of it
    if (signal.aborted) this.#giveUp();
    signal.addEventListener("abort", this.#giveUp);
    for (let i = 0; i < wanted; i++) this.#start();
  }

  readonly #giveUp = (): void => this.#finish(new Unreachable());

  #finish(problem: unknown): void {
    if (this.#done) return;
    this.#done = true;
    clearTimeout(this.#timer);
    this.signal.removeEventListener("abort", this.#giveUp);
    if (this.#held > 0) this.#settle.soon();
    else this.#settle.none(problem);
    this.#settle.over();
    this.#stop.abort();
  }

  #start(): void {
    if (this.#done) return;
    const route = this.#next.shift();
    if (route !== undefined) void this.#ask(route);
    else if (this.#running === 0) this.#finish(worst(this.#problems));
    this.#look();
  }

  /** After 400 ms the next route is asked, unless the line is in good use. */
  #look(): void {
    clearTimeout(this.#timer);
    if (this.#done || this.#next.length === 0) return;
    this.#came = 0;
    this.#timer = setTimeout(() => (this.#came < ENOUGH ? this.#start() : this.#look()), NEXT_AFTER);
  }

  async #ask(route: R): Promise<void> {
    const began = Date.now();
    const own = new AbortController();
    const tell = (ending: Ending): void => this.ended(route, ending, Date.now() - began);
    const outrun = (): void => (tell("outrun"), own.abort());
    this.#stop.signal.addEventListener("abort", outrun, {once: true});
    own.signal.addEventListener("abort", () => this.#stop.signal.removeEventListener("abort", outrun));
    this.#silent.set(route, own);
    this.#running++;
    const problem = await this.#answered(route, own.signal).then(() => null, (each: unknown) => each);
    if (this.#done) return;
    this.#stop.signal.removeEventListener("abort", outrun);
    this.#silent.delete(route);
    this.#running--;
    if (own.signal.aborted) return void tell("outrun");
    tell(problem === null ? "held" : "failed");
    if (problem === null) return this.#hold();
    this.#problems.push(problem);
    this.#start();
  }

  async #answered(route: R, signal: AbortSignal): Promise<void> {
    const value = await this.attempt(route, signal, (bytes) => void (signal.aborted || this.#comes(route, bytes)));
    if (!this.#done && !signal.aborted) await this.take(value);
  }

  /** Where one answer is wanted and begins, those that are silent are let go: if it falters, they are asked once more. */
  #comes(route: R, bytes: number): void {
    this.#came += bytes;
    if (!this.#silent.delete(route) || this.wanted > 1) return;
    for (const [other, asked] of this.#silent) {
      asked.abort();
      this.#next.push(other);
    }
    this.#silent.clear();
    this.#look();
  }

  #hold(): void {
    this.#held++;
    if (this.#held >= this.wanted || (this.#running === 0 && this.#next.length === 0)) this.#finish(null);
    else if (this.#held === 1) setTimeout(this.#settle.soon, NEXT_AFTER);
  }
}

/**
 * Asks `wanted` routes at once, and one more as often as one fails or 400 ms pass in which little comes, until `wanted` answers held.
 * An answer counts when `attempt` resolves, so an attempt checks what it got; each is handed to `take` in turn.
 */
export const run = <R, T>(routes: readonly R[], wanted: number, attempt: Attempt<R, T>, take: (value: T) => Promise<void> | void, signal: AbortSignal, ended: Ended<R> = () => {}): Running =>
  new Race(routes, wanted, attempt, take, signal, ended);

/** The first answer that holds. Throws what the routes had in common when none did: a `Refusal`, or `Unreachable`. */
export async function first<R, T>(routes: readonly R[], attempt: Attempt<R, T>, signal: AbortSignal, ended?: Ended<R>): Promise<T> {
  let found: [T] | undefined;
  await run(routes, 1, attempt, (value) => void (found = [value]), signal, ended).soon;
  return found![0];
}

/** The promise's value if it comes within so many milliseconds; null if it fails or takes longer. */
export const within = <T>(milliseconds: number, promise: Promise<T>): Promise<T | null> => Promise.race([promise.catch(() => null), wait(milliseconds).then(() => null)]);

/** What a route cost lately: milliseconds to an answer, more for each failure, forgotten by half in half an hour. */
export interface Cost {
  readonly cost: number;
  readonly at: number;
}

const HALF_LIFE = 30 * 60_000;
const UNTRIED = 300;
const MOST = 60_000;

/** Which routes worked. */
export class Scores {
  constructor(readonly costs: Record<string, Cost> = {}) {}

  cost(base: string, now: number): number {
    const known = this.costs[base];
    return known ? UNTRIED + (known.cost - UNTRIED) * 2 ** (-Math.max(0, now - known.at) / HALF_LIFE) : UNTRIED;
  }

  note(base: string, ending: Ending, milliseconds: number, now: number): void {
    const before = this.cost(base, now);
    // One that was outrun a moment after it was asked says nothing about itself.
    if (ending === "outrun" && milliseconds < NEXT_AFTER) return;
    const cost = ending === "held" ? (this.costs[base] ? (before + milliseconds) / 2 : milliseconds) : Math.min(MOST, Math.max(before * 2, milliseconds) + 1000);
    this.costs[base] = {cost, at: now};
  }

  /** The cheapest first; equal ones as they came. */
  order(bases: readonly string[], now: number): string[] {
    return [...bases].sort((a, b) => this.cost(a, now) - this.cost(b, now));
  }
}
