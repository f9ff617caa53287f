import {baseKeymap} from "prosemirror-commands";
import {dropCursor} from "prosemirror-dropcursor";
import {gapCursor} from "prosemirror-gapcursor";
import {history} from "prosemirror-history";
import {ellipsis, emDash, InputRule, inputRules, textblockTypeInputRule, wrappingInputRule} from "prosemirror-inputrules";
import {keymap} from "prosemirror-keymap";
import {Fragment, Slice, type Node, type NodeType} from "prosemirror-model";
import {EditorState, Plugin, TextSelection, type Command} from "prosemirror-state";
import {Decoration, DecorationSet, EditorView} from "prosemirror-view";
import {quietKeys, type Action} from "./actions";
import {chainsOf} from "./document";
import {depthPlugin} from "./limits";
import {cleanPasted} from "./paste";
import type {People} from "./people";
import {proposalsPlugin} from "./proposals";
import {storySchema} from "./schema";
import {ArrivingChains, clipboardSerializer, statementsPlugin} from "./statements";
import {EmbedView, PersonView, PhotoView, type PhotoFacts} from "./views";
import {paragraphsOfWire} from "./wire";

const nodes = storySchema.nodes as Record<string, NodeType>;

export interface TextWiring {
  readonly doc: Node;
  readonly language: string;
  readonly direction: string;
  readonly people: People;
  readonly photoAddress: string;
  readonly photos: ReadonlyMap<string, PhotoFacts>;
  readonly actions: readonly Action[];
  readonly openPerson: (view: EditorView) => boolean;
  readonly say: (sentence: string) => void;
  readonly pickPhoto: (files: readonly File[]) => void;
  /** Told after every change; `changed` says whether the text or its chains are others now. */
  readonly told: (view: EditorView, changed: boolean) => void;
}

/** Puts the editable text of a story into `place`. */
export function openText(place: HTMLElement, wiring: TextWiring): EditorView {
  const arriving = new ArrivingChains();
  const view: EditorView = new EditorView(place, {
    state: EditorState.create({doc: wiring.doc, plugins: pluginsOf(wiring, arriving)}),
    attributes: {
      class: "stet-text",
      role: "textbox",
      "aria-multiline": "true",
      "aria-label": "Text of the story",
      lang: wiring.language,
      dir: wiring.direction,
      spellcheck: "true",
    },
    nodeViews: {
      photo: (node, text, position) => new PhotoView(node, text, position, wiring.photoAddress, wiring.photos.get(node.attrs.photo as string)),
      person: (node) => new PersonView(node, wiring.people),
      embed: (node) => new EmbedView(node),
    },
    clipboardSerializer: clipboardSerializer(() => chainsOf(view.state.doc), (person) => wiring.people.nameOf(person)),
    clipboardTextSerializer: (slice) => slice.content.textBetween(0, slice.content.size, "\n\n", (leaf) => (leaf.type.name === "person" ? wiring.people.nameOf(leaf.attrs.person as string) : "\n")),
    clipboardTextParser: (text) => new Slice(Fragment.from(paragraphsOfWire(text).map((line) => nodes.paragraph!.create(null, storySchema.text(line)))), 1, 1),
    transformPastedHTML: (html) => {
      const {html: cleaned, pictures} = cleanPasted(html, (words) => arriving.idFor(view.state.doc, words));
      if (pictures > 0) wiring.say(`${pictures === 1 ? "One picture was" : `${pictures} pictures were`} left out: put ${pictures === 1 ? "it" : "them"} in as photos, with credit.`);
      return cleaned;
    },
    handlePaste: (text, event) => pasteFiles(event.clipboardData, wiring.pickPhoto) || linkSelection(text, event.clipboardData),
    handleDrop: (_view, event) => pasteFiles(event.dataTransfer, wiring.pickPhoto),
    dispatchTransaction(transaction) {
      const before = view.state.doc;
      view.updateState(view.state.apply(transaction));
      wiring.told(view, !view.state.doc.eq(before) || chainsOf(view.state.doc) !== chainsOf(before));
    },
  });
  return view;
}

function pluginsOf(wiring: TextWiring, arriving: ArrivingChains): Plugin[] {
  const keys: Record<string, Command> = {};
  for (const {key, run} of wiring.actions) if (key) keys[key] = run;
  return [
    personSign(wiring.openPerson),
    typingRules(),
    keymap(keys),
    keymap(quietKeys()),
    keymap({"Mod-Enter": () => true}),
    keymap(baseKeymap),
    history(),
    dropCursor({class: "stet-drop"}),
    gapCursor(),
    statementsPlugin(arriving),
    proposalsPlugin(wiring.language),
    depthPlugin(wiring.say),
    placeholder("Write the story, or paste the wire."),
  ];
}

/** What typing turns into: dashes, dots, lists, headings, quotes and rules. */
function typingRules(): Plugin {
  return inputRules({
    rules: [
      ellipsis,
      new InputRule(/^(?:—-|---)$/, (state) => {
        const {$from} = state.selection;
        if ($from.depth !== 1) return null;
        return state.tr.replaceWith($from.before(), $from.after(), [nodes.rule!.create(), nodes.paragraph!.create()]);
      }),
      emDash,
      wrappingInputRule(/^\s*>\s$/, nodes.blockquote!),
      wrappingInputRule(/^\s*[-*•]\s$/, nodes.bullet_list!),
      wrappingInputRule(/^(\d+)\.\s$/, nodes.ordered_list!, (match) => ({start: Number(match[1])}), (match, node) => node.childCount + Number(node.attrs.start) === Number(match[1])),
      textblockTypeInputRule(/^```$/, nodes.code_block!),
      textblockTypeInputRule(/^(#{2,3})\s$/, nodes.heading!, (match) => ({level: match[1]!.length})),
    ],
  });
}

/** An `@` at the beginning of a word opens the lookup of people. */
function personSign(openPerson: (view: EditorView) => boolean): Plugin {
  return new Plugin({
    props: {
      handleTextInput(view, from, to, text) {
        if (text !== "@" || from !== to) return false;
        const $from = view.state.doc.resolve(from);
        return /(?:^|[\s([«“"„])$/.test($from.parent.textBetween(0, $from.parentOffset, undefined, "x")) && openPerson(view);
      },
    },
  });
}

function placeholder(words: string): Plugin {
  return new Plugin({
    props: {
      decorations({doc}) {
        const only = doc.childCount === 1 ? doc.firstChild! : null;
        if (!only || only.type !== nodes.paragraph || only.content.size > 0) return null;
        return DecorationSet.create(doc, [Decoration.node(0, only.nodeSize, {class: "is-empty", "data-placeholder": words})]);
      },
    },
  });
}

function pasteFiles(data: DataTransfer | null, pick: (files: readonly File[]) => void): boolean {
  const files = [...(data?.files ?? [])].filter((file) => file.type.startsWith("image/"));
  // Word and Excel put a picture of the text beside the text.
  if (files.length === 0 || data!.types.includes("text/html")) return false;
  pick(files);
  return true;
}

/** An address pasted over selected words becomes their link. */
function linkSelection(view: EditorView, data: DataTransfer | null): boolean {
  const {selection} = view.state;
  const address = data?.getData("text/plain").trim() ?? "";
  if (selection.empty || !(selection instanceof TextSelection) || !/^https?:\/\/\S+$/.test(address) || !URL.canParse(address)) return false;
  view.dispatch(view.state.tr.addMark(selection.from, selection.to, storySchema.marks.link!.create({href: address})));
  return true;
}
