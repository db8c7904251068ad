import stemmer from 'natural/lib/natural/stemmers/indonesian/stemmer_id.js';
import { Memo } from './memo.js';

/** Root words of Indonesian, as natural's stemmer (Enhanced Confix Stripping) brings them. */
const roots: ReadonlySet<string> = new Set(stemmer.dictionary);
stemmer.dictionary = [];

/** Stems asked before. */
const stems = new Memo<string>(20_000);
/** Longer words are no Indonesian words; stemming them would only cost time. */
const LONGEST_STEMMED = 24;

/** What the stemmer can take off: a word without any of it is its own stem, and the stemmer need not be asked. */
const AFFIX =
  /^(?:di|ke|se|be|te|me|pe|ku|kau)|^[^aiueo](?:in|er|em|el)[aiueo]|be[^aiueo]{1,2}[aiueo]?er|-|(?:lah|kah|tah|pun|ku|mu|nya|is|isme|isasi|i|kan|an)$/;

/** The root of a word ("diperbaiki" -> "baik"); the word itself where no root is found or it is longer than 24. */
export function stem(word: string): string {
  if (word.length < 4 || word.length > LONGEST_STEMMED || !AFFIX.test(word)) return word;
  if (roots.has(word) && !word.includes('-')) return word;
  const before = stems.get(word);
  if (before !== undefined) return before;
  const root = stemmer.stem(word) || word;
  stems.set(word, root);
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
