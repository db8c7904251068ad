import { isRoot } from './dictionary.js';
import type { KnownWords } from './known-words.js';

/** No word is held against more than so many known words. */
export const MOST_COMPARED = 120;

/**
 * Known words by the letters that typing errors leave in place: the first letter and the consonants, with any one of
 * them left out. Answers at most MOST_COMPARED words that share such a form with `typed`, the most frequent first in
 * each form.
 */
export type FindAlike = (typed: string) => string[];

const SHORTEST = 4;
const LONGEST_BONES = 15;
const SLOTS = 2 ** 16;
const A = 'a'.charCodeAt(0);
const isVowel = new Uint8Array(26);
for (const vowel of 'aiueo') isVowel[vowel.charCodeAt(0) - A] = 1;

/** Builds the index; 5,000 words take some 10 ms. */
export function makeFindAlike({ counts }: Pick<KnownWords, 'counts'>): FindAlike {
  const words: string[] = [];
  // What is met once and is no root may itself be mistyped.
  for (const [word, count] of counts)
    if (word.length >= SHORTEST && (count > 1 || isRoot(word)) && !word.includes('-')) words.push(word);
  if (words.length === 0) return () => [];
  words.sort((a, b) => counts.get(a)! - counts.get(b)!);
  // Words of one form are a chain: each entry tells its word and the entry before it.
  const heads = new Int32Array(SLOTS).fill(-1);
  const owners = new Int32Array(words.length * (LONGEST_BONES + 1));
  const chain = new Int32Array(owners.length);
  let entries = 0;
  for (let number = 0; number < words.length; number++) {
    const end = writeForms(words[number]!);
    for (let i = 0; i < end; i++) {
      owners[entries] = number;
      chain[entries] = heads[forms[i]!]!;
      heads[forms[i]!] = entries++;
    }
  }
  const [kept, keptChain] = [owners.slice(0, entries), chain.slice(0, entries)];
  const seen = new Int32Array(words.length);
  let round = 0;
  return (typed) => {
    round++;
    const found: string[] = [];
    const end = writeForms(typed);
    for (let i = 0; i < end; i++) {
      for (let at = heads[forms[i]!]!; at !== -1 && found.length < MOST_COMPARED; at = keptChain[at]!) {
        const number = kept[at]!;
        if (seen[number] === round) continue;
        seen[number] = round;
        const word = words[number]!;
        if (word.length >= typed.length - 3 && word.length <= typed.length * 2) found.push(word);
      }
    }
    return found;
  };
}

const bones = new Uint8Array(LONGEST_BONES);
const forms = new Uint16Array(LONGEST_BONES + 1);

/** Writes the numbers of a word's forms to `forms` and returns how many there are. */
function writeForms(word: string): number {
  let size = 0;
  for (let i = 0; i < word.length && size < LONGEST_BONES; i++) {
    const letter = word.charCodeAt(i);
    if (i === 0 || (isVowel[letter - A] !== 1 && letter !== word.charCodeAt(i - 1))) bones[size++] = letter;
  }
  forms[0] = numberWithout(-1, size);
  // Two letters alone say nothing.
  if (size < 3) return 1;
  for (let i = 0; i < size; i++) forms[i + 1] = numberWithout(i, size);
  return size + 1;
}

/** FNV-1a of the bones without the one at `left`. */
function numberWithout(left: number, size: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < size; i++) if (i !== left) hash = Math.imul(hash ^ bones[i]!, 0x01000193);
  return (hash ^ (hash >>> 16)) & (SLOTS - 1);
}
