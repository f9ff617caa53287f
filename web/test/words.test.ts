import assert from "node:assert/strict";
import {test} from "node:test";
import {relativeTime} from "../src/desk/times";
import {completedAddress, isLinkable} from "../src/editor/addresses";
import {lengthInWords, sentencesOf, wordsIn} from "../src/editor/language";
import {compared} from "../src/editor/plain-text";
import {standingInWords} from "../src/editor/sentences";

test("says where the words are", () => {
  assert.equal(standingInWords({kind: "kept", at: 0}, true, 3_000), "Kept 3 s ago, also on this device.");
  assert.equal(standingInWords({kind: "no_connection", again: 9}, true, 0), "No connection. Everything is kept on this device.");
  assert.match(standingInWords({kind: "no_connection", again: 9}, false, 0), /this device keeps no copy/);
});

test("counts words as their language does", () => {
  assert.equal(wordsIn("The mayor’s office said: 1,200 people.", "en"), 6);
  assert.equal(wordsIn("Встреча длилась — около получаса.", "ru"), 4);
  assert.equal(wordsIn("", "en"), 0);
  assert.ok(wordsIn("我们不会沉默", "zh") > 1);
});

test("says how long a story is", () => {
  assert.equal(lengthInWords(0), "No words yet");
  assert.equal(lengthInWords(1), "1 word, less than a minute to read");
  assert.equal(lengthInWords(612), "612 words, about 3 minutes to read");
});

test("finds sentences without the blanks around them", () => {
  const text = "  One.  Two! ";
  assert.deepEqual(sentencesOf(text, "en").map(({from, to}) => text.slice(from, to)), ["One.", "Two!"]);
  assert.doesNotThrow(() => sentencesOf("x", "no such language!"));
});

test("completes an address only where that is certain", () => {
  assert.equal(completedAddress("example.org/a"), "https://example.org/a");
  assert.equal(completedAddress("desk@example.org"), "mailto:desk@example.org");
  assert.equal(completedAddress("/2015/paris"), "/2015/paris");
  assert.equal(completedAddress("javascript:alert(1)"), null);
  assert.equal(completedAddress("two words"), null);
  assert.equal(isLinkable("//example.org"), false);
});

test("compares word by word, and both sides can be put together again", () => {
  const before = "The harbour froze on Tuesday.\n\nNight fell.";
  const after = "The old harbour froze on Monday.\n\nNight fell.";
  const pieces = compared(before, after);
  const side = (without: string) => pieces.filter(({kind}) => kind !== without).map(({text}) => text).join("");
  assert.equal(side("new"), before);
  assert.equal(side("gone"), after);
  assert.deepEqual(pieces.filter(({kind}) => kind === "gone").map(({text}) => text), ["Tuesday."]);
});

test("times are told in relation to now for half a day, then not", () => {
  const hour = 3_600_000;
  assert.equal(relativeTime(0, 14 * 60_000, "en"), "14 min. ago");
  assert.equal(relativeTime(0, 2 * hour, "en"), "2 hr. ago");
  assert.equal(relativeTime(2 * hour, 0, "en"), "in 2 hr.");
  assert.equal(relativeTime(0, 13 * hour, "en"), null);
  assert.equal(relativeTime(Number.NaN, 0, "en"), null);
});
