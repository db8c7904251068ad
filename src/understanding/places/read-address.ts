import type { Entity } from '../entities/entities.js';
import type { Reading } from '../words/reading.js';
import { endOfName, endOfPlace, NUMBER } from './place-phrases.js';
import { AREA_HEADS, BUILDINGS, ESTATE_HEADS, RELATIONS, ROAD_KINDS, STREET_NAMES } from './place-words.js';

/** Numbers that follow a head, and how they are written. */
const NUMBERED: Record<string, { kind: Entity['kind']; label: string }> = {
  rt: { kind: 'rt', label: 'RT' },
  rw: { kind: 'rw', label: 'RW' },
  nomor: { kind: 'house', label: 'No.' },
  persil: { kind: 'house', label: 'Persil' },
  kavling: { kind: 'block', label: 'Kav.' },
};
/** Names of estates and hamlets behind these; kelurahan and kecamatan are the gazetteer's. */
const NAMED_AREAS = new Set(['dusun', 'dukuh', 'kampung', 'lingkungan', 'banjar']);
/** No address has more parts. */
const MOST_PARTS = 24;

/**
 * The parts of an address in a message, in order, also where the city's list does not know the street: street, lane, house,
 * block, kilometre, RT and RW, estate, hamlet, and the building a spot lies by ("depan masjid Al Ikhlas").
 */
export function readAddress(reading: Reading): Entity[] {
  const parts: Entity[] = [];
  for (let at = 0; at < reading.words.length && parts.length < MOST_PARTS; at++) {
    const found = partAt(reading, at);
    parts.push(...found);
    // What a building is named by is no second part; a street behind "depan" is one of its own.
    at = Math.max(at, ...found.map(({ to }) => to));
  }
  return parts;
}

function partAt(reading: Reading, at: number): Entity[] {
  const { words, pauses } = reading;
  const head = words[at]!;
  const next = pauses[at] ? '' : (words[at + 1] ?? '');
  if (head === 'rt' || head === 'rw') return hoodAt(reading, at);
  const numbered = Object.hasOwn(NUMBERED, head) ? NUMBERED[head] : undefined;
  if (numbered)
    return /^\d{1,4}[a-z]?$/.test(next)
      ? [part(numbered.kind, at, at + 1, `${numbered.label} ${trimmed(next)}`)]
      : [];
  if (head === 'km' || head === 'kilometer') return kilometreAt(reading, at);
  if (head === 'blok') return blockAt(reading, at);
  if (head === 'gang' || head === 'lorong') {
    const end = NUMBER.test(next) ? at + 1 : Math.min(endOfName(reading, at), at + 2);
    // "gang melon 2": with a number behind it any word is a name.
    const isNumbered =
      end === at && /^\p{L}{3,}$/u.test(next) && !pauses[at + 1] && /^\d{1,3}$/.test(words[at + 2] ?? '');
    const last = isNumbered ? at + 2 : end;
    return last > at ? [part('lane', at, last, `Gang ${titled(words.slice(at + 1, last + 1))}`)] : [];
  }
  if (head === 'jalan') return streetAt(reading, at);
  if (ESTATE_HEADS.has(head) || NAMED_AREAS.has(head)) {
    const end = endOfName(reading, at);
    if (end === at || NUMBER.test(words[at + 1]!)) return [];
    return [part(ESTATE_HEADS.has(head) ? 'estate' : 'hamlet', at, end, titled(words.slice(at, end + 1)))];
  }
  return RELATIONS.has(head) ? spotAt(reading, at) : [];
}

/** "rt 03 rw 2", "rt 03/02", "rt/rw 03/02". */
function hoodAt({ words, pauses }: Reading, at: number): Entity[] {
  const isNumber = (index: number) => /^\d{1,3}$/.test(words[index] ?? '');
  const both = words[at] === 'rt' && words[at + 1] === 'rw' && isNumber(at + 2) && isNumber(at + 3);
  if (both) return [part('rt', at, at + 2, `RT ${trimmed(words[at + 2]!)}`), part('rw', at + 3, at + 3, `RW ${trimmed(words[at + 3]!)}`)]; // biome-ignore format: a pair
  const first = isNumber(at + 1) && !pauses[at] ? at + 1 : undefined;
  if (first === undefined) return [];
  const kind = words[at] === 'rt' ? 'rt' : 'rw';
  const parts = [part(kind, at, first, `${kind.toUpperCase()} ${trimmed(words[first]!)}`)];
  if (kind === 'rt' && !pauses[first] && isNumber(first + 1))
    parts.push(part('rw', first + 1, first + 1, `RW ${trimmed(words[first + 1]!)}`));
  return parts;
}

