import type { Point } from '../channels/channel.js';
import type { Places } from '../profile/city-schema.js';
import { isRoot } from './dictionary.js';
import { makeLocatePoint } from './locate-point.js';
import type { Normalise } from './normalise.js';

export type PlaceKind = 'kelurahan' | 'kecamatan' | 'street' | 'landmark';

/** A place of the city with every kelurahan it may lie in. */
export interface PlaceEntry {
  kind: PlaceKind;
  /** As people read it: "Kel. Mawar", "Jl. Mangga", "SDN 3 Melati". */
  label: string;
  kelurahan: string[];
  kecamatan?: string;
  point?: Point;
}

/** One way to write a place. */
export interface PlaceForm {
  entry: PlaceEntry;
  /** Its words in one piece, small letters ("sdn3melati"). */
  joined: string;
  words: number;
  digits: string;
  /** The name is one everyday word ("mawar"): it needs more than itself to be a place. */
  isOrdinary: boolean;
  /** Only the beginning of the name ("sdn 3"), unique in the city. */
  isPartial: boolean;
}

/** Every form of every place, by first letter. */
export type Gazetteer = ReadonlyMap<string, PlaceForm[]>;

/** Words before a name that are no part of it. */
const STREET_WORDS = new Set(['jalan', 'gang']);

export function makeGazetteer(places: Places, normalise: Normalise): Gazetteer {
  const forms: PlaceForm[] = [];
  const add = (entry: PlaceEntry, name: string, isPartial = false) => {
    const words = placeWords(normalise(name).words);
    while (entry.kind === 'street' && STREET_WORDS.has(words[0] ?? '')) words.shift();
    const joined = words.join('');
    if (joined.length < 3 || forms.some((form) => form.entry === entry && form.joined === joined)) return;
    const isOrdinary = words.length === 1 && isRoot(joined);
    forms.push({ entry, joined, words: words.length, digits: digitsOf(joined), isOrdinary, isPartial });
  };
  const kecamatan = new Map<string, string[]>();
  for (const { name, kecamatan: above } of places.kelurahan) {
    add({ kind: 'kelurahan', label: `Kel. ${name}`, kelurahan: [name], kecamatan: above }, name);
    kecamatan.set(above, [...(kecamatan.get(above) ?? []), name]);
  }
  for (const [name, kelurahan] of kecamatan) {
    add({ kind: 'kecamatan', label: `Kec. ${name}`, kelurahan, kecamatan: name }, name);
  }
  for (const street of places.streets) {
    const entry: PlaceEntry = { kind: 'street', label: street.name, kelurahan: street.kelurahan };
    for (const name of [street.name, ...(street.aliases ?? [])]) add(entry, name);
  }
  const locate = makeLocatePoint(places);
  for (const { name, lat, lon, aliases } of places.landmarks) {
    const spot = locate({ lat, lon });
    const inside = spot.kind === 'found' && spot.place.kelurahan ? [spot.place.kelurahan] : [];
    const entry: PlaceEntry = { kind: 'landmark', label: name, kelurahan: inside, point: { lat, lon } };
    for (const form of [name, ...aliases]) add(entry, form);
    for (const form of [name, ...aliases]) {
      const words = form.split(' ');
      // "SDN 3" for "SDN 3 Melati": a number makes a beginning worth something, if no other place begins so.
      const start = words.slice(0, -1).join(' ');
      const others = places.landmarks.filter((other) => other.name.startsWith(`${start} `));
      if (/\d$/.test(start) && others.length <= 1) add(entry, start, true);
    }
  }
  const byLetter = new Map<string, PlaceForm[]>();
  for (const form of forms) {
    byLetter.set(form.joined[0]!, [...(byLetter.get(form.joined[0]!) ?? []), form]);
  }
  return byLetter;
}

/** "alun-alun" as two words, "03" as "3". */
export function placeWords(words: readonly string[]): string[] {
  return words.flatMap((word) => word.split('-')).map((word) => word.replace(/^0+(?=\d)/, ''));
}

export function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}
