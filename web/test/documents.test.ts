import assert from "node:assert/strict";
import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {test} from "node:test";
import {MOST_LEVELS, readContent, UnreadableDocument, writeContent} from "../src/editor/document";

const folder = process.env.STET_FIXTURES!;
const files = (kind: string) => {
  const names = readdirSync(join(folder, kind)).filter((name) => name.endsWith(".json"));
  assert.ok(names.length >= 14, `${kind} holds at least 14 examples`);
  return names.map((name) => [name, readFileSync(join(folder, kind, name), "utf8")] as const);
};

for (const [name, text] of files("valid")) {
  test(`accepts ${name}`, () => {
    readContent(JSON.parse(text));
  });
  test(`writes ${name} down as it was`, () => {
    const given = JSON.parse(text);
    const again = JSON.parse(JSON.stringify(writeContent(readContent(given))));
    if (name === "ordered-list-without-start.json") given.doc.content[0].attrs = {start: 1};
    assert.deepEqual(again, given);
  });
}

for (const [name, text] of files("invalid")) {
  test(`refuses ${name} with a sentence`, () => {
    assert.throws(
      () => readContent(JSON.parse(text)),
      (problem: Error) => problem instanceof SyntaxError || (problem instanceof UnreadableDocument && /^[A-Z“].*[.:].*/.test(problem.message)),
    );
  });
}

test("the limit of depth counts the document itself", () => {
  const nested = (lists: number): unknown =>
    lists === 0
      ? {type: "paragraph", content: [{type: "text", text: "x"}]}
      : {type: "bullet_list", content: [{type: "list_item", content: [{type: "paragraph"}, nested(lists - 1)]}]};
  const story = (lists: number) => ({schema: 1, doc: {type: "doc", content: [nested(lists)]}, attributions: []});
  assert.equal(MOST_LEVELS, 12);
  readContent(story(4));
  assert.throws(() => readContent(story(5)), /12 levels deep/);
});

test("a document without blocks opens as one empty paragraph", () => {
  const read = readContent({schema: 1, doc: {type: "doc", content: []}, attributions: []});
  assert.equal(read.childCount, 1);
  assert.equal(read.firstChild!.type.name, "paragraph");
});
