import type { Places } from '../profile/city-schema.js';
import { BORDERS } from './borders.js';
import { findPlaces, type PlaceMatch } from './find-places.js';
import { makeGazetteer, type PlaceKind } from './gazetteer.js';
import type { Normalise } from './normalise.js';
import { houseDetail, withRelation } from './place-label.js';
import { type PlaceText, toPlaceText } from './place-text.js';
import type { Reading } from './reading.js';
import type { FoundPlace, PlaceReading } from './understanding.js';

const MOST_EXACT: PlaceKind[] = ['landmark', 'street', 'kelurahan', 'kecamatan'];

/**
 * Makes the reader of typed places. Every place of a message narrows the kelurahan it can lie in: one left is found,
 * several or contradicting ones are asked about (A8).
 */
export function makeReadPlace(places: Places, normalise: Normalise): (reading: Reading) => PlaceReading {
  const gazetteer = makeGazetteer(places, normalise);
  const kecamatanOf = new Map(places.kelurahan.map(({ name, kecamatan }) => [name, kecamatan]));
  return (reading) => {
    const text = toPlaceText(reading);
    const matches = findPlaces(gazetteer, text);
    const strong = groupBySpan(matches.filter(({ score }) => score >= BORDERS.place.found));
    const sites = dropPartials(strong);
    const describe = (kelurahan?: string) => describePlace(sites.flat(), text, kelurahan, kecamatanOf);
    if (sites.length === 0)
      return askAbout(
        matches.filter(({ score }) => score >= BORDERS.place.least),
        kecamatanOf,
      );
    const possible = intersect(sites);
    const score = Math.max(...sites.flat().map((match) => match.score));
    if (possible.length === 1) return { kind: 'found', place: describe(possible[0]), score };
    const kinds = new Set(sites.flat().map(({ entry }) => entry.kind));
    if (possible.length > 1 && kinds.size === 1 && kinds.has('kecamatan') && sites.length === 1)
      return { kind: 'found', place: describe(), score: Math.min(score, 0.8) };
    if (possible.length === 0) return askAbout(sites.flat(), kecamatanOf);
    return unsure(possible.map((kelurahan) => describe(kelurahan)));
  };
}

/** Places on the same words are alternatives to each other when they are about equally good. */
function groupBySpan(matches: PlaceMatch[]): PlaceMatch[][] {
  const spans = new Map<number, PlaceMatch[]>();
  for (const match of matches) spans.set(match.from, [...(spans.get(match.from) ?? []), match]);
  return [...spans.values()].map((group) => {
    const best = Math.max(...group.map(({ score }) => score));
    return group.filter(({ score }) => score > best - BORDERS.place.gap);
  });
}

/** "SDN 3 Kenanga" is not "SDN 3 Melati": the beginning of a name gives way to a place said in full. */
function dropPartials(groups: PlaceMatch[][]): PlaceMatch[][] {
  const whole = groups.filter((group) => group.some(({ isPartial }) => !isPartial));
  return whole.length > 0 && intersect(groups).length === 0 ? whole : groups;
}

function intersect(groups: PlaceMatch[][]): string[] {
  const sets = groups.map((group) => new Set(group.flatMap(({ entry }) => entry.kelurahan)));
  return [...(sets[0] ?? [])].filter((kelurahan) => sets.every((set) => set.has(kelurahan)));
}

function describePlace(
  matches: PlaceMatch[],
  text: PlaceText,
  kelurahan: string | undefined,
  kecamatanOf: ReadonlyMap<string, string>,
): FoundPlace {
  const fitting = matches.filter(
    ({ entry }) => kelurahan === undefined || entry.kelurahan.includes(kelurahan),
  );
  const best = MOST_EXACT.map((kind) => fitting.find(({ entry }) => entry.kind === kind)).find(Boolean);
  const street = fitting.find(({ entry }) => entry.kind === 'street');
  const parts: string[] = [];
  if (best?.entry.kind === 'landmark') parts.push(withRelation(best, text));
  if (street) parts.push(street === best ? withRelation(street, text) : street.entry.label);
  parts.push(houseDetail(text));
  parts.push(kelurahan === undefined ? (best?.entry.label ?? '') : `Kel. ${kelurahan}`);
  return {
    label: parts.filter(Boolean).join(', '),
    kelurahan,
    kecamatan: kelurahan === undefined ? best?.entry.kecamatan : kecamatanOf.get(kelurahan),
    ...(best?.entry.point && { point: best.entry.point }),
  };
}

/** Places too weak or contradicting each other: each is a candidate by its own name, a street once per kelurahan. */
function askAbout(matches: PlaceMatch[], kecamatanOf: ReadonlyMap<string, string>): PlaceReading {
  const best = [...matches].sort((a, b) => b.score - a.score);
  return unsure(
    best.flatMap(({ entry }) => {
      if (entry.kind === 'kecamatan') return [{ label: entry.label, kecamatan: entry.kecamatan }];
      return entry.kelurahan.map((kelurahan) => ({
        label: entry.kind === 'kelurahan' ? entry.label : `${entry.label}, Kel. ${kelurahan}`,
        kelurahan,
        kecamatan: kecamatanOf.get(kelurahan),
        ...(entry.point && { point: entry.point }),
      }));
    }),
  );
}

function unsure(candidates: FoundPlace[]): PlaceReading {
  const labels = new Set<string>();
  const distinct = candidates.filter(({ label }) => !labels.has(label) && labels.add(label));
  if (distinct.length === 0) return { kind: 'none' };
  return { kind: 'unsure', candidates: distinct.slice(0, BORDERS.place.candidates) };
}
