import {TextSelection} from "prosemirror-state";
import type {EditorView} from "prosemirror-view";
import {make} from "../shared/elements";
import {insertBlock} from "./actions";
import {completedAddress, isWebAddress} from "./addresses";
import {Combobox, type Option} from "./combobox";
import {buttons, field, plainButton, type Panel} from "./panel";
import type {People} from "./people";
import {storySchema} from "./schema";

const link = storySchema.marks.link!;

/** Opens the form for a link on the selection, or for the link at the cursor. */
export function openLink(panel: Panel, view: EditorView): boolean {
  const {from, to, empty} = view.state.selection;
  const there = linkAt(view);
  if (empty && !there) return false;
  const stretch = there ?? {from, to, href: ""};
  const address = make("input", {type: "text", inputmode: "url", dir: "ltr", spellcheck: "false", placeholder: "https://, an e-mail address, or a path that begins with /"});
  address.value = stretch.href;
  const takeOff = plainButton("Take the link off", () => {
    view.dispatch(view.state.tr.removeMark(stretch.from, stretch.to, link));
    panel.close();
    view.focus();
  });
  const cancel = plainButton("Cancel", () => (panel.close(), view.focus()));
  const parts = make("div", {}, field("Address", address), there ? buttons("Link", takeOff, cancel) : buttons("Link", cancel));
  panel.open(view, "Link", parts, () => {
    const href = completedAddress(address.value);
    if (href === null) return "This is no address a link can have. Web, e-mail and telephone addresses work, and paths of this newsroom.";
    view.dispatch(view.state.tr.addMark(stretch.from, stretch.to, link.create({href})));
    return null;
  });
  address.focus();
  address.select();
  return true;
}

/** Opens the form for something from elsewhere. */
export function openEmbed(panel: Panel, view: EditorView): boolean {
  const url = make("input", {type: "text", inputmode: "url", dir: "ltr", spellcheck: "false", placeholder: "https://"});
  const title = make("input", {type: "text", dir: "auto", placeholder: "What is to be seen there"});
  const source = make("input", {type: "text", dir: "auto", placeholder: "Whose it is"});
  const parts = make(
    "div",
    {},
    field("Address", url),
    field("Title", title),
    field("Source, if it should be named", source),
    buttons("Put it in", plainButton("Cancel", () => (panel.close(), view.focus()))),
  );
  panel.open(view, "Something from elsewhere", parts, () => {
    const address = completedAddress(url.value);
    if (address === null || !isWebAddress(address)) return "Paste the full web address, beginning with https://.";
    if (title.value.trim() === "") return "Give it a title: readers see a still with a link, and the title says what it is.";
    const attrs = {url: address, title: title.value.trim(), source: source.value.trim() || null};
    insertBlock(storySchema.nodes.embed!, attrs)(view.state, view.dispatch);
    return null;
  });
  url.focus();
  return true;
}

/**
 * Opens the lookup of people and puts a name in by reference.
 *
 * @param typed what to write instead when the lookup is left without a choice: the `@` that opened it
 */
export function openPerson(panel: Panel, view: EditorView, people: People, typed: string): boolean {
  if (!view.state.selection.$from.parent.inlineContent || view.state.selection.$from.parent.type.spec.code) return false;
  let chosen = false;
  const insert = (id: string) => {
    chosen = true;
    panel.close();
    view.dispatch(view.state.tr.replaceSelectionWith(storySchema.nodes.person!.create({person: id}), true));
    view.focus();
  };
  const problem = make("p", {class: "stet-problem", role: "alert", hidden: true});
  const add = (name: string) => {
    people.add(name, null).then(
      (person) => insert(person.id),
      (reason: Error) => {
        problem.textContent = reason.message;
        problem.hidden = false;
      },
    );
  };
  const box = new Combobox({
    label: "Name",
    placeholder: "Begin to type a name",
    find: async (text, signal) => {
      const found: Option[] = (await people.find(text, signal).catch(() => [])).map((person) => ({
        label: person.name,
        note: person.role,
        choose: () => insert(person.id),
      }));
      return [...found, {label: `Add “${text}”`, note: "as a new person", choose: () => add(text)}];
    },
  });
  const parts = make("div", {}, box.dom, problem);
  panel.open(view, "Person", parts, () => "Choose a name from the list with the arrows and Enter.", () => {
    if (!chosen && typed !== "") view.dispatch(view.state.tr.insertText(typed));
  });
  box.input.focus();
  return true;
}

/** The link around the cursor or the beginning of the selection, with its whole stretch. */
function linkAt(view: EditorView): {from: number; to: number; href: string} | null {
  const {selection, doc} = view.state;
  const $at = selection instanceof TextSelection ? selection.$from : doc.resolve(selection.from);
  const mark = link.isInSet($at.marks()) ?? ($at.nodeAfter && link.isInSet($at.nodeAfter.marks));
  if (!mark) return null;
  let from = -1;
  let to = -1;
  $at.parent.forEach((child, offset) => {
    const start = $at.start() + offset;
    if (!mark.isInSet(child.marks)) return;
    if (to === start) to += child.nodeSize;
    else if (to < $at.pos) [from, to] = [start, start + child.nodeSize];
  });
  return {from, to, href: mark.attrs.href as string};
}
