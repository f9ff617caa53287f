import assert from "node:assert/strict";
import {test} from "node:test";
import {asChain, proposalsIn} from "../src/editor/proposals";

const found = (text: string, language = "en") => proposalsIn(text, language).map(({from, to, outlet, speaker}) => ({sentence: text.slice(from, to), outlet, speaker}));
const first = (text: string, language = "en") => {
  const [proposal] = found(text, language);
  return proposal && {outlet: proposal.outlet, speaker: proposal.speaker};
};

test("proposes the sentence that cites, and only it", () => {
  assert.deepEqual(found("It rained. The bridge is closed, the radio reported, citing the agency TASS. Night fell."), [
    {sentence: "The bridge is closed, the radio reported, citing the agency TASS.", outlet: "TASS", speaker: null},
  ]);
});

const cases: [string, string, {outlet: string | null; speaker: string | null}][] = [
  ["en", "The talks lasted half an hour, according to Reuters.", {outlet: "Reuters", speaker: null}],
  ["en", "According to the harbour master, the ice is a metre thick.", {outlet: null, speaker: "harbour master"}],
  ["en", "Sanctions would stay, a White House representative told Reuters.", {outlet: "Reuters", speaker: "a White House representative"}],
  ["en", "The ice will hold, the mayor said.", {outlet: null, speaker: "mayor"}],
  ["ru", "Мост закрыт, пишет газета, ссылаясь на агентство Рейтер.", {outlet: "Рейтер", speaker: null}],
  ["ru", "Мост закрыт, со ссылкой на «Интерфакс» передало радио.", {outlet: "«Интерфакс»", speaker: null}],
  ["ru", "Встреча длилась полчаса, сообщает ТАСС.", {outlet: "ТАСС", speaker: null}],
  ["ru", "По словам мэра города, лёд держится.", {outlet: null, speaker: "мэра города"}],
];
for (const [language, sentence, expected] of cases) {
  test(`finds who stands behind “${sentence}”`, () => assert.deepEqual(first(sentence, language), expected));
}

for (const sentence of ["The harbour froze on Tuesday.", "He told nobody.", "Easier said than done.", "Порт замёрз во вторник."]) {
  test(`proposes nothing for “${sentence}”`, () => assert.equal(first(sentence, /[а-я]/.test(sentence) ? "ru" : "en"), undefined));
}

test("what was found starts the form, for the editor to confirm", () => {
  assert.deepEqual(asChain({from: 0, to: 1, outlet: "TASS", speaker: null}, "2015-11-30T18:02:00Z"), {
    speaker: {kind: "described", description: ""},
    manner: "to_agency",
    hops: [{outlet: "TASS", address: null, seen: "2015-11-30T18:02:00Z"}],
  });
});
