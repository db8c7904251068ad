import type { Choice } from '../../channels/channel.js';

/** Longest message that may be a rating, in characters. */
const LONGEST_RATING = 40;
const LEAD = /^(?:bintang|nilai|rating|skor|kasih|beri|saya kasih|saya beri|angka|nilainya)\b/;

/** The rating button meant by words: "bintang 4", "nilai 5", "5 mantap", "⭐⭐⭐⭐". Undefined where none is offered or meant. */
export function typedRating(text: string, offered: Choice[]): string | undefined {
  const ratings = offered.filter(({ id }) => id.startsWith('rate.'));
  if (ratings.length === 0 || text.length > LONGEST_RATING) return undefined;
  const stars = [...text].filter((sign) => sign === '⭐' || sign === '🌟').length;
  const number = stars > 0 && !/\d/.test(text) ? stars : spokenNumber(text.toLowerCase().trim());
  return ratings.find(({ id }) => id.endsWith(`.${number}`))?.id;
}

const SPOKEN = ['satu', 'dua', 'tiga', 'empat', 'lima'];
/** "Dua, petugasnya jutek", "4 - cepat tapi kurang rapi", "bintang 3. lampunya redup". */
const WITH_WORDS =
  /^\s*(?:(?:bintang|nilai|rating|skor|saya kasih|kasih)\s+)?([1-5]|satu|dua|tiga|empat|lima)(?:\s*(?:bintang|dari 5|\/\s*5))?\s*(?:[,;:.!\n–-]+|\s(?=karena|krn|soalnya|sebab|tapi))\s*(\p{L}[\s\S]{2,})$/iu;

/** A rating with words behind it, where ratings are offered: its button and the words. */
export function ratingWithWords(text: string, offered: Choice[]): { id: string; words: string } | undefined {
  const [, value = '', words = ''] = WITH_WORDS.exec(text) ?? [];
  const number = SPOKEN.indexOf(value.toLowerCase()) + 1 || Number(value);
  const found = offered.find(({ id }) => id.startsWith('rate.') && id.endsWith(`.${number}`));
  return found && words ? { id: found.id, words: words.trim() } : undefined;
}

function spokenNumber(text: string): number | undefined {
  const digits = text.match(/\d+/g) ?? [];
  const [only] = digits;
  if (digits.length === 2 && /\b[1-5] ?(dari|\/) ?5\b/.test(text)) return Number(only);
  if (digits.length !== 1) return undefined;
  const isLed = LEAD.test(text) || /^[1-5]\b/.test(text) || /\bbintang\b/.test(text);
  return isLed && text.split(/\s+/).length <= 5 ? Number(only) : undefined;
}
