import {make} from "../shared/elements";
import {sheetIn} from "./sheet";

/**
 * Asks in words before something that can't be undone: `data-confirm` says what will happen, `data-confirm-action` is the button's
 * word (else the pressed button's own), on a form, a button, a link, or an element of htmx with `hx-confirm`.
 */
export function askBefore(): void {
  const confirmed = new WeakSet<Element>();
  document.addEventListener(
    "click",
    (event) => {
      const element = (event.target as Element).closest<HTMLElement>("a[data-confirm], button[data-confirm]");
      if (!element || confirmed.delete(element)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      ask(element.dataset.confirm!, element.dataset.confirmAction ?? element.textContent?.trim() ?? "Go on", () => {
        confirmed.add(element);
        element.click();
      });
    },
    true,
  );
  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target as HTMLFormElement;
      if (!form.dataset.confirm || confirmed.delete(form)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const submitter = event.submitter;
      ask(form.dataset.confirm, form.dataset.confirmAction ?? submitter?.textContent?.trim() ?? "Go on", () => {
        confirmed.add(form);
        form.requestSubmit(submitter);
      });
    },
    true,
  );
  document.addEventListener("htmx:confirm", (event) => {
    const {question, issueRequest, elt} = (event as CustomEvent<{question: string | null; issueRequest: (skip: boolean) => void; elt: HTMLElement}>).detail;
    if (!question) return;
    event.preventDefault();
    ask(question, elt.dataset.confirmAction ?? elt.textContent?.trim() ?? "Go on", () => issueRequest(true));
  });
}

function ask(question: string, action: string, then: () => void): void {
  const host = document.createElement("stet-question");
  document.body.append(host);
  const dialog = sheetIn(host, question);
  const go = make("button", {type: "button", class: "first"}, action);
  const leave = make("button", {type: "button", autofocus: true, onclick: () => dialog.close()}, "Not now");
  let agreed = false;
  go.addEventListener("click", () => {
    agreed = true;
    dialog.close();
  });
  dialog.addEventListener("close", () => {
    host.remove();
    if (agreed) then();
  });
  dialog.append(make("div", {class: "in"}, make("p", {dir: "auto"}, question), make("div", {class: "row"}, go, leave)));
  dialog.showModal();
}
