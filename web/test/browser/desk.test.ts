import assert from "node:assert/strict";
import {after, test} from "node:test";
import type {Page} from "playwright-core";
import {atTheDesk, quit, told} from "./chromium";

after(quit);

const content = told("x");
/** Counts presses of `selector` in the page's title. */
const countPresses = (page: Page, selector: string) =>
  page.evaluate((wanted) => {
    document.title = "0";
    document.querySelector(wanted)!.addEventListener("click", () => (document.title = String(Number(document.title) + 1)));
  }, selector);

test("the palette finds the page’s commands and what the newsroom finds, by keyboard", () =>
  atTheDesk({content}, async (page) => {
    await countPresses(page, "#retract");
    await page.keyboard.press("Control+k");
    await page.keyboard.type("retr");
    await page.waitForSelector("stet-palette [role=option] >> text=Story: retr");
    assert.deepEqual(await page.locator("stet-palette [role=option]").allTextContents(), ["Retract this storyr", "Story: retrDraft"]);
    await page.keyboard.press("Enter");
    assert.equal(await page.title(), "1");
    assert.equal(await page.locator("stet-palette dialog[open]").count(), 0);
  }, {}, '<button id="retract" data-command="Retract this story" data-key="r">Retract</button>'));

test("a key presses its element while nobody types, and never while somebody does", () =>
  atTheDesk({content}, async (page) => {
    await countPresses(page, "#new");
    await page.keyboard.press("g");
    await page.keyboard.press("n");
    assert.equal(await page.title(), "1");
    await page.click(".stet-text p");
    await page.keyboard.type("gn");
    await page.keyboard.press("Control+k");
    await page.keyboard.type("gn?");
    assert.equal(await page.title(), "1");
  }, {}, '<button id="new" data-key="g n">New story</button>'));

test("? lists the keys of the page and of the editor", () =>
  atTheDesk({content}, async (page) => {
    await page.keyboard.press("?");
    const keys = await page.textContent("stet-keys dialog") as string;
    for (const line of ["Find anything", "Save now", "Say who said the selected words", "New story"]) assert.ok(keys.includes(line), line);
    assert.match(keys, /Ctrl\+Shift\+A/);
    await page.keyboard.press("Escape");
    await page.click(".stet-text p");
    await page.keyboard.press("Control+/");
    assert.equal(await page.locator("stet-keys dialog[open]").count(), 1);
  }, {}, '<button data-key="n">New story</button>'));

test("what can’t be undone is asked in words first; “Not now” leaves all as it was", () =>
  atTheDesk({content}, async (page) => {
    await countPresses(page, "#retract");
    await page.click("#retract");
    await page.click("stet-question >> text=Not now");
    assert.equal(await page.title(), "0");
    await page.click("#retract");
    await page.click("stet-question >> text=Retract it");
    await page.waitForFunction(() => document.title === "1");
  }, {}, '<button id="retract" data-confirm="Readers will see that the story was retracted, and why." data-confirm-action="Retract it">Retract</button>'));

const LIST = '<ol data-reorder="/order"><li data-id="a" data-name="Ice">Ice</li><li data-id="b" data-name="Bread">Bread</li><li data-id="c" data-name="Salt">Salt</li></ol>';

test("a list is put in order by keyboard and by dragging, and the order goes to the newsroom", () =>
  atTheDesk({content}, async (page, newsroom) => {
    await page.focus("li[data-id=a] button");
    await page.keyboard.press("ArrowDown");
    await page.waitForSelector("text=Ice is now in place 2 of 3.");
    assert.equal(await page.evaluate(() => document.activeElement!.closest("li")!.dataset.id), "a");
    const handle = (await page.locator("li[data-id=c] button").boundingBox())!;
    const first = (await page.locator("li[data-id=b]").boundingBox())!;
    await page.mouse.move(handle.x + 5, handle.y + 5);
    await page.mouse.down();
    await page.mouse.move(handle.x + 5, handle.y - 8, {steps: 3});
    await page.mouse.move(handle.x + 5, first.y + 1, {steps: 5});
    await page.mouse.up();
    await page.waitForSelector("text=Salt is now in place 1 of 3.");
    assert.deepEqual(newsroom.orders, ["order=b&order=a&order=c", "order=c&order=b&order=a"]);
  }, {}, LIST));

test("an order that can’t be kept is taken back, and a sentence says so", () =>
  atTheDesk({content}, async (page) => {
    await page.context().setOffline(true);
    await page.focus("li[data-id=a] button");
    await page.keyboard.press("ArrowDown");
    await page.waitForSelector("text=The new order could not be kept");
    assert.deepEqual(await page.locator("ol[data-reorder] > li").evaluateAll((items) => items.map((item) => (item as HTMLElement).dataset.id)), ["a", "b", "c"]);
  }, {}, LIST));
