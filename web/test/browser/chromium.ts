import {chromium, type Browser, type BrowserContextOptions, type Page} from "playwright-core";
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {SmallNewsroom, type Opened} from "./newsroom";

export const story = (name: string): unknown => JSON.parse(readFileSync(join(process.env.STET_FIXTURES!, "valid", `${name}.json`), "utf8"));
export const told = (...paragraphs: string[]): unknown => ({
  schema: 1,
  doc: {type: "doc", content: paragraphs.map((text) => ({type: "paragraph", content: [{type: "text", text}]}))},
  attributions: [],
});

/** Lost connections, and the styles and handlers of pasted pages: Chromium names them while parsing, though none takes effect. */
const HARMLESS = /^Failed to load resource|^Applying inline style violates|^Executing inline event handler violates/;

let browser: Browser | null = null;

export async function launch(): Promise<Browser> {
  browser ??= await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  return browser;
}

export async function quit(): Promise<void> {
  await browser?.close();
  browser = null;
}

/** Opens the editor on a story in a fresh profile, runs `act`, and fails on any error the page met. */
export async function atTheDesk(opened: Opened, act: (page: Page, newsroom: SmallNewsroom, base: string) => Promise<void>, options: BrowserContextOptions = {}, extra = ""): Promise<void> {
  const newsroom = new SmallNewsroom(join(process.env.STET_WEB!, "target/desk"));
  newsroom.opened = opened;
  newsroom.extra = extra;
  const base = await newsroom.open();
  const context = await (await launch()).newContext({viewport: {width: 1180, height: 900}, ...options});
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("pageerror", (problem) => problems.push(String(problem)));
  page.on("console", (message) => message.type() === "error" && !HARMLESS.test(message.text()) && problems.push(message.text()));
  try {
    await page.goto(base);
    await page.waitForSelector(".stet-text");
    await act(page, newsroom, base);
    if (problems.length > 0) throw new Error(problems.join("\n"));
  } finally {
    await context.close();
    await newsroom.close();
  }
}

/** Pastes into the focused text as the browser would. */
export async function paste(page: Page, flavours: Record<string, string>): Promise<void> {
  await page.evaluate((given) => {
    const data = new DataTransfer();
    for (const [type, text] of Object.entries(given)) data.setData(type, text);
    document.querySelector(".stet-text")!.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
  }, flavours);
}

/** What the clipboard would get from the selection. */
export async function copied(page: Page): Promise<{html: string; text: string}> {
  return page.evaluate(() => {
    const data = new DataTransfer();
    document.querySelector(".stet-text")!.dispatchEvent(new ClipboardEvent("copy", {clipboardData: data, bubbles: true, cancelable: true}));
    return {html: data.getData("text/html"), text: data.getData("text/plain")};
  });
}

/** The story as the newsroom gets it with the next save. */
export async function saved(page: Page, newsroom: SmallNewsroom): Promise<SmallNewsroom["puts"][number]> {
  const before = newsroom.puts.length;
  await page.keyboard.press("Control+s");
  await page.waitForFunction(() => /^Kept|^Nothing/.test(document.querySelector(".stet-standing")!.textContent!));
  if (newsroom.puts.length === before && before === 0) throw new Error("Nothing was saved.");
  return newsroom.puts.at(-1)!;
}

/** A story's blocks in short: `p[text|text:mark,mark]`. */
export function inShort(content: {doc: {content?: unknown[]}}): string[] {
  return ((content.doc.content ?? []) as Block[]).map(short);
}

interface Block {
  type: string;
  text?: string;
  attrs?: Record<string, unknown>;
  marks?: {type: string; attrs?: Record<string, unknown>}[];
  content?: Block[];
}

function short(node: Block): string {
  if (node.type === "text") {
    const marks = (node.marks ?? []).map((mark) => (mark.attrs ? `${mark.type}=${Object.values(mark.attrs).join()}` : mark.type));
    return marks.length > 0 ? `${node.text}{${marks.join(" ")}}` : node.text!;
  }
  const name = ({paragraph: "p", heading: `h${String(node.attrs?.level)}`, bullet_list: "ul", ordered_list: "ol", list_item: "li", hard_break: "br"} as Record<string, string>)[node.type] ?? node.type;
  return `${name}(${(node.content ?? []).map(short).join("|")})`;
}
