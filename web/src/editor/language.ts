/** A stretch of a text, from `from` up to but not including `to`, in UTF-16 units. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A leaf such as a person or a line break, as it stands in the text of a block: one unit, like in the document. */
export const LEAF = "\ufffc";

/** The sentences of a text, without the blanks around them. */
export function sentencesOf(text: string, language: string): readonly Stretch[] {
  const sentences: Stretch[] = [];
  for (const {segment, index} of segmenter(language, "sentence").segment(text)) {
    const lead = segment.length - segment.trimStart().length;
    const length = segment.trim().length;
    if (length > 0) sentences.push({from: index + lead, to: index + lead + length});
  }
  return sentences;
}

/** How many words a text has, by the rules of its language. */
export function wordsIn(text: string, language: string): number {
  let words = 0;
  for (const part of segmenter(language, "word").segment(text)) if (part.isWordLike) words += 1;
  return words;
}

const WORDS_A_MINUTE = 230;

/** The length of a story in words: `612 words, about 3 minutes to read`. */
export function lengthInWords(words: number): string {
  if (words === 0) return "No words yet";
  const minutes = Math.round(words / WORDS_A_MINUTE);
  const count = `${words.toLocaleString("en")} ${words === 1 ? "word" : "words"}`;
  if (minutes < 1) return `${count}, less than a minute to read`;
  return `${count}, about ${minutes} ${minutes === 1 ? "minute" : "minutes"} to read`;
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenter(language: string, granularity: "sentence" | "word"): Intl.Segmenter {
  const key = `${granularity} ${language}`;
  let found = segmenters.get(key);
  if (!found) {
    found = new Intl.Segmenter(knownLanguage(language), {granularity});
    segmenters.set(key, found);
  }
  return found;
}

function knownLanguage(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? "en";
  } catch {
    return "en";
  }
}
