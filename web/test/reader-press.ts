// Prints small signed editions for tests, by docs/edition-format.md and nothing else.
import {createHash, generateKeyPairSync, sign, type KeyObject} from "node:crypto";
import type {Bytes} from "../src/reader/bytes";

export const hash = (bytes: Uint8Array | string): Buffer => createHash("sha256").update(bytes).digest();
const name = (digest: Buffer): string => digest.toString("base64url");
const bytesOf = (...parts: (Uint8Array | string)[]): Bytes => Uint8Array.from(Buffer.concat(parts.map((part) => Buffer.from(part as string))));
const stamp = (at: number): string => new Date(at).toISOString().replace(/\.\d+Z/, "Z");

export class TestKey {
  readonly #secret: KeyObject;
  readonly bytes: Buffer;
  readonly written: string;
  readonly #id: Buffer;

  constructor(readonly named: string) {
    const {privateKey, publicKey} = generateKeyPairSync("ed25519");
    this.#secret = privateKey;
    this.bytes = Buffer.from(publicKey.export({format: "jwk"}).x!, "base64url");
    const marked = Buffer.concat([Buffer.from([1]), this.bytes]);
    this.#id = hash(Buffer.concat([Buffer.from(`${named}\n`), marked])).subarray(0, 4);
    this.written = `${named}+${this.#id.toString("hex")}+${marked.toString("base64")}`;
  }

