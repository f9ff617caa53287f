/** Who said it: see docs/document.md. A confidential identity is never stored. */
export type Speaker =
  | {readonly kind: "named"; readonly person: string; readonly role: string | null}
  | {readonly kind: "described"; readonly description: string}
  | {readonly kind: "withheld"; readonly reason: string; readonly knownTo: number};

/** One station between the speaker and us. `seen` is an ISO 8601 instant in UTC. */
export interface Hop {
  readonly outlet: string;
  readonly address: string | null;
  readonly seen: string | null;
}

export type Manner = "to_us" | "to_agency" | "to_outlet" | "in_public" | "in_document" | "seen_by_us";

/** A chain without its id: what an editor says about a statement. `hops` begin nearest to us. */
export interface ChainWords {
  readonly speaker: Speaker;
  readonly manner: Manner;
  readonly hops: readonly Hop[];
}

export interface Chain extends ChainWords {
  readonly id: string;
}

export const MANNERS: readonly {readonly manner: Manner; readonly words: string}[] = [
  {manner: "to_us", words: "to us"},
  {manner: "to_agency", words: "to a news agency"},
  {manner: "to_outlet", words: "to another outlet"},
  {manner: "in_public", words: "in public"},
  {manner: "in_document", words: "in a document"},
  {manner: "seen_by_us", words: "we saw it ourselves"},
];

export const MOST_HOPS = 8;
export const MOST_CHAINS = 500;

/** Whether two chains say the same, whatever their ids. */
export function sameWords(one: ChainWords, other: ChainWords): boolean {
  return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
}

/** The chain among `chains` that says the same as `words`. */
export function findSame(chains: readonly Chain[], words: ChainWords): Chain | undefined {
  return chains.find((chain) => sameWords(chain, words));
}

/** An id that no chain of the story has. */
export function freshId(chains: readonly Chain[]): string {
  const highest = chains.reduce((most, chain) => Math.max(most, Number(chain.id.slice(1)) || 0), 0);
  return `a${highest + 1}`;
}

/** A chain's properties in the order in which they are written down. */
export function written(chain: Chain): Chain {
  return {id: chain.id, ...inOrder(chain)};
}

function inOrder(words: ChainWords): ChainWords {
  return {
    speaker: speakerInOrder(words.speaker),
    manner: words.manner,
    hops: words.hops.map((hop) => ({outlet: hop.outlet, address: hop.address ?? null, seen: hop.seen ?? null})),
  };
}

function speakerInOrder(speaker: Speaker): Speaker {
  switch (speaker.kind) {
    case "named":
      return {kind: "named", person: speaker.person, role: speaker.role ?? null};
    case "described":
      return {kind: "described", description: speaker.description};
    case "withheld":
      return {kind: "withheld", reason: speaker.reason, knownTo: speaker.knownTo};
  }
}

/**
 * A chain in a few words, from the speaker to us: `Peskov ← TASS`.
 *
 * @param nameOf gives the name of a person by id
 */
export function inWords(chain: ChainWords, nameOf: (person: string) => string): string {
  const way = [...chain.hops].reverse().map((hop) => hop.outlet);
  return [speakerInWords(chain.speaker, nameOf), ...way].join(" ← ");
}

function speakerInWords(speaker: Speaker, nameOf: (person: string) => string): string {
  switch (speaker.kind) {
    case "named":
      return nameOf(speaker.person);
    case "described":
      return speaker.description;
    case "withheld":
      return "name withheld";
  }
}
