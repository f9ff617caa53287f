import {Node} from "prosemirror-model";
import {isWebAddress} from "./addresses";
import {MANNERS, MOST_CHAINS, MOST_HOPS, written, type Chain} from "./chains";
import {SCHEMA_VERSION, storySchema} from "./schema";

/** A story's text as it is stored: see docs/document.md. */
export interface Content {
  readonly schema: number;
  readonly doc: Json;
  readonly attributions: readonly Chain[];
}

export type Json = {readonly [key: string]: unknown};

export const MOST_BYTES = 2 * 1024 * 1024;
export const MOST_NODES = 20_000;
export const MOST_LEVELS = 12;

/** A document that can't be taken, with a sentence that says where and why. */
export class UnreadableDocument extends Error {}

/**
 * Reads a stored story into an editable document whose `chains` attribute holds the attributions.
 *
 * @throws UnreadableDocument if anything in it is not in docs/document.md
 */
export function readContent(json: unknown): Node {
  const content = record(json, "The story");
  onlyKeys(content, ["schema", "doc", "attributions"], "The story");
  if (content.schema !== SCHEMA_VERSION) fail(`This story is of schema ${String(content.schema)}; this editor knows ${SCHEMA_VERSION}.`);
  if (new TextEncoder().encode(JSON.stringify(content)).length > MOST_BYTES) fail("The story is larger than 2 MiB.");
  const chains = readChains(content.attributions);
  const doc = record(content.doc, "The document");
  if (doc.type !== "doc" || doc.attrs !== undefined) fail("The document must begin with a plain doc.");
  walk(doc, 1, {left: MOST_NODES});
  const node = parsed(Array.isArray(doc.content) && doc.content.length > 0 ? doc : {type: "doc", content: [{type: "paragraph"}]});
  everyStatementHasItsChain(node, chains);
  return storySchema.topNodeType.create({chains}, node.content);
}

/** Writes an edited document down as it is stored. */
export function writeContent(doc: Node): Content {
  const plain = doc.toJSON() as {type: string; content?: unknown};
  return {
    schema: SCHEMA_VERSION,
    doc: {type: plain.type, content: plain.content ?? []},
    attributions: chainsOf(doc).map(written),
  };
}

/** The chains of an edited document. */
export function chainsOf(doc: Node): readonly Chain[] {
  return doc.attrs.chains as readonly Chain[];
}

function parsed(json: Json): Node {
  try {
    const node = Node.fromJSON(storySchema, json);
    node.check();
    return node;
  } catch (problem) {
    throw new UnreadableDocument(`The document can't be read: ${(problem as Error).message}`);
  }
}

/** Checks what the schema alone would let pass: the limits, foreign keys and attributes that stand where none belong. */
function walk(node: Json, level: number, room: {left: number}): void {
  if (level > MOST_LEVELS) fail(`The document is more than ${MOST_LEVELS} levels deep.`);
  if (--room.left < 0) fail(`The document has more than ${MOST_NODES} parts.`);
  if (typeof node.type !== "string") fail("Every part of a document has a type.");
  const spec = Object.hasOwn(storySchema.nodes, node.type as string) ? storySchema.nodes[node.type as string] : undefined;
  if (!spec) fail(`“${String(node.type)}” is no part of a story.`);
  const isText = node.type === "text";
  onlyKeys(node, isText ? ["type", "text", "marks"] : ["type", "attrs", "content", "marks"], `A ${String(node.type)}`);
  if (isText && (typeof node.text !== "string" || node.text === "")) fail("A text can't be empty.");
  if (node.attrs !== undefined) onlyKeys(record(node.attrs, "The attributes"), Object.keys(spec!.spec.attrs ?? {}), `A ${String(node.type)}`);
  if (level > 1 && node.type === "doc") fail("A document can't stand in a document.");
  checkMarks(list(node.marks ?? [], "The marks").map((mark) => record(mark, "A mark")));
  if (node.content !== undefined) {
    for (const child of list(node.content, "The content")) walk(record(child, "A part"), level + 1, room);
  }
}

/** Every mark is known, stands once and in the schema's order. */
function checkMarks(marks: readonly Json[]): void {
  const order = Object.keys(storySchema.marks);
  let last = -1;
  for (const mark of marks) {
    onlyKeys(mark, ["type", "attrs"], "A mark");
    const place = order.indexOf(mark.type as string);
    if (place < 0) fail(`“${String(mark.type)}” is no mark of a story.`);
    if (place <= last) fail(`The marks of a text stand once each, in this order: ${order.join(", ")}.`);
    last = place;
    const known = Object.keys(storySchema.marks[mark.type as string]!.spec.attrs ?? {});
    if (mark.attrs !== undefined) onlyKeys(record(mark.attrs, "The attributes"), known, `A ${String(mark.type)}`);
  }
}

