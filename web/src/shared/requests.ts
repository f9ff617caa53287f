/** The header that proves a request comes from our own page, as the page's `meta` elements `_csrf_header` and `_csrf` give it. */
export function proofHeaders(): Record<string, string> {
  const token = document.querySelector<HTMLMetaElement>('meta[name="_csrf"]')?.content;
  const header = document.querySelector<HTMLMetaElement>('meta[name="_csrf_header"]')?.content ?? "X-CSRF-TOKEN";
  return token ? {[header]: token} : {};
}

/** An address with query parameters added to those it has. */
export function withQuery(address: string, parameters: Record<string, string>): string {
  const url = new URL(address, document.baseURI);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.toString();
}

/** A random id that also works on pages without TLS. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
