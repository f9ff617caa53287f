import {demand} from "./refusal";

export type Bytes = Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();
const strict = new TextDecoder("utf-8", {fatal: true, ignoreBOM: true});

export const utf8 = (text: string): Bytes => encoder.encode(text);

/** The text of bytes that must be UTF-8; `MALFORMED` otherwise. */
export function text(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch {
    demand(false);
  }
}

export const sha256 = async (bytes: Bytes): Promise<Bytes> => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));

export const hex = (bytes: Uint8Array): string => Array.from(bytes, (each) => each.toString(16).padStart(2, "0")).join("");

export const fromHex = (written: string): Bytes => Uint8Array.from(written.match(/../g)!, (pair) => parseInt(pair, 16));

export const base64 = (bytes: Uint8Array): string => btoa(Array.from(bytes, (each) => String.fromCharCode(each)).join(""));

/** Bytes of RFC 4648 §4 with padding, in the one spelling an encoder gives; `MALFORMED` otherwise. */
export function fromBase64(written: string): Bytes {
  let binary = "";
  try {
    binary = atob(written);
  } catch {
    demand(false);
  }
  demand(btoa(binary) === written);
  return Uint8Array.from(binary, (each) => each.charCodeAt(0));
}

/** 32 bytes as 43 characters of base64url: how a hash is named inside this program, too. */
export const hashName = (hash: Uint8Array): string => base64(hash).replace(/=+$/, "").replaceAll("+", "-").replaceAll("/", "_");

export function fromHashName(written: string): Bytes {
  demand(/^[\w-]{43}$/.test(written));
  return fromBase64(written.replaceAll("-", "+").replaceAll("_", "/") + "=");
}

/** Below, at or above zero as `a` comes before, equals or comes after `b`, byte by byte, unsigned. */
export function compare(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    if (a[i] !== b[i]) return a[i]! - b[i]!;
  }
  return a.length - b.length;
}

export function joined(parts: Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Reads a binary layout from start to end; whatever is short is `MALFORMED`. */
export class Cursor {
  #at = 0;
  readonly #view: DataView;

  constructor(readonly bytes: Bytes) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  get done(): boolean {
    return this.#at === this.bytes.length;
  }

  take(count: number): Bytes {
    demand(count <= this.bytes.length - this.#at);
    return this.bytes.subarray(this.#at, (this.#at += count));
  }

  u8(): number {
    return this.take(1)[0]!;
  }

  u16(): number {
    return this.u8() * 256 + this.u8();
  }

  u32(): number {
    this.take(4);
    return this.#view.getUint32(this.#at - 4);
  }

  /** An unsigned number of 64 bits that fits 2^53-1. */
  u64(): number {
    const number = this.u32() * 2 ** 32 + this.u32();
    demand(Number.isSafeInteger(number));
    return number;
  }

  end(): void {
    demand(this.done);
  }
}
