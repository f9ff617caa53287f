// The bytes of the index: Shards.java says what they are.

const ALPHABETS: Record<string, string> = {
  ru: "абвгдежзийклмнопрстуфхцчшщъыьэюя",
  fa: "ابتثجحخدذرزسشصضطظعغفقكلمنهويپچژگئؤء",
};

/** A word's bytes in the index of its language. */
export function encoded(word: string, tag: string): Uint8Array {
  const alphabet = ALPHABETS[tag.split("-")[0]!.toLowerCase()] ?? "";
  const bytes: number[] = [];
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    const letter = alphabet.indexOf(word[i]!);
    if (code < 0x80) bytes.push(code);
    else if (letter >= 0) bytes.push(0x80 + letter);
    else bytes.push(0xff, code >> 8, code & 0xff);
  }
  return Uint8Array.from(bytes);
}

/** Which of `count` shards a word is in. */
export function shardOf(word: Uint8Array, count: number): number {
  let hash = 0x811c9dc5;
  for (const byte of word) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash ^ (hash >>> 16)) & (count - 1);
}

class Reader {
  at = 0;
  constructor(readonly bytes: Uint8Array) {}

  get done(): boolean {
    return this.at >= this.bytes.length;
  }

  u8(): number {
    return this.bytes[this.at++] ?? 0;
  }

  take(length: number): Uint8Array {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  varint(): number {
    let value = 0;
    for (let scale = 1; scale < 2 ** 49; scale *= 128) {
      const byte = this.u8();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
    throw new Error("A number of the index has no end.");
  }
}

/** The stories of a word in a shard, by place in the segment: whether it stands in the head. */
export function postings(shard: Uint8Array, word: Uint8Array): Map<number, boolean> {
  const found = new Map<number, boolean>();
  const reader = new Reader(shard);
  if (reader.u8() !== 1) throw new Error("This part of the index is written in another way.");
  let before = new Uint8Array();
  while (!reader.done) {
    const shared = before.subarray(0, reader.u8());
    const rest = reader.take(reader.u8());
    const current = new Uint8Array([...shared, ...rest]);
    const list = new Reader(reader.take(reader.varint()));
    before = current;
    if (current.length !== word.length || current.some((byte, i) => byte !== word[i])) continue;
    for (let story = -1; !list.done; ) {
      const posting = list.varint();
      story += Math.floor(posting / 2);
      found.set(story, posting % 2 === 1);
    }
    break;
  }
  return found;
}

export interface Row {
  readonly path: string;
  readonly headline: string;
  readonly standfirst: string;
  readonly day: string;
}

export const rows = (json: string): Row[] =>
  (JSON.parse(json) as string[][]).map(([path, headline, standfirst, day]) => ({path: path!, headline: headline!, standfirst: standfirst!, day: day!}));

/** More stories than any newsroom has; a host that isn't trusted could say any number. */
const MOST_STORIES = 10_000_000;

/** The file `latest`: how many stories there are, the newest ones, and their words. */
export function latest(bytes: Uint8Array): {total: number; rows: Row[]; shard: Uint8Array} {
  const reader = new Reader(bytes);
  const total = reader.varint();
  if (total > MOST_STORIES) throw new Error("This index has no end.");
  const json = reader.take(reader.varint());
  return {total, rows: rows(new TextDecoder().decode(json)), shard: bytes.subarray(reader.at)};
}
