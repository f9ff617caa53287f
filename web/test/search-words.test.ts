import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {test} from "node:test";
import fc from "fast-check";
import {layout, search} from "../src/search/index";
import {words} from "../src/search/words";

const fixture = JSON.parse(readFileSync(join(process.env.STET_WEB!, "../fixtures/search/words.json"), "utf8")) as Record<string, Record<string, string[]>>;

for (const [language, forms] of Object.entries(fixture)) {
  test(`a reader's device stems ${language} as the press does`, () => {
    for (const [form, stems] of Object.entries(forms)) assert.deepEqual(words(form, language), stems, form);
  });
}

test("forms of one word meet", () => {
  const same = (language: string, ...forms: string[]): void => assert.equal(new Set(forms.map((form) => words(form, language).join())).size, 1, forms.join());
  same("en", "river", "rivers", "River's");
  same("ru", "река", "реки", "реками", "РЕКЕ");
  same("fa", "کتاب", "کتاب‌ها", "کتاب‌های", "كتابهاي");
});

test("segments and the rest cover every story once", () =>
  fc.assert(
    fc.property(fc.integer({min: 0, max: 30_000}), (total) => {
      let at = 0;
      for (const {from, size} of layout(total)) {
        assert.equal(from, at);
        assert.equal(from % size, 0);
        at += size;
      }
      assert.equal(at, total - (total % 16));
    }),
  ));

test("a word that is nowhere is found nowhere, and an empty index has nothing", async () => {
  const found = await search("anything", "en", async () => Uint8Array.of(0, 2, 0x5b, 0x5d, 1));
  assert.deepEqual(found.places, []);
});

test("whatever a host sends for the index is read or refused, and never asks for more than an index has", () =>
  fc.assert(
    fc.asyncProperty(fc.uint8Array({maxLength: 120}), fc.uint8Array({maxLength: 60}), async (newest, shard) => {
      let asked = 0;
      const fetching = async (name: string): Promise<Uint8Array> => {
        asked++;
        return name === "latest" ? newest : Uint8Array.of(1, ...shard);
      };
      await search("river bank", "en", fetching).then((found) => found.places.slice(0, 3).map((place) => found.row(place).catch(() => null)), () => null);
      assert.ok(asked <= 1 + 2 * (10_000_000 / 4096 + 20), `${asked}`);
    }),
    {numRuns: 300},
  ));

test("a number of stories without end is refused", async () => {
  const endless = async (): Promise<Uint8Array> => Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f, 2, 0x5b, 0x5d, 1);
  await assert.rejects(search("river", "en", endless), /no end/);
});
