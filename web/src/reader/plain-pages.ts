// The few pages the worker itself writes, in the language of the edition.
import {encoded} from "./paths";
import type {NoticeText} from "./texts";

interface Words {
  unreachable: string;
  tried(routes: number): string;
  again: string;
  kept: string;
  absent: string;
  front: string;
  withdrawn: string;
}

const WORDS: Record<string, Words> = {
  en: {
    unreachable: "No way to this page is open just now",
    tried: (routes) => `Tried for ten seconds, by ${routes} ${routes === 1 ? "address" : "addresses"}. The line may be down, or somebody is blocking it. Nothing you have read is lost.`,
    again: "Try again",
    kept: "On this device",
    absent: "There is no such page",
    front: "To the front page",
    withdrawn: "The newsroom withdrew this page",
  },
  ru: {
    unreachable: "Сейчас к этой странице нет пути",
    tried: (routes) => `Пробовали десять секунд, адресов: ${routes}. Возможно, нет связи или её блокируют. Всё прочитанное цело.`,
    again: "Попробовать ещё раз",
    kept: "На этом устройстве",
    absent: "Такой страницы нет",
    front: "На главную",
    withdrawn: "Редакция отозвала эту страницу",
  },
  fa: {
    unreachable: "اکنون راهی به این صفحه باز نیست",
    tried: (routes) => `ده ثانیه و از ${routes.toLocaleString("fa")} نشانی تلاش شد. شاید خط قطع است یا کسی آن را بسته است. آنچه خوانده‌اید از دست نرفته است.`,
    again: "دوباره تلاش کنید",
    kept: "روی این دستگاه",
    absent: "چنین صفحه‌ای نیست",
    front: "به صفحهٔ نخست",
    withdrawn: "تحریریه این صفحه را پس گرفته است",
  },
};

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** Writes in one language (BCP 47; English where it has no words), below the folder `base`. */
export class PlainPages {
  readonly #language: string;
  readonly #words: Words;

  constructor(language: string, readonly base: string) {
    const short = language.slice(0, 2);
    this.#language = WORDS[short] ? short : "en";
    this.#words = WORDS[this.#language]!;
  }

  #page(status: number, title: string, body: string): Response {
    const html =
      `<!doctype html><html lang="${this.#language}" dir="${this.#language === "fa" ? "rtl" : "ltr"}"><meta charset="utf-8">` +
      `<meta name="viewport" content="width=device-width"><title>${title}</title>` +
      `<style>:root{color-scheme:light dark}body{font:1.1rem/1.5 Georgia,serif;max-width:34rem;margin:3rem auto;padding:0 1rem}</style><h1>${title}</h1>${body}`;
    const headers = {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      "Cache-Control": "no-store",
    };
    return new Response(html, {status, headers});
  }

  #link(path: string, words: string): string {
    return `<a href="${escaped(this.base + encoded(path).slice(1))}">${words}</a>`;
  }

  /** `kept`: pages on this device; their titles are HTML, as their own pages have them. */
  unreachable(routes: number, kept: readonly {path: string; title: string}[]): Response {
    const list = kept.length > 0 ? `<h2>${this.#words.kept}</h2><ul>${kept.map(({path, title}) => `<li>${this.#link(path, title)}`).join("")}</ul>` : "";
    return this.#page(503, this.#words.unreachable, `<p>${this.#words.tried(routes)}<p><a href="">${this.#words.again}</a>${list}`);
  }

  absent(): Response {
    return this.#page(404, this.#words.absent, `<p>${this.#link("/", this.#words.front)}`);
  }

  withdrawn(notice: NoticeText): Response {
    const day = new Date(notice.time).toLocaleDateString(this.#language, {dateStyle: "long"});
    return this.#page(410, this.#words.withdrawn, `<p>${day}: <bdi>${escaped(notice.say)}</bdi><p>${this.#link("/", this.#words.front)}`);
  }
}
