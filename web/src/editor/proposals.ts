import type {Node} from "prosemirror-model";
import {Plugin, PluginKey, type EditorState} from "prosemirror-state";
import {Decoration, DecorationSet} from "prosemirror-view";
import type {ChainWords} from "./chains";
import {LEAF, sentencesOf, type Stretch} from "./language";
import {storySchema} from "./schema";

/** A sentence that looks as if it rested on somebody's word. Rules propose; the editor confirms. */
export interface Proposal extends Stretch {
  readonly outlet: string | null;
  readonly speaker: string | null;
}

/** A name: up to six words, of which the first is capitalised, with small words such as “of” or “и” between. */
const NAME = String.raw`(?:[«“"]?\p{Lu}[\p{L}\p{M}\d.’'&-]*[»”"]?)(?:\s+(?:(?:of|the|and|for|de|и)\s+)?[«“"]?\p{Lu}[\p{L}\p{M}\d.’'&-]*[»”"]?){0,5}`;
/** A description: up to eight words up to the next mark. */
const WHOM = String.raw`(?:[\p{L}\p{M}\d.’'«»“”${LEAF}-]+)(?:\s+[\p{L}\p{M}\d.’'«»“”${LEAF}-]+){0,7}?`;
const END = String.raw`(?=\s*(?:[,.;:!?—–)]|$))`;
const KNOWN = /^(?:TASS|ТАСС|Reuters|Рейтер|Associated Press|AP|AFP|dpa|Interfax(?:-Ukraine)?|«?Интерфакс(?:-Украина)?»?|RIA(?: Novosti)?|РИА(?: Новости| «Новости»)?|Anadolu|IRNA|ИРНА|Xinhua|Синьхуа|Ukrinform|Укринформ|BelTA|БелТА|Bloomberg|BBC|CNN|Meduza|«?Медуза»?)$/u;

interface Rule {
  readonly pattern: RegExp;
  readonly gives: "outlet" | "speaker" | "either";
}

const rule = (gives: Rule["gives"], source: string): Rule => ({gives, pattern: new RegExp(source, "u")});

/** The first group of each pattern is the outlet or the speaker, a second one the outlet. */
const RULES: readonly Rule[] = [
  rule("outlet", String.raw`\b[Cc]iting\s+(?:the\s+)?(?:(?:state\s+)?(?:news\s+)?agency\s+)?(${NAME})`),
  rule("either", String.raw`\b[Aa]ccording\s+to\s+(?:the\s+)?(?:(?:news\s+)?agency\s+)?(${WHOM})${END}`),
  rule("speaker", String.raw`(?:^|[,;”"]\s+)(${WHOM})\s+(?:told|said\s+to)\s+(?:the\s+)?(?:(?:news\s+)?agency\s+)?(${NAME})`),
  rule("speaker", String.raw`(?:[,;”"]\s+)(?:the\s+)?(${WHOM})\s+(?:said|says)${END}`),
  rule("outlet", String.raw`(?:[Сс]сылаясь\s+на|[Сс]о\s+ссылкой\s+на)\s+(?:агентство\s+)?(${NAME})`),
  rule("outlet", String.raw`(?:^|[\s,(])(?:[Сс]ообщае?т|[Сс]ообщил[аио]?|[Пп]ереда[её]т|[Пп]ишет)\s+(?:агентство\s+)?(${NAME})`),
  rule("speaker", String.raw`(?:^|[\s,(])[Пп]о\s+словам\s+(${WHOM})${END}`),
  rule("speaker", String.raw`(?:^|[\s,—])(?:сказал|заявил|рассказал)[аи]?\s+(${WHOM})\s+агентству\s+(${NAME})`),
  rule("speaker", String.raw`(?:[,—–]\s*)(?:сказал|заявил|рассказал|сообщил)[аи]?\s+(${WHOM})${END}`),
];

