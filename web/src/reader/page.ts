// The reader's page script: registers the worker, and says at the foot where the page came from. Pages read the same without it.
import {forgetQuiet, leaveInPeace} from "./appeal";
import type {Choice} from "./keeping";
import {ask, NEWER} from "./messages";
import type {Standing} from "./reading";

const WORDS: Record<string, string[]> = {
  // straight; from; this device; of; holds; may be old; newer; what stays; nothing; 48 hours; library; forget; forgotten
  en: ["This page came straight from {0}. From your next visit on, this browser checks the newsroom’s signature.", "From {0}", "this device", "edition of {0}",
    "the newsroom’s signature holds", "May be old: nobody could say whether there is a later edition", "There is a newer version of this page.",
    "What stays on this device", "No pages", "What you open, for 48 hours", "A library: what you open, and the main stories, until you change this", "Forget everything",
    "Forgotten. Nothing of this site is left in this browser but its history."],
  ru: ["Эта страница пришла прямо с {0}. Со следующего раза браузер будет проверять подпись редакции.", "Откуда: {0}", "это устройство", "выпуск от {0}",
    "подпись редакции верна", "Может быть устаревшей: неизвестно, есть ли выпуск новее", "Есть более новая версия этой страницы.",
    "Что остаётся на этом устройстве", "Никаких страниц", "Открытое, 48 часов", "Библиотека: открытое и главные материалы, пока вы это не измените", "Забыть всё",
    "Забыто. От этого сайта в браузере осталась только история посещений."],
  fa: ["این صفحه مستقیم از {0} آمد. از بازدید بعدی، این مرورگر امضای تحریریه را می‌سنجد.", "از {0}", "همین دستگاه", "شمارهٔ {0}",
    "امضای تحریریه درست است", "شاید کهنه باشد: معلوم نیست شمارهٔ تازه‌تری هست یا نه", "نسخهٔ تازه‌تری از این صفحه هست.",
    "آنچه روی این دستگاه می‌ماند", "هیچ صفحه‌ای", "آنچه باز می‌کنید، تا ۴۸ ساعت", "کتابخانه: آنچه باز می‌کنید و خبرهای اصلی، تا وقتی این را عوض کنید", "همه را فراموش کن",
    "فراموش شد. از این سایت در مرورگر جز تاریخچه چیزی نماند."],
};

const language = document.documentElement.lang || "en";
const words = WORDS[language.slice(0, 2)] ?? WORDS.en!;
const say = (which: number, about = ""): string => words[which]!.replace("{0}", about);
const worker = new URL("stet-worker.js", (document.currentScript as HTMLScriptElement).src).href;

const foot = document.createElement("details");
const line = foot.appendChild(document.createElement("summary"));
foot.className = "stet-line";

function sentence(standing: Standing | null): string {
  if (!standing) return say(0, location.host);
  const from = say(1, standing.from ?? say(2));
  const of = say(3, new Date(standing.time).toLocaleString(language, {dateStyle: "long", timeStyle: "short"}));
  return `${standing.mayBeOld ? `${say(5)} · ` : ""}${from} · ${of} · ${say(4)}`;
}

function button(label: string, press: () => void): HTMLButtonElement {
  const made = foot.appendChild(document.createElement("button"));
  made.type = "button";
  made.textContent = label;
  made.onclick = press;
  return made;
}

/** The reader's choice and "forget everything", below the line. */
function settings(serving: ServiceWorker, chosen: Choice): void {
  const field = foot.appendChild(document.createElement("fieldset"));
  field.appendChild(document.createElement("legend")).textContent = say(7);
  for (const [i, choice] of (["nothing", "days", "library"] as const).entries()) {
    const label = field.appendChild(document.createElement("label"));
    const radio = label.appendChild(document.createElement("input"));
    radio.type = "radio";
    radio.name = "stet-keeps";
    radio.checked = choice === chosen;
    radio.onchange = () => {
      if (choice === "library") void navigator.storage?.persist?.();
      void ask(serving, {ask: "choose", choice});
    };
    label.append(` ${say(8 + i)}`);
    label.style.display = "block";
  }
  button(say(11), () => void ask(serving, {ask: "forget"}).then(() => forgetQuiet()).then(() => foot.replaceChildren(Object.assign(document.createElement("summary"), {textContent: say(12)}))));
}

async function standing(serving: ServiceWorker): Promise<Choice> {
  const known = await ask(serving, {ask: "standing"});
  line.textContent = sentence(known.standing);
  return known.choice;
}

/** Browsers download past the worker; so the page fetches a file itself, through the worker, and hands it over. */
async function save(link: HTMLAnchorElement): Promise<void> {
  const file = await fetch(link.href).then((answer) => (answer.ok ? answer.blob() : null), () => null);
  if (!file) return void (location.href = link.href);
  const ready = Object.assign(document.createElement("a"), {href: URL.createObjectURL(file), download: link.download});
  ready.click();
  setTimeout(() => URL.revokeObjectURL(ready.href), 60_000);
}

async function begin(container: ServiceWorkerContainer, script: string): Promise<void> {
  await container.register(script, {updateViaCache: "none"}).catch(() => {}); // blocked, or no storage: whoever is there serves on
  const serving = (await container.ready).active!;
  settings(serving, await standing(serving));
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[download]")) link.onclick = (event) => (event.preventDefault(), void save(link));
  container.onmessage = ({data}) => {
    if (data !== NEWER) return void standing(serving);
    line.textContent = say(6);
    button("↻", () => location.reload());
    foot.open = true;
  };
  const parts = [...document.images].map((image) => image.currentSrc).filter((address) => address.startsWith(location.origin));
  await ask(serving, {ask: "keep", addresses: [location.href, ...parts]});
}

leaveInPeace();
line.textContent = say(0, location.host).split(". ")[0]!;
foot.style.cssText = "font-size:.85rem";
line.style.minBlockSize = "24px";
(document.querySelector("[data-stet-line]") ?? document.querySelector("body > footer") ?? document.body).append(foot);
if (navigator.serviceWorker) addEventListener("load", () => void begin(navigator.serviceWorker, worker));
