import {base64, fromBase64, hex, joined, sha256, text, utf8, type Bytes} from "./bytes";
import {verifies} from "./ed25519";
import {demand} from "./refusal";

export const NOTE_BYTES = 131_072;

/** A public key as signed texts write it. */
export interface Key {
  readonly written: string;
  readonly name: string;
  /** 4 bytes in hex. */
  readonly id: string;
  readonly bytes: Bytes;
}

export async function readKey(written: string): Promise<Key> {
  const found = /^([!-*,-~]{1,100})\+([0-9a-f]{8})\+(.+)$/.exec(written);
  demand(found);
  const [, name, id, encoded] = found as unknown as [string, string, string, string];
  const marked = fromBase64(encoded);
  demand(marked.length === 33 && marked[0] === 1);
  demand(hex((await sha256(joined([utf8(name + "\n"), marked]))).subarray(0, 4)) === id);
  return {written, name, id, bytes: marked.slice(1)};
}

/** A name without plus and without White_Space of Unicode, then base64. */
const SIGNATURE_LINE = /^— ([^+\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+) ([A-Za-z0-9+/=]+)$/;

/** A C2SP signed note, taken apart but not checked. */
export interface Note {
  /** With its last newline. */
  readonly text: string;
  readonly lines: readonly {readonly name: string; readonly id: string; readonly signature: Bytes}[];
}

export function readNote(bytes: Bytes): Note {
  demand(bytes.length <= NOTE_BYTES, "TOO_LONG");
  const whole = text(bytes);
  demand(!/[\0-\x09\x0b-\x1f]/.test(whole));
  const end = whole.lastIndexOf("\n\n") + 1;
  demand(end > 0 && whole.endsWith("\n"));
  const said = whole.slice(0, end);
  demand(utf8(said).length <= 32_768, "TOO_LONG");
  const lines = whole.slice(end + 1, -1).split("\n").map((line) => {
    const found = SIGNATURE_LINE.exec(line);
    demand(found);
    const blob = fromBase64(found[2]!);
    demand(blob.length > 4);
    return {name: found[1]!, id: hex(blob.subarray(0, 4)), signature: blob.slice(4)};
  });
  demand(lines.length <= 16);
  return {text: said, lines};
}

/** The public bytes (base64) of those of `keys` that signed. One wrong signature by any of them refuses the note. */
export async function signers(note: Note, keys: readonly Key[]): Promise<Set<string>> {
  const signed = new Set<string>();
  for (const line of note.lines) {
    for (const key of keys) {
      if (key.name !== line.name || key.id !== line.id) continue;
      demand(line.signature.length === 64 && (await verifies(key.bytes, utf8(note.text), line.signature)), "BAD_SIGNATURE");
      signed.add(base64(key.bytes));
    }
  }
  return signed;
}
