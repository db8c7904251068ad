import { distanceUpTo } from '../understanding/words/edit-distance.js';

/** Shorter words have too many neighbours; longer ones are no words. */
const SHORTEST = 5;
const LONGEST = 24;

/**
 * Finds the one known word that a typing error of one letter (left out, added, changed, swapped) makes of it; undefined
 * where there is none or more than one. By deletions of one letter on both sides, so that the work grows with the word's
 * length and not with the dictionary.
 */
export function makeFindNear(known: ReadonlySet<string>): (word: string) => string | undefined {
  const words = [...known].filter(isLong);
  const forms = words.reduce((sum, word) => sum + word.length + 1, 0);
  const mask = 2 ** Math.ceil(Math.log2(forms + 1)) - 1;
  // Words of one form are a chain: each entry tells its word and the entry before it.
  const heads = new Int32Array(mask + 1).fill(-1);
  const owners = new Int32Array(forms);
  const chain = new Int32Array(forms);
  let entries = 0;
  for (const [number, word] of words.entries()) {
    for (let left = -1; left < word.length; left++) {
      const slot = hashWithout(word, left) & mask;
      owners[entries] = number;
      chain[entries] = heads[slot]!;
      heads[slot] = entries++;
    }
  }
  return (word) => {
    if (words.length === 0 || !isLong(word)) return undefined;
    const near = new Set<string>();
    for (let left = -1; left < word.length; left++) {
      for (let at = heads[hashWithout(word, left) & mask]!; at !== -1; at = chain[at]!) {
        const candidate = words[owners[at]!]!;
        if (!near.has(candidate) && distanceUpTo(word, candidate, 1) === 1) near.add(candidate);
      }
    }
    return near.size === 1 ? [...near][0] : undefined;
  };
}

function isLong(word: string): boolean {
  return word.length >= SHORTEST && word.length <= LONGEST && /^\p{L}+$/u.test(word);
}

/** FNV-1a of a word without the letter at `left`. */
function hashWithout(word: string, left: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++)
    if (i !== left) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
