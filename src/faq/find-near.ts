import { distanceUpTo } from '../understanding/edit-distance.js';

/** Shorter words have too many neighbours; longer ones are no words. */
const SHORTEST = 5;
const LONGEST = 24;

/**
 * Finds the one known word that a typing error of one letter (left out, added, changed, swapped) makes of it; undefined
 * where there is none or more than one. By deletions of one letter on both sides, so that the work grows with the word's
 * length and not with the dictionary.
 */
export function makeFindNear(known: ReadonlySet<string>): (word: string) => string | undefined {
  const byDeletion = new Map<string, string[]>();
  for (const word of known) {
    if (!isLong(word)) continue;
    for (const form of formsOf(word)) byDeletion.set(form, [...(byDeletion.get(form) ?? []), word]);
  }
  return (word) => {
    if (byDeletion.size === 0 || !isLong(word)) return undefined;
    const near = new Set<string>();
    for (const form of formsOf(word)) {
      for (const candidate of byDeletion.get(form) ?? []) {
        if (distanceUpTo(word, candidate, 1) === 1) near.add(candidate);
      }
    }
    return near.size === 1 ? [...near][0] : undefined;
  };
}

function isLong(word: string): boolean {
  return word.length >= SHORTEST && word.length <= LONGEST && /^\p{L}+$/u.test(word);
}

/** The word and every form of it with one letter left out. */
function formsOf(word: string): string[] {
  return [word, ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))];
}
