import type {EditorView} from "prosemirror-view";
import {make} from "../shared/elements";
import {isModKey, type KeyLine} from "../shared/keys";
import {randomId} from "../shared/requests";
import {actionsWith, insertBlock, type Action} from "./actions";
import {DeviceShelf} from "./device";
import {readContent, UnreadableDocument, writeContent} from "./document";
import {HttpDoor} from "./door";
import {Foot} from "./foot";
import {Keeper, type KeptWords, type Standing, type Words} from "./keeper";
import {Notices} from "./notices";
import {Panel} from "./panel";
import {People} from "./people";
import {storySchema} from "./schema";
import {openEmbed, openLink, openPerson} from "./small-panels";
import {Attributing} from "./attributing";
import {openText} from "./text";
import {Toolbar} from "./toolbar";
import type {PhotoFacts} from "./views";

const deviceClock = {
  now: () => Date.now(),
  after: (milliseconds: number, then: () => void) => {
    const timer = setTimeout(then, milliseconds);
    return () => clearTimeout(timer);
  },
};

/**
 * `<stet-editor>`: the body of one story, kept as it is typed. Its attributes, events and methods: web/README.md.
 */
export class StetEditor extends HTMLElement {
  #view: EditorView | null = null;
  #keeper: Keeper | null = null;
  #actions: readonly Action[] = [];
  #listening = new AbortController();
  readonly #shelf = new DeviceShelf();
  readonly #photos = new Map<string, PhotoFacts>();

  connectedCallback(): void {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => this.#start(), {once: true});
    else this.#start();
  }

  disconnectedCallback(): void {
    this.#listening.abort();
    void this.#keeper?.close();
    this.#view?.destroy();
    this.#view = null;
  }

  /** The editor's keys, for the page's list of keys. */
  get keys(): readonly KeyLine[] {
    const lines = this.#actions.filter((action) => action.key).map(({key, what}) => ({group: "Writing", key: key!, what}));
    const typed = [
      {key: "Mod-s", what: "Save now"},
      {key: "Mod-Enter", what: "Publish"},
      {key: "Alt-F10", what: "Go to the tools above the text"},
      {key: "@", what: "A person’s name, by reference"},
      {key: "Shift-Enter", what: "A new line in the same paragraph"},
    ];
    return [...lines, ...typed.map((line) => ({group: "Writing", ...line}))];
  }

  /** Puts a photo in at the cursor. */
  insertPhoto(photo: PhotoFacts): void {
    this.#photos.set(photo.id, photo);
    const view = this.#view;
    if (!view) return;
    insertBlock(storySchema.nodes.photo!, {photo: photo.id, caption: null})(view.state, view.dispatch, view);
    view.focus();
  }

  /** Sends what is not sent. True if the newsroom has every word afterwards. */
  saveNow(): Promise<boolean> {
    return this.#keeper?.saveNow() ?? Promise.resolve(false);
  }

  #start(): void {
    if (this.#view || !this.isConnected) return;
    this.#listening = new AbortController();
    try {
      this.#build();
    } catch (problem) {
      if (!(problem instanceof UnreadableDocument) && !(problem instanceof SyntaxError)) throw problem;
      this.append(make("p", {class: "stet-notice", role: "alert"}, `This story can’t be opened for writing. ${problem.message}`));
    }
  }