/** The sentences of a text that look attributed, with what the rules found out. Positions are those of the text. */
export function proposalsIn(text: string, language: string): readonly Proposal[] {
  const proposals: Proposal[] = [];
  for (const sentence of sentencesOf(text, language)) {
    const found = firstFit(text.slice(sentence.from, sentence.to));
    if (found) proposals.push({...sentence, ...found});
  }
  return proposals;
}

function firstFit(sentence: string): {outlet: string | null; speaker: string | null} | null {
  for (const {pattern, gives} of RULES) {
    const match = pattern.exec(sentence);
    if (!match) continue;
    const first = tidy(match[1]!);
    const second = match[2] ? tidy(match[2]) : null;
    if (gives === "outlet" || (gives === "either" && KNOWN.test(first))) return {outlet: first, speaker: null};
    return {outlet: second, speaker: first};
  }
  return null;
}

function tidy(found: string): string {
  return found.replaceAll(LEAF, "").replace(/\s+/g, " ").replace(/[.,]$/, "").trim();
}

/** A proposal as a start for the attribution form. */
export function asChain(proposal: Proposal, seen: string): ChainWords {
  const hops = proposal.outlet ? [{outlet: proposal.outlet, address: null, seen}] : [];
  const manner = proposal.outlet ? (KNOWN.test(proposal.outlet) ? "to_agency" : "to_outlet") : "in_public";
  return {speaker: {kind: "described", description: proposal.speaker ?? ""}, manner, hops};
}

interface Shown {
  readonly turnedDown: ReadonlySet<string>;
  readonly proposals: readonly Proposal[];
}

const key = new PluginKey<Shown>("proposals");

/** Underlines what the rules propose. A sentence that is attributed already, or was turned down, is left alone. */
export function proposalsPlugin(language: string): Plugin<Shown> {
  return new Plugin<Shown>({
    key,
    state: {
      init: (_config, state) => ({turnedDown: new Set<string>(), proposals: proposalsOf(state.doc, language, new Set())}),
      apply(transaction, shown, _before, state) {
        const down = transaction.getMeta(key) as string | undefined;
        if (!transaction.docChanged && down === undefined) return shown;
        const turnedDown = down === undefined ? shown.turnedDown : new Set([...shown.turnedDown, down]);
        return {turnedDown, proposals: proposalsOf(state.doc, language, turnedDown)};
      },
    },
    props: {
      decorations(state) {
        const decorations = key.getState(state)!.proposals.map(({from, to}) => Decoration.inline(from, to, {class: "stet-proposal"}));
        return DecorationSet.create(state.doc, decorations);
      },
    },
  });
}

/** The proposal at the cursor, or the next one after it, or the first. Positions are those of the document. */
export function nextProposal(state: EditorState): Proposal | undefined {
  const proposals = key.getState(state)?.proposals ?? [];
  return proposals.find((each) => each.to >= state.selection.from) ?? proposals[0];
}

/** How many proposals stand in the text. */
export function proposalCount(state: EditorState): number {
  return key.getState(state)?.proposals.length ?? 0;
}

/** Marks a proposal as no statement, so that it is not proposed again while the page is open. */
export function turnDown(state: EditorState, proposal: Stretch) {
  return state.tr.setMeta(key, state.doc.textBetween(proposal.from, proposal.to, " ", LEAF));
}

const known = new WeakMap<Node, readonly Proposal[]>();

function proposalsOf(doc: Node, language: string, turnedDown: ReadonlySet<string>): readonly Proposal[] {
  const proposals: Proposal[] = [];
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    if (node.type.spec.code) return false;
    let inBlock = known.get(node);
    if (!inBlock) {
      const text = node.textBetween(0, node.content.size, undefined, LEAF);
      inBlock = proposalsIn(text, language).filter(({from, to}) => !node.rangeHasMark(from, to, storySchema.marks.statement!));
      known.set(node, inBlock);
    }
    for (const each of inBlock) {
      if (turnedDown.has(node.textBetween(each.from, each.to, " ", LEAF))) continue;
      proposals.push({...each, from: each.from + position + 1, to: each.to + position + 1});
    }
    return false;
  });
  return proposals;
}
