// Porter's algorithm for English (M.F. Porter, "An algorithm for suffix stripping", 1980), with the two later departures of its author.

const isVowel = (word: string, at: number): boolean => "aeiou".includes(word[at]!) || (word[at] === "y" && at > 0 && !isVowel(word, at - 1));

/** How often a vowel is followed by a consonant. */
function measure(stem: string): number {
  let count = 0;
  for (let i = 1; i < stem.length; i++) if (!isVowel(stem, i) && isVowel(stem, i - 1)) count++;
  return count;
}

const hasVowel = (stem: string): boolean => [...stem].some((_, at) => isVowel(stem, at));
const doubled = (word: string): boolean => word.length > 1 && word.at(-1) === word.at(-2) && !isVowel(word, word.length - 1);

/** Consonant, vowel, consonant that is not w, x or y. */
function short(word: string): boolean {
  const end = word.length - 1;
  return end > 1 && !isVowel(word, end) && isVowel(word, end - 1) && !isVowel(word, end - 2) && !"wxy".includes(word[end]!);
}

const SECOND = "ational:ate tional:tion enci:ence anci:ance izer:ize bli:ble alli:al entli:ent eli:e ousli:ous ization:ize ation:ate ator:ate alism:al iveness:ive fulness:ful ousness:ous aliti:al iviti:ive biliti:ble logi:log";
const THIRD = "icate:ic ative: alize:al iciti:ic ical:ic ful: ness:";
const FOURTH = "al ance ence er ic able ible ant ement ment ent ion ou ism ate iti ous ive ize";

/** Replaces the first ending that fits where enough is left before it; endings are tried in order. */
function replaced(word: string, endings: string): string {
  for (const pair of endings.split(" ")) {
    const [ending, instead] = pair.split(":") as [string, string];
    if (word.endsWith(ending)) {
      const stem = word.slice(0, -ending.length);
      return measure(stem) > 0 ? stem + instead : word;
    }
  }
  return word;
}

function plural(word: string): string {
  if (word.endsWith("sses") || word.endsWith("ies")) return word.slice(0, -2);
  return word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
}

function past(word: string): string {
  if (word.endsWith("eed")) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  const stem = word.endsWith("ed") ? word.slice(0, -2) : word.endsWith("ing") ? word.slice(0, -3) : "";
  if (!hasVowel(stem)) return word;
  if (/(at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (doubled(stem)) return /[lsz]$/.test(stem) ? stem : stem.slice(0, -1);
  return measure(stem) === 1 && short(stem) ? `${stem}e` : stem;
}

function fourth(word: string): string {
  for (const ending of FOURTH.split(" ")) {
    const stem = word.slice(0, -ending.length);
    if (!word.endsWith(ending) || (ending === "ion" && !/[st]$/.test(stem))) continue;
    return measure(stem) > 1 ? stem : word;
  }
  return word;
}

function last(word: string): string {
  let rest = word;
  if (rest.endsWith("e")) {
    const stem = rest.slice(0, -1);
    if (measure(stem) > 1 || (measure(stem) === 1 && !short(stem))) rest = stem;
  }
  return rest.endsWith("ll") && measure(rest) > 1 ? rest.slice(0, -1) : rest;
}

export function english(word: string): string {
  if (word.length < 3) return word;
  let stem = past(plural(word));
  if (stem.endsWith("y") && hasVowel(stem.slice(0, -1))) stem = `${stem.slice(0, -1)}i`;
  return last(fourth(replaced(replaced(stem, SECOND), THIRD)));
}