/** "km 4", "km 4,5". */
function kilometreAt({ words, pauses }: Reading, at: number): Entity[] {
  const whole = words[at + 1] ?? '';
  if (!/^\d{1,3}$/.test(whole)) return [];
  const isParted = pauses[at + 1] && /^\d$/.test(words[at + 2] ?? '');
  return [part('km', at, isParted ? at + 2 : at + 1, `KM ${whole}${isParted ? `,${words[at + 2]}` : ''}`)];
}

/** "blok c", "blok c4", "blok c 4". */
function blockAt({ words }: Reading, at: number): Entity[] {
  const name = /^([a-z]{1,2})(\d{0,3})$|^(\d{1,3})[a-z]?$/.exec(words[at + 1] ?? '');
  if (!name) return [];
  const number = name[1] && !name[2] && /^\d{1,3}$/.test(words[at + 2] ?? '') ? words[at + 2]! : '';
  return [part('block', at, number ? at + 2 : at + 1, `Blok ${words[at + 1]!.toUpperCase()}${number}`)];
}

function streetAt(reading: Reading, at: number): Entity[] {
  const { words, typed } = reading;
  const end = endOfName(reading, at);
  const name = words.slice(at + 1, end + 1);
  if (name.length === 0 || /^\d/.test(name[0]!)) return [];
  // "jalan kampung rusak" is a kind of road; "jl kampung" may be a name, "jalan raya" never is.
  const isKind = name.every((word) => ROAD_KINDS.has(word) || NUMBER.test(word));
  const isShort = typed[at] !== 'jalan';
  if (isKind && (!isShort || name[0] === 'raya')) return [];
  const relation = RELATIONS.has(words[at - 1] ?? '') ? `${words[at - 1]} ` : '';
  return [part('street', relation ? at - 1 : at, end, `${relation}Jl. ${titled(name)}`)];
}

/** "depan masjid Al Ikhlas"; of "depan rumah kami" nothing can be found on a map. */
function spotAt(reading: Reading, at: number): Entity[] {
  const { words, pauses } = reading;
  const end = endOfPlace(reading, at);
  if (end === undefined || end === at) return [];
  const inner = words
    .slice(at + 1, end + 1)
    .filter((word) => !['di', 'dari', 'dengan', 'nya'].includes(word));
  if (inner.length === 0 || inner[0] === 'jalan' || inner[0] === 'gang' || AREA_HEADS.has(inner[0]!))
    return [];
  const isHome = inner[0] === 'rumah' && inner[1] !== 'sakit';
  if (isHome || (!BUILDINGS.has(inner[0]!) && inner.every((word) => STREET_NAMES.has(word)))) return [];
  if (pauses[at]) return [];
  const named = inner.map((word) => (BUILDINGS.has(word) && word.length > 4 ? word : nameOf(word)));
  return [part('spot', at, end, [words[at], ...named].join(' '))];
}

function part(kind: Entity['kind'], from: number, to: number, value: string): Entity {
  return { kind, from, to, value };
}

const trimmed = (number: string) => number.replace(/^0+(?=\d)/, '').toUpperCase();
const titled = (words: readonly string[]) => words.map(nameOf).join(' ');
/** "bronggalan" -> "Bronggalan", "iv" -> "IV", "sdn" -> "SDN". */
function nameOf(word: string): string {
  if (
    /^[ivx]{1,5}$/.test(word) ||
    /^(sdn?|smpn?|sman?|smkn?|tk|rsud?|atm|spbu|bca|bri|bni|pln|pdam|rw|rt)$/.test(word)
  )
    return word.toUpperCase();
  return word.charAt(0).toUpperCase() + word.slice(1);
}
