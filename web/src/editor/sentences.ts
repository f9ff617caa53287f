import type {Standing} from "./keeper";

/** Where the words are, in one sentence. `now` is in milliseconds since 1970. */
export function standingInWords(standing: Standing, onDevice: boolean, now: number): string {
  switch (standing.kind) {
    case "unchanged":
      return "Nothing changed since you opened it.";
    case "writing":
      return onDevice ? "Writing. Every word is on this device." : "Writing. This device keeps no copy.";
    case "kept": {
      const when = agoInWords(standing.at, now);
      return onDevice ? `Kept ${when}, also on this device.` : `Kept ${when}. This device keeps no copy.`;
    }
    case "no_connection":
      return onDevice
        ? "No connection. Everything is kept on this device."
        : "No connection, and this device keeps no copy. Copy your words out before you close this page.";
    case "signed_out":
      return onDevice
        ? "You were signed out. Everything is kept on this device. Sign in again in a new tab, then save here."
        : "You were signed out. Sign in again in a new tab, then save here.";
    case "refused":
      return `${standing.message} ${onDevice ? "Everything is kept on this device." : ""}`.trim();
    case "stopped":
      return onDevice ? "Not saved to the newsroom any more. Everything is kept on this device." : "Not saved to the newsroom any more.";
  }
}

/** What a conflict means for the writer, in one or two sentences. */
export function conflictInWords(reason: "taken_over" | "stale", by: string | null, message: string): string {
  if (message) return message;
  if (reason === "taken_over") return `${by ?? "Somebody else"} is writing this story now. Your words stay here on this device; nothing of theirs was overwritten.`;
  return `${by ?? "Somebody"} saved this story from another place. Your words stay here on this device; nothing of theirs was overwritten.`;
}

/** `just now`, `3 s ago`, `4 min ago`, `at 14:02`. */
export function agoInWords(then: number, now: number): string {
  const seconds = Math.max(0, Math.round((now - then) / 1000));
  if (seconds < 2) return "just now";
  if (seconds < 60) return `${seconds} s ago`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  return `at ${clockTime(then)}`;
}

/** The time of day on this device, `14:02`. */
export function clockTime(then: number): string {
  const time = new Date(then);
  return `${String(time.getHours()).padStart(2, "0")}:${String(time.getMinutes()).padStart(2, "0")}`;
}

/** `1 statement`, `2 statements`. */
export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}
