/// <reference lib="webworker" />
// The reader's worker: one file with everything in it. It also runs as an ordinary worker, to check files for pages it doesn't serve.
import {utf8, type Bytes} from "./bytes";
import {Fleeting, Keeping, OnDevice, type Choice} from "./keeping";
import {NEWER, SHARED, SHARED_MOST, type Answers, type Question} from "./messages";
import {CAP} from "./newsroom";
import {pathOf} from "./paths";
import {PlainPages} from "./plain-pages";
import {policy} from "./policies";
import {Reading, type Opened, type Standing} from "./reading";
import {HTML} from "./texts";
import {fetchFile} from "./transport";

/** Printed by the newsroom before this script: see web/README.md, "The reader's scripts". */
interface Printed {
  readonly root: string;
  readonly stores: readonly string[];
  readonly language: string;
}
declare const self: ServiceWorkerGlobalScope & {readonly stetDoor: Printed};

const base = new URL("./", self.location.href);
const CARRIED = /^stet\/carried\/..\/([0-9a-f]{64})$/;
const plain = new PlainPages(self.stetDoor.language, base.pathname);
const shown = new Map<string, Standing>();
let forgotten = false;
/** A file that another program handed to the application this became, until the page for checking asks for it. */
let shared: ArrayBuffer | null = null;
let reading: Promise<Reading> | undefined;

const opened = (): Promise<Reading> => (reading ??= open());

async function open(): Promise<Reading> {
  const database = await OnDevice.open(base.pathname).catch(() => new Fleeting()); // no storage: read on without
  const keeping = await Keeping.open(database, Date.now());
  const channel = (await keeping.small<string>("channel")) ?? "open";
  const stores = [new URL("stet/", base).href, ...self.stetDoor.stores];
  return new Reading({root: utf8(self.stetDoor.root), stores, channel}, keeping, fetchFile);
}

/** A door may say, in a file beside its store, which channel its readers belong to. */
async function learnChannel(): Promise<void> {
  const {keeping} = await opened();
  const found = await fetchFile(new URL("stet/channel", base).href, 41, AbortSignal.timeout(5000)).catch(() => null);
  const channel = new TextDecoder().decode(found ?? new Uint8Array()).trim();
  if (/^[a-z0-9-]{1,40}$/.test(channel)) await keeping.keepSmall("channel", channel, Date.now());
}

self.addEventListener("install", (event) => event.waitUntil(learnChannel().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const {request} = event;
  const url = new URL(request.url);
  if (forgotten || url.origin !== base.origin) return;
  if (request.method === "POST" && url.search === SHARED) event.respondWith(take(request, url));
  if (request.method !== "GET") return;
  const path = pathOf(url.pathname, base.pathname);
  const carried = CARRIED.exec(url.pathname.slice(base.pathname.length))?.[1];
  if (path !== null) event.respondWith(answer(event, path));
  else if (carried) event.respondWith(fileOf(carried).catch(() => fetch(request)));
});

/** A story as a file, when its door may be dead: from any store, and only if its proof holds. */
async function fileOf(hash: string): Promise<Response> {
  const {newsroom} = await opened();
  await newsroom.opened;
  const bytes = await newsroom.carriedFile(hash, AbortSignal.timeout(CAP));
  return new Response(bytes, {headers: {"Content-Type": HTML, "Content-Disposition": "attachment"}});
}

/** The manifest's share target: the page for checking, opened with a file. */
async function take(request: Request, url: URL): Promise<Response> {
  const file = (await request.formData()).get("file");
  shared = file instanceof File && file.size <= SHARED_MOST ? await file.arrayBuffer() : null;
  return Response.redirect(url.pathname + SHARED, 303);
}

/** What becomes of it is told once. */
async function checkShared(current: Reading): Promise<Answers["shared"]> {
  const file = shared;
  shared = null;
  return file && current.check(new Uint8Array(file));
}

async function answer(event: FetchEvent, path: string): Promise<Response> {
  const current = await opened();
  const navigates = event.request.mode === "navigate";
  const client = event.resultingClientId || event.clientId;
  let first: Opened | undefined;
  const later = (newer: Opened): void => void (navigates && tellNewer(client, first!, newer));
  first = await current.open(path, navigates, later);
  event.waitUntil(current.newsroom.underWay);
  if (navigates && first.kind === "page") remember(client, first.standing);
  switch (first.kind) {
    case "page": return page(first);
    case "withdrawn": return plain.withdrawn(first.notice);
    case "unreachable": return plain.unreachable(first.routes, await current.onDevice());
    case "absent": return fetch(event.request).catch(() => plain.absent());
    case "unknown": return fetch(event.request).catch(() => plain.unreachable(1 + self.stetDoor.stores.length, []));
  }
}

function page({entry, body}: Opened & {kind: "page"}): Response {
  const headers = {
    "Content-Type": entry.mediaType,
    "Content-Length": String(entry.length),
    "Content-Security-Policy": policy(entry.policy),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
  };
  return new Response(body instanceof Uint8Array ? body : streamed(body), {headers});
}

const streamed = (parts: AsyncGenerator<Bytes>): ReadableStream<Bytes> =>
  new ReadableStream({
    async pull(controller) {
      const part = await parts.next();
      if (part.done) controller.close();
      else controller.enqueue(part.value);
    },
  });

function remember(client: string, standing: Standing): void {
  shown.set(client, standing);
  if (shown.size > 50) shown.delete(shown.keys().next().value!);
}

async function tellNewer(client: string, first: Opened, newer: Opened): Promise<void> {
  if (first.kind !== "page" || newer.kind !== "page") return;
  remember(client, newer.entry.hash === first.entry.hash ? newer.standing : first.standing);
  (await self.clients.get(client))?.postMessage(newer.entry.hash === first.entry.hash ? null : NEWER);
}

self.addEventListener("message", (event) => {
  const port = event.ports[0];
  const source = event.source && "id" in event.source ? event.source.id : "";
  const task = reply(event.data as Question, source).then((said) => port?.postMessage(said));
  event.waitUntil?.(task);
});

async function reply(question: Question, client: string): Promise<Answers[Question["ask"]]> {
  const current = await opened();
  switch (question.ask) {
    case "standing": return {standing: shown.get(client) ?? null, choice: current.keeping.choice};
    case "keep": return keep(current, question.addresses);
    case "choose": return choose(current, question.choice);
    case "forget": return forget(current);
    case "shared": return checkShared(current);
    case "check": return current.check(new Uint8Array(question.file));
  }
}

async function keep(current: Reading, addresses: readonly string[]): Promise<null> {
  const paths = addresses.map((address) => new URL(address)).filter((url) => url.origin === base.origin);
  await current.keepOpen(paths.map((url) => pathOf(url.pathname, base.pathname)).filter((path) => path !== null));
  return null;
}

async function choose(current: Reading, choice: Choice): Promise<null> {
  await current.keeping.choose(choice, Date.now());
  return null;
}

/** Leaves nothing behind: from here on the door is as it was before the first visit. All that is kept is in the one database. */
async function forget(current: Reading): Promise<null> {
  forgotten = true;
  shown.clear();
  await current.keeping.database.wipe();
  await self.registration?.unregister();
  return null;
}
