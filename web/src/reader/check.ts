// The script of the "check a file" page: hands the file to the worker one already has, or runs the same script as an ordinary worker.
import {ask, SHARED, SHARED_MOST} from "./messages";
import type {Checked} from "./reading";

const WORDS: Record<string, Record<"genuine" | "old" | "undated" | "corrected" | "withdrawn" | "none" | "false" | "large" | "unable", string>> = {
  en: {
    genuine: "Genuine, and still what the newsroom says: {0}, edition of {1}.",
    old: "Genuine: {0}, edition of {1}. It was still current when the newsroom was last heard of; whether it is now, nobody could say.",
    undated: "Genuine: {0}, edition of {1}. Whether it was corrected since could not be asked just now.",
    corrected: "Genuine, but changed since: {0}, edition of {1}. Read the present version at its address.",
    withdrawn: "Genuine once, but the newsroom withdrew it: {0}, edition of {1}.",
    none: "This file carries no proof. It may be genuine or not: nothing here can tell.",
    false: "Not genuine: the file is not what the newsroom signed. Don’t pass it on as theirs.",
    large: "This file is larger than any story. Choose the file that was passed to you.",
    unable: "This browser can’t check files here. Open this page by https, in an up-to-date browser.",
  },
  ru: {
    genuine: "Подлинный, и редакция говорит то же и сейчас: {0}, выпуск от {1}.",
    old: "Подлинный: {0}, выпуск от {1}. Был актуален, когда редакция в последний раз выходила на связь; что сейчас, неизвестно.",
    undated: "Подлинный: {0}, выпуск от {1}. Узнать, исправляли ли его с тех пор, сейчас не удалось.",
    corrected: "Подлинный, но с тех пор изменён: {0}, выпуск от {1}. Нынешняя версия — по его адресу.",
    withdrawn: "Был подлинным, но редакция его отозвала: {0}, выпуск от {1}.",
    none: "В этом файле нет доказательства. Подлинный он или нет, здесь узнать нельзя.",
    false: "Не подлинный: это не то, что подписала редакция. Не передавайте его как её материал.",
    large: "Этот файл больше любого материала. Выберите тот, что вам передали.",
    unable: "Этот браузер не может проверить файл здесь. Откройте страницу по https в свежем браузере.",
  },
  fa: {
    genuine: "اصل است و تحریریه هنوز همین را می‌گوید: {0}، شمارهٔ {1}.",
    old: "اصل است: {0}، شمارهٔ {1}. در آخرین خبری که از تحریریه رسید هنوز معتبر بود؛ اکنون معلوم نیست.",
    undated: "اصل است: {0}، شمارهٔ {1}. اکنون نشد پرسید که از آن پس اصلاح شده است یا نه.",
    corrected: "اصل است، اما از آن پس تغییر کرده است: {0}، شمارهٔ {1}. نسخهٔ کنونی در نشانی خودش است.",
    withdrawn: "زمانی اصل بود، اما تحریریه آن را پس گرفته است: {0}، شمارهٔ {1}.",
    none: "این فایل گواهی با خود ندارد. از اینجا نمی‌توان گفت اصل است یا نه.",
    false: "اصل نیست: این آن چیزی نیست که تحریریه امضا کرده است. آن را به نام تحریریه نفرستید.",
    large: "این فایل از هر نوشته‌ای بزرگ‌تر است. فایلی را که به شما داده‌اند برگزینید.",
    unable: "این مرورگر نمی‌تواند اینجا فایل را بسنجد. این صفحه را با https در مرورگری تازه باز کنید.",
  },
};
const SHOWN = {GENUINE: "genuine", MAY_BE_OLD: "old", UNDATED: "undated", SUPERSEDED: "corrected", WITHDRAWN: "withdrawn", MISSING: "none"} as const;

const language = document.documentElement.lang || "en";
const words = WORDS[language.slice(0, 2)] ?? WORDS.en!;
const script = new URL("stet-worker.js", (document.currentScript as HTMLScriptElement).src).href;
const input = document.querySelector<HTMLInputElement>("input[type=file][data-stet-check]")!;
const verdict = document.querySelector<HTMLElement>("[data-stet-verdict]")!;
let own: Worker | undefined;

function sentence(found: Checked): string {
  const day = found.time ? new Date(found.time).toLocaleDateString(language, {dateStyle: "long"}) : "";
  const said = words[SHOWN[found.verdict as keyof typeof SHOWN] ?? "false"].replace("{0}", found.path ?? "").replace("{1}", day);
  return found.notice ? `${said} ${found.notice.say}` : said;
}

async function check(file: File): Promise<string> {
  if (file.size > SHARED_MOST) return words.large;
  if (!globalThis.crypto?.subtle) return words.unable;
  const question = {ask: "check", file: await file.arrayBuffer()} as const;
  const serving = navigator.serviceWorker?.controller;
  if (serving) return sentence(await ask(serving, question));
  const worker = (own ??= new Worker(script));
  const broken = new Promise<never>((_, reject) => (worker.onerror = reject));
  return sentence(await Promise.race([ask(worker, question), broken]));
}

function show(found: Promise<string>): void {
  verdict.textContent = "…";
  found.then((said) => (verdict.textContent = said), () => (verdict.textContent = words.unable));
}

/** What another program handed over; nothing is said where it was nothing. */
async function checkShared(): Promise<string> {
  const found = await ask(navigator.serviceWorker.controller!, {ask: "shared"});
  return found ? sentence(found) : "";
}

input.onchange = () => {
  const file = input.files?.[0];
  if (file) show(check(file));
};
if (location.search === SHARED && navigator.serviceWorker?.controller) show(checkShared());
