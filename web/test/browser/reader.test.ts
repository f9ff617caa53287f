import assert from "node:assert/strict";
import {createHash} from "node:crypto";
import {readFileSync} from "node:fs";
import {after, test} from "node:test";
import type {Page} from "playwright-core";
import {policy} from "../../src/reader/policies";
import {TestPress, type TestPage} from "../reader-press";
import {launch, quit} from "./chromium";
import {checkScript, pageScript, printedWorker, TestDoor} from "./door";

after(quit);

const STORY = "/2026/bridge";
const html = (root: string, title: string, body: string, scripts = ""): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><link rel="stylesheet" href="${root}style.css"><h1>${title}</h1>${body}<footer><p>Meadow Courier</footer><script src="${root}stet-page.js" defer></script>${scripts}`;
const FILE = html("", "The bridge", "<p>It stands, in a file.");
const FILE_HASH = createHash("sha256").update(FILE).digest("hex");
const CARRIED = `carried/${FILE_HASH.slice(0, 2)}/${FILE_HASH}`;
const CODES = {asset: 0, page: 1, worker: 3} as const;

/** A door and one store of the same newsroom, and a reader's browser with an empty profile. */
async function withDoor(act: (page: Page, door: TestDoor, store: TestDoor, press: TestPress) => Promise<void>, {at = Date.now() - 1000, folder = "/"} = {}): Promise<void> {
  const press = new TestPress("meadow.example", at - 3_600_000);
  const pages = new Map<string, {body: string; mediaType: string; policy: keyof typeof CODES}>();
  const door = new TestDoor(press, () => pages, folder);
  const store = new TestDoor(press, () => new Map());
  await door.open();
  await store.open();
  const add = (path: string, body: string, mediaType = "text/html; charset=utf-8", policy: keyof typeof CODES = "page"): void => void pages.set(path, {body, mediaType, policy});
  add("/", html("", "Front", `<p><a href="${STORY.slice(1)}">The bridge</a> <a id="save" href="stet/${CARRIED}" download="bridge.html">As a file</a>`));
  add(`${STORY}/bridge.html`, FILE);
  add(STORY, html("../", "The bridge", "<p>It stands."));
  add("/fa/", html("../", "صفحهٔ نخست", "<p>امروز").replace('lang="en"', 'lang="fa" dir="rtl"'));
  add("/check", html("", "Check a file", '<input type="file" data-stet-check><p data-stet-verdict></p>', '<script src="stet-check.js" defer></script>'));
  add("/style.css", "h1{color:rgb(1, 2, 3)}", "text/css", "asset");
  add("/stet-page.js", pageScript(), "text/javascript", "asset");
  add("/stet-check.js", checkScript(), "text/javascript", "asset");
  add("/stet-worker.js", printedWorker(press, [`${store.address}stet/`]), "text/javascript", "worker");
  press.publish(Object.fromEntries([...pages].map(([path, {body, mediaType, policy}]): [string, TestPage] => [path, {body, mediaType, policy: CODES[policy]}])), at, ["/"]);
  const context = await (await launch()).newContext();
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("pageerror", (problem) => problems.push(String(problem)));
  try {
    await act(page, door, store, press);
    assert.deepEqual(problems, []);
  } finally {
    await context.close();
    await Promise.all([door.close(), store.close()]);
  }
}

const line = (page: Page): Promise<string> => page.locator(".stet-line summary").innerText();
const says = (page: Page, words: string): Promise<void> => page.locator(".stet-line summary", {hasText: words}).waitFor();

/** Visits the front page until it is kept, as a reader's first visit does. */
async function firstVisit(page: Page, door: TestDoor): Promise<void> {
  await page.goto(door.address);
  await page.locator(".stet-line fieldset").waitFor({state: "attached"});
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.waitForFunction((folder) => new Promise((resolve) => {
    const request = indexedDB.open(`stet-reader${folder}`);
    request.onsuccess = () => {
      const found = request.result.transaction("pages").objectStore("pages").getKey("/");
      found.onsuccess = () => (request.result.close(), resolve(found.result !== undefined));
    };
  }), door.folder);
}

for (const folder of ["/", "/bucket/"]) {
  test(`a reader who was at a door in ${folder} once reads on when it is dead, and knows where a page came from`, () => withDoor(async (page, door, store) => {
    await firstVisit(page, door);
    assert.match(await line(page), /came straight from 127\.0\.0\.1/);
    await page.reload();
    await says(page, "signature holds");
    await door.close();
    const answer = (await page.goto(door.address + STORY.slice(1)))!;
    assert.equal(await page.title(), "The bridge");
    assert.equal(answer.headers()["content-security-policy"], policy("page"));
    assert.equal(answer.headers()["content-type"], "text/html; charset=utf-8");
    await says(page, `From 127.0.0.1:${store.port}`);
    assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector("h1")!).color), "rgb(1, 2, 3)");
    await store.close();
    await page.goto(door.address + STORY.slice(1));
    assert.equal(await page.title(), "The bridge");
    await says(page, "From this device");
    const unread = (await page.goto(`${door.address}check`))!;
    assert.equal(unread.status(), 503);
    assert.match(await page.innerText("body"), /No way to this page is open just now[\s\S]*On this device[\s\S]*The bridge/);
  }, {folder}));
}

test("where no store has a newer clock the page is shown with the word that it may be old, in the page's language", () =>
  withDoor(async (page, door) => {
    await firstVisit(page, door);
    await page.reload();
    await says(page, "May be old: nobody could say whether there is a later edition · From");
    await page.goto(`${door.address}fa/`);
    await says(page, "شاید کهنه باشد");
  }, {at: Date.now() - 3 * 86_400_000}));

test("whatever a taken-over address answers to the worker's update, the worker reads on", () =>
  withDoor(async (page, door) => {
    await firstVisit(page, door);
    for (const status of [404, 410, 500, 200, 302]) {
      door.instead = (_, answer) => answer.writeHead(status, {"Content-Type": "text/html", Location: "/blocked"}).end("<h1>Blocked by order</h1>");
      await page.evaluate(async () => (await navigator.serviceWorker.ready).update().catch(() => {}));
      await page.goto(door.address + STORY.slice(1));
      assert.equal(await page.title(), "The bridge", `after ${status}`);
    }
  }));

test("“forget everything” leaves no worker, no database and no cache; “no pages” leaves no page", () =>
  withDoor(async (page, door) => {
    const left = (): Promise<unknown> => page.evaluate(async () => [(await navigator.serviceWorker.getRegistrations()).length, (await indexedDB.databases()).length, (await caches.keys()).length, localStorage.length, document.cookie]);
    await firstVisit(page, door);
    await page.reload();
    await says(page, "signature holds");
    await page.click(".stet-line summary");
    await page.click("text=No pages");
    await page.waitForFunction(() => new Promise((resolve) => {
      const request = indexedDB.open("stet-reader/");
      request.onsuccess = () => {
        const found = request.result.transaction("objects").objectStore("objects").count();
        found.onsuccess = () => (request.result.close(), resolve(found.result === 0));
      };
    }));
    await page.click("text=Forget everything");
    await says(page, "Forgotten");
    assert.deepEqual(await left(), [0, 0, 0, 0, ""]);
  }));

test("a story is saved as a file although its door is dead, and one that does not hold is not handed over", () =>
  withDoor(async (page, door, _store, press) => {
    const carried = press.carried(`${STORY}/bridge.html`, FILE);
    press.files.set(CARRIED, carried);
    await firstVisit(page, door);
    await page.reload();
    await says(page, "signature holds");
    await door.close();
    const [saved] = await Promise.all([page.waitForEvent("download"), page.click("#save")]);
    assert.equal(saved.suggestedFilename(), "bridge.html");
    assert.deepEqual(new Uint8Array(readFileSync(await saved.path())), new Uint8Array(carried));
    press.files.set(CARRIED, carried.map((byte, at) => (at === 30 ? byte ^ 1 : byte)));
    const answer = await page.evaluate(async (path) => fetch(path).then((got) => got.ok, () => false), `/stet/${CARRIED}`);
    assert.equal(answer, false);
  }));

test("the whole way of a file: saved from a story, checked, found out when a byte is changed, and told when it was corrected since", () =>
  withDoor(async (page, door, _store, press) => {
    press.files.set(CARRIED, press.carried(`${STORY}/bridge.html`, FILE));
    const give = async (bytes: Uint8Array, said: RegExp): Promise<void> => {
      await page.setInputFiles("[data-stet-check]", {name: "bridge.html", mimeType: "text/html", buffer: Buffer.from(bytes)});
      await page.locator("[data-stet-verdict]", {hasText: said}).waitFor();
    };
    await page.goto(door.address);
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("#save")]);
    const saved = readFileSync(await download.path());
    await page.goto(`${door.address}check`);
    await give(saved, /^Genuine, and still what the newsroom says: \/2026\/bridge\/bridge\.html/);
    await give(saved.map((byte, at) => (at === 40 ? byte ^ 1 : byte)), /^Not genuine/);
    press.publish({[`${STORY}/bridge.html`]: {body: `${FILE}<p>Corrected.`, mediaType: "text/html; charset=utf-8", policy: CODES.page}}, Date.now() - 500, []);
    await page.goto(`${door.address}check`);
    await give(saved, /^Genuine, but changed since/);
  }));

test("a file passed on by hand is checked by the worker one has, and by a browser that has none", () =>
  withDoor(async (page, door, _store, press) => {
    const body = html("../", "The bridge", "<p>It stands.");
    const give = async (bytes: Uint8Array, said: RegExp): Promise<void> => {
      await page.setInputFiles("[data-stet-check]", {name: "story.html", mimeType: "text/html", buffer: Buffer.from(bytes)});
      await page.locator("[data-stet-verdict]", {hasText: said}).waitFor();
    };
    const whole = press.carried(STORY, body);
    await page.goto(`${door.address}check`);
    await give(whole, /^Genuine, and still what the newsroom says: \/2026\/bridge/);
    await firstVisit(page, door);
    await page.goto(`${door.address}check`);
    await door.close();
    await give(whole, /^Genuine, and still what the newsroom says/);
    whole[30]! ^= 1;
    await give(whole, /^Not genuine/);
    await give(new TextEncoder().encode(body), /^This file carries no proof/);
  }));

test("a file that another program hands to the installed application is checked at once, and only once", () =>
  withDoor(async (page, door, _store, press) => {
    const whole = press.carried(STORY, html("../", "The bridge", "<p>It stands."));
    await firstVisit(page, door);
    await page.goto(`${door.address}check`);
    await page.evaluate((bytes) => {
      const form = document.body.appendChild(document.createElement("form"));
      Object.assign(form, {method: "post", enctype: "multipart/form-data", action: "check?shared"});
      const input = form.appendChild(Object.assign(document.createElement("input"), {type: "file", name: "file"}));
      const given = new DataTransfer();
      given.items.add(new File([Uint8Array.from(bytes)], "story.html", {type: "text/html"}));
      input.files = given.files;
      form.submit();
    }, [...whole]);
    await page.locator("[data-stet-verdict]", {hasText: /^Genuine, and still what the newsroom says/}).waitFor();
    assert.ok(!door.asked.some((path) => path.includes("shared")), "nothing leaves the device");
    await page.reload();
    await page.waitForFunction(() => document.querySelector("[data-stet-verdict]")!.textContent === "");
  }));
