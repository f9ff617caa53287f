import {chainCommands, exitCode, lift, setBlockType, toggleMark, wrapIn} from "prosemirror-commands";
import {redo, undo} from "prosemirror-history";
import type {MarkType, NodeType} from "prosemirror-model";
import {liftListItem, sinkListItem, splitListItem, wrapInList} from "prosemirror-schema-list";
import {Selection, type Command, type EditorState} from "prosemirror-state";
import type {EditorView} from "prosemirror-view";
import {storySchema} from "./schema";

const {nodes, marks} = storySchema as unknown as {nodes: Record<string, NodeType>; marks: Record<string, MarkType>};

/** What opens beside the text: the actions only ask for it. */
export interface Openings {
  attribution(view: EditorView): boolean;
  sameAgain(view: EditorView): boolean;
  proposal(view: EditorView): boolean;
  link(view: EditorView): boolean;
  person(view: EditorView): boolean;
  embed(view: EditorView): boolean;
  photo(view: EditorView): boolean;
  statements(view: EditorView): boolean;
}

/** One thing a writer can do to the text: a button, a key, a line in the list of keys. */
export interface Action {
  readonly name: string;
  readonly label: string;
  readonly what: string;
  readonly key?: string;
  readonly place: "front" | "more" | "key";
  readonly run: Command;
  readonly isOn?: (state: EditorState) => boolean;
}

/** All actions, in the order of the toolbar. */
export function actionsWith(open: Openings): readonly Action[] {
  return [...attributing(open), ...letters(open), ...blocks(open), ...history()];
}

function attributing(open: Openings): Action[] {
  return [
    {
      name: "attribution",
      label: "Who said it",
      what: "Say who said the selected words, or the sentence at the cursor",
      key: "Mod-Shift-a",
      place: "front",
      run: opening(open.attribution),
      isOn: has(marks.statement!),
    },
    {name: "same-again", label: "Same again", what: "Attribute as the last time, at once", key: "Mod-Shift-e", place: "front", run: opening(open.sameAgain)},
    {name: "proposal", label: "Take the proposal", what: "Go to the next proposed statement and look at it", key: "Mod-.", place: "key", run: opening(open.proposal)},
    {name: "statements", label: "Statements", what: "Go to the list of statements", key: "Mod-Alt-s", place: "key", run: opening(open.statements)},
  ];
}

function letters(open: Openings): Action[] {
  const mark = (name: string, label: string, key: string, place: Action["place"]): Action => ({
    name,
    label,
    what: label,
    key,
    place,
    run: toggleMark(marks[name]!),
    isOn: has(marks[name]!),
  });
  return [
    mark("strong", "Bold", "Mod-b", "front"),
    mark("em", "Italic", "Mod-i", "front"),
    {name: "link", label: "Link", what: "Link, or change the link", key: "Mod-Shift-k", place: "front", run: opening(open.link), isOn: has(marks.link!)},
    {name: "person", label: "Person", what: "A person's name, by reference (or type @)", key: "Mod-Alt-n", place: "front", run: opening(open.person)},
    mark("strike", "Strike", "Mod-Shift-d", "more"),
    mark("sub", "Sub", "Mod-Alt-,", "more"),
    mark("sup", "Super", "Mod-Alt-.", "more"),
    mark("code", "Code", "Mod-e", "more"),
  ];
}

