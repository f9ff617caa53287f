// Leaves readers in peace: no appeal on copies elsewhere, nor before the day until which somebody wants quiet. That day is all that is kept.
const KEPT = "quiet";
const DAY = 86_400_000;
const day = (after: number): string => new Date(Date.now() + after * DAY).toISOString().slice(0, 10);

function quiet(days: string | undefined): void {
  if (Number(days)) localStorage.setItem(KEPT, day(Number(days)));
}

/** Whether this is the site the page was printed for; a page that names none is at home everywhere, and so is a newsroom being tried out. */
function atHome(): boolean {
  const from = document.querySelector<HTMLLinkElement>("link[rel=canonical]");
  return !from || location.hostname === "localhost" || new URL(from.href).host === location.host;
}

/**
 * Which of two wordings this view of the page shows: the toss of a coin, kept nowhere. A second coin changes nothing; by it the newsroom
 * sees whether tosses arrive as they fell.
 */
function toss(appeal: HTMLElement): void {
  const other = appeal.querySelector("template");
  const mark = appeal.querySelector<HTMLInputElement>("input[name=asked]");
  if (!other || !mark) return;
  const [which, idle] = [...crypto.getRandomValues(new Uint8Array(2))].map((byte) => byte & 1);
  if (which) appeal.querySelector("[data-words]")!.replaceChildren(other.content.cloneNode(true));
  mark.value = `${mark.dataset.of}.${which ? "b" : "a"}.${idle}`;
}

export function leaveInPeace(): void {
  const appeal = document.querySelector<HTMLElement>(".appeal");
  if (!appeal) return;
  try {
    if (!atHome() || (localStorage.getItem(KEPT) ?? "") > day(0)) {
      appeal.remove();
      return;
    }
    toss(appeal);
    new IntersectionObserver((seen, observer) => {
      if (!seen[0]?.isIntersecting) return;
      quiet(appeal.dataset.rest);
      observer.disconnect();
    }).observe(appeal);
    for (const button of appeal.querySelectorAll<HTMLElement>("[data-days]")) {
      button.parentElement!.hidden = false;
      button.onclick = () => {
        quiet(button.dataset.days);
        appeal.remove();
      };
    }
  } catch {
    // Nothing may be kept here: the appeal stays as it was printed.
  }
}

export function forgetQuiet(): void {
  try {
    localStorage.removeItem(KEPT);
  } catch {
    // Nothing was kept.
  }
}
