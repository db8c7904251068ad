import { isRoot } from './dictionary.js';

/** Whether something is a word: listed slang, or good Indonesian. */
export type IsWord = (form: string) => boolean;

/** "paraaah" -> "parah", "bangettt" -> "banget", but "maaaf" -> "maaf": the longest form that is a word wins. */
export function shortenLetters(word: string, isWord: IsWord): string {
  if (/(\p{L})\1{2,}/u.test(word)) {
    const two = word.replace(/(\p{L})\1{2,}/gu, '$1$1');
    const one = two.replace(/(\p{L})\1/gu, '$1');
    const forms = [two, ...keepOne(two), one];
    return forms.find(isRoot) ?? forms.find(isWord) ?? one;
  }
  if (/(\p{L})\1$/u.test(word) && !isRoot(word)) {
    const shorter = word.slice(0, -1);
    if (isRoot(shorter) || (!isWord(word) && isWord(shorter))) return shorter;
  }
  return word;
}

/** Forms of "saampaah" in which one of the long letters is long by right. */
function keepOne(word: string): string[] {
  const runs = [...word.matchAll(/(\p{L})\1/gu)].map(({ index }) => index).slice(0, 4);
  return runs.map((kept) =>
    [...word].filter((letter, i) => i === kept + 1 || letter !== word[i - 1]).join(''),
  );
}

const DIGIT_LETTERS: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '6': 'g',
  '7': 't',
  '8': 'b',
  '9': 'g',
};

/** "s4mpah" -> "sampah"; left alone where no word comes out ("3a", "rw02"). */
export function unmaskDigits(word: string, isWord: IsWord): string {
  if (!/\d/.test(word) || !/\p{L}/u.test(word)) return word;
  const letters = word.replace(/\d/g, (digit) => DIGIT_LETTERS[digit] ?? digit);
  if (isWord(letters)) return letters;
  const other = letters.replace(/i/g, (letter, at: number) => (word[at] === '1' ? 'l' : letter));
  return isWord(other) ? other : word;
}

/** "jalan2" -> "jalan-jalan", "hati2nya" -> "hati-hatinya", "se-hari2" -> "sehari-hari". */
export function writeDoubled(word: string): string {
  return word.replace(/^(se|ber|ter|di|ke)-(\p{L}{2,})2/u, '$1$2-$2').replace(/^(\p{L}+)2/u, '$1-$1');
}
