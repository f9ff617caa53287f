import type {Choice} from "./keeping";
import type {Checked, Standing} from "./reading";

/** What pages ask the worker, each with a port for the answer. */
export type Question =
  | {readonly ask: "standing"}
  | {readonly ask: "keep"; readonly addresses: readonly string[]}
  | {readonly ask: "choose"; readonly choice: Choice}
  | {readonly ask: "forget"}
  | {readonly ask: "shared"}
  | {readonly ask: "check"; readonly file: ArrayBuffer};

export interface Answers {
  /** `standing` is null where this page did not come through the worker. */
  standing: {readonly standing: Standing | null; readonly choice: Choice};
  keep: null;
  choose: null;
  forget: null;
  /** Null where no file was handed over. */
  shared: Checked | null;
  check: Checked;
}

/** How the page for checking is opened with a file, see HomeScreen.java; larger ones than so many bytes are no story. */
export const SHARED = "?shared";
export const SHARED_MOST = 8_388_608;

/** Told to a page that was shown from the device while a newer one was fetched. */
export const NEWER = "stet:newer";

/** Asks a worker; the promise stays open if the worker is gone. */
export function ask<Q extends Question>(worker: {postMessage(message: unknown, ports: Transferable[]): void}, question: Q): Promise<Answers[Q["ask"]]> {
  const {port1, port2} = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = (event) => resolve(event.data);
    worker.postMessage(question, [port2]);
  });
}
