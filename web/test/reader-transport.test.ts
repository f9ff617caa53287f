import assert from "node:assert/strict";
import {createServer, type IncomingMessage, type Server, type ServerResponse} from "node:http";
import type {AddressInfo} from "node:net";
import {after, before, test} from "node:test";
import {fetchFile} from "../src/reader/transport";

/** A host that misbehaves in the way its path says. */
let host: Server;
let base: string;
let last: IncomingMessage;
const open = new Set<ServerResponse>();

const behave: Record<string, (answer: ServerResponse) => void> = {
  good: (answer) => answer.end("bytes"),
  cookie: (answer) => answer.setHeader("Set-Cookie", "reader=1").end("bytes"),
  elsewhere: (answer) => answer.writeHead(302, {Location: `${base}good`}).end(),
  block: (answer) => answer.writeHead(451).end("<h1>Blocked</h1>"),
  cut: (answer) => answer.writeHead(200, {"Content-Length": "1000"}).write("half", () => answer.destroy()),
  stall: (answer) => void answer.writeHead(200).write("b"),
  endless: (answer) => {
    const more = (): void => void (answer.destroyed || answer.write("x".repeat(1000), more));
    more();
  },
};

before(async () => {
  host = createServer((request, answer) => {
    last = request;
    open.add(answer);
    const [, named = ""] = request.url!.split("/");
    if (/^\d{3}$/.test(named)) answer.writeHead(Number(named)).end("<h1>None</h1>");
    else behave[named]!(answer);
  });
  await new Promise<void>((done) => host.listen(0, "127.0.0.1", done));
  base = `http://127.0.0.1:${(host.address() as AddressInfo).port}/`;
});
after(() => {
  host.closeAllConnections();
  host.close();
});

const never = new AbortController().signal;
const get = (named: string, most = 100, signal = never): Promise<Uint8Array | null> => fetchFile(base + named, most, signal);

test("a file comes as it is; nothing about the reader goes along", async () => {
  assert.deepEqual(Buffer.from((await get("good"))!).toString(), "bytes");
  await get("cookie");
  await get("good");
  assert.deepEqual([last.headers.cookie, last.headers.referer, last.headers.authorization], [undefined, undefined, undefined]);
});

test("what a host says it does not have, or may not say, is missing", async () => {
  for (const status of ["403", "404", "410"]) assert.equal(await get(status), null);
});

test("redirects, block pages and broken hosts are failures, not files", async () => {
  for (const named of ["elsewhere", "block", "500", "503", "204", "cut"]) await assert.rejects(get(named), TypeError, named);
});

test("reading stops at the bound", async () => {
  await assert.rejects(get("endless", 5000), {verdict: "TOO_LONG"});
  await assert.rejects(get("good", 4), {verdict: "TOO_LONG"});
  assert.equal((await get("good", 5))!.length, 5);
});

test("a silent host is left when the signal says so", async () => {
  const limit = new AbortController();
  const asked = get("stall", 100, limit.signal);
  limit.abort();
  await assert.rejects(asked, {name: "AbortError"});
});

test("a host that refuses is a failure at once", async () => {
  await assert.rejects(fetchFile("http://127.0.0.1:1/clock", 100, never), TypeError);
});
