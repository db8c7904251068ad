import { isIndonesian } from '../words/dictionary.js';
import type { Reading } from '../words/reading.js';

/** The words of a message as places are sought in them. The lists run side by side. */
export interface PlaceText {
  words: string[];
  /** The words as typed, only short forms of names written out: what slang and spelling made of a name is undone. */
  raw: string[];
  /** Whether a word is one of the language. */
  isWord: boolean[];
  /** Index into the reading for each word. */
  origin: number[];
  pauses: boolean[];
}

/** Short forms within names, which elsewhere may mean something else ("tgl" is a date, "sel" a cell). */
export const SHORT: Record<string, string> = {
  brt: 'barat', bar: 'barat', tmr: 'timur', tim: 'timur', utr: 'utara', ut: 'utara', sel: 'selatan', slt: 'selatan', sltn: 'selatan', tgh: 'tengah', tngh: 'tengah', teng: 'tengah',
  gn: 'gunung', gng: 'gunung', sei: 'sungai', kp: 'kampung', kmp: 'kampung', kpg: 'kampung', kmpg: 'kampung', kmpng: 'kampung', krg: 'karang', kr: 'karang', tgl: 'tegal', kd: 'kedung', kdg: 'kedung', kb: 'kebon', kbn: 'kebon', tj: 'tanjung', tjg: 'tanjung', tg: 'tanjung',
  psr: 'pasar', ps: 'pasar', pasr: 'pasar', stas: 'stasiun', sta: 'stasiun', term: 'terminal', pkm: 'puskesmas', puskes: 'puskesmas', jbtn: 'jembatan', jmbtn: 'jembatan', jemb: 'jembatan', prum: 'perumahan', perum: 'perumahan', sbr: 'sumber', bjr: 'banjar',
  jend: 'jenderal', jendral: 'jenderal', jln: 'jalan', jl: 'jalan',
}; // biome-ignore format: a table

export function toPlaceText(reading: Reading): PlaceText {
  const text: PlaceText = { words: [], raw: [], isWord: [], origin: [], pauses: [] };
  for (let index = 0; index < reading.words.length; index++) {
    const parts = splitWord(reading.words[index]!);
    const typed = splitWord((reading.typed[index] ?? '').replaceAll(' ', ''));
    for (let i = 0; i < parts.length; i++) {
      const own = (typed.length === parts.length ? typed[i] : i === 0 ? typed.join('') : '') ?? '';
      text.words.push(headOf(parts[i]!));
      text.raw.push(Object.hasOwn(SHORT, own) ? SHORT[own]! : own);
      text.isWord.push(isIndonesian(parts[i]!));
      text.origin.push(index);
      text.pauses.push(i === parts.length - 1 && reading.pauses[index]!);
    }
  }
  return text;
}

/** "alun-alun" as two words, "03" as "3". */
export function splitWord(word: string): string[] {
  const parts = word.includes('-') ? word.split('-') : [word];
  return word.includes('0') ? parts.map((part) => part.replace(/^0+(?=\d)/, '')) : parts;
}

/** "kecmatan", "klurahan": the words that say what follows, as they are mistyped. */
function headOf(word: string): string {
  if (word[0] !== 'k' || word.length < 5) return word;
  if (/^ke?c[ae]?m[ae]?t[ae]?n$/.test(word)) return 'kecamatan';
  return /^ke?l[uo]?r[ae]?h[ae]?n$/.test(word) ? 'kelurahan' : word;
}
