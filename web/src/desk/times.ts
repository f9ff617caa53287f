const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Shows each `<time datetime data-relative>` of the last hours in relation to now; older ones keep the words the page came with. */
export function keepTimes(): void {
  const words = new WeakMap<Element, string>();
  const show = () => {
    document.querySelectorAll<HTMLTimeElement>("time[datetime][data-relative]").forEach((element) => {
      if (!words.has(element)) words.set(element, element.textContent ?? "");
      const given = words.get(element)!;
      const relative = relativeTime(Date.parse(element.dateTime), Date.now(), languageOf(element));
      element.textContent = relative ?? given;
      if (relative && given) element.title = given;
    });
  };
  show();
  setInterval(show, MINUTE / 2);
  document.addEventListener("htmx:load", show);
}

/** `14 minutes ago`, `in 2 hours`; null when it is more than twelve hours away, or no time at all. Times in milliseconds since 1970. */
export function relativeTime(then: number, now: number, language: string): string | null {
  const away = then - now;
  if (Number.isNaN(away) || Math.abs(away) > 12 * HOUR) return null;
  const format = new Intl.RelativeTimeFormat(language, {numeric: "auto", style: "short"});
  if (Math.abs(away) < MINUTE) return format.format(0, "second");
  return Math.abs(away) < HOUR ? format.format(Math.trunc(away / MINUTE), "minute") : format.format(Math.trunc(away / HOUR), "hour");
}

function languageOf(element: Element): string {
  const language = element.closest("[lang]")?.getAttribute("lang") || "en";
  try {
    return Intl.getCanonicalLocales(language)[0] ?? "en";
  } catch {
    return "en";
  }
}
