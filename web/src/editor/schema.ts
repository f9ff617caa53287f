import {Schema, type Attrs, type MarkSpec, type NodeSpec} from "prosemirror-model";
import {isLinkable, isWebAddress} from "./addresses";
import type {Chain} from "./chains";

/** The version written beside every document. See docs/document.md. */
export const SCHEMA_VERSION = 1;

const whole = (value: unknown): void => {
  if (!Number.isInteger(value)) throw new RangeError("must be a whole number");
};
const headingLevel = (value: unknown): void => {
  if (value !== 2 && value !== 3) throw new RangeError("A heading is of level 2 or 3.");
};
const identity = (value: unknown): void => {
  if (typeof value !== "string" || !/^[0-9A-Za-z-]{1,64}$/.test(value)) throw new RangeError("must be an id");
};
const text = (value: unknown): void => {
  if (typeof value !== "string") throw new RangeError("must be text");
};
const textOrNull = (value: unknown): void => {
  if (value !== null && typeof value !== "string") throw new RangeError("must be text or null");
};
const webAddress = (value: unknown): void => {
  if (typeof value !== "string" || !isWebAddress(value)) throw new RangeError("must be an http or https address");
};
const linkable = (value: unknown): void => {
  if (typeof value !== "string" || !isLinkable(value)) throw new RangeError("This address can't be a link.");
};
const chainId = (value: unknown): void => {
  if (typeof value !== "string" || !/^a[0-9]{1,9}$/.test(value)) throw new RangeError("must be the id of a chain");
};

const startOf = (dom: HTMLElement): Attrs => {
  const start = Number.parseInt(dom.getAttribute("start") ?? "1", 10);
  return {start: Number.isInteger(start) ? start : 1};
};
const idOf = (name: string) => (dom: HTMLElement): Attrs | false => {
  const id = dom.getAttribute(name) ?? "";
  return /^[0-9A-Za-z-]{1,64}$/.test(id) ? {id} : false;
};

/**
 * The blocks and inlines of docs/document.md. The chains of a story live on the `doc` node while it is being edited, so that
 * undo and redo treat text and chains as one; in JSON they stand beside the document, never in it (see document.ts).
 */
