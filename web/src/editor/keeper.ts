import type {Content} from "./document";

/** All that a writer can change on the page: the plain fields and the body. */
export interface Words {
  readonly fields: Readonly<Record<string, string>>;
  readonly content: Content;
}

/** What goes to the newsroom. `attempt` is new with every request made here; a browser that repeats a request by itself repeats it too. */
export interface Parcel extends Words {
  readonly lock: string;
  readonly saves: number;
  readonly attempt: string;
}

/** What the newsroom has. */
export interface ThereNow extends Words {
  readonly saves: number;
}

export type Conflict = {readonly reason: "taken_over" | "stale"; readonly by: string | null; readonly message: string};

export type Answer =
  | {readonly kind: "kept"; readonly saves: number}
  | ({readonly kind: "conflict"} & Conflict)
  | {readonly kind: "refused"; readonly message: string}
  | {readonly kind: "signed_out"}
  | {readonly kind: "no_answer"};

/** The way to the newsroom. */
export interface Door {
  put(parcel: Parcel): Promise<Answer>;
  read(): Promise<ThereNow | null>;
}

/** The words of one session as they lie on this device. `base` is the save they were written upon, `at` milliseconds since 1970. */
export interface KeptWords extends Words {
  readonly story: string;
  readonly session: string;
  readonly base: number;
  readonly at: number;
  readonly sent: boolean;
}

/** The place on this device. Both answer false where the device refuses. */
export interface Shelf {
  keep(words: KeptWords): Promise<boolean>;
  forget(story: string, session: string): Promise<boolean>;
}

export interface Clock {
  now(): number;
  /** Calls `then` after so many milliseconds; the answer calls it off. */
  after(milliseconds: number, then: () => void): () => void;
}

/** Where the words are now. */
export type Standing =
  | {readonly kind: "unchanged"}
  | {readonly kind: "writing"}
  | {readonly kind: "kept"; readonly at: number}
  | {readonly kind: "no_connection"; readonly again: number}
  | {readonly kind: "signed_out"}
  | {readonly kind: "refused"; readonly message: string}
  | ({readonly kind: "stopped"} & Conflict);

export interface Task {
  readonly story: string;
  readonly session: string;
  readonly lock: string;
  readonly saves: number;
  readonly words: () => Words;
  readonly door: Door;
  readonly shelf: Shelf;
  readonly clock: Clock;
  readonly freshAttempt: () => string;
  /** Told after every change of the standing or of the device's. */
  readonly told: (standing: Standing, onDevice: boolean) => void;
}

/** So long after the last keystroke, in milliseconds, the words go to the newsroom. */
export const QUIET = 1_000;
const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 60_000;
const MOST_UNSURE = 8;

/**
 * Keeps what is written: every change at once on this device, and one second after the last keystroke in the newsroom.
 * After a conflict nothing goes to the newsroom any more, but the device goes on keeping.
 */
export class Keeper {
  readonly #task: Task;
  #standing: Standing = {kind: "unchanged"};
  #saves: number;
  #changed = false;
  #onDevice = true;
  #sending: Promise<void> | null = null;
  #shelving: Promise<void> | null = null;
  #shelveAgain = false;
  #callOff: () => void = () => {};
  #failures = 0;
  /** Words that were sent and of which no answer came: the newsroom may have them. */
  #unsure: string[] = [];

  constructor(task: Task) {
    this.#task = task;
    this.#saves = task.saves;
  }

  get standing(): Standing {
    return this.#standing;
  }

  get saves(): number {
    return this.#saves;
  }

  /** Whether some words are not in the newsroom yet. */
  get hasUnsentWords(): boolean {
    return this.#changed || this.#sending !== null;
  }

  /** Whether every word lies on this device. */
  get isOnDevice(): boolean {
    return this.#onDevice;
  }

  /** Something was typed. */
  changed(): void {
    this.#changed = true;
    this.#shelve();
    switch (this.#standing.kind) {
      case "stopped":
      case "no_connection":
        return;
      default:
        this.#stand({kind: "writing"});
        this.#sendAfter(QUIET);
    }
  }

