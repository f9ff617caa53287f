/** On one slow line two fetches halve each other: so what nobody waits for gives way to what somebody waits for. */
export class Precedence {
  #waiting = 0;
  #free = Promise.resolve();
  #release = (): void => {};
  #next = new AbortController();

  /** Somebody waits for this. */
  async first<T>(task: () => Promise<T>): Promise<T> {
    if (this.#waiting++ === 0) {
      this.#free = new Promise((release) => (this.#release = release));
      this.#next.abort();
      this.#next = new AbortController();
    }
    try {
      return await task();
    } finally {
      if (--this.#waiting === 0) this.#release();
    }
  }

  /** Aborted when the next one begins to wait. */
  get next(): AbortSignal {
    return this.#next.signal;
  }

  /** Nobody waits for this: it is begun when nobody waits for anything, and once more whenever that stopped it. */
  async after<T>(task: (signal: AbortSignal) => Promise<T>): Promise<T> {
    for (;;) {
      while (this.#waiting > 0) await this.#free;
      const signal = this.next;
      try {
        return await task(signal);
      } catch (problem) {
        if (!signal.aborted) throw problem;
      }
    }
  }
}

/** Aborted after so many milliseconds, or with the other signal. */
export function limited(milliseconds: number, other: AbortSignal): AbortSignal {
  const limit = new AbortController();
  const stop = (): void => limit.abort();
  setTimeout(stop, milliseconds);
  other.addEventListener("abort", stop);
  return limit.signal;
}