  #build(): void {
    for (const photo of this.#json<PhotoFacts[]>("script[data-photos]") ?? []) this.#photos.set(photo.id, photo);
    const doc = readContent(this.#json("script:not([data-photos])") ?? {schema: 1, doc: {type: "doc"}, attributions: []});
    const people = new People(this.dataset.peopleUrl ?? null);
    const nameOf = (person: string) => people.nameOf(person);
    const body = make("div", {class: "stet-body"});
    const panel = new Panel(body);
    const notices = new Notices(nameOf);
    const view = () => this.#view!;
    const attributing = new Attributing({panel, people, view, outlets: this.dataset.outletsUrl ?? null, language: this.#language, say: (sentence) => notices.say(sentence)});
    this.#actions = actionsWith({
      ...attributing.openings,
      link: (text) => openLink(panel, text) || (notices.say("Select the words that should be a link first."), true),
      embed: (text) => openEmbed(panel, text),
      person: (text) => openPerson(panel, text, people, ""),
      photo: () => this.#pickPhoto([]),
    });
    const toolbar = new Toolbar(this.#actions, view, () => this.#tell("stet:keys"));
    const foot = new Foot(this.#listening.signal);
    this.replaceChildren(toolbar.dom, notices.dom, make("div", {class: "stet-columns"}, body, attributing.list.dom), foot.dom);
    this.#view = openText(body, {
      doc,
      language: this.#language,
      direction: this.dir || "auto",
      people,
      photoAddress: this.dataset.photoUrl ?? "/photos",
      photos: this.#photos,
      actions: this.#actions,
      openPerson: (text) => openPerson(panel, text, people, "@"),
      say: (sentence) => notices.say(sentence),
      pickPhoto: (files) => void this.#pickPhoto(files),
      told: (text, changed) => {
        toolbar.show(text);
        attributing.show(text.state);
        if (!changed) return;
        foot.length(text, this.#language);
        this.#keeper?.changed();
        this.#tell("stet:changed");
      },
    });
    people.onNames(() => attributing.show(view().state));
    toolbar.show(view());
    attributing.show(view().state);
    foot.length(view(), this.#language);
    this.#keep(notices, foot);
    this.#listen(toolbar);
  }

  get #language(): string {
    return this.dataset.lang || this.lang || document.documentElement.lang || "en";
  }

  get #story(): string {
    return this.dataset.story ?? this.dataset.saveUrl ?? location.pathname;
  }

  #words(): Words {
    const fields: Record<string, string> = {};
    for (const field of this.#fields()) fields[field.dataset.field!] = field.value;
    return {fields, content: writeContent(this.#view!.state.doc)};
  }

  #fields(): readonly (HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement)[] {
    return [...document.querySelectorAll<HTMLInputElement>("input[data-field], textarea[data-field], select[data-field]")];
  }

  #keep(notices: Notices, foot: Foot): void {
    const door = new HttpDoor(this.dataset.saveUrl ?? location.pathname);
    const opened = this.#words();
    this.#keeper = new Keeper({
      story: this.#story,
      session: randomId(),
      lock: this.dataset.lock ?? "",
      saves: Number(this.dataset.saves ?? 0),
      words: () => this.#words(),
      door,
      shelf: this.#shelf,
      clock: deviceClock,
      freshAttempt: randomId,
      told: (standing, onDevice) => {
        foot.standing(standing, onDevice);
        if (standing.kind === "stopped") notices.stopped(standing.reason, standing.by, standing.message, () => this.#words(), door);
        this.#tellStanding(standing);
      },
    });
    foot.standing(this.#keeper.standing, true);
    void this.#shelf.unsent(this.#story).then((unsent) => this.#offer(unsent, opened, notices, door));
  }

  /** Offers, one after the other, the words that lie on this device; those that the newsroom has anyway are cleared away. */
  #offer(unsent: readonly KeptWords[], opened: Words, notices: Notices, door: HttpDoor): void {
    const [kept, ...rest] = unsent;
    if (!kept || !this.#keeper) return;
    const forget = () => {
      void this.#shelf.forget(kept.story, kept.session);
      this.#offer(rest, opened, notices, door);
    };
    if (JSON.stringify([kept.fields, kept.content]) === JSON.stringify([opened.fields, opened.content])) return forget();
    notices.offer(kept, this.#keeper.saves, {
      door,
      now: () => this.#words(),
      discard: forget,
      putBack: () => {
        this.#putBack(kept, notices);
        forget();
      },
    });
  }

  #putBack(kept: Words, notices: Notices): void {
    const view = this.#view!;
    try {
      const doc = readContent(kept.content);
      view.dispatch(view.state.tr.replaceWith(0, view.state.doc.content.size, doc.content).setDocAttribute("chains", doc.attrs.chains));
    } catch (problem) {
      return notices.say(`These words can’t be put back: ${(problem as Error).message}`);
    }
    for (const field of this.#fields()) {
      const value = kept.fields[field.dataset.field!];
      if (value !== undefined && value !== field.value) {
        field.value = value;
        field.dispatchEvent(new Event("input", {bubbles: true}));
      }
    }
  }

  #listen(toolbar: Toolbar): void {
    const {signal} = this.#listening;
    document.addEventListener("input", (event) => (event.target as HTMLElement).dataset?.field && this.#keeper?.changed(), {signal});
    document.addEventListener("keydown", (event) => this.#key(event, toolbar), {signal});
    window.addEventListener("online", () => this.#keeper?.tryAgain(), {signal});
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && void this.saveNow(), {signal});
    window.addEventListener("beforeunload", (event) => this.#keeper?.hasUnsentWords && !this.#keeper.isOnDevice && event.preventDefault(), {signal});
  }

  #key(event: KeyboardEvent, toolbar: Toolbar): void {
    if (event.isComposing) return;
    if (isModKey(event, "s")) void this.saveNow();
    else if (isModKey(event, "enter")) void this.#publish();
    else if (event.altKey && event.key === "F10") toolbar.focus();
    else return;
    event.preventDefault();
  }

  async #publish(): Promise<void> {
    await this.saveNow();
    document.querySelector<HTMLElement>("[data-action=publish]")?.click();
  }

  #pickPhoto(files: readonly File[]): boolean {
    this.#tell("stet:pick-photo", {files});
    return true;
  }

  #tellStanding(standing: Standing): void {
    switch (standing.kind) {
      case "kept":
        return this.#tell("stet:kept", {saves: this.#keeper?.saves, savedAt: new Date(standing.at).toISOString()});
      case "no_connection":
        return this.#tell("stet:no-connection", {});
      case "stopped":
        return this.#tell("stet:stopped", {reason: standing.reason, by: standing.by});
      default:
    }
  }

  #tell(name: string, detail: unknown = null): void {
    this.dispatchEvent(new CustomEvent(name, {bubbles: true, detail}));
  }

  #json<T>(selector: string): T | null {
    const script = this.querySelector(selector);
    return script?.textContent?.trim() ? (JSON.parse(script.textContent) as T) : null;
  }
}
