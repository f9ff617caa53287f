import {utf8} from "./bytes";
import {hash, Lines, number, time} from "./lines";
import {readKey, type Key} from "./note";
import {readPath} from "./paths";
import {policyNamed, type PolicyClass} from "./policies";
import {demand} from "./refusal";

export const ROLES = ["root", "edition", "clock", "mirrors", "notice"] as const;
export type Role = (typeof ROLES)[number];

export const OBJECT_BYTES = 2_097_152;
export const HTML = "text/html; charset=utf-8";
const DAY = 86_400_000;

export const firstLine = (role: Role): string => `stet.press/${role}/v1`;

export interface RoleKeys {
  readonly threshold: number;
  /** Least number or version that may still be taken for the latest. */
  readonly floor: number;
  readonly keys: readonly Key[];
  /** Keys taken out of use honourably, with the last number they signed. */
  readonly retired: readonly {readonly last: number; readonly key: Key}[];
}

export interface RootText {
  readonly newsroom: string;
  readonly version: number;
  readonly time: number;
  readonly expires: number;
  readonly roles: Readonly<Record<Role, RoleKeys>>;
}

/** Where a page of an edition lies and how it is shown. */
export interface Entry {
  readonly path: string;
  readonly chunked: boolean;
  readonly policy: PolicyClass;
  readonly length: number;
  readonly mediaType: string;
  /** Of the file, or of its chunk list. */
  readonly hash: string;
}

export interface EditionText {
  readonly newsroom: string;
  readonly number: number;
  readonly time: number;
  readonly table: string;
  readonly previous: string | null;
  readonly notices: number;
  readonly worker: {readonly hash: string; readonly length: number} | null;
  readonly hot: readonly Entry[];
}

export interface ClockText {
  readonly newsroom: string;
  readonly version: number;
  readonly root: number;
  readonly edition: number;
  readonly hash: string;
  readonly time: number;
  readonly expires: number;
}

export interface MirrorsText {
  readonly newsroom: string;
  readonly channel: string;
  readonly version: number;
  readonly time: number;
  readonly expires: number;
  readonly stores: readonly string[];
  readonly doors: readonly string[];
}

export interface NoticeText {
  readonly newsroom: string;
  readonly number: number;
  readonly kind: string;
  readonly time: number;
  readonly expires: number | null;
  readonly objects: readonly string[];
  readonly paths: readonly string[];
  readonly say: string;
}

/** Begins a text of that role: the lines after the newsroom's, and its name. */
function begin(text: string, role: Role): [Lines, string] {
  const lines = new Lines(text);
  demand(lines.first() === firstLine(role), "WRONG_KIND");
  const newsroom = lines.value("newsroom");
  demand(/^[a-z0-9]([a-z0-9.-]{0,62}[a-z0-9])?$/.test(newsroom));
  return [lines, newsroom];
}

/** Strictly rising, so nothing twice. */
const ordered = (written: readonly string[]): boolean => written.every((each, i) => i === 0 || written[i - 1]! < each);
const distinct = (written: readonly string[]): boolean => new Set(written).size === written.length;

export async function readRoot(text: string): Promise<RootText> {
  const [lines, newsroom] = begin(text, "root");
  const version = number(lines.value("version"), 1);
  const at = time(lines.value("time"));
  const expires = time(lines.value("expires"));
  demand(expires > at);
  const roles = {} as Record<Role, RoleKeys>;
  for (const role of ROLES) roles[role] = await readRole(lines, role);
  lines.end();
  const ofRoot = new Set(publicBytes(roles.root));
  for (const role of ROLES.slice(1)) demand(!publicBytes(roles[role]).some((key) => ofRoot.has(key)));
  return {newsroom, version, time: at, expires, roles};
}

const publicBytes = (role: RoleKeys): string[] => [...role.keys, ...role.retired.map((each) => each.key)].map((key) => key.bytes.join());

async function readRole(lines: Lines, role: Role): Promise<RoleKeys> {
  const head = lines.value("role").split(" ");
  demand(head.length === 3 && head[0] === role);
  const threshold = number(head[1]!, 1);
  const floor = number(head[2]!);
  demand(floor === 0 || (role !== "root" && role !== "notice"));
  const written = lines.all("key", 16);
  demand(ordered(written) && threshold <= written.length);
  const keys = await Promise.all(written.map(readKey));
  const takenOut = role === "edition" || role === "notice" ? lines.all("retired", 64) : [];
  const retired = await Promise.all(
    takenOut.map(async (value) => {
      const space = value.indexOf(" ");
      return {last: number(value.slice(0, space)), key: await readKey(value.slice(space + 1))};
    }),
  );
  demand(ordered(retired.map((each) => each.key.written)));
  const found = {threshold, floor, keys, retired};
  demand(distinct(publicBytes(found)));
  return found;
}