  sign(text: string): Buffer {
    return sign(null, Buffer.from(text), this.#secret);
  }

  line(text: string): string {
    return `— ${this.named} ${Buffer.concat([this.#id, this.sign(text)]).toString("base64")}\n`;
  }
}

export const note = (text: string, ...keys: TestKey[]): Bytes => bytesOf(text, "\n", ...keys.map((key) => key.line(text)));

export interface TestPage {
  readonly body: string;
  readonly mediaType?: string;
  readonly policy?: number;
}

/** Builds a page table from scratch; gives its root's hash and puts every node into `put`. */
export function printTable(pages: ReadonlyMap<string, {hash: Buffer; length: number; mediaType: string; policy: number}>, put: (bytes: Bytes) => Buffer): Buffer {
  const bitsOf = (path: string): string => [...hash(path)].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const all = [...pages.keys()].map((path) => ({path, bits: bitsOf(path)})).sort((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
  const below = (prefix: string): string[] => all.filter(({bits}) => bits.startsWith(prefix)).map(({path}) => path);
  const leaf = (paths: string[]): Buffer =>
    put(bytesOf(Uint8Array.of(0, 1, paths.length), ...paths.map((path) => {
      const page = pages.get(path)!;
      const written = Buffer.from(path);
      const length = Buffer.alloc(8);
      length.writeBigUInt64BE(BigInt(page.length));
      const size = Buffer.alloc(2);
      size.writeUInt16BE(written.length);
      return Buffer.concat([size, written, Uint8Array.of(0, page.policy), length, Uint8Array.of(page.mediaType.length), Buffer.from(page.mediaType), page.hash]);
    })));
  const node = (prefix: string): Buffer => {
    if (below(prefix).length <= 32) return leaf(below(prefix));
    const children: Buffer[] = [];
    const part = (at: string): void => {
      const paths = below(at);
      if (at.length === prefix.length + 6) children.push(Buffer.concat([Uint8Array.of(0), node(at)]));
      else if (at !== prefix && paths.length <= 32) children.push(Buffer.concat([Uint8Array.of(6 - (at.length - prefix.length)), leaf(paths)]));
      else ["0", "1"].forEach((bit) => part(at + bit));
    };
    part(prefix);
    return put(bytesOf(Uint8Array.of(1, 1, children.length), ...children));
  };
  return node("");
}

/** A newsroom that signs; `files` is its store as of the last thing it printed. */
export class TestPress {
  readonly files = new Map<string, Bytes>();
  readonly keys: Record<string, TestKey>;
  root: Bytes;
  version = 1;
  number = 0;
  clocks = 0;
  #previous = "none";
  #edition = "";

  constructor(readonly newsroom = "meadow.example", readonly began = Date.UTC(2026, 2, 1, 12)) {
    this.keys = Object.fromEntries(["root", "edition", "clock", "mirrors", "notice"].map((role) => [role, new TestKey(`${newsroom}/${role}`)]));
    this.root = this.#printRoot();
  }

  #printRoot(...alsoBy: TestKey[]): Bytes {
    const roles = Object.entries(this.keys).map(([role, key]) => `role ${role} 1 0\nkey ${key.written}\n`).join("");
    const text = `stet.press/root/v1\nnewsroom ${this.newsroom}\nversion ${this.version}\ntime ${stamp(this.began)}\nexpires ${stamp(this.began + 365 * 86_400_000)}\n${roles}`;
    const made = note(text, this.keys.root!, ...alsoBy);
    this.files.set(`root/${this.version}`, made);
    return made;
  }

  /** Throws the key of a role out, by a new root. */
  throwOut(role: string): void {
    this.keys[role] = new TestKey(`${this.newsroom}/${role}-2`);
    this.version++;
    this.#printRoot();
  }

  put = (bytes: Bytes): Buffer => {
    const digest = hash(bytes);
    this.files.set(`o/${digest.toString("hex").slice(0, 2)}/${digest.toString("hex")}`, bytes);
    return digest;
  };

  /** Prints an edition of these pages and a clock. `hot` names pages of the hot list. */
  publish(pages: Record<string, TestPage>, at: number, hot: readonly string[] = []): void {
    const entries = new Map(Object.entries(pages).map(([path, {body, mediaType = "text/html; charset=utf-8", policy = 1}]) =>
      [path, {hash: this.put(bytesOf(body)), length: Buffer.byteLength(body), mediaType, policy}] as const));
    const table = printTable(entries, this.put);
    const lines = hot.map((path) => `hot page ${entries.get(path)!.length} ${name(entries.get(path)!.hash)} ${path}\n`).join("");
    this.number++;
    const text = `stet.press/edition/v1\nnewsroom ${this.newsroom}\nnumber ${this.number}\ntime ${stamp(at)}\ntable ${name(table)}\nprevious ${this.#previous}\nnotices 0\nworker none\n${lines}`;
    this.#edition = text;
    this.#previous = name(hash(text));
    this.files.set(`edition/${this.number}`, note(text, this.keys.edition!));
    this.tick(at);
  }

  /** Signs the clock (and the edition again, should its key have changed). */
  tick(at: number): void {
    this.files.set(`edition/${this.number}`, note(this.#edition, this.keys.edition!));
    this.clocks++;
    const text = `stet.press/clock/v1\nnewsroom ${this.newsroom}\nversion ${this.clocks}\nroot ${this.version}\nedition ${this.number}\nhash ${this.#previous}\ntime ${stamp(at)}\nexpires ${stamp(at + 48 * 3_600_000)}\n`;
    this.files.set("clock", note(text, this.keys.clock!));
  }

  mirrors(channel: string, version: number, at: number, stores: readonly string[]): Bytes {
    const lines = stores.map((store) => `store ${store}\n`).join("");
    const made = note(`stet.press/mirrors/v1\nnewsroom ${this.newsroom}\nchannel ${channel}\nversion ${version}\ntime ${stamp(at)}\nexpires ${stamp(at + 14 * 86_400_000)}\n${lines}`, this.keys.mirrors!);
    this.files.set(`mirrors/${channel}`, made);
    return made;
  }

  withdraw(body: string, at: number, say: string): void {
    const digest = hash(body);
    this.files.delete(`o/${digest.toString("hex").slice(0, 2)}/${digest.toString("hex")}`);
    const text = `stet.press/notice/v1\nnewsroom ${this.newsroom}\nnumber 1\nkind withdrawal\ntime ${stamp(at)}\nexpires never\nobject ${name(digest)}\nsay ${say}\n`;
    this.files.set(`withdrawn/${digest.toString("hex")}`, note(text, this.keys.notice!));
  }

  /** The page with its proof: every node of the table goes along. */
  carried(path: string, body: string): Bytes {
    const part = (kind: number, named: string, bytes: Uint8Array): Buffer => {
      const head = Buffer.alloc(3);
      head.writeUInt8(kind);
      head.writeUInt16BE(named.length, 1);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return Buffer.concat([head, Buffer.from(named), length, bytes]);
    };
    const nodes = [...this.files].filter(([named, bytes]) => named.startsWith("o/") && bytes[0]! <= 1 && bytes[1] === 1).map(([, bytes]) => part(2, "", bytes));
    const pack = Buffer.concat([Buffer.from("stet.press/pack/v1\n"), part(3, "", Buffer.from(path)), part(1, `edition/${this.number}`, this.files.get(`edition/${this.number}`)!), ...nodes]);
    return bytesOf(body, `<!--stet-proof/v1 ${pack.toString("base64")}-->\n`);
  }

  /** The store as it is now, as another host keeps it. */
  copy(): Map<string, Bytes> {
    return new Map(this.files);
  }
}
