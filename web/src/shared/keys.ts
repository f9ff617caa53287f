/** One line of the list of keys: `Mod-Shift-A`, and what it does. */
export interface KeyLine {
  readonly group: string;
  readonly key: string;
  readonly what: string;
}

const onApple = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);

/** A key as this machine's keyboard names it: `Mod-Shift-A` is `Ctrl+Shift+A`, or `⇧⌘A` on a Mac. */
export function shownKey(key: string): string {
  const parts = key.split(/-(?=.)/);
  if (!onApple) return parts.map((part) => (part === "Mod" ? "Ctrl" : part)).join("+");
  const signs: Record<string, string> = {Mod: "⌘", Shift: "⇧", Alt: "⌥", Enter: "↩"};
  return parts.map((part) => signs[part] ?? part).join("");
}

/** Whether an event is the key `Mod` (Ctrl, on a Mac Cmd) with `letter`, and neither Alt nor (unless asked for) Shift. */
export function isModKey(event: KeyboardEvent, letter: string): boolean {
  const mod = onApple ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  if (!mod || event.altKey || event.shiftKey) return false;
  return event.key.toLowerCase() === letter || (event.key.charCodeAt(0) > 127 && event.code === `Key${letter.toUpperCase()}`);
}

/** Whether what a person types now goes into a text. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !["button", "checkbox", "radio", "submit", "reset", "file", "range", "color"].includes(target.type);
}
