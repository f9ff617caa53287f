import {make} from "../shared/elements";
import {proofHeaders} from "../shared/requests";

/**
 * Lets a person put the items of `<ol data-reorder="address">` in order: by dragging the handle, or with the arrow keys on it.
 * Each item has a `data-id` and a `data-name`. The new order goes by POST as `order=id` pairs; if it can't be kept, the old order
 * comes back, and a sentence says so.
 */
export function letReorder(root: ParentNode): void {
  root.querySelectorAll<HTMLOListElement>("ol[data-reorder]:not([data-reorder-ready])").forEach((list) => {
    list.dataset.reorderReady = "";
    new Reordering(list);
  });
}

class Reordering {
  readonly #list: HTMLOListElement;
  readonly #said = make("p", {role: "status", class: "reorder-said"});
  #kept: readonly Element[];
  #sending: Promise<void> = Promise.resolve();

  constructor(list: HTMLOListElement) {
    this.#list = list;
    this.#kept = [...list.children];
    list.after(this.#said);
    for (const item of list.querySelectorAll<HTMLLIElement>(":scope > li[data-id]")) this.#prepare(item);
  }

  #prepare(item: HTMLLIElement): void {
    const name = item.dataset.name ?? "this";
    const handle = make("button", {type: "button", class: "reorder-handle", title: "Drag, or press an arrow up or down", "aria-label": `Move ${name}: arrow up or down`}, "Move");
    handle.style.touchAction = "none";
    handle.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
      event.preventDefault();
      if (!this.#step(item, event.key === "ArrowUp" ? -1 : 1)) return;
      this.#keep(item);
    });
    handle.addEventListener("pointerdown", (event) => this.#drag(event, handle, item));
    item.prepend(handle);
  }

  #step(item: HTMLLIElement, by: -1 | 1): boolean {
    const other = by < 0 ? item.previousElementSibling : item.nextElementSibling;
    if (!other) return false;
    // The neighbour moves, not the item: an element that leaves the page for a moment loses the pointer and the focus.
    if (by < 0) item.after(other);
    else item.before(other);
    return true;
  }

  #drag(event: PointerEvent, handle: HTMLElement, item: HTMLLIElement): void {
    if (event.button !== 0) return;
    handle.setPointerCapture(event.pointerId);
    item.classList.add("is-moving");
    const move = ({clientY}: PointerEvent) => {
      const before = item.previousElementSibling?.getBoundingClientRect();
      const after = item.nextElementSibling?.getBoundingClientRect();
      if (before && clientY < before.top + before.height / 2) this.#step(item, -1);
      else if (after && clientY > after.top + after.height / 2) this.#step(item, 1);
    };
    const end = () => {
      handle.removeEventListener("pointermove", move);
      item.classList.remove("is-moving");
      if ([...this.#list.children].some((each, index) => each !== this.#kept[index])) this.#keep(item);
    };
    handle.addEventListener("pointermove", move);
    handle.addEventListener("lostpointercapture", end, {once: true});
  }

  #keep(item: HTMLLIElement): void {
    const order = [...this.#list.children];
    const place = order.indexOf(item) + 1;
    this.#sending = this.#sending.then(async () => {
      const body = new URLSearchParams(order.map((each) => ["order", (each as HTMLElement).dataset.id ?? ""]));
      const response = await fetch(this.#list.dataset.reorder!, {method: "POST", body, headers: proofHeaders()}).catch(() => null);
      if (response?.ok) {
        this.#kept = order;
        this.#said.textContent = `${item.dataset.name ?? "It"} is now in place ${place} of ${order.length}.`;
      } else {
        this.#list.replaceChildren(...this.#kept);
        this.#said.textContent = "The new order could not be kept, so the old one is back. Try again in a moment.";
      }
    });
  }
}
