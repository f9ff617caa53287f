import {fromHashName} from "./bytes";
import {demand} from "./refusal";

/** A decimal number without leading zeros, `least` to 2^53-1. */
export function number(written: string, least = 0): number {
  const value = Number(written);
  demand(/^(0|[1-9]\d{0,15})$/.test(written) && Number.isSafeInteger(value) && value >= least);
  return value;
}

/** Milliseconds since 1970 of `YYYY-MM-DDThh:mm:ssZ` in the years 2000 to 2999. */
export function time(written: string): number {
  demand(/^2\d{3}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(written));
  const value = Date.parse(written);
  demand(Number.isFinite(value) && new Date(value).toISOString() === written.replace("Z", ".000Z"));
  return value;
}

export function hash(written: string): string {
  fromHashName(written);
  return written;
}

/** Reads the lines of a signed text, each a word, a space and a value, in their order. */
export class Lines {
  readonly #lines: string[];
  #at = 0;

  constructor(text: string) {
    this.#lines = text.slice(0, -1).split("\n");
  }

  /** The first line as it is. */
  first(): string {
    return this.#lines[this.#at++]!;
  }

  /** The value of the next line, if it begins with `word`. */
  maybe(word: string): string | null {
    const line = this.#lines[this.#at];
    if (!line?.startsWith(word + " ")) return null;
    this.#at++;
    return line.slice(word.length + 1);
  }

  value(word: string): string {
    const found = this.maybe(word);
    demand(found !== null);
    return found;
  }

  /** The values of the lines that begin with `word` and follow each other, `most` at most. */
  all(word: string, most: number): string[] {
    const found: string[] = [];
    for (let value = this.maybe(word); value !== null; value = this.maybe(word)) {
      found.push(value);
      demand(found.length <= most);
    }
    return found;
  }

  end(): void {
    demand(this.#at === this.#lines.length);
  }
}
