import type { Places } from '../../profile/city-schema.js';
import type { Normalise } from '../words/normalise.js';
import { makeAreasNamed } from './area.js';
import { makeLocatePoint } from './locate-point.js';
import { indexForms, makeForm, type PlaceEntry, type PlaceForm, type PlaceIndex } from './place-forms.js';
import { toPlaceText } from './place-text.js';

/** Words before a name that are no part of it. */
const STREET_WORDS = new Set(['jalan', 'gang']);
/** The beginning of a name of several words stands for it from this length on ("pedurungan"). */
const SHORTEST_BEGINNING = 5;

export function makeGazetteer(places: Places, normalise: Normalise): PlaceIndex {
  const forms: PlaceForm[] = [];
  const add = (entry: PlaceEntry, name: string, isPartial = false) => {
    const text = toPlaceText(normalise(name));
    const [words, raw] = [text.words, text.raw.filter(Boolean)];
    if (entry.kind === 'street')
      for (const list of [words, raw]) while (STREET_WORDS.has(list[0] ?? '')) list.shift();
    for (const written of words.join(' ') === raw.join(' ') ? [words] : [words, raw]) {
      const form = makeForm(entry, written, isPartial);
      const isKnown = forms.some((other) => other.entry === entry && other.joined === form.joined);
      if (form.joined.length >= 3 && !isKnown) forms.push(form);
    }
  };
  const kecamatan = new Map<string, number[]>();
  const begun = new Map<string, PlaceEntry[]>();
  places.kelurahan.forEach(({ name, kecamatan: above }, index) => {
    const entry: PlaceEntry = { kind: 'kelurahan', label: name, areas: [index] };
    add(entry, name);
    kecamatan.set(above, [...(kecamatan.get(above) ?? []), index]);
    const [first = '', ...rest] = name.split(' ');
    if (rest.length > 0 && first.length >= SHORTEST_BEGINNING)
      begun.set(first, [...(begun.get(first) ?? []), entry]);
  });
  for (const [name, areas] of kecamatan) add({ kind: 'kecamatan', label: `Kec. ${name}`, areas }, name);
  for (const [first, entries] of begun) for (const entry of entries) add(entry, first, true);
  addStreets(places, add);
  addLandmarks(places, add);
  return indexForms(forms);
}

type Add = (entry: PlaceEntry, name: string, isPartial?: boolean) => void;

function addStreets({ kelurahan, streets }: Places, add: Add): void {
  const named = makeAreasNamed(kelurahan);
  for (const street of streets) {
    const entry: PlaceEntry = { kind: 'street', label: street.name, areas: street.kelurahan.flatMap(named) };
    for (const name of [street.name, ...(street.aliases ?? [])]) add(entry, name);
  }
}

function addLandmarks(places: Places, add: Add): void {
  const locate = makeLocatePoint(places);
  const named = makeAreasNamed(places.kelurahan);
  for (const { name, lat, lon, kelurahan, aliases } of places.landmarks) {
    const spot = locate({ lat, lon });
    const found = spot.kind === 'found' ? `${spot.place.kelurahan}, ${spot.place.kecamatan}` : undefined;
    const written = kelurahan ?? found;
    const areas = written === undefined ? [] : named(written);
    const entry: PlaceEntry = { kind: 'landmark', label: name, areas, point: { lat, lon } };
    for (const form of [name, ...aliases]) add(entry, form);
    for (const form of [name, ...aliases]) {
      // "SDN 3" for "SDN 3 Melati": a number makes a beginning worth something, if no other place begins so.
      const start = form.split(' ').slice(0, -1).join(' ');
      const others = places.landmarks.filter((other) => other.name.startsWith(`${start} `));
      if (/\d$/.test(start) && others.length <= 1) add(entry, start, true);
    }
  }
}