  /** Sends at once what is not sent. True if the newsroom has every word afterwards. */
  async saveNow(): Promise<boolean> {
    if (this.#isStopped()) return false;
    await this.#sending;
    if (this.#changed) await this.#send();
    return !this.#changed && !this.#isStopped();
  }

  /** The connection may be back. */
  tryAgain(): void {
    if (this.#standing.kind === "no_connection" || this.#standing.kind === "signed_out") void this.#send();
  }

  /** Ends the timers. The words stay on the device unless the newsroom has them. */
  async close(): Promise<void> {
    this.#callOff();
    await this.#shelving;
    if (!this.#changed && this.#standing.kind === "kept") await this.#task.shelf.forget(this.#task.story, this.#task.session);
  }

  #isStopped(): boolean {
    return this.#standing.kind === "stopped";
  }

  #sendAfter(milliseconds: number): void {
    this.#callOff();
    this.#callOff = this.#task.clock.after(milliseconds, () => void this.#send());
  }

  async #send(): Promise<void> {
    if (this.#isStopped()) return;
    this.#callOff();
    this.#sending ??= this.#sendOnce().finally(() => {
      this.#sending = null;
    });
    await this.#sending;
  }

  async #sendOnce(): Promise<void> {
    const words = this.#task.words();
    this.#changed = false;
    const parcel = {lock: this.#task.lock, saves: this.#saves, attempt: this.#task.freshAttempt(), ...words};
    const answer = await this.#task.door.put(parcel);
    switch (answer.kind) {
      case "kept":
        return this.#wasKept(answer.saves);
      case "conflict":
        return this.#goOnIfOurs(answer, words);
      case "refused":
        this.#changed = true;
        return this.#stand({kind: "refused", message: answer.message});
      case "signed_out":
        this.#changed = true;
        this.#sendAfter(LONGEST_WAIT);
        return this.#stand({kind: "signed_out"});
      case "no_answer":
        return this.#heardNothing(words);
    }
  }

  #wasKept(saves: number): void {
    this.#saves = saves;
    this.#failures = 0;
    this.#unsure = [];
    if (this.#changed) {
      this.#sendAfter(QUIET);
      this.#stand({kind: "writing"});
    } else {
      this.#stand({kind: "kept", at: this.#task.clock.now()});
    }
    this.#shelve();
  }

  #heardNothing(words: Words): void {
    this.#changed = true;
    this.#unsure = [...this.#unsure, canonical(words)].slice(-MOST_UNSURE);
    const wait = Math.min(FIRST_WAIT * 2 ** this.#failures, LONGEST_WAIT);
    this.#failures += 1;
    this.#sendAfter(wait);
    this.#stand({kind: "no_connection", again: this.#task.clock.now() + wait});
  }

  /**
   * A save whose answer was lost on the way looks like somebody else's save; browsers even repeat such a request by themselves.
   * If the newsroom has just the words we sent, they are ours, and we go on from there.
   */
  async #goOnIfOurs(conflict: Conflict, words: Words): Promise<void> {
    const there = conflict.reason === "stale" ? await this.#task.door.read() : null;
    const ours = there !== null && [...this.#unsure, canonical(words)].find((sent) => sent === canonical(onlyFieldsOf(sent, there)));
    if (!ours) return this.#stop(conflict);
    if (ours === canonical(words)) return this.#wasKept(there.saves);
    this.#saves = there.saves;
    this.#unsure = [];
    return this.#sendOnce();
  }

  #stop({reason, by, message}: Conflict): void {
    this.#callOff();
    this.#changed = true;
    this.#stand({kind: "stopped", reason, by, message});
    this.#shelve();
  }

  #stand(standing: Standing): void {
    this.#standing = standing;
    this.#task.told(standing, this.#onDevice);
  }

  #shelve(): void {
    if (this.#shelving) {
      this.#shelveAgain = true;
      return;
    }
    this.#shelving = this.#shelveUntilDone().finally(() => {
      this.#shelving = null;
    });
  }

  async #shelveUntilDone(): Promise<void> {
    do {
      this.#shelveAgain = false;
      const {story, session, words, shelf, clock} = this.#task;
      const sent = !this.#changed && this.#standing.kind === "kept";
      const onDevice = await shelf.keep({story, session, base: this.#saves, at: clock.now(), sent, ...words()});
      if (onDevice !== this.#onDevice) {
        this.#onDevice = onDevice;
        this.#task.told(this.#standing, onDevice);
      }
    } while (this.#shelveAgain);
  }
}

/** The same words always give the same text, whatever the order of their properties. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) => {
    if (typeof each !== "object" || each === null || Array.isArray(each)) return each;
    return Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)));
  });
}

function onlyFieldsOf(sent: string, there: ThereNow): Words {
  const names = Object.keys((JSON.parse(sent) as Words).fields);
  return {fields: Object.fromEntries(names.map((name) => [name, there.fields[name] ?? ""])), content: there.content};
}
