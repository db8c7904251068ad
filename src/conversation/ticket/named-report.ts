import type { Draft } from '../../report/draft.js';
import { categoryName } from '../../report/draft-messages.js';
import type { Knowledge } from '../decision.js';

/** What one part of a message says about one of several reports. */
export interface Told {
  number: number;
  /** The words without those that name the report. */
  text: string;
  /** Whether it is to be taken off the list. */
  isDropped: boolean;
}

export const NUMBERS = '([1-5]|satu|dua|tiga|empat|lima|pertama|kedua|ketiga|keempat|kelima)';
const VALUES = ['satu', 'dua', 'tiga', 'empat', 'lima'];
/** "nomor 2", "yang kedua", "laporan ke-2", anywhere. */
const NUMBERED = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:untuk|utk|buat)\\s+)?(?:(?:yang|yg)\\s+)?(?:no(?:mor|mer)?|nmr|yang|yg|laporan)\\b[.\\s]*(?:ke-?\\s*)?${NUMBERS}\\b[\\s:,.-]*`,
  'giu',
);
/** "yang sampah", "sampahnya", "kalau soal lampunya": what it is about comes first. */
const TOPIC =
  /^(?:(?:eh|oh|oiya|maaf|salah|ralat|lagi|terus|trus|dan|kalau|kalo|kl)[\s,]+)*(?:(?:yang|yg|untuk|utk|buat|soal|masalah|laporan)\s+(\p{L}+?)(?:nya|ny)?|(\p{L}{3,}?)(?:nya|ny))(?![\p{L}])[\s:,.-]*/iu;
/** Where one part may end and the next begin. */
const BREAK = /\s*(?:[,;\n]|\.\s|(?<![\p{L}])(?:dan|sedangkan|sama|trus|terus)(?![\p{L}]))\s*/iu;
/** It is not wanted any more, or is done. */
const DROPPED =
  /(?<![\p{L}])(?:(?:tidak|tdk|gak|ga|gk|nggak|ngga|enggak|ndak|ora) *(?:jadi|usah|perlu|sido)|gajadi|gausah|batal\p{L}*|hapus|dihapus|buang|coret|cabut|(?:sudah|udah|udh|dah) (?:\p{L}+ )?(?:di\p{L}+|beres|nyala|menyala|bersih|lancar|normal|selesai))(?![\p{L}])/iu;

/** The value of a number word or digit. */
export function numberOf(word: string): number {
  const plain = word
    .toLowerCase()
    .replace(/^per?tama$/, 'satu')
    .replace(/^ke(?=\p{L})/u, '');
  const at = VALUES.indexOf(plain);
  return at >= 0 ? at + 1 : Number(word);
}

/**
 * Which reports of a list the words name, by number or by what they are about, and what they say of each; none where a
 * part of the message names no report or more than one. Pure.
 */
export function namedReports(text: string, drafts: readonly Draft[], know: Knowledge): Told[] {
  const whole = toldOf(text, drafts, know);
  const parts = text.split(BREAK).filter((part) => /[\p{L}\p{N}]/u.test(part));
  const told = parts.map((part) => toldOf(part, drafts, know));
  const found = told.filter((one) => one !== undefined);
  const isEach = found.length === parts.length && new Set(found.map(({ number }) => number)).size > 1;
  if (isEach) return found;
  return whole && new Set(found.map(({ number }) => number)).size <= 1 ? [whole] : [];
}

function toldOf(text: string, drafts: readonly Draft[], know: Knowledge): Told | undefined {
  const numbers = [...text.matchAll(NUMBERED)];
  const [one] = numbers;
  if (numbers.length === 1 && one) {
    const number = numberOf(one[1]!);
    const before = text.slice(0, one.index).trim();
    return read(number, [before, text.slice(one.index + one[0].length)].join(' '), drafts);
  }
  const topic = numbers.length === 0 ? TOPIC.exec(text.trim()) : null;
  const named = topic && namedBy((topic[1] ?? topic[2])!.toLowerCase(), drafts, know);
  return named ? read(named, text.trim().slice(topic[0].length), drafts) : undefined;
}

function read(number: number, rest: string, drafts: readonly Draft[]): Told | undefined {
  if (!drafts.some((draft) => draft.number === number)) return undefined;
  const text = rest.replace(/\s+/g, ' ').trim();
  return { number, text, isDropped: DROPPED.test(text) };
}

/** The only report whose category or story has this word. */
function namedBy(word: string, drafts: readonly Draft[], know: Knowledge): number | undefined {
  const has = (text: string) =>
    (text.toLowerCase().match(/\p{L}+/gu) ?? []).some((one) => one === word || one === `${word}nya`);
  const byName = drafts.filter(({ category }) => has(categoryName(category, know.intents)));
  const named = byName.length > 0 ? byName : drafts.filter(({ text }) => has(text));
  return named.length === 1 ? named[0]!.number : undefined;
}
