// The words of a text as they stand in the index: the same as SearchWords.java, which has the rules; fixtures/search/words.json holds both to it.
import {stemmer as russian} from "@orama/stemmers/russian";
import {english} from "./porter";

const LONGEST = 40;
const STOP: Record<string, ReadonlySet<string>> = {
  en: set("the a an and or but if of in on at by for from to with as is are was were be been it its this that these those he she they we you i his her their our not no has have had will would which who what when there"),
  ru: set("и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по ее мне было от меня еще нет о из ему для это при они мы этот эта были был была их или до под над"),
  fa: set("و در به از كه اين را با است براي آن يك تا بر هم نيز مي شد شده هر او ما خود بود ها هاي"),
};
const STEM: Record<string, (word: string) => string> = {en: english, ru: russian, fa: persian};

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(" "));
}

/** The indexed words of a text, each once, in order. */
export function words(text: string, tag: string): string[] {
  const language = tag.split("-")[0]!.toLowerCase();
  const found = normal(text, language).match(/[\p{L}\p{N}][\p{L}\p{N}\u200c]*/gu) ?? [];
  return [...new Set(found.map((word) => stem(word, language)).filter((word) => word !== ""))];
}

function normal(text: string, language: string): string {
  const plain = text.normalize("NFKC").toLowerCase().replace(/[\u0300-\u036f\u0640\u064b-\u065f\u0670]/g, "");
  if (language === "en") return plain.replace(/['\u2019]s(?![\p{L}\p{N}])/gu, "");
  return language === "ru" ? plain.replaceAll("ё", "е") : plain;
}

function stem(found: string, language: string): string {
  const word = oneSpelling(found);
  if (STOP[language]?.has(word) || (word.length === 1 && !/\p{Nd}/u.test(word))) return "";
  return (STEM[language]?.(word) ?? word).replaceAll("\u200c", "").slice(0, LONGEST);
}

const oneSpelling = (word: string): string =>
  word
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06cc\u06d2\u0649]/g, "\u064a")
    .replace(/\u06a9/g, "\u0643")
    .replace(/[\u06c0\u06c1\u0629]/g, "\u0647")
    .replace(/[\u0622\u0623\u0625]/g, "\u0627");

/** Endings in the order in which they are taken off, each once, while two letters are left. */
function persian(word: string): string {
  const endings = ["ات", "ان", "ترين", "تر", "يي", "ي", "ها", "\u200c"];
  return endings.reduce((rest, ending) => (rest.length >= ending.length + 2 && rest.endsWith(ending) ? rest.slice(0, -ending.length) : rest), word);
}