export function readEdition(text: string): EditionText {
  const [lines, newsroom] = begin(text, "edition");
  const count = number(lines.value("number"), 1);
  const at = time(lines.value("time"));
  const table = hash(lines.value("table"));
  const before = lines.value("previous");
  demand((before === "none") === (count === 1));
  const notices = number(lines.value("notices"));
  demand(notices <= 100_000);
  const worker = readWorker(lines.value("worker"));
  const written = lines.all("hot", Infinity);
  demand(written.reduce((sum, line) => sum + utf8(line).length + 5, 0) <= 4096);
  const hot = written.map(readHot);
  lines.end();
  demand(distinct(hot.map((each) => each.path)));
  return {newsroom, number: count, time: at, table, previous: before === "none" ? null : hash(before), notices, worker, hot};
}

function readWorker(value: string): EditionText["worker"] {
  if (value === "none") return null;
  const parts = value.split(" ");
  demand(parts.length === 2);
  const length = objectLength(parts[1]!);
  demand(length >= 1);
  return {hash: hash(parts[0]!), length};
}

function readHot(value: string): Entry {
  const found = /^(\S+) (\S+) (\S+) ([^ ]+)(?: ([ -~]{1,120}))?$/.exec(value);
  demand(found && found[5] !== HTML);
  const [, word, length, name, path, mediaType] = found as unknown as [string, string, string, string, string, string?];
  return {path: readPath(path), chunked: false, policy: policyNamed(word), length: objectLength(length), mediaType: mediaType ?? HTML, hash: hash(name)};
}

function objectLength(written: string): number {
  const length = number(written);
  demand(length <= OBJECT_BYTES);
  return length;
}

export function readClock(text: string): ClockText {
  const [lines, newsroom] = begin(text, "clock");
  const version = number(lines.value("version"), 1);
  const root = number(lines.value("root"), 1);
  const edition = number(lines.value("edition"), 1);
  const name = hash(lines.value("hash"));
  const [at, expires] = span(lines, 7);
  lines.end();
  return {newsroom, version, root, edition, hash: name, time: at, expires};
}

/** The lines `time` and `expires`, which lie `days` apart at most. */
function span(lines: Lines, days: number): [number, number] {
  const at = time(lines.value("time"));
  const expires = time(lines.value("expires"));
  demand(expires > at && expires - at <= days * DAY);
  return [at, expires];
}

const ADDRESS = /^(https:\/\/[a-z0-9.-]{1,253}(:[0-9]{1,5})?|http:\/\/([a-z0-9-]{1,63}\.){0,3}[a-z2-7]{56}\.onion)\/((?!\.\.?\/)[A-Za-z0-9._~-]+\/){0,16}$/;

export function readMirrors(text: string): MirrorsText {
  const [lines, newsroom] = begin(text, "mirrors");
  const channel = lines.value("channel");
  demand(/^[a-z0-9-]{1,40}$/.test(channel));
  const version = number(lines.value("version"), 1);
  const [at, expires] = span(lines, 31);
  const stores = lines.all("store", 32);
  const doors = lines.all("door", 32);
  lines.end();
  demand([...stores, ...doors].every((address) => address.length <= 300 && ADDRESS.test(address)));
  demand(distinct(stores) && distinct(doors));
  return {newsroom, channel, version, time: at, expires, stores, doors};
}

const KINDS = ["withdrawal", "correction", "retraction", "key", "canary"];

export function readNotice(text: string): NoticeText {
  const [lines, newsroom] = begin(text, "notice");
  const count = number(lines.value("number"), 1);
  const kind = lines.value("kind");
  demand(KINDS.includes(kind));
  const at = time(lines.value("time"));
  const until = lines.value("expires");
  const expires = until === "never" ? null : time(until);
  demand(expires === null ? kind !== "canary" : expires > at && kind !== "withdrawal");
  const objects = lines.all("object", 64).map(hash);
  const paths = lines.all("path", 64).map(readPath);
  demand(kind !== "withdrawal" || objects.length > 0);
  const say = lines.value("say");
  demand(say.length >= 1 && say.length <= 1000);
  lines.end();
  return {newsroom, number: count, kind, time: at, expires, objects, paths, say};
}