const nodes: Record<string, NodeSpec> = {
  doc: {content: "block+", attrs: {chains: {default: [] as readonly Chain[]}}},
  paragraph: {content: "inline*", group: "block", parseDOM: [{tag: "p"}], toDOM: () => ["p", {dir: "auto"}, 0]},
  heading: {
    content: "inline*",
    group: "block",
    defining: true,
    attrs: {level: {validate: headingLevel}},
    parseDOM: [
      {tag: "h1", attrs: {level: 2}},
      {tag: "h2", attrs: {level: 2}},
      {tag: "h3", attrs: {level: 3}},
      {tag: "h4", attrs: {level: 3}},
      {tag: "h5", attrs: {level: 3}},
      {tag: "h6", attrs: {level: 3}},
    ],
    toDOM: (node) => [`h${node.attrs.level}`, {dir: "auto"}, 0],
  },
  blockquote: {
    content: "paragraph+",
    group: "block",
    defining: true,
    parseDOM: [{tag: "blockquote"}],
    toDOM: () => ["blockquote", 0],
  },
  bullet_list: {content: "list_item+", group: "block", parseDOM: [{tag: "ul"}], toDOM: () => ["ul", 0]},
  ordered_list: {
    content: "list_item+",
    group: "block",
    attrs: {start: {default: 1, validate: whole}},
    parseDOM: [{tag: "ol", getAttrs: startOf}],
    toDOM: (node) => ["ol", node.attrs.start === 1 ? {} : {start: String(node.attrs.start)}, 0],
  },
  list_item: {
    content: "paragraph (paragraph | bullet_list | ordered_list)*",
    defining: true,
    parseDOM: [{tag: "li"}],
    toDOM: () => ["li", 0],
  },
  photo: {
    group: "block",
    draggable: true,
    attrs: {photo: {validate: identity}, caption: {default: null, validate: textOrNull}},
    parseDOM: [
      {
        tag: "figure[data-photo]",
        getAttrs: (dom) => {
          const found = idOf("data-photo")(dom);
          return found && {photo: found.id, caption: dom.getAttribute("data-caption") || null};
        },
      },
    ],
    toDOM: (node) => ["figure", {"data-photo": node.attrs.photo, "data-caption": node.attrs.caption ?? ""}],
  },
  embed: {
    group: "block",
    draggable: true,
    attrs: {url: {validate: webAddress}, title: {validate: text}, source: {default: null, validate: textOrNull}},
    parseDOM: [
      {
        tag: "figure[data-embed]",
        getAttrs: (dom) => {
          const url = dom.getAttribute("data-embed") ?? "";
          if (!isWebAddress(url)) return false;
          return {url, title: dom.getAttribute("data-title") ?? "", source: dom.getAttribute("data-source") || null};
        },
      },
    ],
    toDOM: (node) => [
      "figure",
      {"data-embed": node.attrs.url, "data-title": node.attrs.title, "data-source": node.attrs.source ?? ""},
      ["strong", node.attrs.title],
      ["span", node.attrs.source ?? node.attrs.url],
    ],
  },
  code_block: {
    content: "text*",
    marks: "",
    group: "block",
    code: true,
    defining: true,
    parseDOM: [{tag: "pre", preserveWhitespace: "full"}],
    toDOM: () => ["pre", {dir: "ltr"}, ["code", 0]],
  },
  rule: {group: "block", parseDOM: [{tag: "hr"}], toDOM: () => ["hr"]},
  text: {group: "inline"},
  hard_break: {
    inline: true,
    group: "inline",
    selectable: false,
    linebreakReplacement: true,
    parseDOM: [{tag: "br"}],
    toDOM: () => ["br"],
  },
  person: {
    inline: true,
    group: "inline",
    atom: true,
    attrs: {person: {validate: identity}},
    parseDOM: [
      {
        tag: "span[data-person]",
        getAttrs: (dom) => {
          const found = idOf("data-person")(dom);
          return found && {person: found.id};
        },
      },
    ],
    toDOM: (node) => ["span", {"data-person": node.attrs.person}],
  },
};

/** The marks of docs/document.md, in the order in which they stand on a text. */
const marks: Record<string, MarkSpec> = {
  statement: {
    inclusive: false,
    attrs: {attribution: {validate: chainId}},
    parseDOM: [
      {
        tag: "span[data-attribution]",
        getAttrs: (dom) => {
          const attribution = dom.getAttribute("data-attribution") ?? "";
          return /^a[0-9]{1,9}$/.test(attribution) && {attribution};
        },
      },
    ],
    toDOM: (mark) => ["span", {class: "stet-statement", "data-attribution": mark.attrs.attribution}, 0],
  },
  link: {
    inclusive: false,
    attrs: {href: {validate: linkable}},
    parseDOM: [
      {
        tag: "a[href]",
        getAttrs: (dom) => {
          const href = (dom.getAttribute("href") ?? "").trim();
          return isLinkable(href) && {href};
        },
      },
    ],
    toDOM: (mark) => ["a", {href: mark.attrs.href, rel: "noreferrer"}, 0],
  },
  strong: {parseDOM: [{tag: "strong"}, {tag: "b"}], toDOM: () => ["strong", 0]},
  em: {parseDOM: [{tag: "em"}, {tag: "i"}], toDOM: () => ["em", 0]},
  strike: {parseDOM: [{tag: "s"}, {tag: "strike"}], toDOM: () => ["s", 0]},
  sub: {parseDOM: [{tag: "sub"}], toDOM: () => ["sub", 0]},
  sup: {parseDOM: [{tag: "sup"}], toDOM: () => ["sup", 0]},
  code: {parseDOM: [{tag: "code"}], toDOM: () => ["code", {dir: "ltr"}, 0]},
};

/** A story's body: only what docs/document.md lists can exist in it. */
export const storySchema = new Schema({nodes, marks});
