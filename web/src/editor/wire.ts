/**
 * The paragraphs of plain text as wires and mails send it: parted by empty lines, or begun by an indent, with lines that were
 * broken at a fixed width put together again. Where lines were not broken at a width, each line is a paragraph.
 */
export function paragraphsOfWire(text: string): readonly string[] {
  const lines = text.replace(/\r\n?|\u2028|\u2029/g, "\n").replace(/[\u0000-\u0008\u000b-\u001f\u007f\ufeff]/g, "").split("\n");
  const groups: string[][] = [[]];
  for (const line of lines) {
    if (line.trim() === "") groups.push([]);
    else groups.at(-1)!.push(line);
  }
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group) => (isIndented(group) ? atIndents(group) : isBrokenAtWidth(group) ? [group] : group.map((line) => [line])))
    .map((group) => group.map((line) => line.trim()).join(" ").replace(/[ \t]+/g, " "))
    .filter((paragraph) => paragraph !== "");
}

const NARROWEST = 45;
const WIDEST = 90;

/** All lines but the last are about as long as each other, and none is longer than a wire's line. */
function isBrokenAtWidth(lines: readonly string[]): boolean {
  if (lines.length < 2) return false;
  const lengths = lines.map((line) => line.trimEnd().length);
  const longest = Math.max(...lengths);
  if (longest > WIDEST || longest < NARROWEST) return false;
  return lengths.slice(0, -1).every((length, index) => length >= longest * 0.6 && length + 1 + firstWord(lines[index + 1]!) > longest * 0.85);
}

function firstWord(line: string): number {
  return (/^\S+/.exec(line.trim())?.[0] ?? "").length;
}

/** Some lines begin with an indent, others do not: the indent begins a paragraph. */
function isIndented(lines: readonly string[]): boolean {
  const indented = lines.filter((line) => /^(?:\t| {2,})\S/.test(line)).length;
  return indented > 0 && indented < lines.length && lines.every((line) => line.length <= WIDEST + 10);
}

function atIndents(lines: readonly string[]): string[][] {
  const groups: string[][] = [];
  for (const line of lines) {
    if (groups.length === 0 || /^(?:\t| {2,})\S/.test(line)) groups.push([line]);
    else groups.at(-1)!.push(line);
  }
  return groups;
}
