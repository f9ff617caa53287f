/** Whether an address is a full http or https address. */
export function isWebAddress(address: string): boolean {
  return /^https?:\/\/[^\s/\\?#]/i.test(address) && !hasStrayCharacters(address) && URL.canParse(address);
}

/**
 * Whether an address may stand in a link: http, https, mailto, tel, or a path of this newsroom that begins with one `/`.
 * `//host` and `/\host` lead to another host in every browser, so they are no paths.
 */
export function isLinkable(address: string): boolean {
  if (hasStrayCharacters(address)) return false;
  return isWebAddress(address) || /^(mailto|tel):./i.test(address) || /^\/(?![/\\])/.test(address);
}

/** What a person typed as an address, made whole where that is certain: `example.org` becomes `https://example.org`. Null if it is no address. */
export function completedAddress(typed: string): string | null {
  const address = typed.trim();
  if (isLinkable(address)) return address;
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(address)) return `mailto:${address}`;
  const whole = `https://${address}`;
  return /^[^\s/:]+\.[^\s/:]{2,}(\/|$|[?#])/.test(address) && isWebAddress(whole) ? whole : null;
}

function hasStrayCharacters(address: string): boolean {
  return /[\u0000-\u001f\u007f-\u009f\u2028\u2029]|^\s|\s$/.test(address);
}
