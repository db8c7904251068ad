import stemmer from 'natural/lib/natural/stemmers/indonesian/stemmer_id.js';

/** Root words of Indonesian, as natural's stemmer (Enhanced Confix Stripping) brings them. */
const roots: ReadonlySet<string> = new Set(stemmer.dictionary);
stemmer.dictionary = [];

/** Stems asked before; emptied when full so that strange input cannot fill the memory. */
const known = new Map<string, string>();
const MOST_STEMS = 20_000;
/** Longer words are no Indonesian words; stemming them would only cost time. */
const LONGEST_STEMMED = 24;

/** The root of a word ("diperbaiki" -> "baik"); the word itself where no root is found or it is longer than 24. */
export function stem(word: string): string {
  if (word.length < 4 || word.length > LONGEST_STEMMED) return word;
  const before = known.get(word);
  if (before !== undefined) return before;
  const root = stemmer.stem(word) || word;
  if (known.size >= MOST_STEMS) known.clear();
  known.set(word, root);
  return root;
}

/** Whether a word is an Indonesian root word. */
export function isRoot(word: string): boolean {
  return roots.has(word);
}

/** Whether a word is Indonesian: a root, or one with affixes. */
export function isIndonesian(word: string): boolean {
  return roots.has(word) || roots.has(stem(word));
}
