import {isLinkable} from "./addresses";
import {readChain} from "./document";
import type {ChainWords} from "./chains";
import {makeWordLists} from "./word-lists";

/** What was cleaned out of a paste that a writer should know of. */
export interface Cleaned {
  readonly html: string;
  readonly pictures: number;
}

/** Elements that never hold words of the text. */
const JUNK = "script,style,meta,link,title,xml,template,object,iframe,form input,button,select,svg,math,noscript,head";
const DEEPEST_LIST = 4;

/**
 * Cleans pasted HTML from Word, Google Docs, mail and web pages: keeps words, links, bold and italic, lists and headings; drops
 * styles, classes, comments, tracked deletions and what was hidden.
 *
 * @param adopt gives the id under which a pasted statement's chain will stand in this story
 */
export function cleanPasted(html: string, adopt: (words: ChainWords) => string): Cleaned {
  const page = new DOMParser().parseFromString(html, "text/html");
  const body = page.body;
  // What ProseMirror itself put on the clipboard says how its slice was open; that must survive.
  const own = body.querySelector("[data-pm-slice]")?.getAttribute("data-pm-slice") ?? null;
  removeComments(body);
  const pictures = body.querySelectorAll("img").length;
  body.querySelectorAll(`${JUNK},img`).forEach((element) => element.remove());
  removeUnseen(body);
  makeWordLists(body);
  emphasise(body);
  tidyHeadings(body);
  tidyTables(body);
  tidyLinks(body);
  adoptStatements(body, adopt);
  unwrapFurniture(body);
  flattenLists(body);
  stripAttributes(body);
  removeEmptyParagraphs(body);
  if (own !== null) body.firstElementChild?.setAttribute("data-pm-slice", own);
  return {html: body.innerHTML, pictures};
}

function each(root: Element, selector: string, act: (element: HTMLElement) => void): void {
  root.querySelectorAll<HTMLElement>(selector).forEach(act);
}

function removeComments(root: Element): void {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
  const comments: Node[] = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  comments.forEach((comment) => (comment as Comment).remove());
}

/** Takes out what the writer did not see: deletions, notes to the text, hidden words. */
function removeUnseen(root: Element): void {
  each(root, "del,[id^='_com_'],a[href^='#_msocom'],.msocomtxt,.MsoCommentReference,a[href^='#cmnt'],a[id^='cmnt_ref']", (element) => element.remove());
  each(root, "[style]", (element) => {
    const style = styleOf(element);
    if (/display:none|mso-hide:all|mso-element:comment|visibility:hidden/.test(style)) element.remove();
  });
}

function styleOf(element: Element): string {
  return (element.getAttribute("style") ?? "").toLowerCase().replace(/\s+/g, "").replace(/!important/g, "");
}

/** Bold and italic said by a style become elements; a `<b>` that is not bold (Google Docs wraps all in one) goes. */
function emphasise(root: Element): void {
  each(root, "b[style],strong[style],i[style],em[style]", (element) => {
    const style = styleOf(element);
    const isBold = element.matches("b,strong");
    if (isBold ? /(^|;)font-weight:(normal|[1-4]00)/.test(style) : /(^|;)font-style:normal/.test(style)) unwrap(element);
  });
  each(root, "span[style],a[style],font[style]", (element) => {
    const style = styleOf(element);
    if (element.textContent?.trim() === "") return;
    if (/(^|;)font-weight:(bold|[6-9]00)/.test(style)) wrapInside(element, "strong");
    if (/(^|;)font-style:(italic|oblique)/.test(style)) wrapInside(element, "em");
    if (/(^|;)text-decoration(-line)?:[^;]*line-through/.test(style)) wrapInside(element, "s");
    if (/(^|;)vertical-align:super/.test(style)) wrapInside(element, "sup");
    if (/(^|;)vertical-align:sub(;|$)/.test(style)) wrapInside(element, "sub");
  });
}

/** Headings of any level become 2 or 3, without bold inside: a heading is bold by itself. */
function tidyHeadings(root: Element): void {
  each(root, "p.MsoTitle,p[class^='MsoHeading'],p[role='heading']", (element) => rename(element, "h2"));
  each(root, "h1,h2,h3,h4,h5,h6", (element) => {
    if (element.textContent?.trim() === "") return element.remove();
    element.querySelectorAll("b,strong").forEach(unwrap);
    if (element.closest("li,blockquote")) rename(element, "p");
  });
}

