import type { Point } from '../../channels/channel.js';
import { isRoot } from '../words/dictionary.js';
import { placeDistance } from './place-distance.js';
import { BREAKS, SIDES } from './place-words.js';

export type PlaceKind = 'kelurahan' | 'kecamatan' | 'street' | 'landmark';

/** A place of the city with every kelurahan it may lie in, by index into `places.kelurahan`. */
export interface PlaceEntry {
  kind: PlaceKind;
  /** As people read it without its area: "Kec. Anggrek", "Jl. Mangga", "SDN 3 Melati"; the bare name of a kelurahan. */
  label: string;
  areas: number[];
  point?: Point;
}

/** One way to write a place. */
export interface PlaceForm {
  entry: PlaceEntry;
  /** Its words in one piece, small letters ("sdn3melati"). */
  joined: string;
  parts: readonly string[];
  words: number;
  digits: string;
  /** The name is made of everyday words ("mawar", "pasar baru"): it needs more than itself to be a place. */
  isOrdinary: boolean;
  /** Only the beginning of the name ("sdn 3", "pedurungan"). */
  isPartial: boolean;
  /** What longer names of kelurahan have behind this one ("selatan" for Manggarai where there is Manggarai Selatan). */
  goesOn: string[];
  /** Which letters it has, a bit for each from a to z. */
  letters: number;
}

/** A form that may be meant, and how many typing errors away it is. */
export interface NearForm {
  form: PlaceForm;
  distance: number;
}

/** Every form of every place, found by what was typed. */
export interface PlaceIndex {
  /** Words of the longest form that begins with the first letter of a word; 0 where none does. */
  mostWords: (word: string) => number;
  /** Whether no name has this word in it. */
  isBreak: (word: string) => boolean;
  exact: (joined: string) => readonly PlaceForm[];
  /** Forms of about `words` words within the errors their length allows and `extra`, at most `most`; digits must be equal. */
  near: (joined: string, words: number, most: number, extra: number) => NearForm[];
}

export function makeForm(entry: PlaceEntry, words: readonly string[], isPartial: boolean): PlaceForm {
  const joined = words.join('');
  return {
    entry,
    joined,
    parts: [...words],
    words: words.length,
    digits: digitsOf(joined),
    isPartial,
    isOrdinary: words.every((word) => isRoot(word) && (words.length === 1 || !SIDES.has(word))),
    goesOn: [],
    letters: lettersOf(joined),
  };
}

const NONE: readonly PlaceForm[] = [];
/** Errors of a name that is also cut or glued. */
const OTHER_WORDS = 1.2;
/** Lengths differ by no more than this: three vowels may be left out of a long name. */
const MOST_LENGTHS_APART = 3;

/** Forms by first letter and length, so that a word is compared with the few that can be meant. */
export function indexForms(forms: readonly PlaceForm[]): PlaceIndex {
  const exact = new Map<string, PlaceForm[]>();
  const bySize: PlaceForm[][] = [];
  const byEnd: PlaceForm[][] = [];
  const mostWords = new Uint8Array(128);
  for (const form of forms) {
    const letter = form.joined.charCodeAt(0) & 127;
    mostWords[letter] = Math.max(mostWords[letter]!, form.words);
    exact.set(form.joined, [...(exact.get(form.joined) ?? []), form]);
    if (form.isPartial && form.entry.kind === 'landmark') continue;
    const slot = slotOf(form.joined.charCodeAt(0), form.joined.length);
    bySize[slot] = [...(bySize[slot] ?? []), form];
    const last = slotOf(form.joined.charCodeAt(form.joined.length - 1), form.joined.length);
    byEnd[last] = [...(byEnd[last] ?? []), form];
  }
  const areas = forms.filter(({ entry, isPartial }) => entry.kind === 'kelurahan' && !isPartial);
  for (const form of areas)
    for (const { joined } of areas)
      if (joined.length > form.joined.length && joined.startsWith(form.joined))
        form.goesOn.push(joined.slice(form.joined.length));
  const held = new Set(forms.flatMap(({ parts }) => parts));
  const breaks = new Set([...BREAKS].filter((word) => !held.has(word)));
  return {
    isBreak: (word) => breaks.has(word),
    mostWords: (word) => mostWords[word.charCodeAt(0) & 127]!,
    exact: (joined) => exact.get(joined) ?? NONE,
    near: (joined, words, most, extra) => {
      if (joined.length < SHORTEST_MISTYPED - 1) return NOTHING;
      const [first, last] = [joined.charCodeAt(0), joined.charCodeAt(joined.length - 1)];
      const near = nearIn(bySize, first, { joined, words, most, extra });
      // Few miss the first letter: then the last must be right.
      if (near.length > 0 || joined.length < SHORTEST_BEHEADED) return near;
      return nearIn(byEnd, last, { joined, words, most: Math.min(most, BEHEADED), extra: 0 }).map(
        ({ form, distance }) => ({ form, distance: distance + FIRST_LETTER }),
      );
    },
  };
}

interface Sought {
  joined: string;
  words: number;
  most: number;
  extra: number;
}

/** The forms of about the length of what was typed that are near it, among those of one first or last letter. */
function nearIn(slots: PlaceForm[][], letter: number, { joined, words, most, extra }: Sought): NearForm[] {
  let near = NOTHING;
  const letters = lettersOf(joined);
  const from = Math.max(SHORTEST_MISTYPED, joined.length - MOST_LENGTHS_APART);
  for (let length = from; length <= joined.length + MOST_LENGTHS_APART; length++) {
    const limit = Math.min(errorsAllowed(length) + extra, most);
    for (const form of slots[slotOf(letter, length)] ?? NONE) {
      if (Math.abs(form.words - words) > 1 || bitsOf(form.letters ^ letters) * LEAST_A_LETTER > limit)
        continue;
      const allowed = form.words === words ? limit : Math.min(limit, OTHER_WORDS);
      const distance = placeDistance(joined, form.joined, allowed);
      if (distance > allowed || form.digits !== digitsOf(joined)) continue;
      near = near === NOTHING ? [{ form, distance }] : [...near, { form, distance }];
    }
  }
  return near;
}

/** A wrong first letter is told apart from this length on, with no other error, and costs more. */
export const SHORTEST_BEHEADED = 5;
const BEHEADED = 1;
const FIRST_LETTER = 0.2;
const NOTHING: NearForm[] = [];
/** A letter more or less costs at least this: a letter written for one that is heard alike counts for two. */
const LEAST_A_LETTER = 0.3;
/** Shorter names are not recognised with an error in them. */
const SHORTEST_MISTYPED = 5;

/** Forms of one first (or last) letter and one length stand together. */
function slotOf(letter: number, length: number): number {
  return (letter & 127) * 64 + Math.min(length, 63);
}

/** Typing errors that a name of so many letters may have: short names are soon another name. */
function errorsAllowed(length: number): number {
  if (length < 5) return 0;
  if (length < 8) return 1.2;
  return length < 12 ? 2 : 2.4;
}

function lettersOf(joined: string): number {
  let letters = 0;
  for (let i = 0; i < joined.length; i++) letters |= 1 << (joined.charCodeAt(i) & 31);
  return letters;
}

function bitsOf(mask: number): number {
  let rest = mask;
  let bits = 0;
  for (; rest !== 0; bits++) rest &= rest - 1;
  return bits;
}

function digitsOf(text: string): string {
  return /\d/.test(text) ? text.replace(/\D/g, '') : '';
}
