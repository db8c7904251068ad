import { isIndonesian, isRoot, stem } from './dictionary.js';
import { errorCost, LONGEST_COMPARED } from './error-cost.js';
import type { KnownWords } from './known-words.js';
import { makeFindAlike } from './spelling-index.js';

/** The word that is meant by a mistyped one; undefined where none clearly is. `most` is what errors may cost at most. */
export type CorrectWord = (typed: string, most?: number) => string | undefined;

/** What errors may cost where it is likely that nothing is wrong: in a name, or in a rare form of a good word. */
export const LITTLE = 0.41;

/** Not in the dictionary, but seen so often in the city's own texts that it is a word of the field ("pju"). */
export const SEEN_OFTEN = 3;

const BORDER = {
  /** Most that errors may cost, by the length of what was typed. */
  limits: [0, 0, 0, 0, 0.58, 0.8, 0.95, 1, 1.1, 1.1, 1.1],
  longest: 1.3,
  /** For words of danger, a share of it. */
  careful: 0.75,
  /** How far the second best must stay behind. */
  gap: 0.2,
  /** What a word is better for being e times as frequent. */
  frequency: 0.05,
};

/** Makes the corrector. Work a word: at most MOST_COMPARED comparisons of at most LONGEST_COMPARED letters. */
export function makeCorrectWord(known: KnownWords, onCompared: () => void = () => {}): CorrectWord {
  const findAlike = makeFindAlike(known);
  let carefulRoots: ReadonlySet<string> | undefined;
  const isCareful = (word: string) => {
    carefulRoots ??= new Set([...known.careful].map(stem));
    return carefulRoots.has(stem(word));
  };
  const isGood = (word: string, count: number) => isRoot(word) || count >= SEEN_OFTEN || isIndonesian(word);

  return (typed, most = Infinity) => {
    if (typed.length < 4 || typed.length > LONGEST_COMPARED || !/^[a-z]+$/.test(typed)) return undefined;
    const limit = Math.min(most, BORDER.limits[typed.length] ?? BORDER.longest);
    let best: { word: string; score: number } | undefined;
    let second = Infinity;
    for (const word of findAlike(typed)) {
      onCompared();
      const cost = errorCost(typed, word, limit);
      if (cost === Infinity) continue;
      const count = known.counts.get(word)!;
      if (!isGood(word, count)) continue;
      if (cost > limit * BORDER.careful && isCareful(word)) continue;
      const score = cost - BORDER.frequency * Math.log(count);
      if (!best || score < best.score) {
        if (best && stem(best.word) !== stem(word)) second = Math.min(second, best.score);
        best = { word, score };
      } else if (stem(word) !== stem(best.word)) second = Math.min(second, score);
    }
    return best && second - best.score >= BORDER.gap ? best.word : undefined;
  };
}
