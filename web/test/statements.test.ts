import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {test} from "node:test";
import {history, undo} from "prosemirror-history";
import {EditorState, TextSelection, type Transaction} from "prosemirror-state";
import type {ChainWords} from "../src/editor/chains";
import {inWords} from "../src/editor/chains";
import {chainsOf, readContent, writeContent} from "../src/editor/document";
import {storySchema} from "../src/editor/schema";
import {ArrivingChains, attribute, changeChain, dropChain, statementsOf, statementsPlugin, stretchToAttribute, takeOff} from "../src/editor/statements";

const paris = () => readContent(JSON.parse(readFileSync(join(process.env.STET_FIXTURES!, "valid/paris-30-november-2015.json"), "utf8")));
const witness: ChainWords = {speaker: {kind: "described", description: "a witness"}, manner: "to_us", hops: []};

function open(doc = paris(), arriving = new ArrivingChains()) {
  let state = EditorState.create({doc, plugins: [history(), statementsPlugin(arriving)]});
  return {
    get state() {
      return state;
    },
    apply(transaction: Transaction) {
      state = state.apply(transaction);
      readContent(JSON.parse(JSON.stringify(writeContent(state.doc))));
    },
  };
}

test("a second statement of the same chain uses the chain again", () => {
  const desk = open();
  const [first] = chainsOf(desk.state.doc);
  desk.apply(attribute(desk.state, {from: 1, to: 10}, {speaker: first!.speaker, manner: first!.manner, hops: first!.hops}));
  assert.equal(chainsOf(desk.state.doc).length, 2);
  assert.equal(statementsOf(desk.state.doc)[0]!.chain, first!.id);
});

test("a new chain gets an id of its own, and one undo takes statement and chain back together", () => {
  const desk = open();
  desk.apply(attribute(desk.state, {from: 1, to: 10}, witness));
  assert.deepEqual(chainsOf(desk.state.doc).map(({id}) => id), ["a1", "a2", "a3"]);
  undo(desk.state, (transaction) => desk.apply(transaction));
  assert.deepEqual(chainsOf(desk.state.doc).map(({id}) => id), ["a1", "a2"]);
  assert.equal(statementsOf(desk.state.doc).filter(({chain}) => chain === "a3").length, 0);
});

test("changing a chain into what another one says makes the two one", () => {
  const desk = open();
  const [peskov, official] = chainsOf(desk.state.doc);
  desk.apply(changeChain(desk.state, official!.id, {speaker: peskov!.speaker, manner: peskov!.manner, hops: peskov!.hops}));
  assert.deepEqual(chainsOf(desk.state.doc).map(({id}) => id), ["a1"]);
  assert.ok(statementsOf(desk.state.doc).every(({chain}) => chain === "a1"));
  undo(desk.state, (transaction) => desk.apply(transaction));
  assert.equal(chainsOf(desk.state.doc).length, 2);
});

test("taking a statement off keeps the chain, taking a chain out takes all its statements", () => {
  const desk = open();
  const statements = statementsOf(desk.state.doc);
  desk.apply(takeOff(desk.state, statements[0]!));
  assert.equal(statementsOf(desk.state.doc).length, statements.length - 1);
  assert.equal(chainsOf(desk.state.doc).length, 2);
  desk.apply(dropChain(desk.state, "a1"));
  assert.deepEqual(chainsOf(desk.state.doc).map(({id}) => id), ["a2"]);
  assert.ok(statementsOf(desk.state.doc).every(({chain}) => chain === "a2"));
});

test("a mark that comes in without its chain is dropped, its words stay", () => {
  const desk = open();
  const mark = storySchema.marks.statement!.create({attribution: "a77"});
  desk.apply(desk.state.tr.insert(1, storySchema.text("Pasted. ", [mark])));
  assert.ok(desk.state.doc.textContent.startsWith("Pasted. "));
  assert.ok(statementsOf(desk.state.doc).every(({chain}) => chain !== "a77"));
});

test("a mark that comes in with its chain brings it along, under an id that was free", () => {
  const arriving = new ArrivingChains();
  const desk = open(paris(), arriving);
  const id = arriving.idFor(desk.state.doc, witness);
  assert.equal(id, "a3");
  assert.equal(arriving.idFor(desk.state.doc, witness), "a3");
  desk.apply(desk.state.tr.insert(1, storySchema.text("Pasted. ", [storySchema.marks.statement!.create({attribution: id})])));
  assert.equal(chainsOf(desk.state.doc).at(-1)!.id, "a3");
});

test("without a selection the sentence at the cursor is meant, with a selection its words without the blanks", () => {
  const doc = readContent({schema: 1, doc: {type: "doc", content: [{type: "paragraph", content: [{type: "text", text: "It rained. The dam held, she said. Night fell."}]}]}, attributions: []});
  const at = (from: number, to = from) => EditorState.create({doc, selection: TextSelection.create(doc, from, to)});
  const text = (state: EditorState) => {
    const stretch = stretchToAttribute(state, "en")!;
    return doc.textBetween(stretch.from, stretch.to);
  };
  assert.equal(text(at(20)), "The dam held, she said.");
  assert.equal(text(at(1)), "It rained.");
  assert.equal(text(at(11, 25)), "The dam held,");
  assert.equal(stretchToAttribute(at(11, 12), "en"), null);
});

test("a chain in words goes from the speaker to us", () => {
  const words: ChainWords = {speaker: {kind: "named", person: "p", role: null}, manner: "to_agency", hops: [{outlet: "Near", address: null, seen: null}, {outlet: "Far", address: null, seen: null}]};
  assert.equal(inWords(words, () => "Peskov"), "Peskov ← Far ← Near");
});
