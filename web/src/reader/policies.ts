import {demand} from "./refusal";

export type PolicyClass = "asset" | "page" | "form" | "worker";

/** By code, 0 to 3. */
const CLASSES: readonly PolicyClass[] = ["asset", "page", "form", "worker"];

export const policyClass = (code: number): PolicyClass => {
  demand(code < CLASSES.length);
  return CLASSES[code]!;
};

/** The policy class of that word; `MALFORMED` where there is none. */
export function policyNamed(word: string): PolicyClass {
  demand((CLASSES as readonly string[]).includes(word));
  return word as PolicyClass;
}

/** The Content-Security-Policy of a class, to the letter. */
export function policy(named: PolicyClass): string {
  if (named === "asset") return "default-src 'none'; style-src 'unsafe-inline'; sandbox";
  const asking = named === "worker";
  return (
    `default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:${asking ? " blob:; connect-src 'self' https:" : ""}; ` +
    `object-src 'none'; frame-src 'none'; base-uri 'none'; form-action 'self'${named === "form" ? " https:" : ""}; frame-ancestors 'none'`
  );
}
