import {DATABASE} from "../shared/device";
import type {KeptWords, Shelf} from "./keeper";

const STORE = "words";

/** The words on this device, in the browser's own database: one entry per story and session, so that no tab overwrites another's. */
export class DeviceShelf implements Shelf {
  #opening: Promise<IDBDatabase> | null = null;

  async keep(words: KeptWords): Promise<boolean> {
    return this.#change((store) => store.put(words));
  }

  async forget(story: string, session: string): Promise<boolean> {
    return this.#change((store) => store.delete([story, session]));
  }

  /** The words of a story that were never sent, newest first. Those that were sent are cleared away, of every story. */
  async unsent(story: string): Promise<readonly KeptWords[]> {
    const all = await this.#read();
    await Promise.all(all.filter((words) => words.sent).map((words) => this.forget(words.story, words.session)));
    return all.filter((words) => words.story === story && !words.sent).sort((one, other) => other.at - one.at);
  }

  async #change(change: (store: IDBObjectStore) => IDBRequest): Promise<boolean> {
    try {
      const database = await this.#open();
      await new Promise<void>((done, failed) => {
        const transaction = database.transaction(STORE, "readwrite");
        transaction.oncomplete = () => done();
        transaction.onabort = transaction.onerror = () => failed(transaction.error);
        change(transaction.objectStore(STORE));
      });
      return true;
    } catch {
      this.#opening = null;
      return false;
    }
  }

  async #read(): Promise<KeptWords[]> {
    try {
      const database = await this.#open();
      return await new Promise((done, failed) => {
        const request = database.transaction(STORE).objectStore(STORE).getAll();
        request.onsuccess = () => done(request.result as KeptWords[]);
        request.onerror = () => failed(request.error);
      });
    } catch {
      return [];
    }
  }

  #open(): Promise<IDBDatabase> {
    this.#opening ??= new Promise((done, failed) => {
      const request = indexedDB.open(DATABASE, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE, {keyPath: ["story", "session"]});
      request.onsuccess = () => {
        // Another page wants to delete or change the database: let it.
        request.result.onversionchange = () => {
          request.result.close();
          this.#opening = null;
        };
        done(request.result);
      };
      request.onerror = request.onblocked = () => failed(request.error);
    });
    return this.#opening;
  }
}
