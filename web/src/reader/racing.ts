import {Refusal} from "./refusal";

/** A store that doesn't answer is not waited for: the next one is asked after so many milliseconds. */
export const NEXT_AFTER = 400;

/** How an attempt at a route ended; `outrun`: it was still silent when another had answered. */
export type Ending = "held" | "failed" | "outrun";
export type Attempt<R, T> = (route: R, signal: AbortSignal) => Promise<T>;
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

/**
 * Asks `wanted` routes at once, and one more as often as one fails or 400 ms pass in silence, until `wanted` answers held.
 * An answer counts when `attempt` resolves, so an attempt checks what it got; each is handed to `take` in turn.
 */
export function run<R, T>(routes: readonly R[], wanted: number, attempt: Attempt<R, T>, take: (value: T) => Promise<void> | void, signal: AbortSignal, ended: Ended<R> = () => {}): Running {
  const stop = new AbortController();
  const problems: unknown[] = [];
  let next = 0;
  let running = 0;
  let held = 0;
  let done = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let over!: () => void;
  let soon!: () => void;
  let none!: (problem: unknown) => void;
  const promises = {over: new Promise<void>((resolve) => (over = resolve)), soon: new Promise<void>((resolve, reject) => ([soon, none] = [resolve, reject]))};
  promises.soon.catch(() => {});

  const finish = (problem: unknown): void => {
    if (done) return;
    done = true;
    clearTimeout(timer);
    signal.removeEventListener("abort", giveUp);
    if (held > 0) soon();
    else none(problem);
    over();
    stop.abort();
  };
  const giveUp = (): void => finish(new Unreachable());
  const start = (): void => {
    clearTimeout(timer);
    if (done) return;
    if (next < routes.length) {
      void follow(routes[next++]!);
      if (next < routes.length) timer = setTimeout(start, NEXT_AFTER);
    } else if (running === 0) {
      finish(worst(problems));
    }
  };
  const follow = async (route: R): Promise<void> => {
    const began = Date.now();
    const tell = (ending: Ending): void => ended(route, ending, Date.now() - began);
    const outrun = (): void => tell("outrun");
    stop.signal.addEventListener("abort", outrun, {once: true});
    running++;
    try {
      const value = await attempt(route, stop.signal);
      if (done) return;
      await take(value);
      held++;
    } catch (problem) {
      if (done) return;
      problems.push(problem);
      stop.signal.removeEventListener("abort", outrun);
      tell("failed");
      running--;
      return start();
    }
    stop.signal.removeEventListener("abort", outrun);
    tell("held");
    running--;
    if (held >= wanted || (running === 0 && next >= routes.length)) finish(null);
    else if (held === 1) setTimeout(soon, NEXT_AFTER);
  };

  if (signal.aborted) giveUp();
  else signal.addEventListener("abort", giveUp);
  for (let i = 0; i < wanted; i++) start();
  return promises;
}

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
