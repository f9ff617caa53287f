import htmx from "htmx.org";
import {proofHeaders} from "../shared/requests";
import {askBefore} from "./confirm";
import {forgetOnLeaving} from "./leaving";
import {listenForKeys} from "./keys";
import {StetPalette} from "./palette";
import {letReorder} from "./reorder";
import {keepTimes} from "./times";

// The desk's content security policy allows neither evaluated scripts nor inline styles.
htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;
htmx.config.selfRequestsOnly = true;

document.addEventListener("htmx:configRequest", (event) => {
  Object.assign((event as CustomEvent<{headers: Record<string, string>}>).detail.headers, proofHeaders());
});

askBefore();
listenForKeys();
forgetOnLeaving();
if (!customElements.get("stet-palette")) customElements.define("stet-palette", StetPalette);
htmx.onLoad((element) => letReorder(element as HTMLElement));

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", onPage, {once: true});
else onPage();

function onPage(): void {
  if (!document.querySelector("stet-palette")) document.body.append(document.createElement("stet-palette"));
  keepTimes();
  letReorder(document);
}
