import {proofHeaders} from "../shared/requests";
import type {Answer, Door, Parcel, ThereNow} from "./keeper";

/** So long, in milliseconds, we wait for an answer before we say there is none. */
const PATIENCE = 20_000;

/** The way to the newsroom over HTTP: PUT keeps the words, GET reads what is there now. */
export class HttpDoor implements Door {
  readonly #address: string;

  constructor(address: string) {
    this.#address = address;
  }

  async put(parcel: Parcel): Promise<Answer> {
    let response: Response;
    try {
      response = await fetch(this.#address, {
        method: "PUT",
        headers: {"Content-Type": "application/json", Accept: "application/json", ...proofHeaders()},
        body: JSON.stringify(parcel),
        redirect: "manual",
        signal: AbortSignal.timeout(PATIENCE),
      });
    } catch {
      return {kind: "no_answer"};
    }
    const body = await jsonOf(response);
    if (response.type === "opaqueredirect" || response.status === 401 || (response.status === 403 && !body?.message)) return {kind: "signed_out"};
    if (response.ok) return typeof body?.saves === "number" ? {kind: "kept", saves: body.saves} : {kind: "no_answer"};
    const message = typeof body?.message === "string" ? body.message : null;
    if (response.status === 409) {
      return {
        kind: "conflict",
        reason: body?.reason === "taken_over" ? "taken_over" : "stale",
        by: typeof body?.by === "string" ? body.by : null,
        message: message ?? "",
      };
    }
    if (response.status >= 500 || response.status === 408 || response.status === 429) return {kind: "no_answer"};
    return {kind: "refused", message: message ?? "The newsroom could not take this."};
  }

  async read(): Promise<ThereNow | null> {
    try {
      const response = await fetch(this.#address, {
        headers: {Accept: "application/json"},
        redirect: "manual",
        cache: "no-store",
        signal: AbortSignal.timeout(PATIENCE),
      });
      const body = response.ok ? await jsonOf(response) : null;
      return typeof body?.saves === "number" && body.fields && body.content ? (body as unknown as ThereNow) : null;
    } catch {
      return null;
    }
  }
}

async function jsonOf(response: Response): Promise<Record<string, unknown> | null> {
  try {
    return (await response.json()) as Record<string, unknown>;
  } catch {
    return null;
  }
}
