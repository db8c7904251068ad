import { isIndonesian, stem } from '../understanding/dictionary.js';
import type { Reading } from '../understanding/reading.js';

/** Features of a question and how often each occurs, weighed by kind. */
export type QuestionFeatures = Map<string, number>;

/** Words of a question that say nothing about its matter. */
const FRAME = new Set(
  `bapak ibu kak mas mbak admin bang selamat pagi siang sore malam halo hai maaf mohon tolong saya kami aku kita mau ingin
  tanya dong deh nih sih ya kok lho nya saja banget sekali dulu terima kasih yang di ke untuk dan itu ini pakai
  assalamualaikum wr wb apakah apa kalau bisa info bukan cuma petugas`.split(/\s+/),
);
const PAIR_WEIGHT = 0.5;
/** Pieces of a word count about as much as the word, together. */
const PIECES_WEIGHT = 1;
/** A name (a word that is no Indonesian and no topic knows) says little about the matter. */
const NAME_WEIGHT = 0.25;

/** Roots, pairs of roots and (unless told not to) pieces of 3 to 5 letters of the words that carry matter. */
export function questionFeatures(reading: Reading, hasPieces = true): QuestionFeatures {
  const features: QuestionFeatures = new Map();
  const add = (feature: string, weight: number) =>
    features.set(feature, (features.get(feature) ?? 0) + weight);
  let before = '';
  for (const word of reading.words) {
    if (FRAME.has(word) || /^\d{1,2}$/.test(word)) continue;
    const root = stem(word);
    add(`s${root}`, 1);
    add(`p${before} ${root}`, PAIR_WEIGHT);
    before = root;
    if (hasPieces) addPieces(word, (piece) => add(piece, PIECES_WEIGHT / (word.length + 2)));
  }
  return features;
}

/** How much a feature no topic knows counts against a question. */
export function unknownWeight(feature: string): number {
  if (feature[0] === 's') return isIndonesian(feature.slice(1)) ? 1 : NAME_WEIGHT;
  return feature[0] === 'p' ? 0 : NAME_WEIGHT;
}

function addPieces(word: string, add: (piece: string) => void): void {
  const padded = ` ${word} `;
  for (let size = 3; size <= 5; size++) {
    for (let from = 0; from + size <= padded.length; from++) add(`c${padded.slice(from, from + size)}`);
  }
}
