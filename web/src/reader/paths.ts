import {text, utf8} from "./bytes";
import {demand} from "./refusal";

const FORBIDDEN = /[\0-\x20\x7f-\xa0\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff%?#\\]/u;

/** A path of the page table as written; `MALFORMED` if it breaks a rule of docs/edition-format.md, "Paths". */
export function readPath(path: string): string {
  demand(path.startsWith("/") && path !== "/stet" && !path.startsWith("/stet/"));
  demand(utf8(path).length <= 1024 && path.normalize("NFC") === path && !FORBIDDEN.test(path));
  const segments = path.slice(1).split("/");
  demand(!segments.some((each, i) => each === "." || each === ".." || (each === "" && i < segments.length - 1)));
  return path;
}

/** The path of a URL's `pathname`, below the folder `base` that ends in a slash; null for what can't be one. */
export function pathOf(pathname: string, base: string): string | null {
  if (!pathname.startsWith(base)) return null;
  try {
    return readPath(decodeURIComponent(pathname.slice(base.length - 1)).normalize("NFC"));
  } catch {
    return null;
  }
}

export const pathFrom = (bytes: Uint8Array): string => readPath(text(bytes));

/** The path as it stands in an address: all but unreserved characters and `/` percent-encoded (RFC 3986 §2.3). */
export const encoded = (path: string): string =>
  encodeURIComponent(path).replaceAll("%2F", "/").replace(/[!'()*]/g, (each) => "%" + each.charCodeAt(0).toString(16).toUpperCase());
