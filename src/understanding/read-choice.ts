import type { Choice } from '../channels/channel.js';
import { plainDigits, readTypedNumber } from './read-typed-number.js';
import { distanceUpTo } from './words/edit-distance.js';

/** Longest message that may be a typed choice, in characters. */
const LONGEST_CHOICE = 40;

/** Politeness and haste around a choice: "ya kirim", "kirim aja min". */
const BEFORE = words(
  'ya iya iyo nggih inggih oke ok okey okay okee sip siap baik yaudah tolong mohon langsung pilih klik tekan eh',
);
const AFTER = words(
  'ya yaa yah iya deh dech aja saja ae wae doang min mimin admin pak pakde bu bun kak kakak mas mbak mba bang bos gan sis om tante dong donk dulu sekarang langsung lah nih sih kok please pls plis tolong oke ok sip makasih mksh tks thx terimakasih gpp gapapa gakpapa nggakpapa',
);
/** Words of their own that are one slip away from a label. */
const NO_SLIPS = new Set(words('kiri batas batak bakal basal tanda tanah lapar lipat lahat ambal ambisi'));

/**
 * The offered choice a person typed: its number ("2", "no 2", "dua", "1\ufe0f\u20e3"), its label, or its label with a typing error
 * (one in labels of 4 letters or more, two in longer ones of several words), with politeness around it. Undefined when none or more than one
 * fits (A2). `byWord`: numbers in the message name something else, so that only labels count.
 */
export function readChoice(text: string, offered: Choice[], byWord = false): Choice | undefined {
  if (text.length > LONGEST_CHOICE || offered.length === 0) return undefined;
  const typed = plain(text);
  // "-1" is no choice, least of all the first.
  if (!typed || /^\s*[-−–]\s*\d/u.test(text)) return undefined;
  const said = withoutPoliteness(typed);
  for (const words of said) {
    const byLabel = offered.filter((choice) => plain(choice.label) === words);
    if (byLabel.length === 1) return byLabel[0];
    if (byLabel.length > 1) return undefined;
  }
  for (const words of said) {
    const number = readTypedNumber(words);
    if (number !== undefined) return byWord ? undefined : offered[number - 1];
  }
  for (const words of said) {
    const near = nearest(words, offered);
    if (near) return near;
  }
  return undefined;
}

/** The words as they are, then with less and less around them; what says nothing else stays. */
function withoutPoliteness(typed: string): string[] {
  const all = typed.split(' ');
  let [from, to] = [0, all.length];
  while (to > 1 && AFTER.includes(all[to - 1]!)) to--;
  while (from < to - 1 && BEFORE.includes(all[from]!)) from++;
  const tries = [typed, all.slice(0, to).join(' '), all.slice(from).join(' '), all.slice(from, to).join(' ')];
  return [...new Set(tries)];
}

/** Slips that a label may have: short words are soon other words, and one long word another name. */
function mostSlips(label: string): number {
  if (label.length < 4) return 0;
  return label.length >= 9 && label.includes(' ') ? 2 : 1;
}

function nearest(typed: string, offered: Choice[]): Choice | undefined {
  if (NO_SLIPS.has(typed) || /^\d+$/.test(typed)) return undefined;
  const word = unstretched(typed);
  const near = offered.filter((choice) => {
    const label = plain(choice.label);
    // A wrong number is another number, never a slip.
    if (digitsOf(label) !== digitsOf(word)) return false;
    // The first letter is seldom the wrong one, and tells short words apart.
    if (label.length < 5 && (label[0] !== word[0] || offered.length > MOST_BESIDE_SHORT)) return false;
    return distanceUpTo(word, label, mostSlips(label)) <= mostSlips(label);
  });
  return near.length === 1 ? near[0] : undefined;
}

/** In a longer list of names a short one has neighbours that were not offered. */
const MOST_BESIDE_SHORT = 8;

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

/** "Kirimmmm" is "kirim". */
function unstretched(typed: string): string {
  return typed.replace(/(\p{L})\1{2,}/gu, '$1');
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

/** Letters and digits only, lower case, single spaces: emoji and punctuation of labels do not count. */
function plain(text: string): string {
  return plainDigits(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function words(list: string): string[] {
  return list.split(' ');
}
