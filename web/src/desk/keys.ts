import {make} from "../shared/elements";
import {isModKey, isTyping, shownKey, type KeyLine} from "../shared/keys";
import {sheetIn} from "./sheet";

const PAUSE = 1_000;

/**
 * The desk's keys. Any `[data-key]` element is pressed by its key while nobody types: one key (`n`), or two after each other
 * (`g s`). `?` lists them all, with those of the editor.
 */
export function listenForKeys(): void {
  let before = "";
  let timer: ReturnType<typeof setTimeout> | undefined;
  document.addEventListener("stet:keys", () => listKeys());
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.defaultPrevented || isInDialog(event)) return;
    if (isModKey(event, "/")) {
      event.preventDefault();
      return listKeys();
    }
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1) return;
    if (event.key === "?") return listKeys();
    const pressed = [before, event.key].filter(Boolean).join(" ");
    const element = keyed(pressed) ?? keyed(event.key);
    clearTimeout(timer);
    before = element ? "" : event.key;
    timer = setTimeout(() => (before = ""), PAUSE);
    if (!element) return;
    event.preventDefault();
    if (element.matches("input, textarea, select")) element.focus();
    else element.click();
  });
}

/** Dialogs of the desk stand in shadow trees, so the event's path is asked and not the page. */
function isInDialog(event: Event): boolean {
  return event.composedPath().some((each) => each instanceof HTMLDialogElement);
}

function keyed(key: string): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>("[data-key]")].find((element) => element.dataset.key === key);
}

function listKeys(): void {
  let host = document.querySelector<HTMLElement>("stet-keys");
  if (!host) document.body.append((host = document.createElement("stet-keys")));
  const dialog = sheetIn(host, "Keys");
  const inner = make("div", {class: "in", tabindex: 0}, make("h2", {}, "Keys"));
  for (const [group, lines] of groups()) {
    const list = make("dl", {});
    for (const {key, what} of lines) list.append(make("dt", {}, what), make("dd", {}, key));
    inner.append(make("h3", {}, group), list);
  }
  inner.append(make("div", {class: "row"}, make("button", {type: "button", onclick: () => dialog.close()}, "Close")));
  dialog.append(inner);
  dialog.showModal();
}

function groups(): ReadonlyMap<string, readonly KeyLine[]> {
  const lines: KeyLine[] = [
    {group: "Everywhere", key: shownKey("Mod-K"), what: "Find anything"},
    {group: "Everywhere", key: `? or ${shownKey("Mod-/")}`, what: "This list"},
  ];
  document.querySelectorAll<HTMLElement>("[data-key]").forEach((element) => {
    const what = element.dataset.command || element.getAttribute("aria-label") || element.textContent?.trim() || "";
    lines.push({group: "On this page", key: element.dataset.key!.replace(" ", ", then "), what});
  });
  document.querySelectorAll<HTMLElement & {keys?: readonly KeyLine[]}>("stet-editor").forEach((editor) => {
    for (const line of editor.keys ?? []) lines.push({...line, key: shownKey(line.key.replace(/-([a-z])$/, (_all, letter: string) => `-${letter.toUpperCase()}`))});
  });
  return lines.reduce((all, line) => all.set(line.group, [...(all.get(line.group) ?? []), line]), new Map<string, KeyLine[]>());
}
