import {DATABASE} from "../shared/device";

/** Leaving the desk by a form with `data-forget-device` also deletes the words kept on this device. */
export function forgetOnLeaving(): void {
  document.addEventListener("submit", (event) => {
    if ((event.target as HTMLElement).hasAttribute("data-forget-device")) indexedDB.deleteDatabase(DATABASE);
  });
}
