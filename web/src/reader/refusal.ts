/** What a check can end in; the words of docs/edition-format.md, "Verdicts". */
export type Verdict =
  | "GENUINE" | "MAY_BE_OLD" | "UNDATED" | "SUPERSEDED" | "WITHDRAWN" | "ABSENT"
  | "MALFORMED" | "WRONG_KIND" | "UNSIGNED" | "BAD_SIGNATURE" | "OTHER_NEWSROOM"
  | "ROLLBACK" | "FORK" | "FUTURE" | "EXPIRED" | "MISMATCH"
  | "WRONG_HASH" | "WRONG_LENGTH" | "TOO_LONG" | "MISSING";

/** Bytes that don't hold what was asked of them. */
export class Refusal extends Error {
  constructor(readonly verdict: Verdict) {
    super(verdict);
  }
}

/** Refuses unless `holds`. */
export function demand(holds: unknown, verdict: Verdict = "MALFORMED"): asserts holds {
  if (!holds) throw new Refusal(verdict);
}
