/**
 * Makes lists of Word's list paragraphs. Word writes `<p style="mso-list:l0 level2 lfo1">` with the marker inside an element of
 * `mso-list:Ignore`; the level is in the style, and a marker with a letter or figure and a full stop or bracket counts.
 */
export function makeWordLists(root: Element): void {
  const open: {list: Element; level: number}[] = [];
  let after: Element | null = null;
  for (const paragraph of [...root.querySelectorAll<HTMLElement>("p,h1,h2,h3,h4,h5,h6,table")]) {
    const level = levelOf(paragraph);
    if (level === 0) {
      open.length = 0;
      continue;
    }
    if (after && previousBlock(paragraph) !== after) open.length = 0;
    const counts = takeMarker(paragraph);
    while (open.length > 0 && open.at(-1)!.level > level) open.pop();
    let current = open.at(-1);
    if (!current || current.level < level) {
      const list = root.ownerDocument.createElement(counts ? "ol" : "ul");
      const host = current?.list.lastElementChild;
      if (host) host.append(list);
      else paragraph.before(list);
      current = {list, level};
      open.push(current);
    }
    const item = root.ownerDocument.createElement("li");
    const line = root.ownerDocument.createElement("p");
    line.append(...paragraph.childNodes);
    item.append(line);
    paragraph.remove();
    current.list.append(item);
    after = open[0]!.list;
  }
}

function levelOf(paragraph: HTMLElement): number {
  const found = /mso-list:[^;]*\blevel(\d+)/i.exec(paragraph.getAttribute("style") ?? "");
  return found ? Number(found[1]) : 0;
}

function previousBlock(element: Element): Element | null {
  return element.previousElementSibling;
}

/** Takes the marker out and says whether it counts. */
function takeMarker(paragraph: HTMLElement): boolean {
  const marker = [...paragraph.querySelectorAll<HTMLElement>("[style]")].find((each) => /mso-list:\s*ignore/i.test(each.getAttribute("style") ?? ""));
  const text = marker?.textContent?.trim() ?? "";
  marker?.remove();
  return /^[(]?(\d+|[a-zа-я]|[ivxlc]+)[.)]/iu.test(text);
}
