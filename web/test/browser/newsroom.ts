import {createServer, type IncomingMessage, type Server, type ServerResponse} from "node:http";
import {readFileSync} from "node:fs";
import {join} from "node:path";

export interface Opened {
  readonly lang?: string;
  readonly dir?: string;
  readonly content?: unknown;
  readonly saves?: number;
}

type SaveAnswer = {status: number; body: unknown} | "drop" | "keep_and_drop";

const PEOPLE = [
  {id: "01980a4e-6c1a-7b35-9a57-2f6f3f1d0c01", name: "Dmitry Peskov", role: "spokesman of the Kremlin"},
  {id: "01980a4e-6c1a-7b35-9a57-2f6f3f1d0c02", name: "Ada Quill", role: "mayor of Port Invention"},
  {id: "01980a4e-6c1a-7b35-9a57-2f6f3f1d0c03", name: "Vladimir Putin", role: "president of Russia"},
  {id: "01980a4e-6c1a-7b35-9a57-2f6f3f1d0c04", name: "Barack Obama", role: "president of the United States"},
];

const PAGE_STYLE = `:root{color-scheme:light dark;--paper:#fffdf9;--ink:#16140f;--soft:#5f594d;--line:#e4ded2;--accent:#a3201d;--tint:#f6f1e7}
@media(prefers-color-scheme:dark){:root{--paper:#14130f;--ink:#ece7dc;--soft:#a59d8d;--line:#343027;--accent:#f0786c;--tint:#1d1b16}}
body{margin:0 auto;max-width:62rem;padding:1rem 1.25rem;background:var(--paper);color:var(--ink);font:.9rem/1.5 system-ui,sans-serif}
textarea,input{display:block;width:100%;box-sizing:border-box;max-width:40rem;border:0;background:none;color:inherit;padding:.2rem 0;resize:none;field-sizing:content}
.h{font:700 2.4rem/1.09 "Iowan Old Style",Charter,serif;letter-spacing:-.02em}.s{font:1.28rem/1.42 "Iowan Old Style",Charter,serif;color:var(--soft)}`;

/** A newsroom of one story, in memory, for the editor's tests. */
export class SmallNewsroom {
  readonly puts: {lock: string; saves: number; attempt: string; fields: Record<string, string>; content: {doc: {content: unknown[]}; attributions: unknown[]}}[] = [];
  readonly added: {name: string; role: string | null}[] = [];
  readonly orders: string[] = [];
  saves = 3;
  stored: {fields: Record<string, string>; content: unknown} | null = null;
  opened: Opened = {};
  /** How the next saves are answered; when empty they are kept. */
  answers: SaveAnswer[] = [];
  /** Markup put into the page beside the editor. */
  extra = "";
  readonly #desk: string;
  readonly #server: Server;

  constructor(desk: string) {
    this.#desk = desk;
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  async open(): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(0, "127.0.0.1", done));
    return `http://127.0.0.1:${(this.#server.address() as {port: number}).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url!, "http://localhost");
    const json = (status: number, body: unknown) => response.writeHead(status, {"Content-Type": "application/json"}).end(JSON.stringify(body));
    if (url.pathname === "/") return void response.writeHead(200, {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": "default-src 'self'"}).end(this.#page());
    if (url.pathname === "/page.css") return void response.writeHead(200, {"Content-Type": "text/css"}).end(PAGE_STYLE);
    if (url.pathname.startsWith("/desk/")) {
      const type = url.pathname.endsWith(".css") ? "text/css" : "text/javascript";
      return void response.writeHead(200, {"Content-Type": `${type}; charset=utf-8`}).end(readFileSync(join(this.#desk, url.pathname.slice(6))));
    }
    if (url.pathname === "/save") return this.#save(request, response, json);
    if (url.pathname === "/people") {
      if (request.method === "POST") {
        const person = JSON.parse(await bodyOf(request)) as {name: string; role: string | null};
        this.added.push(person);
        return void json(200, {id: "01980a4e-6c1a-7b35-9a57-2f6f3f1d0cff", ...person});
      }
      const ids = url.searchParams.get("ids")?.split(",");
      const q = (url.searchParams.get("q") ?? "").toLowerCase();
      return void json(200, PEOPLE.filter((person) => (ids ? ids.includes(person.id) : person.name.toLowerCase().includes(q))));
    }
    if (url.pathname === "/outlets") return void json(200, ["Reuters", "TASS", "AFP"].filter((name) => name.toLowerCase().startsWith((url.searchParams.get("q") ?? "").toLowerCase())));
    if (url.pathname === "/order") {
      this.orders.push(await bodyOf(request));
      return void response.writeHead(204).end();
    }
    if (url.pathname === "/find") return void json(200, [{label: `Story: ${url.searchParams.get("q")}`, note: "Draft", href: "/#found"}]);
    if (url.pathname.startsWith("/photos/")) {
      const picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 800"><rect width="1200" height="800" fill="#c9c2b2"/><path d="M0 620 400 380l240 190 220-160 340 260v130H0z" fill="#8d8471"/><circle cx="930" cy="210" r="80" fill="#f3ecdc"/></svg>';
      return void response.writeHead(200, {"Content-Type": "image/svg+xml"}).end(picture);
    }
    response.writeHead(404).end();
  }

  async #save(request: IncomingMessage, response: ServerResponse, json: (status: number, body: unknown) => unknown): Promise<void> {
    if (request.method === "GET") return void json(200, {saves: this.saves, ...this.stored});
    const parcel = JSON.parse(await bodyOf(request)) as (typeof this.puts)[number];
    const answer = this.answers.shift();
    if (answer === "drop") return void response.destroy();
    if (typeof answer === "object") return void json(answer.status, answer.body);
    if (parcel.saves !== this.saves) return void json(409, {reason: "stale", by: "Ada Quill", message: ""});
    this.puts.push(parcel);
    this.saves += 1;
    this.stored = {fields: parcel.fields, content: parcel.content};
    if (answer === "keep_and_drop") return void response.destroy();
    json(200, {saves: this.saves, savedAt: "2015-11-30T20:40:00Z"});
  }

  #page(): string {
    const {lang = "en", dir = "ltr", content = {schema: 1, doc: {type: "doc", content: []}, attributions: []}} = this.opened;
    const data = JSON.stringify(content).replace(/</g, "\\u003c");
    return `<!doctype html><html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>A story</title>
<link rel="stylesheet" href="/desk/editor.css"><link rel="stylesheet" href="/page.css">
<script src="/desk/desk.js" defer></script><script src="/desk/editor.js" defer></script></head>
<body data-search-url="/find"><main><h1 hidden>A story</h1>
<input aria-label="Kicker" data-field="kicker" value="Diplomacy" dir="auto">
<textarea class="h" rows="1" aria-label="Headline" data-field="headline" dir="auto">Putin and Obama meet in Paris</textarea>
<textarea class="s" rows="1" aria-label="Standfirst" data-field="standfirst" dir="auto">Half an hour behind closed doors.</textarea>
<stet-editor data-story="s1" data-save-url="/save" data-lock="lock-1" data-saves="${this.opened.saves ?? this.saves}" data-lang="${lang}" dir="${dir}" data-people-url="/people" data-outlets-url="/outlets" data-photo-url="/photos">
<script type="application/json">${data}</script></stet-editor>${this.extra}</main></body></html>`;
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += chunk;
  return text;
}
