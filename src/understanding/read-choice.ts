import type { Choice } from '../channels/channel.js';
import { editDistance } from './words/edit-distance.js';

const NUMBER_WORDS = [
  'satu',
  'dua',
  'tiga',
  'empat',
  'lima',
  'enam',
  'tujuh',
  'delapan',
  'sembilan',
  'sepuluh',
];

/** "Yang pertama", "yang kedua". */
const ORDINALS = ['pertama', ...NUMBER_WORDS.slice(1).map((word) => `ke${word}`)];

/** Longest message that may be a typed choice, in characters. */
const LONGEST_CHOICE = 40;

/**
 * The offered choice a person typed: its number ("2", "no 2", "dua"), its label, or its label with one typing error
 * (in labels of 5 letters or more). Undefined when none or more than one fits (A2).
 */
export function readChoice(text: string, offered: Choice[]): Choice | undefined {
  if (text.length > LONGEST_CHOICE || offered.length === 0) return undefined;
  const typed = plain(text);
  if (!typed) return undefined;
  const byLabel = offered.filter((choice) => plain(choice.label) === typed);
  if (byLabel.length === 1) return byLabel[0];
  const number = readNumber(typed);
  if (number !== undefined) return offered[number - 1];
  const near = offered.filter((choice) => {
    const label = plain(choice.label);
    return label.length >= 5 && Math.abs(label.length - typed.length) <= 1 && editDistance(label, typed) <= 1;
  });
  return near.length === 1 ? near[0] : undefined;
}

/** Longest message that may name a choice by some of its words. */
const MOST_PART_WORDS = 3;
/** Words that name nothing. */
const EMPTY_WORDS = new Set('di ke dari dan yang dengan untuk itu ini saja aja ada the of to'.split(' '));

/**
 * The one offered choice of which a message of at most 3 words names only a part: "lokasi" is "Ubah lokasi". Of several
 * labels with these words the one that begins with them is meant. Undefined when none or more than one fits.
 */
export function readPartOfChoice(text: string, offered: Choice[]): Choice | undefined {
  if (text.length > LONGEST_CHOICE) return undefined;
  const all = plain(text).split(' ').filter(Boolean);
  const typed = all.filter((word) => !EMPTY_WORDS.has(word));
  if (all.length > MOST_PART_WORDS || typed.length === 0) return undefined;
  const wordsOf = (choice: Choice) => plain(choice.label).split(' ');
  const fitting = offered.filter((choice) => typed.every((word) => wordsOf(choice).includes(word)));
  const first = fitting.filter((choice) => typed.every((word, at) => wordsOf(choice)[at] === word));
  return [fitting, first].find((found) => found.length === 1)?.[0];
}

function readNumber(typed: string): number | undefined {
  const ordinal = ORDINALS.indexOf(typed.replace(/^(yang|yg|pilihan|nomor|no|pilih) /, ''));
  if (ordinal >= 0) return ordinal + 1;
  const digits = /^(?:no|nomor|nomer|pilih|pilihan|yang|yg)? ?(?:ke)? ?(\d{1,2})$/.exec(typed);
  if (digits?.[1]) return Number(digits[1]);
  const word = NUMBER_WORDS.indexOf(typed.replace(/^(nomor|no|pilih|pilihan|yang) /, ''));
  return word >= 0 ? word + 1 : undefined;
}

/** Letters and digits only, lower case, single spaces: emoji and punctuation of labels do not count. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
