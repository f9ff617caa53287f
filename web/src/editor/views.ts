import type {Node} from "prosemirror-model";
import {NodeSelection} from "prosemirror-state";
import type {EditorView, NodeView} from "prosemirror-view";
import {make} from "../shared/elements";
import type {People} from "./people";

/** What the page knows of a photo. Width and height, in pixels, keep its place free while it loads. */
export interface PhotoFacts {
  readonly id: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
}

type Position = () => number | undefined;

/** A photo as readers see it, with its caption as a field. */
export class PhotoView implements NodeView {
  readonly dom: HTMLElement;
  readonly #caption: HTMLTextAreaElement;
  readonly #view: EditorView;
  readonly #position: Position;
  #node: Node;

  constructor(node: Node, view: EditorView, position: Position, address: string, facts: PhotoFacts | undefined) {
    this.#node = node;
    this.#view = view;
    this.#position = position;
    const id = node.attrs.photo as string;
    const image = make("img", {src: `${address}/${encodeURIComponent(id)}`, alt: facts?.alt ?? "", draggable: "false"});
    image.width = facts?.width ?? 1200;
    image.height = facts?.height ?? 800;
    image.addEventListener("error", () => this.dom.classList.add("is-missing"));
    this.#caption = make("textarea", {rows: 1, dir: "auto", placeholder: "Caption: who, what, where, when", "aria-label": "Caption of the photo"});
    this.#caption.value = (node.attrs.caption as string | null) ?? "";
    this.#caption.addEventListener("input", () => this.#write());
    this.#caption.addEventListener("keydown", (event) => this.#leave(event));
    this.dom = make("figure", {class: "stet-photo", contenteditable: "false"}, image, make("figcaption", {}, this.#caption));
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type || node.attrs.photo !== this.#node.attrs.photo) return false;
    this.#node = node;
    const caption = (node.attrs.caption as string | null) ?? "";
    if (this.#caption.value !== caption) this.#caption.value = caption;
    return true;
  }

  selectNode(): void {
    this.dom.classList.add("is-selected");
  }

  deselectNode(): void {
    this.dom.classList.remove("is-selected");
  }

  stopEvent(event: Event): boolean {
    return event.target === this.#caption;
  }

  ignoreMutation(): boolean {
    return true;
  }

  #write(): void {
    const position = this.#position();
    if (position === undefined) return;
    const caption = this.#caption.value.replace(/\s*\n\s*/g, " ");
    this.#view.dispatch(this.#view.state.tr.setNodeAttribute(position, "caption", caption === "" ? null : caption));
  }

  #leave(event: KeyboardEvent): void {
    if (event.isComposing || (event.key !== "Enter" && event.key !== "Escape")) return;
    event.preventDefault();
    const position = this.#position();
    if (position === undefined) return;
    this.#view.dispatch(this.#view.state.tr.setSelection(NodeSelection.create(this.#view.state.doc, position)));
    this.#view.focus();
  }
}

/** A person's name, looked up and never stored. */
export class PersonView implements NodeView {
  readonly dom: HTMLElement;
  readonly #end: () => void;

  constructor(node: Node, people: People) {
    const id = node.attrs.person as string;
    this.dom = make("span", {class: "stet-person", "data-person": id, title: "A name by reference"});
    const show = () => {
      this.dom.textContent = people.nameOf(id);
    };
    this.#end = people.onNames(show);
    show();
  }

  ignoreMutation(): boolean {
    return true;
  }

  destroy(): void {
    this.#end();
  }
}

/** Something from elsewhere, shown as readers get it: a still with a link. */
export class EmbedView implements NodeView {
  readonly dom: HTMLElement;

  constructor(node: Node) {
    const {url, title, source} = node.attrs as {url: string; title: string; source: string | null};
    this.dom = make(
      "figure",
      {class: "stet-embed", contenteditable: "false"},
      make("strong", {dir: "auto"}, title || url),
      make("span", {dir: "auto"}, [source, new URL(url).hostname].filter(Boolean).join(" · ")),
    );
  }
}
