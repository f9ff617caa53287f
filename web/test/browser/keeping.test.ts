import assert from "node:assert/strict";
import {after, test} from "node:test";
import type {Page} from "playwright-core";
import {atTheDesk, inShort, quit, story, told} from "./chromium";

after(quit);

const standing = (page: Page, words: RegExp) => page.waitForFunction((source) => new RegExp(source).test(document.querySelector(".stet-standing")!.textContent!), words.source);

/** Until something outside the page holds, looked at again and again; the test's own limit ends it if it never does. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((done) => setImmediate(done));
}

/** Until no words rest on the device that wait to be offered. */
const nothingOnTheDevice = (page: Page) =>
  page.waitForFunction(
    () =>
      new Promise<boolean>((done) => {
        const request = indexedDB.open("stet-desk", 1);
        request.onsuccess = () => {
          const all = request.result.transaction("words").objectStore("words").getAll();
          all.onsuccess = () => (request.result.close(), done(all.result.length === 0));
        };
      }),
  );

test("what is typed is kept a second later, body and fields, without a click", () =>
  atTheDesk({content: told("The harbour froze.")}, async (page, newsroom) => {
    await page.click(".stet-text p");
    await page.keyboard.press("End");
    await page.keyboard.type(" Ferries stopped.");
    await page.fill("[data-field=headline]", "The ice holds");
    await standing(page, /^Kept (just now|\d+ s ago), also on this device\.$/);
    const parcel = newsroom.puts.at(-1)!;
    assert.deepEqual(inShort(parcel.content), ["p(The harbour froze. Ferries stopped.)"]);
    assert.deepEqual(parcel.fields, {kicker: "Diplomacy", headline: "The ice holds", standfirst: "Half an hour behind closed doors."});
    assert.equal(parcel.lock, "lock-1");
    assert.match(await page.textContent(".stet-length") as string, /^5 words, less than a minute to read$/);
  }));

test("after somebody took the story over nothing is sent, the words can be carried out and compared", () =>
  atTheDesk({content: told("Mine.")}, async (page, newsroom) => {
    newsroom.stored = {fields: {headline: "Hers"}, content: told("Hers.")};
    newsroom.answers = [{status: 409, body: {reason: "taken_over", by: "Ada Quill", message: ""}}];
    await page.click(".stet-text p");
    await page.keyboard.press("End");
    await page.keyboard.type(" And more.");
    await standing(page, /^Not saved to the newsroom any more\. Everything is kept on this device\.$/);
    assert.match(await page.textContent(".stet-notice[data-kind=stopped]") as string, /Ada Quill is writing this story now/);
    await page.keyboard.type(" Still mine.");
    await page.keyboard.press("Control+s");
    await page.click("text=Compare with what is there");
    await page.waitForSelector(".stet-compared");
    assert.match(await page.locator(".stet-compared ins").allTextContents().then((all) => all.join(" ")), /Mine\. And more\. Still mine\./);
    await page.getByRole("dialog").getByRole("button", {name: "Close"}).click();
    await page.click("text=Copy my words");
    assert.match(await page.inputValue(".stet-copy"), /Mine\. And more\. Still mine\./);
    assert.equal(newsroom.puts.length, 0);
  }));

test("without a connection everything is kept on the device and sent when it is back", () =>
  atTheDesk({content: told("Before.")}, async (page, newsroom) => {
    await page.context().setOffline(true);
    await page.click(".stet-text p");
    await page.keyboard.press("End");
    await page.keyboard.type(" Offline.");
    await standing(page, /^No connection\. Everything is kept on this device\.$/);
    await page.context().setOffline(false);
    await standing(page, /^Kept/);
    assert.deepEqual(inShort(newsroom.puts.at(-1)!.content), ["p(Before. Offline.)"]);
  }));

test("a save whose answer is lost on the line is no conflict", () =>
  atTheDesk({content: told("Before.")}, async (page, newsroom) => {
    newsroom.answers = ["keep_and_drop"];
    await page.click(".stet-text p");
    await page.keyboard.press("End");
    await page.keyboard.type(" After.");
    await until(() => newsroom.puts.length === 1);
    await page.keyboard.type(" More.");
    await page.waitForFunction(() => /^Kept/.test(document.querySelector(".stet-standing")!.textContent!), undefined, {timeout: 8_000});
    assert.deepEqual(inShort(newsroom.puts.at(-1)!.content), ["p(Before. After. More.)"]);
  }));

test("words that never reached the newsroom are offered when the story is opened again, and put back", () =>
  atTheDesk({content: told("Before.")}, async (page, newsroom, base) => {
    newsroom.answers = Array.from({length: 40}, () => "drop" as const);
    await page.click(".stet-text p");
    await page.keyboard.press("End");
    await page.keyboard.type(" Lost?");
    await standing(page, /^No connection/);
    await page.goto("about:blank");
    newsroom.answers = [];
    await page.goto(base);
    const notice = page.locator(".stet-notice[data-kind=kept]");
    assert.match(await notice.locator("p").textContent() as string, /^Words kept on this device from \d\d:\d\d\.$/);
    assert.equal(await page.textContent(".stet-text"), "Before.");
    await notice.getByText("Put them back").click();
    await standing(page, /^Kept/);
    assert.deepEqual(inShort(newsroom.puts.at(-1)!.content), ["p(Before. Lost?)"]);
    await page.goto(base);
    await page.waitForSelector(".stet-text");
    await nothingOnTheDevice(page);
    assert.equal(await notice.count(), 0);
  }));

test("discarded words are gone for good, and when the newsroom went on the offer says so", () =>
  atTheDesk({content: told("Before.")}, async (page, newsroom, base) => {
    newsroom.answers = Array.from({length: 40}, () => "drop" as const);
    await page.click(".stet-text p");
    await page.keyboard.type("Lost? ");
    await standing(page, /^No connection/);
    newsroom.opened = {content: told("Hers."), saves: 9};
    await page.goto(base);
    const notice = page.locator(".stet-notice[data-kind=kept]");
    assert.match(await notice.locator("p").textContent() as string, /saved in the newsroom since then/);
    await notice.getByText("Discard").click();
    await page.goto(base);
    await page.waitForSelector(".stet-text");
    await nothingOnTheDevice(page);
    assert.equal(await notice.count(), 0);
  }));

test("a story the editor can’t read is not opened for writing, and says so", () =>
  atTheDesk({content: told("x")}, async (page, newsroom, base) => {
    newsroom.opened = {content: {schema: 99, doc: {type: "doc"}, attributions: []}};
    await page.goto(base);
    assert.match(await page.textContent("stet-editor [role=alert]") as string, /can’t be opened for writing. This story is of schema 99/);
    assert.equal(newsroom.puts.length, 0);
  }));

test("opening a story and looking at it saves nothing", () =>
  atTheDesk({content: story("paris-30-november-2015")}, async (page, newsroom) => {
    await page.clock.install();
    await page.click(".stet-text");
    await page.keyboard.press("ArrowDown");
    await page.clock.runFor(60_000);
    assert.equal(newsroom.puts.length, 0);
    assert.equal(await page.textContent(".stet-standing"), "Nothing changed since you opened it.");
  }));
