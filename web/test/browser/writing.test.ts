import assert from "node:assert/strict";
import {after, test} from "node:test";
import {atTheDesk, inShort, quit, saved, story, told} from "./chromium";

after(quit);

test("who said it: a named speaker, his agency, and the second statement with one key", () =>
  atTheDesk({content: told("Syria took up most of the talk. Ukraine came up as well. Nobody else was there.")}, async (page, newsroom) => {
    await page.click(".stet-text p", {position: {x: 10, y: 10}});
    await page.keyboard.press("Control+Shift+A");
    await page.keyboard.type("pesk");
    await page.waitForSelector("[role=option] >> text=Dmitry Peskov");
    await page.keyboard.press("Enter");
    await page.selectOption(".stet-panel select", "to_agency");
    await page.fill(".stet-hop input[placeholder=Reuters]", "TASS");
    await page.waitForSelector("[role=option] >> text=TASS");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".stet-panel", {state: "detached"});
    await page.waitForSelector("[data-action-name=attribution][aria-pressed=true]");
    await page.click(".stet-text p", {position: {x: 330, y: 12}});
    await page.waitForSelector("[data-action-name=attribution][aria-pressed=false]");
    await page.keyboard.press("Control+Shift+E");
    const {content} = await saved(page, newsroom);
    assert.deepEqual(inShort(content), ["p(Syria took up most of the talk.{statement=a1}| |Ukraine came up as well.{statement=a1}| Nobody else was there.)"]);
    const [chain] = content.attributions as {speaker: unknown; manner: string; hops: {outlet: string; seen: string}[]}[];
    assert.deepEqual(chain!.speaker, {kind: "named", person: "01980a4e-6c1a-7b35-9a57-2f6f3f1d0c01", role: "spokesman of the Kremlin"});
    assert.equal(chain!.hops[0]!.outlet, "TASS");
    assert.match(chain!.hops[0]!.seen, /^\d{4}-\d\d-\d\dT\d\d:\d\d:00Z$/);
    assert.match(await page.textContent(".stet-statements") as string, /^2 statementsDmitry Peskov ← TASS2 times/);
  }));

test("a new person is added with a role; a described and a withheld speaker need their words", () =>
  atTheDesk({content: told("The ice will hold.")}, async (page, newsroom) => {
    await page.click(".stet-text p");
    await page.keyboard.press("Control+Shift+A");
    await page.check("input[value=withheld]");
    await page.keyboard.press("Enter");
    assert.match(await page.textContent(".stet-problem") as string, /Say why no more is said/);
    await page.check("input[value=named]");
    await page.fill(".stet-panel [role=combobox] >> nth=0", "Ilse Example");
    await page.click("[role=option] >> text=Add “Ilse Example”");
    await page.keyboard.type("harbour master");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".stet-panel", {state: "detached"});
    assert.deepEqual(newsroom.added, [{name: "Ilse Example", role: "harbour master"}]);
    const {content} = await saved(page, newsroom);
    assert.doesNotMatch(JSON.stringify(content), /Ilse/);
    assert.deepEqual((content.attributions as {hops: unknown[]}[])[0]!.hops, []);
  }));

test("the rules propose, a key looks at the proposal, Enter takes it", () =>
  atTheDesk({content: told("It rained. The bridge is shut, a city official told Reuters. Night fell.")}, async (page, newsroom) => {
    assert.equal(await page.textContent(".stet-proposal"), "The bridge is shut, a city official told Reuters.");
    await page.click(".stet-text p", {position: {x: 5, y: 10}});
    await page.keyboard.press("Control+.");
    await page.waitForSelector(".stet-panel");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".stet-panel", {state: "detached"});
    const {content} = await saved(page, newsroom);
    const [chain] = content.attributions as {speaker: unknown; manner: string; hops: {outlet: string}[]}[];
    assert.deepEqual([chain!.speaker, chain!.manner, chain!.hops[0]!.outlet], [{kind: "described", description: "a city official"}, "to_agency", "Reuters"]);
    assert.equal(await page.locator(".stet-proposal").count(), 0);
  }));

test("changing a chain from the list changes all its statements, taking it out takes them off", () =>
  atTheDesk({content: story("paris-30-november-2015")}, async (page, newsroom) => {
    await page.click(".stet-statements li:nth-child(2) >> text=Change");
    await page.fill(".stet-hop input[placeholder=Reuters]", "AFP");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".stet-panel", {state: "detached"});
    await page.waitForSelector("text=a representative of the White House ← AFP");
    await page.click(".stet-statements li:nth-child(1) >> text=Take out");
    const {content} = await saved(page, newsroom);
    assert.deepEqual((content.attributions as {id: string; hops: {outlet: string}[]}[]).map(({id, hops}) => [id, hops[0]!.outlet]), [["a2", "AFP"]]);
    assert.doesNotMatch(JSON.stringify(content.doc), /"a1"/);
  }));

