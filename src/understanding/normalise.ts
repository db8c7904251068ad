import type { Words } from '../profile/load-words.js';
import { cleanText } from './clean-text.js';
import { isIndonesian, isRoot } from './dictionary.js';
import type { Reading } from './reading.js';
import { makeShortenTerms } from './shorten-terms.js';
import { type Token, tokenise } from './tokens.js';

export type Normalise = (text: string) => Reading;

/** Makes the reader of texts for one list of slang. Work is bounded by LONGEST_READ. */
export function makeNormalise(words: Words): Normalise {
  const shorten = makeShortenTerms(words);
  return (text) => {
    const clean = cleanText(text);
    const reading: Reading = { words: [], typed: [], pauses: [], asks: clean.includes('?') };
    for (const token of tokenise(clean)) addWord(reading, token, meaningOf(token.typed, words));
    return shorten(reading);
  };
}

function addWord(reading: Reading, token: Token, meaning: string): void {
  const parts = meaning.split(' ');
  parts.forEach((part, index) => {
    reading.words.push(part);
    reading.typed.push(index === 0 ? token.typed : '');
    reading.pauses.push(token.pause && index === parts.length - 1);
  });
}

function meaningOf(typed: string, words: Words): string {
  const listed = words.get(typed);
  if (listed !== undefined) return listed;
  const plain = typed.replace(/['’`]/g, '');
  const shorter = shorten(plain, words);
  const doubled = shorter.replace(/^(\p{L}+)2/u, '$1-$1');
  const spelt = /\d/.test(doubled) && /\p{L}/u.test(doubled) ? unmask(doubled, words) : doubled;
  return words.get(spelt) ?? withClitic(spelt, words) ?? spelt;
}

/** "paraaah" -> "parah", "bangettt" -> "banget", but "maaaf" -> "maaf": the longest form that is a word wins. */
function shorten(word: string, words: Words): string {
  const isWord = (form: string) => words.has(form) || isIndonesian(form);
  if (/(\p{L})\1{2,}/u.test(word)) {
    const two = word.replace(/(\p{L})\1{2,}/gu, '$1$1');
    return isWord(two) ? two : two.replace(/(\p{L})\1/gu, '$1');
  }
  if (/(\p{L})\1$/u.test(word) && !isWord(word) && isWord(word.slice(0, -1))) return word.slice(0, -1);
  return word;
}

const DIGIT_LETTERS: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '6': 'g',
  '7': 't',
};

/** "s4mpah" -> "sampah"; left alone where no word comes out. */
function unmask(word: string, words: Words): string {
  const letters = word.replace(/\d/g, (digit) => DIGIT_LETTERS[digit] ?? digit);
  return words.has(letters) || isRoot(letters) ? letters : word;
}

/** The meaning of a listed word with -nya, -lah, -kah, -mu or -ku ("lampune", "jlnnya" -> "jalan nya"). */
function withClitic(word: string, words: Words): string | undefined {
  const match = /^(.{2,})(nya|lah|kah|mu|ku)$/.exec(word);
  const meaning = match && !isIndonesian(word) ? words.get(match[1]!) : undefined;
  return meaning === undefined ? undefined : `${meaning} nya`;
}

/** One line of the words, as it is kept in `Understanding.normalised`. */
export function joinWords(reading: Reading): string {
  return reading.words.join(' ');
}
