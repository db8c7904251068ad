import { startsSecondHalf } from './clean-text.js';

/** Where a text is best cut, best first: between paragraphs, lines, sentences, words. */
const SEAMS = [/\n\s*\n/g, /\n/g, /[.!?…]\s/g, /\s/g];

/**
 * Cuts `text` into parts of at most `longest` UTF-16 units (the first of at most `first`), none of them empty; only
 * white space is lost at the cuts. Limits must be 2 or more.
 */
export function splitText(text: string, longest: number, first = longest): string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const limit = parts.length === 0 ? first : longest;
    const cut = rest.length <= limit ? rest.length : cutWithin(rest, limit);
    parts.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  return parts;
}

/** The last seam of the best kind in the second half of what fits, else the last full character. */
function cutWithin(text: string, limit: number): number {
  const head = text.slice(0, limit);
  for (const seam of SEAMS) {
    const last = [...head.matchAll(seam)].at(-1);
    // The mark that ends a sentence stays with it.
    if (last && last.index >= limit / 2) return last.index + (/\s/.test(last[0][0]!) ? 0 : 1);
  }
  return startsSecondHalf(text, limit) ? limit - 1 : limit;
}