function blocks(open: Openings): Action[] {
  return [
    block("heading-2", "Heading", "Mod-Alt-2", "front", nodes.heading!, {level: 2}),
    block("heading-3", "Subheading", "Mod-Alt-3", "front", nodes.heading!, {level: 3}),
    {name: "paragraph", label: "Text", what: "Plain paragraph", key: "Mod-Alt-0", place: "more", run: setBlockType(nodes.paragraph!)},
    {name: "quote", label: "Quote", what: "Quote", key: "Mod-Shift-9", place: "front", run: wrapIn(nodes.blockquote!), isOn: within("blockquote")},
    {name: "bullets", label: "List", what: "List", key: "Mod-Shift-8", place: "front", run: wrapInList(nodes.bullet_list!), isOn: within("bullet_list")},
    {name: "numbers", label: "Numbers", what: "Numbered list", key: "Mod-Shift-7", place: "front", run: wrapInList(nodes.ordered_list!), isOn: within("ordered_list")},
    {name: "sink", label: "Deeper", what: "List item one level deeper (or Tab)", key: "Mod-]", place: "more", run: sinkListItem(nodes.list_item!)},
    {
      name: "lift",
      label: "Shallower",
      what: "Out of the list or quote by one level (or Shift-Tab)",
      key: "Mod-[",
      place: "more",
      run: chainCommands(liftListItem(nodes.list_item!), lift),
    },
    {name: "photo", label: "Photo", what: "Photo", key: "Mod-Alt-p", place: "front", run: opening(open.photo)},
    {name: "embed", label: "Embed", what: "Something from elsewhere, as a still with a link", key: "Mod-Alt-e", place: "more", run: opening(open.embed)},
    {name: "rule", label: "Rule", what: "A rule between two parts (or --- on an empty line)", key: "Mod-Alt-r", place: "more", run: insertBlock(nodes.rule!)},
    block("code-block", "Code block", "Mod-Alt-c", "more", nodes.code_block!, null),
  ];
}

function history(): Action[] {
  return [
    {name: "undo", label: "Undo", what: "Undo", key: "Mod-z", place: "more", run: undo},
    {name: "redo", label: "Redo", what: "Redo", key: "Mod-Shift-z", place: "more", run: redo},
  ];
}

/** The keys that need no line of their own in the toolbar. */
export function quietKeys(): Record<string, Command> {
  const item = nodes.list_item!;
  return {
    Enter: splitListItem(item),
    Tab: sinkListItem(item),
    "Shift-Tab": liftListItem(item),
    "Mod-y": redo,
    "Shift-Enter": chainCommands(exitCode, (state, dispatch) => {
      dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break!.create()).scrollIntoView());
      return true;
    }),
  };
}

/** Puts a block in place of the selection, with the cursor after it. */
export function insertBlock(type: NodeType, attrs: Record<string, unknown> | null = null): Command {
  return (state, dispatch) => {
    const {$from} = state.selection;
    if (!$from.node(0).canReplaceWith(0, 0, type)) return false;
    if (dispatch) {
      const after = $from.depth > 0 ? $from.after(1) : $from.pos;
      const onEmptyLine = $from.depth === 1 && $from.parent.content.size === 0;
      const at = onEmptyLine ? $from.before(1) : after;
      const transaction = onEmptyLine ? state.tr.delete($from.before(1), after) : state.tr;
      transaction.insert(at, type.create(attrs));
      if (at + 1 >= transaction.doc.content.size) transaction.insert(at + 1, nodes.paragraph!.create());
      transaction.setSelection(Selection.near(transaction.doc.resolve(at + 1))).scrollIntoView();
      dispatch(transaction);
    }
    return true;
  };
}

function block(name: string, label: string, key: string, place: Action["place"], type: NodeType, attrs: Record<string, unknown> | null): Action {
  const isOn = (state: EditorState) => state.selection.$from.parent.hasMarkup(type, attrs ?? undefined);
  const run: Command = (state, dispatch) => (isOn(state) ? setBlockType(nodes.paragraph!) : setBlockType(type, attrs))(state, dispatch);
  return {name, label, what: label, key, place, run, isOn};
}

function opening(open: (view: EditorView) => boolean): Command {
  return (_state, dispatch, view) => !dispatch || !view || open(view);
}

function has(type: MarkType): (state: EditorState) => boolean {
  return (state) => {
    const {from, to, empty, $from} = state.selection;
    return empty ? type.isInSet(state.storedMarks ?? $from.marks()) !== undefined : state.doc.rangeHasMark(from, to, type);
  };
}

function within(name: string): (state: EditorState) => boolean {
  return ({selection: {$from}}) => {
    for (let depth = $from.depth; depth > 0; depth -= 1) if ($from.node(depth).type.name === name) return true;
    return false;
  };
}
