import type { Words } from '../../profile/load-words.js';
import type { KnownWords } from './known-words.js';

/** Words that were written as one ("lampujalan" -> "lampu jalan"); undefined where the word is no such thing. */
export type SplitGlued = (word: string) => string | undefined;

const [SHORTEST, LONGEST, SHORTEST_PART] = [5, 30, 2];
const MOST_PARTS = 4;

/**
 * Makes the splitter. The parts must be listed slang or known words, and each pair of neighbours must stand side by side
 * in the city's own texts: "kaliasin" (a name) stays whole though "kali" and "asin" are words. Work: at most
 * LONGEST x LONGEST x MOST_PARTS look-ups.
 */
export function makeSplitGlued(words: Words, known: KnownWords): SplitGlued {
  const meaningOf = (part: string): string | undefined => {
    const listed = words.get(part);
    if (listed !== undefined) return listed;
    return part.length > SHORTEST_PART || part === 'di' || part === 'ke'
      ? known.counts.has(part)
        ? part
        : undefined
      : undefined;
  };
  const follows = (before: string, after: string) =>
    known.hasPair(before.slice(before.lastIndexOf(' ') + 1), after.split(' ', 1)[0]!);

  return (word) => {
    if (word.length < SHORTEST || word.length > LONGEST || !/^[a-z]+$/.test(word)) return undefined;
    // For each end: the fewest parts that lead there, with the last part's meaning.
    const ways: ({ parts: number; from: number; meaning: string } | undefined)[] = [];
    for (let end = SHORTEST_PART; end <= word.length; end++) {
      for (let from = 0; from <= end - SHORTEST_PART; from++) {
        const before = from === 0 ? undefined : ways[from];
        if ((from > 0 && !before) || end - from === word.length) continue;
        const parts = (before?.parts ?? 0) + 1;
        if (parts > MOST_PARTS || parts >= (ways[end]?.parts ?? Infinity)) continue;
        // Two letters at the end are an ending or a typing error, not "ga" or "tp".
        if (from > 0 && end - from === SHORTEST_PART) continue;
        const meaning = meaningOf(word.slice(from, end));
        if (meaning !== undefined && (!before || follows(before.meaning, meaning)))
          ways[end] = { parts, from, meaning };
      }
    }
    const meanings: string[] = [];
    for (let at = word.length; at > 0; at = ways[at]!.from) {
      if (!ways[at]) return undefined;
      meanings.unshift(ways[at]!.meaning);
    }
    return meanings.join(' ');
  };
}
