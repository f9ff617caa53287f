// Searches an index that lies in files: fetches what the words need and no more, and tells nobody the words.
import {encoded, latest, postings, rows, shardOf, type Row} from "./shards";
import {words} from "./words";

/** SearchLayout.java: sizes of segments, and how many shards each has. */
const TIERS = [[4096, 256], [1024, 128], [256, 64], [64, 32], [16, 8]] as const;
const BLOCK = 16;

interface Segment {
  readonly from: number;
  readonly size: number;
  readonly shards: number;
}

export function layout(total: number): Segment[] {
  const segments: Segment[] = [];
  let from = 0;
  for (const [size, shards] of TIERS) {
    for (; from + size <= total; from += size) segments.push({from, size, shards});
  }
  return segments;
}

/** Fetches a file by its name in the folder of the index. */
export type Fetching = (name: string) => Promise<Uint8Array>;

export interface Found {
  /** Places of the stories that have all the words, best first. */
  readonly places: readonly number[];
  /** What is to be shown of them. */
  row(place: number): Promise<Row>;
}

/** Best first: words in the head count, then the newest. */
export async function search(query: string, tag: string, fetching: Fetching): Promise<Found> {
  const files = new Map<string, Promise<Uint8Array>>();
  const file = (name: string): Promise<Uint8Array> => {
    const fetched = files.get(name) ?? fetching(name);
    files.set(name, fetched);
    return fetched;
  };
  const newest = latest(await file("latest"));
  const start = newest.total - (newest.total % BLOCK);
  const wanted = words(query, tag).map((word) => encoded(word, tag));
  const each = await Promise.all(
    wanted.map(async (word) => {
      const places = new Map<number, boolean>();
      const add = (from: number, shard: Uint8Array): void => postings(shard, word).forEach((inHead, story) => places.set(from + story, inHead));
      await Promise.all(
        layout(newest.total).map(async ({from, size, shards}) => add(from, await file(`${size}/${from / size}/${shardOf(word, shards)}`))),
      );
      add(start, newest.shard);
      return places;
    }),
  );
  const score = (place: number): number => each.filter((places) => places.get(place)).length;
  const places = [...(each[0]?.keys() ?? [])].filter((place) => each.every((found) => found.has(place)));
  places.sort((a, b) => score(b) - score(a) || b - a);
  return {
    places,
    async row(place) {
      if (place >= start) return newest.rows[place - start]!;
      const block = await file(`headlines/${Math.floor(place / BLOCK)}`);
      return rows(new TextDecoder().decode(block))[place % BLOCK]!;
    },
  };
}
