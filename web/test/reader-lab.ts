// A world without network: stores that refuse, stall, cut, delay and lie, and time that passes only when nothing is being done.
import {mock} from "node:test";
import type {Bytes} from "../src/reader/bytes";
import {Refusal} from "../src/reader/refusal";
import type {Transport} from "../src/reader/newsroom";

export interface TestStore {
  files: Map<string, Bytes>;
  /** Milliseconds to an answer. */
  delay?: number;
  does?: "refuse" | "stall" | "cut" | "lie";
}

let busy = 0;
for (const named of ["digest", "verify", "importKey"] as const) {
  const real = crypto.subtle[named].bind(crypto.subtle) as (...given: unknown[]) => Promise<unknown>;
  Object.defineProperty(crypto.subtle, named, {value: (...given: unknown[]) => (busy++, real(...given).finally(() => busy--)), configurable: true});
}

/** Until no computation is under way and no promise is waiting to be continued. */
async function idle(): Promise<void> {
  for (let quiet = 0; quiet < 4; quiet = busy > 0 ? 0 : quiet + 1) await new Promise((done) => setImmediate(done));
}

/** Lets time pass in steps of 10 ms until the promise is settled; gives its value and the milliseconds it took. */
export async function timed<T>(promise: Promise<T>): Promise<[T, number]> {
  let settled = false;
  promise.then(() => (settled = true), () => (settled = true));
  const began = Date.now();
  for (await idle(); !settled; await idle()) {
    if (Date.now() - began > 60_000) throw new Error("Nothing happened for a minute.");
    mock.timers.tick(10);
  }
  return [await promise, Date.now() - began];
}

export async function pass(milliseconds: number): Promise<void> {
  const step = Math.max(10, Math.ceil(milliseconds / 50));
  for (let left = milliseconds; left > 0; left -= step) {
    await idle();
    mock.timers.tick(Math.min(step, left));
  }
  await idle();
}

/** Jumps ahead, for what takes days. */
export async function jump(milliseconds: number): Promise<void> {
  await idle();
  mock.timers.setTime(Date.now() + milliseconds);
  await idle();
}

export class World {
  readonly stores = new Map<string, TestStore>();
  readonly asked: {base: string; name: string; at: number}[] = [];

  add(base: string, store: TestStore): string {
    this.stores.set(base, store);
    return base;
  }

  namesAsked(base: string): string[] {
    return this.asked.filter((each) => each.base === base).map((each) => each.name);
  }

  readonly transport: Transport = async (address, most, signal) => {
    const base = [...this.stores.keys()].find((each) => address.startsWith(each))!;
    const name = address.slice(base.length);
    const store = this.stores.get(base)!;
    this.asked.push({base, name, at: Date.now()});
    await new Promise((resolve, reject) => {
      signal.addEventListener("abort", () => reject(new DOMException("", "AbortError")));
      if (store.does !== "stall") setTimeout(resolve, store.delay ?? 50);
    });
    if (store.does === "refuse" || store.does === "cut") throw new TypeError("Failed to fetch");
    const found = store.files.get(name);
    if (!found) return null;
    if (found.length > most) throw new Refusal("TOO_LONG");
    if (store.does !== "lie") return found;
    const lie = found.slice();
    lie[lie.length >> 1]! ^= 1;
    return lie;
  };
}
