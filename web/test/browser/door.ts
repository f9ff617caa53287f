import {createServer, type IncomingMessage, type Server, type ServerResponse} from "node:http";
import type {AddressInfo} from "node:net";
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {policy} from "../../src/reader/policies";
import type {TestPress} from "../reader-press";

const script = (named: string): string => readFileSync(join(process.env.STET_WEB!, "target/reader", named), "utf8");
export const pageScript = (): string => script("stet-page.js");
export const checkScript = (): string => script("stet-check.js");

/** The worker as a newsroom prints it: its own line, then the script. */
export const printedWorker = (press: TestPress, stores: readonly string[]): string =>
  `self.stetDoor=${JSON.stringify({root: new TextDecoder().decode(press.root), stores, language: "en"})};\n${script("stet-worker.js")}`;

type Answer = (request: IncomingMessage, answer: ServerResponse) => void;

/** A folder behind a web server on this machine: pages at their paths below `folder`, the store below that in stet/. */
export class TestDoor {
  #server: Server | null = null;
  port = 0;
  /** Answers instead of the folder. */
  instead: Answer | null = null;
  readonly asked: string[] = [];

  constructor(readonly press: TestPress, readonly pages: () => ReadonlyMap<string, {body: string; mediaType: string; policy: "asset" | "page" | "worker"}>, readonly folder = "/") {}

  async open(): Promise<string> {
    this.#server = createServer((request, answer) => (this.instead ?? this.#folder)(request, answer));
    await new Promise<void>((done) => this.#server!.listen(this.port, "127.0.0.1", done));
    this.port = (this.#server.address() as AddressInfo).port;
    return this.address;
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}${this.folder}`;
  }

  readonly #folder: Answer = (request, answer) => {
    const asked = new URL(request.url!, this.address).pathname;
    const path = asked.startsWith(this.folder) ? asked.slice(this.folder.length - 1) : "outside";
    this.asked.push(path);
    answer.setHeader("Access-Control-Allow-Origin", "*");
    const page = this.pages().get(path);
    const file = path.startsWith("/stet/") ? this.press.files.get(path.slice(6)) : undefined;
    if (page) {
      // Stores of this test speak http; real ones https, as the policy says.
      answer.writeHead(200, {"Content-Type": page.mediaType, "Content-Security-Policy": policy(page.policy).replace("https:", "http:")}).end(page.body);
    } else if (file) {
      answer.writeHead(200, {"Content-Type": "application/octet-stream"}).end(file);
    } else {
      answer.writeHead(404).end("None");
    }
  };

  async close(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise((done) => (this.#server ? this.#server.close(done) : done(null)));
    this.#server = null;
  }
}
