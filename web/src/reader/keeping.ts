/** What the device may keep: of pages nothing; everything for 48 hours; or everything, and the pages most readers open. */
export type Choice = "nothing" | "days" | "library";

const STAY = 48 * 3_600_000;
const LIBRARY_ITEMS = 5000;
const LARGEST = 524_288;

/** Three shelves of values by key: `small` things, `objects` and `pages`. */
export interface Database {
  get(shelf: Shelf, key: string): Promise<unknown>;
  /** `at`: when it was kept, in milliseconds since 1970. */
  put(shelf: Shelf, key: string, value: unknown, at: number): Promise<void>;
  /** The youngest values of a shelf, `most` of them. */
  latest(shelf: Shelf, most: number): Promise<unknown[]>;
  /** Drops what was kept before `before`, and the oldest beyond `most`. */
  sweep(shelf: Shelf, before: number, most: number): Promise<void>;
  wipe(): Promise<void>;
}
export type Shelf = "small" | "objects" | "pages";

/** Forgets with the program. */
export class Fleeting implements Database {
  #shelves = new Map<Shelf, Map<string, {value: unknown; at: number}>>();

  #shelf(shelf: Shelf): Map<string, {value: unknown; at: number}> {
    if (!this.#shelves.has(shelf)) this.#shelves.set(shelf, new Map());
    return this.#shelves.get(shelf)!;
  }

  async get(shelf: Shelf, key: string): Promise<unknown> {
    return this.#shelf(shelf).get(key)?.value;
  }

  async put(shelf: Shelf, key: string, value: unknown, at: number): Promise<void> {
    this.#shelf(shelf).delete(key);
    this.#shelf(shelf).set(key, {value, at});
  }

  async latest(shelf: Shelf, most: number): Promise<unknown[]> {
    return [...this.#shelf(shelf).values()].sort((a, b) => b.at - a.at).slice(0, most).map((each) => each.value);
  }

  async sweep(shelf: Shelf, before: number, most: number): Promise<void> {
    let over = this.#shelf(shelf).size - most;
    for (const [key, {at}] of [...this.#shelf(shelf)].sort(([, a], [, b]) => a.at - b.at)) {
      if (at >= before && over-- <= 0) break;
      this.#shelf(shelf).delete(key);
    }
  }

  async wipe(): Promise<void> {
    this.#shelves.clear();
  }
}

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** In a database of the browser: one for each folder, as several newsrooms may have their doors at one host. */
export class OnDevice implements Database {
  private constructor(readonly base: IDBDatabase) {
    base.onversionchange = () => base.close(); // somebody forgets everything
  }

  static async open(folder: string): Promise<OnDevice> {
    const request = indexedDB.open(`stet-reader${folder}`, 1);
    request.onupgradeneeded = () => {
      for (const shelf of ["small", "objects", "pages"]) request.result.createObjectStore(shelf).createIndex("at", "at");
    };
    return new OnDevice(await done(request));
  }

  #shelf(shelf: Shelf, mode: IDBTransactionMode): IDBObjectStore {
    return this.base.transaction(shelf, mode).objectStore(shelf);
  }

  async get(shelf: Shelf, key: string): Promise<unknown> {
    return (await done(this.#shelf(shelf, "readonly").get(key)))?.value;
  }

  async put(shelf: Shelf, key: string, value: unknown, at: number): Promise<void> {
    await done(this.#shelf(shelf, "readwrite").put({value, at}, key));
  }

  latest(shelf: Shelf, most: number): Promise<unknown[]> {
    const found: unknown[] = [];
    return this.#each(this.#shelf(shelf, "readonly").index("at").openCursor(null, "prev"), (cursor) => found.length < most && found.push(cursor.value.value) > 0).then(() => found);
  }

  async sweep(shelf: Shelf, before: number, most: number): Promise<void> {
    const store = this.#shelf(shelf, "readwrite");
    let over = (await done(store.count())) - most;
    await this.#each(store.index("at").openCursor(), (cursor) => {
      if (cursor.value.at >= before && over-- <= 0) return false;
      cursor.delete();
      return true;
    });
  }

  #each(request: IDBRequest<IDBCursorWithValue | null>, visit: (cursor: IDBCursorWithValue) => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      request.onsuccess = () => {
        if (request.result && visit(request.result)) request.result.continue();
        else resolve();
      };
      request.onerror = () => reject(request.error);
    });
  }

  async wipe(): Promise<void> {
    this.base.close();
    await done(indexedDB.deleteDatabase(this.base.name));
  }
}

/** What this reader's device keeps, by the reader's choice. Lost or full storage is no reason to stop reading. */
export class Keeping {
  #choice: Choice = "days";
  #pages: Database;

  private constructor(readonly database: Database) {
    this.#pages = database;
  }

  static async open(database: Database, now: number): Promise<Keeping> {
    const keeping = new Keeping(database);
    keeping.#follow((await keeping.small<Choice>("choice")) ?? "days");
    await keeping.sweep(now);
    return keeping;
  }

  get choice(): Choice {
    return this.#choice;
  }

  #follow(choice: Choice): void {
    this.#choice = choice;
    this.#pages = choice === "nothing" ? new Fleeting() : this.database;
  }

  /** Takes the reader's choice; what it no longer allows is gone when this returns. */
  async choose(choice: Choice, now: number): Promise<void> {
    this.#follow(choice);
    await this.keepSmall("choice", choice, now);
    await this.sweep(now);
  }

  async small<T>(name: string): Promise<T | undefined> {
    return (await this.database.get("small", name).catch(() => undefined)) as T | undefined;
  }

  async keepSmall(name: string, value: unknown, now: number): Promise<void> {
    await this.database.put("small", name, value, now).catch(() => {});
  }

  async get<T>(shelf: "objects" | "pages", key: string): Promise<T | null> {
    return ((await this.#pages.get(shelf, key).catch(() => null)) ?? null) as T | null;
  }

  async keep(shelf: "objects" | "pages", key: string, value: unknown, now: number): Promise<void> {
    if (value instanceof Uint8Array && value.length > LARGEST) return;
    await this.#pages.put(shelf, key, value, now).catch(() => {});
  }

  async latestPages<T>(most: number): Promise<T[]> {
    return (await this.#pages.latest("pages", most).catch(() => [])) as T[];
  }

  async forgetPages(): Promise<void> {
    for (const database of [this.database, this.#pages]) await database.sweep("pages", Infinity, 0).catch(() => {});
  }

  async sweep(now: number): Promise<void> {
    const before = {nothing: Infinity, days: now - STAY, library: 0}[this.#choice];
    for (const shelf of ["objects", "pages"] as const) await this.database.sweep(shelf, before, LIBRARY_ITEMS).catch(() => {});
  }
}
