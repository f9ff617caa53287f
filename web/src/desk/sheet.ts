import {make} from "../shared/elements";

const styles = new CSSStyleSheet();
styles.replaceSync(`
dialog {
  inline-size: min(38rem, calc(100vw - 2rem)); max-block-size: calc(100dvh - 4rem); padding: 0; overflow: hidden;
  border: 1px solid var(--line, #e4ded2); border-block-start: 3px solid var(--accent, #a3201d); border-radius: 0;
  background: var(--paper, Canvas); color: var(--ink, CanvasText); font: 0.95rem/1.5 var(--sans, system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif);
}
dialog.is-high { margin-block-start: 12dvh; }
dialog[open] { display: flex; flex-direction: column; }
dialog::backdrop { background: rgb(20 19 15 / 0.45); }
h2 { font: 700 1.2rem/1.25 var(--serif, Georgia, serif); margin: 0 0 0.8rem; }
.in { padding: 1.2rem 1.3rem; overflow: auto; }
p { margin: 0 0 1rem; }
button { font: inherit; color: inherit; }
.row { display: flex; flex-wrap: wrap; gap: 0.5rem; }
.row button { min-block-size: 2.75rem; padding: 0.5rem 1rem; border: 1px solid var(--soft, GrayText); border-radius: 3px; background: none; cursor: pointer; }
.row button.first { background: var(--accent, #a3201d); border-color: var(--accent, #a3201d); color: var(--paper, #fff); font-weight: 600; }
:focus-visible { outline: 2px solid var(--accent, #a3201d); outline-offset: 2px; }
dl { display: grid; grid-template-columns: 1fr auto; gap: 0.35rem 1.5rem; margin: 0 0 1.2rem; }
dt { grid-column: 1; } dd { margin: 0; white-space: nowrap; color: var(--soft, GrayText); }
h3 { font-size: 0.85rem; font-weight: 600; margin: 0 0 0.5rem; color: var(--soft, GrayText); }
input { font: inherit; font-size: 1.1rem; color: inherit; inline-size: 100%; box-sizing: border-box; padding: 0.9rem 1.2rem; border: 0; border-block-end: 1px solid var(--line, #e4ded2); background: none; }
input:focus-visible { outline: none; box-shadow: inset 0 -2px var(--accent, #a3201d); }
input::placeholder { color: var(--soft, GrayText); opacity: 1; }
ul { list-style: none; margin: 0; padding: 0.3rem 0; overflow: auto; }
li { display: flex; gap: 1rem; justify-content: space-between; align-items: baseline; padding: 0.6rem 1.2rem; min-block-size: 1.5rem; cursor: pointer; }
li[aria-selected=true] { background: var(--tint, #f6f1e7); box-shadow: inset 3px 0 var(--accent, #a3201d); }
li small { color: var(--soft, GrayText); font-variant-numeric: tabular-nums; }
.none { padding: 0.9rem 1.2rem; margin: 0; color: var(--soft, GrayText); }
`);

/** A dialog of the desk, styled by itself so that every page can have it. */
export function sheetIn(host: HTMLElement, label: string): HTMLDialogElement {
  const root = host.shadowRoot ?? host.attachShadow({mode: "open"});
  root.adoptedStyleSheets = [styles];
  const dialog = make("dialog", {"aria-label": label});
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  root.replaceChildren(dialog);
  return dialog;
}
