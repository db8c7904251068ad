import type { Choice } from '../channels/channel.js';
import { editDistance } from './edit-distance.js';

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

function readNumber(typed: string): number | undefined {
  const digits = /^(?:no|nomor|nomer|pilih|pilihan)? ?(\d{1,2})$/.exec(typed);
  if (digits?.[1]) return Number(digits[1]);
  const word = NUMBER_WORDS.indexOf(typed);
  return word >= 0 ? word + 1 : undefined;
}

/** Letters and digits only, lower case, single spaces: emoji and punctuation of labels do not count. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
