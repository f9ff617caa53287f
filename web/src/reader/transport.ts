import {joined, type Bytes} from "./bytes";
import type {Came} from "./racing";
import {Refusal} from "./refusal";

/** What static hosts answer for a file they don't have; S3-compatible ones say 403. */
const MISSING = [403, 404, 410];

/**
 * One file of a store by https: no credentials, no referrer, a redirect is an error, and reading stops after `most` bytes.
 * Nothing the store says about the file counts.
 */
export async function fetchFile(address: string, most: number, signal: AbortSignal, came: Came = () => {}): Promise<Bytes | null> {
  const answer = await fetch(address, {mode: "cors", credentials: "omit", referrerPolicy: "no-referrer", redirect: "error", cache: "no-store", signal});
  if (MISSING.includes(answer.status)) return null;
  if (answer.status !== 200 || !answer.body) throw new TypeError(`The store answered ${answer.status}.`);
  came(Infinity);
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = answer.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length;
    came(part.value.length);
    if (length > most) {
      void reader.cancel();
      throw new Refusal("TOO_LONG");
    }
    parts.push(part.value);
  }
  return joined(parts);
}
