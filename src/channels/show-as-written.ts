/** Breaks markup and is not seen; `cleanText` takes it out again. */
const WORD_JOINER = '\u2060';
const MARKS = ['*', '_', '~', '`'];
const LINK = /https?:\/\/\S+/g;
const WORD = /[\p{L}\p{N}]/u;

/**
 * WhatsApp shows `*bold*`, `_italic_`, `~struck~`, `` `code` `` and `> quotes` without their marks, and has no way to write
 * them as they are. Here a word joiner (U+2060) is put on both sides of a mark that would begin such a pair: then it
 * neither stands where a word begins nor touches one. WhatsApp publishes no grammar; these are the two rules its clients
 * are known to follow. Links stay as they are, or they would lead nowhere.
 */
export function showAsWritten(text: string): string {
  return text.split('\n').map(breakMarks).join('\n').replaceAll('```', ['`', '`', '`'].join(WORD_JOINER));
}

function breakMarks(line: string): string {
  const links = [...line.matchAll(LINK)].map((link) => [link.index, link.index + link[0].length] as const);
  const lastEnds = new Map(MARKS.map((mark) => [mark, lastEnd(line, mark)]));
  let shown = '';
  let done = 0;
  for (let at = 0; at < line.length; at += 1) {
    const opensPair = at + 1 < (lastEnds.get(line.charAt(at)) ?? -1) && beginsWord(line, at);
    if (!opensPair && !opensLine(line, at)) continue;
    if (links.some(([from, to]) => at >= from && at < to)) continue;
    shown += `${line.slice(done, at)}${WORD_JOINER}${line.charAt(at)}${WORD_JOINER}`;
    done = at + 1;
  }
  return shown + line.slice(done);
}

/** A quote or a bullet: its sign and a space at the start of a line. */
function opensLine(line: string, at: number): boolean {
  return at === 0 && /^[>*]\s/.test(line);
}

function beginsWord(line: string, at: number): boolean {
  return !WORD.test(line.charAt(at - 1)) && /\S/.test(line.charAt(at + 1));
}

/** Where `mark` last stands at the end of a word; -1 for nowhere. */
function lastEnd(line: string, mark: string): number {
  let at = line.lastIndexOf(mark);
  while (at > 0 && (/\s/.test(line.charAt(at - 1)) || WORD.test(line.charAt(at + 1))))
    at = line.lastIndexOf(mark, at - 1);
  return at;
}