function everyStatementHasItsChain(doc: Node, chains: readonly Chain[]): void {
  const known = new Set(chains.map((chain) => chain.id));
  doc.descendants((node) => {
    for (const mark of node.marks) {
      if (mark.type.name === "statement" && !known.has(mark.attrs.attribution as string)) {
        fail(`A statement points to the chain “${String(mark.attrs.attribution)}”, which is not there.`);
      }
    }
  });
}

function readChains(json: unknown): readonly Chain[] {
  const chains = list(json, "The attributions").map(readChain);
  if (chains.length > MOST_CHAINS) fail(`A story has at most ${MOST_CHAINS} chains.`);
  if (new Set(chains.map((chain) => chain.id)).size !== chains.length) fail("Two chains have the same id.");
  return chains;
}

/**
 * Reads one chain.
 *
 * @throws UnreadableDocument if it is not as docs/document.md says
 */
export function readChain(json: unknown): Chain {
  const chain = record(json, "A chain");
  onlyKeys(chain, ["id", "speaker", "manner", "hops"], "A chain");
  if (typeof chain.id !== "string" || !/^a[0-9]{1,9}$/.test(chain.id)) fail("A chain's id is “a” and a number.");
  if (!MANNERS.some(({manner}) => manner === chain.manner)) fail(`“${String(chain.manner)}” is no manner of saying something.`);
  const hops = list(chain.hops, "The hops");
  if (hops.length > MOST_HOPS) fail(`A chain has at most ${MOST_HOPS} hops.`);
  checkSpeaker(record(chain.speaker, "A speaker"));
  hops.forEach((hop) => checkHop(record(hop, "A hop")));
  return written(chain as unknown as Chain);
}

function checkSpeaker(speaker: Json): void {
  switch (speaker.kind) {
    case "named":
      onlyKeys(speaker, ["kind", "person", "role"], "A named speaker");
      if (typeof speaker.person !== "string" || !/^[0-9A-Za-z-]{1,64}$/.test(speaker.person)) fail("A named speaker is a person's id.");
      if (!isTextOrNothing(speaker.role)) fail("A speaker's role is text.");
      return;
    case "described":
      onlyKeys(speaker, ["kind", "description"], "A described speaker");
      if (!isWords(speaker.description)) fail("A described speaker needs a description.");
      return;
    case "withheld":
      onlyKeys(speaker, ["kind", "reason", "knownTo"], "A withheld speaker");
      if (!isWords(speaker.reason)) fail("Say why the speaker is not named.");
      if (!Number.isInteger(speaker.knownTo) || (speaker.knownTo as number) < 0) fail("Say how many editors know the speaker: 0 or more.");
      return;
    default:
      fail(`“${String(speaker.kind)}” is no kind of speaker.`);
  }
}

function checkHop(hop: Json): void {
  onlyKeys(hop, ["outlet", "address", "seen"], "A hop");
  if (!isWords(hop.outlet)) fail("A hop needs the name of its outlet.");
  if (!isTextOrNothing(hop.address) || (typeof hop.address === "string" && !isWebAddress(hop.address))) fail("A hop's address is a web address.");
  if (!isTextOrNothing(hop.seen) || (typeof hop.seen === "string" && !isInstant(hop.seen))) fail("The time a hop was seen is an instant in UTC.");
}

function isInstant(value: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?Z$/.test(value) && !Number.isNaN(Date.parse(value));
}
function isWords(value: unknown): boolean {
  return typeof value === "string" && value.trim() !== "";
}
function isTextOrNothing(value: unknown): boolean {
  return value === undefined || value === null || typeof value === "string";
}
function record(value: unknown, what: string): Json {
  if (typeof value !== "object" || value === null || Array.isArray(value)) fail(`${what} must be an object.`);
  return value as Json;
}
function list(value: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(value)) fail(`${what} must be a list.`);
  return value as readonly unknown[];
}
function onlyKeys(value: Json, allowed: readonly string[], what: string): void {
  for (const key of Object.keys(value)) {
    if (!allowed.includes(key)) fail(`${what} has no “${key}”.`);
  }
}
function fail(sentence: string): never {
  throw new UnreadableDocument(sentence);
}
