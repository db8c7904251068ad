import type { Words } from '../../profile/load-words.js';

/** What the city's own texts teach about writing: against it unknown words are held. */
export interface KnownWords {
  /** Words and how often the texts have them. */
  counts: ReadonlyMap<string, number>;
  /** Whether the texts have the two words side by side ("lampu jalan"). */
  hasPair(first: string, second: string): boolean;
  /** Words of place names: left as they are. */
  names: ReadonlySet<string>;
  /** Words of danger: a word is corrected to one of them only where nearly nothing is wrong with it. */
  careful: ReadonlySet<string>;
}

export const NOTHING_KNOWN: KnownWords = {
  counts: new Map(),
  hasPair: () => false,
  names: new Set(),
  careful: new Set(),
};

interface Sources {
  /** Texts of the field as people write them; slang in them counts as its meaning. */
  texts: Iterable<string>;
  /** Words that are known whatever the texts say. */
  everyday?: readonly string[];
  words: Words;
  names?: Iterable<string>;
  careful?: Iterable<string>;
}

const PIECE = /[a-z]+(?:-[a-z]+)*|[.,;:?!()\n]/g;
/** How often an everyday word counts as seen. */
const EVERYDAY = 5;
/** And a listed one. */
const LISTED = 2;
/** Two numbers of words are packed into one of 30 bits, which the engine keeps without a box. */
const PAIR_BASE = 2 ** 15;

/** Counts the words and pairs of the texts. 8,000 short texts take some 30 ms. */
export function gatherKnown({ texts, words, everyday = [], names = [], careful = [] }: Sources): KnownWords {
  const { numbers, seen, pairs } = countTexts(texts, words);
  const counts = new Map<string, number>();
  for (const [word, number] of numbers) counts.set(word, seen[number]!);
  // A listed word may itself be mistyped ("tergenagn").
  for (const [word, meaning] of words) if (word.length > 5 && counts.has(meaning)) counts.set(word, LISTED);
  for (const word of everyday) counts.set(word, Math.max(EVERYDAY, counts.get(word) ?? 0));
  const hasPair = (first: string, second: string) => {
    const [a, b] = [numbers.get(first) ?? PAIR_BASE, numbers.get(second) ?? PAIR_BASE];
    return a < PAIR_BASE && b < PAIR_BASE && holds(pairs, a * PAIR_BASE + b);
  };
  return { counts, hasPair, names: splitNames(names), careful: splitNames(careful) };
}

interface Counted {
  numbers: ReadonlyMap<string, number>;
  /** How often each word was met, by its number. */
  seen: number[];
  /** The pairs in order of their numbers: a tenth of what a set takes, and it is kept for good. */
  pairs: Uint32Array;
}

function countTexts(texts: Iterable<string>, words: Words): Counted {
  const numbers = new Map<string, number>();
  const seen: number[] = [];
  const numberOf = (word: string): number => {
    const known = numbers.get(word);
    if (known !== undefined) return known;
    numbers.set(word, seen.length);
    return seen.push(0) - 1;
  };
  // Each form is looked up in the dictionaries once, not each time it is met.
  const meanings = new Map<string, number[]>();
  const meaningOf = (piece: string): number[] => {
    const known = meanings.get(piece);
    if (known) return known;
    const meaning = piece < 'a' ? [] : (words.get(piece) ?? piece).split(' ').map(numberOf);
    meanings.set(piece, meaning);
    return meaning;
  };
  const pairs = new Set<number>();
  for (const text of texts) {
    let before = PAIR_BASE;
    for (const piece of text.toLowerCase().match(PIECE) ?? []) {
      const meaning = meaningOf(piece);
      if (meaning.length === 0) before = PAIR_BASE;
      for (const number of meaning) {
        seen[number]!++;
        if (before < PAIR_BASE && number < PAIR_BASE) pairs.add(before * PAIR_BASE + number);
        before = number;
      }
    }
  }
  return { numbers, seen, pairs: Uint32Array.from(pairs).sort() };
}

/** Whether a sorted list has a number. */
function holds(sorted: Uint32Array, wanted: number): boolean {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (sorted[middle]! < wanted) from = middle + 1;
    else to = middle;
  }
  return sorted[from] === wanted;
}

function splitNames(names: Iterable<string>): Set<string> {
  const parts = new Set<string>();
  for (const name of names) for (const part of name.toLowerCase().match(/[a-z]+/g) ?? []) parts.add(part);
  return parts;
}
