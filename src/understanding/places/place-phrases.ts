import { isIndonesian } from '../words/dictionary.js';
import type { Reading } from '../words/reading.js';
import {
  AREA_HEADS,
  ARTICLES,
  BUILDING_PARTS,
  BUILDINGS,
  ESTATE_HEADS,
  ESTATE_NAMES,
  LOANWORDS,
  NUMBER_HEADS,
  RELATIONS,
  SIDES,
  STREET_HEADS,
  STREET_NAMES,
} from './place-words.js';

/** A name has no more words than this after its head. */
const MOST_NAME_WORDS = 4;
/** Words between a relation and its place: "di depan dari rumah", "dekat dengan pasar". */
const LINKS = new Set(['di', 'dari', 'dengan', 'nya']);
/** "rumah kami", "sekolah itu". */
const OWNERS = new Set(['saya', 'kami', 'kita', 'nya', 'bapak', 'ibu', 'warga', 'itu', 'ini', 'tersebut']);
/** "3", "12a", "iv". */
export const NUMBER = /^\d{1,4}[a-z]?$|^[ivx]{1,5}$/;

/** Whether a word behind "jalan" may be a name: a number, a word that streets are named by, or a word of no language. */
function mayName(word: string): boolean {
  return (
    NUMBER.test(word) ||
    STREET_NAMES.has(word) ||
    (!LOANWORDS.has(word) && /^\p{L}{3,24}$/u.test(word) && !isIndonesian(word))
  );
}

/** The last word of the place that begins with the head at `at`; undefined where that is no head, or nothing follows it. */
export function endOfPlace(reading: Reading, at: number): number | undefined {
  const { words, pauses } = reading;
  const head = words[at]!;
  const next = pauses[at] ? undefined : words[at + 1];
  if (next === undefined) return undefined;
  if (NUMBER_HEADS.has(head) && NUMBER.test(next)) return at + 1;
  if (STREET_HEADS.has(head) || AREA_HEADS.has(head)) {
    const end = endOfName(reading, at);
    return end > at ? end : undefined;
  }
  if (!RELATIONS.has(head)) return undefined;
  const start = LINKS.has(next) && !pauses[at + 1] ? at + 2 : at + 1;
  const named = words[start] ?? '';
  if (STREET_HEADS.has(named) || AREA_HEADS.has(named)) {
    const end = endOfName(reading, start);
    if (end > start || !BUILDINGS.has(named)) return end > start ? end : undefined;
  }
  if (!BUILDINGS.has(named)) return mayName(named) ? endOfName(reading, start - 1) : undefined;
  let end = start;
  const mayGoOn = () => end - start < MOST_NAME_WORDS && !pauses[end] && end + 1 < words.length;
  while (mayGoOn() && (BUILDING_PARTS.has(words[end + 1]!) || BUILDINGS.has(words[end + 1]!))) end++;
  // "masjid Al Ikhlas": behind an article stands the name, whatever it means.
  if (mayGoOn() && ARTICLES.has(words[end + 1]!) && !pauses[end + 1] && end + 2 < words.length) end += 2;
  else if (mayGoOn() && mayName(words[end + 1]!)) end = endOfName(reading, end);
  else if (mayGoOn() && OWNERS.has(words[end + 1]!)) end++;
  return end;
}

/** The last word of the name behind the head at `at`; `at` itself where no name follows. */
export function endOfName({ words, pauses }: Reading, at: number): number {
  let end = at;
  while (end - at < MOST_NAME_WORDS && !pauses[end] && end + 1 < words.length) {
    const word = words[end + 1]!;
    const isEstate = ESTATE_HEADS.has(words[at]!) && ESTATE_NAMES.has(word);
    if (!mayName(word) && !isEstate && !(end > at && SIDES.has(word))) break;
    end++;
  }
  return end;
}
