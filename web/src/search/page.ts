// The script of the page that searches. The words stay in this page: only files of the index are fetched, each with many words in it.
import {search, type Found} from "./index";

const SHOWN = 6;
const language = document.documentElement.lang || "en";
const by = <E extends HTMLElement>(id: string): E => document.getElementById(id) as E;
const seek = by("seek");
const field = by<HTMLInputElement>("words");
const said = by("said");
const found = by("found");
const more = by("more");
const index = new URL("./", location.href);
const root = new URL(seek.dataset.root!, location.href);
let results: Found | undefined;
let shown = 0;

async function fetching(name: string): Promise<Uint8Array> {
  const answer = await fetch(new URL(name, index), {credentials: "omit", referrerPolicy: "no-referrer", cache: name === "latest" ? "no-cache" : "default"});
  if (!answer.ok) throw new Error(name);
  return new Uint8Array(await answer.arrayBuffer());
}

/** A new edition may have come between two fetches: then the second try finds everything in its new place. */
const twice = (query: string): Promise<Found> => search(query, language, fetching).catch(() => search(query, language, fetching));

async function show(): Promise<void> {
  const places = results!.places.slice(shown, shown + SHOWN);
  const rows = await Promise.all(places.map((place) => results!.row(place)));
  shown += rows.length;
  more.hidden = shown >= results!.places.length;
  for (const {path, headline, standfirst, day} of rows) {
    const item = document.createElement("li");
    item.className = "cols";
    const link = item.appendChild(document.createElement("h2")).appendChild(document.createElement("a"));
    link.href = new URL(path, root).href;
    link.textContent = headline;
    if (standfirst) part(item, "sum").textContent = standfirst;
    const time = part(item, "when").appendChild(document.createElement("time"));
    time.dateTime = day;
    time.textContent = new Date(day).toLocaleDateString(language, {dateStyle: "long", calendar: "gregory", timeZone: "UTC"});
    found.append(item);
  }
}

function part(item: HTMLElement, name: string): HTMLElement {
  const made = item.appendChild(document.createElement("p"));
  made.className = name;
  return made;
}

async function look(): Promise<void> {
  const query = field.value;
  if (!query.trim()) return;
  found.replaceChildren();
  more.hidden = true;
  said.textContent = seek.dataset.busy!;
  try {
    const latest = await twice(query);
    if (query !== field.value) return;
    results = latest;
    shown = 0;
    await show();
    said.textContent = shown ? "" : seek.dataset.none!;
  } catch {
    said.textContent = seek.dataset.failed!;
  }
}

seek.hidden = false;
field.onkeydown = (event) => event.key === "Enter" && void look();
by("go").onclick = () => void look();
more.onclick = () => void show().catch(() => (said.textContent = seek.dataset.failed!));