test("@ puts a person in by reference; left without a choice it is an @", () =>
  atTheDesk({content: told("The mayor")}, async (page, newsroom) => {
    await page.click(".stet-text p");
    await page.keyboard.press("End");
    await page.keyboard.type(", @");
    await page.waitForSelector(".stet-panel");
    await page.keyboard.type("quill");
    await page.waitForSelector("[role=option] >> text=Ada Quill");
    await page.keyboard.press("Enter");
    await page.keyboard.type(", wrote to desk@example.org and @");
    await page.waitForSelector(".stet-panel");
    await page.keyboard.press("Escape");
    assert.match(await page.textContent(".stet-text") as string, /^The mayor, Ada Quill, wrote to desk@example\.org and @$/);
    assert.deepEqual(inShort((await saved(page, newsroom)).content), ["p(The mayor, |person()|, wrote to desk@example.org and @)"]);
  }));

test("typing makes headings, lists, quotes and rules; the document never gets deeper than it may", () =>
  atTheDesk({}, async (page, newsroom) => {
    await page.click(".stet-text");
    await page.keyboard.type("## What we know\n> quoted\n\n");
    await page.keyboard.type("---");
    await page.keyboard.type("- one\n");
    for (const word of ["two", "three", "four", "five"]) {
      await page.keyboard.press("Tab");
      await page.keyboard.type(`${word}\n`);
    }
    const {content} = await saved(page, newsroom);
    assert.deepEqual(inShort(content), ["h2(What we know)", "blockquote(p(quoted))", "rule()", "ul(li(p(one)|ul(li(p(two)|ul(li(p(three)|ul(li(p(four))|li(p(five))|li(p()))))))))"]);
    assert.match(await page.textContent(".stet-notices") as string, /can’t go deeper than four levels/);
  }));

test("a photo the page picked stands in the text with its caption as a field", () =>
  atTheDesk({content: told("Before.")}, async (page, newsroom) => {
    await page.evaluate(() => {
      document.addEventListener("stet:pick-photo", (event) => {
        (event.target as HTMLElement & {insertPhoto(photo: unknown): void}).insertPhoto({id: "01980a52-1f00-7c44-8d1e-5b0a9e7c1101", alt: "A frozen harbour", width: 1200, height: 800});
      });
    });
    await page.click(".stet-text p");
    await page.keyboard.press("Control+Alt+p");
    await page.fill(".stet-photo textarea", "The harbour at six.");
    assert.equal(await page.getAttribute(".stet-photo img", "src"), "/photos/01980a52-1f00-7c44-8d1e-5b0a9e7c1101");
    const {content} = await saved(page, newsroom);
    assert.deepEqual((content.doc.content as {type: string; attrs?: unknown}[])[1], {type: "photo", attrs: {photo: "01980a52-1f00-7c44-8d1e-5b0a9e7c1101", caption: "The harbour at six."}});
  }));

test("a link is set, changed and refused by keyboard", () =>
  atTheDesk({content: told("See here.")}, async (page, newsroom) => {
    await page.click(".stet-text p");
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Control+Shift+K");
    await page.keyboard.type("javascript:alert(1)\n");
    assert.match(await page.textContent(".stet-problem") as string, /no address a link can have/);
    await page.keyboard.press("Control+a");
    await page.keyboard.type("example.org/a\n");
    await page.waitForSelector(".stet-panel", {state: "detached"});
    assert.deepEqual(inShort((await saved(page, newsroom)).content), ["p(See here.{link=https://example.org/a})"]);
  }));

test("the tools are one stop for Tab, and the arrows go through them", () =>
  atTheDesk({content: told("x")}, async (page) => {
    await page.click(".stet-text p");
    await page.keyboard.press("Alt+F10");
    const focused = () => page.evaluate(() => document.activeElement!.textContent);
    assert.equal(await focused(), "Who said it");
    await page.keyboard.press("ArrowRight");
    assert.equal(await focused(), "Same again");
    await page.keyboard.press("End");
    assert.equal(await focused(), "Keys");
    await page.keyboard.press("Escape");
    assert.equal(await page.evaluate(() => document.activeElement!.className.includes("stet-text")), true);
  }));

test("Mod-Enter saves and presses the page’s publish button", () =>
  atTheDesk({content: told("x")}, async (page, newsroom) => {
    await page.evaluate(() => document.querySelector("[data-action=publish]")!.addEventListener("click", () => (document.title = "published")));
    await page.click(".stet-text p");
    await page.keyboard.type("y");
    await page.keyboard.press("Control+Enter");
    await page.waitForFunction(() => document.title === "published");
    assert.equal(newsroom.puts.length, 1);
    assert.equal(newsroom.puts[0]!.content.doc.content.length, 1);
  }, {}, '<button data-action="publish">Publish</button>'));

for (const [name, opened, options] of [
  ["a phone of 360 pixels", {content: story("paris-30-november-2015")}, {viewport: {width: 360, height: 740}, isMobile: true, hasTouch: true}],
  ["a phone, right to left", {content: story("right-to-left"), lang: "fa", dir: "rtl"}, {viewport: {width: 360, height: 740}, isMobile: true, hasTouch: true}],
] as const) {
  test(`nothing is wider than ${name}, with the form open`, () =>
    atTheDesk(opened, async (page) => {
      await page.click(".stet-text p");
      await page.click("text=Who said it");
      await page.waitForSelector(".stet-panel");
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
    }, options));
}
