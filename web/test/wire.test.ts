import assert from "node:assert/strict";
import {test} from "node:test";
import {paragraphsOfWire} from "../src/editor/wire";

test("a wire broken at a fixed width becomes whole paragraphs", () => {
  const wire = `PORT INVENTION, Nov 30 (Example Wire) - The harbour of Port Invention\r
froze over on Monday for the first time in forty years, the mayor's\r
office said, and ferries to the islands were called off.\r
\r
"We have not seen this in my lifetime," the harbour master told the\r
Example Wire by telephone.\r
`;
  assert.deepEqual(paragraphsOfWire(wire), [
    "PORT INVENTION, Nov 30 (Example Wire) - The harbour of Port Invention froze over on Monday for the first time in forty years, the mayor's office said, and ferries to the islands were called off.",
    '"We have not seen this in my lifetime," the harbour master told the Example Wire by telephone.',
  ]);
});

test("an indent begins a paragraph where no empty lines part them", () => {
  const wire = "   МОСКВА, 30 ноября. /ПРИМЕР/. Встреча длилась около получаса, сообщил\nпресс-секретарь. Камер не было.\n   Стороны говорили о Сирии.";
  assert.deepEqual(paragraphsOfWire(wire), ["МОСКВА, 30 ноября. /ПРИМЕР/. Встреча длилась около получаса, сообщил пресс-секретарь. Камер не было.", "Стороны говорили о Сирии."]);
});

test("long lines that were not broken are paragraphs of their own", () => {
  const long = "A paragraph that a mail program sent in one single line, which is longer than any wire's line would ever be, and so on.";
  assert.deepEqual(paragraphsOfWire(`${long}\n${long}`), [long, long]);
});

test("short lines stay apart: a list of scores is no sentence", () => {
  assert.deepEqual(paragraphsOfWire("North 3\nSouth 1\nEast 0"), ["North 3", "South 1", "East 0"]);
});

test("controls and the mark of byte order go, letters beyond the basic plane stay", () => {
  assert.deepEqual(paragraphsOfWire("\ufeffKept\u0007 👍🏽 𝒮"), ["Kept 👍🏽 𝒮"]);
  assert.deepEqual(paragraphsOfWire(" \n\n \t"), []);
});