/** A row of a table becomes a paragraph, its cells apart by a dash. */
function tidyTables(root: Element): void {
  each(root, "tr", (row) => {
    const line = root.ownerDocument.createElement("p");
    for (const cell of [...row.children]) {
      if (cell.textContent?.trim() === "") continue;
      if (line.hasChildNodes()) line.append(" — ");
      cell.querySelectorAll("p,div").forEach(unwrap);
      line.append(...cell.childNodes);
    }
    row.replaceWith(line);
  });
  each(root, "table,tbody,thead,tfoot,caption,colgroup", unwrap);
}

/** A link keeps its address if a link can have it; Google's and Outlook's wrappers around an address are taken off. */
function tidyLinks(root: Element): void {
  each(root, "a", (element) => {
    const href = unwrapped((element.getAttribute("href") ?? "").trim());
    if (isLinkable(href) && element.textContent?.trim() !== "") element.setAttribute("href", href);
    else unwrap(element);
  });
}

function unwrapped(href: string): string {
  if (!URL.canParse(href)) return href;
  const url = new URL(href);
  const isGoogle = /^www\.google\.[a-z.]+$/.test(url.hostname) && url.pathname === "/url";
  const inner = isGoogle ? (url.searchParams.get("q") ?? url.searchParams.get("url")) : /\.safelinks\.protection\.outlook\.com$/.test(url.hostname) ? url.searchParams.get("url") : null;
  return inner && isLinkable(inner) ? inner : href;
}

/** A statement comes along only with a whole chain. */
function adoptStatements(root: Element, adopt: (words: ChainWords) => string): void {
  each(root, "[data-attribution]", (element) => {
    const written = element.getAttribute("data-chain");
    element.removeAttribute("data-attribution");
    if (!written) return;
    try {
      element.setAttribute("data-attribution", adopt(readChain(JSON.parse(written))));
    } catch {
      // A chain that can't be read is no chain: the words stay, the mark goes.
    }
  });
}

/** Takes off what only arranges: spans without meaning, containers, fonts. Text that stood loose beside blocks becomes paragraphs later. */
function unwrapFurniture(root: Element): void {
  each(root, "font,u,ins,small,big,label,center,abbr,time,mark,bdi,bdo,o\\:p", unwrap);
  each(root, "span", (element) => {
    if (!element.hasAttribute("data-attribution") && !element.hasAttribute("data-person")) unwrap(element);
  });
  each(root, "b,strong,i,em,s,strike,sub,sup,code", (element) => {
    if (element.querySelector("p,div,ul,ol,h1,h2,h3,h4,h5,h6,blockquote,pre")) unwrap(element);
    else if (element.textContent === "") element.remove();
  });
}

/** Lists that stand directly in a list (as Google Docs writes them) move into the item before; deeper ones than may be move up. */
function flattenLists(root: Element): void {
  each(root, "ul > ul, ul > ol, ol > ul, ol > ol", (list) => {
    const before = list.previousElementSibling;
    if (before?.tagName === "LI") before.append(list);
  });
  each(root, "li", (item) => {
    let depth = 0;
    for (let up: Element | null = item.parentElement; up && up !== root; up = up.parentElement) if (up.matches("ul,ol")) depth += 1;
    if (depth <= DEEPEST_LIST) return;
    const host = item.parentElement!.closest("li");
    const list = item.parentElement!;
    if (!host) return;
    host.after(item);
    if (!list.querySelector("li")) list.remove();
  });
}

const KEPT: Record<string, readonly string[]> = {
  a: ["href"],
  ol: ["start"],
  span: ["data-attribution", "data-person"],
  figure: ["data-photo", "data-caption", "data-embed", "data-title", "data-source"],
};

function stripAttributes(root: Element): void {
  each(root, "*", (element) => {
    const kept = KEPT[element.tagName.toLowerCase()] ?? [];
    for (const name of element.getAttributeNames()) if (!kept.includes(name)) element.removeAttribute(name);
  });
}

/** Writers' tools part paragraphs with empty ones; the space between paragraphs is the page's business. */
function removeEmptyParagraphs(root: Element): void {
  each(root, "p,div", (element) => {
    if (element.textContent?.trim() === "" && !element.querySelector("figure,hr,[data-person]")) element.remove();
  });
  for (const child of [...root.children]) if (child.tagName === "BR") child.remove();
}

function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes);
}

function wrapInside(element: Element, tag: string): void {
  const wrapper = element.ownerDocument.createElement(tag);
  wrapper.append(...element.childNodes);
  element.append(wrapper);
}

function rename(element: Element, tag: string): void {
  const other = element.ownerDocument.createElement(tag);
  other.append(...element.childNodes);
  element.replaceWith(other);
}
