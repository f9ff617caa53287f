import {Cursor, fromBase64, hashName, sha256, text, type Bytes} from "./bytes";
import {NOTE_BYTES} from "./note";
import {readPath} from "./paths";
import {demand, Refusal} from "./refusal";
import {OBJECT_BYTES} from "./texts";
import {objectName, type Store} from "./verify";

const FIRST = "stet.press/pack/v1\n";
const SIGNED = /^(clock|(root|edition|notice)\/[1-9]\d{0,15}|withdrawn\/[0-9a-f]{64}|mirrors\/[a-z0-9-]{1,40})$/;

/** Some files of a store in one; trusted as little as any store. */
export class Pack implements Store {
  constructor(readonly path: string | null, readonly files: ReadonlyMap<string, Bytes>) {}

  async get(name: string, most: number): Promise<Bytes | null> {
    const found = this.files.get(name) ?? null;
    demand(found === null || found.length <= most, "TOO_LONG");
    return found;
  }
}

export async function readPack(bytes: Bytes): Promise<Pack> {
  demand(String.fromCharCode(...bytes.subarray(0, FIRST.length)) === FIRST, "WRONG_KIND");
  const cursor = new Cursor(bytes);
  cursor.take(FIRST.length);
  const files = new Map<string, Bytes>();
  let path: string | null = null;
  while (!cursor.done) {
    const kind = cursor.u8();
    const given = text(cursor.take(cursor.u16()));
    const content = cursor.take(cursor.u32());
    if (kind === 3) {
      demand(given === "" && path === null);
      path = readPath(text(content));
      continue;
    }
    demand(kind === 1 ? SIGNED.test(given) && content.length <= NOTE_BYTES : kind === 2 && given === "" && content.length <= OBJECT_BYTES);
    const name = kind === 1 ? given : objectName(hashName(await sha256(content)));
    demand(!files.has(name));
    files.set(name, content);
  }
  return new Pack(path, files);
}

export interface CarriedFile {
  /** The bytes as they were published. */
  readonly published: Bytes;
  readonly proof: Pack;
}

/** Parts a file that was passed on by hand into the page and its proof; `MISSING` where there is none. */
export async function readCarried(bytes: Bytes): Promise<CarriedFile> {
  const binary = new TextDecoder("latin1").decode(bytes); // one character for every byte
  const start = binary.lastIndexOf("<!--stet-proof/v1 ");
  const found = start < 0 ? null : /^<!--stet-proof\/v1 ([A-Za-z0-9+/=]*)-->[ \r\n]*$/.exec(binary.slice(start));
  if (found === null) throw new Refusal("MISSING");
  demand(found[1]!.length <= 1_048_576, "TOO_LONG");
  return {published: bytes.subarray(0, start), proof: await readPack(fromBase64(found[1]!))};
}
