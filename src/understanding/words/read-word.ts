import type { Words } from '../../profile/load-words.js';
import { LITTLE, makeCorrectWord, SEEN_OFTEN } from './correct-word.js';
import { isIndonesian, isRoot, stem } from './dictionary.js';
import { makeReadEverydayForm } from './everyday-form.js';
import type { KnownWords } from './known-words.js';
import { Memo } from './memo.js';
import { shortenLetters, unmaskDigits, writeDoubled } from './spelling.js';
import { makeSplitGlued } from './split-glued.js';

/** The meaning of one typed word; `inName` where it stands in a name ("jalan ..."), which is left as it is. */
export type ReadWord = (typed: string, inName: boolean) => string;

/** Words remembered with their meaning. */
const REMEMBERED = 10_000;
/** Below it a word is too short to be told from another. */
const SHORTEST_FORM = 4;

/**
 * Makes the reader of single words. In turn: listed words; lengthened letters, doubled words and digits; known words and
 * names as they are; everyday and regional affixes; words written as one; typing errors.
 */
export function makeReadWord(words: Words, known: KnownWords): ReadWord {
  const isWord = (form: string) => words.has(form) || isIndonesian(form);
  // Letters without a vowel are a short name: once is enough.
  const isSeen = (word: string) => (known.counts.get(word) ?? 0) >= (/[aiueo]/.test(word) ? SEEN_OFTEN : 1);
  let meanings: ReadonlySet<string> | undefined;
  const isUsed = (root: string) => {
    meanings ??= new Set([...words.values()].flatMap((meaning) => meaning.split(' ')));
    return known.counts.has(root) || meanings.has(root);
  };
  const baseOf = (word: string) => words.get(word) ?? (isSeen(word) ? word : undefined);

  const readForm = makeReadEverydayForm({ meaningOf: baseOf, isUsed });
  const splitGlued = makeSplitGlued(words, known);
  const correct = makeCorrectWord(known);
  const mend = (word: string, most?: number) => {
    const meant = correct(word, most) ?? word;
    return words.get(meant) ?? meant;
  };
  /** Good Indonesian by its affixes, but of a root that nobody uses here ("diper-bak-i"). */
  const isDoubtful = (word: string) => !known.counts.has(word) && !isUsed(stem(word));

  const read: ReadWord = (typed, inName) => {
    const plain = typed.replace(/['’`]/g, '');
    const spelt = unmaskDigits(writeDoubled(shortenLetters(plain, isWord)), isWord);
    const listed = words.get(spelt);
    if (listed !== undefined) return listed;
    if (known.names.has(spelt) || isRoot(spelt) || spelt.length < SHORTEST_FORM) return spelt;
    // "-ipun" looks like good Indonesian "-i" and "-pun".
    if (isIndonesian(spelt) && !spelt.endsWith('ipun'))
      return isDoubtful(spelt) ? mend(spelt, LITTLE) : spelt;
    const form = inName ? undefined : readForm(spelt);
    if (form !== undefined) return form;
    if (isSeen(spelt) || !/\p{L}/u.test(spelt)) return spelt;
    return inName ? mend(spelt, LITTLE) : (splitGlued(spelt) ?? mend(spelt));
  };
  const memos = [new Memo<string>(REMEMBERED), new Memo<string>(REMEMBERED)] as const;
  return (typed, inName) => {
    const listed = words.get(typed);
    if (listed !== undefined) return listed;
    const memo = memos[inName ? 1 : 0];
    const before = memo.get(typed);
    if (before !== undefined) return before;
    const meaning = read(typed, inName);
    memo.set(typed, meaning);
    return meaning;
  };
}
