import type { Places } from '../../profile/city-schema.js';
import { BORDERS } from '../borders.js';
import type { Entity } from '../entities/entities.js';
import type { FoundPlace, PlaceReading } from '../understanding.js';
import { isIndonesian } from '../words/dictionary.js';
import type { Normalise } from '../words/normalise.js';
import type { Reading } from '../words/reading.js';
import { type Area, makeFullLabel } from './area.js';
import { type FindPlaces, makeFindPlaces, type PlaceMatch } from './find-places.js';
import { isAreaCue } from './place-cues.js';
import type { PlaceKind } from './place-forms.js';
import { addressLabel, withRelation } from './place-label.js';
import type { PlaceText } from './place-text.js';

const MOST_EXACT: PlaceKind[] = ['landmark', 'street', 'kelurahan', 'kecamatan'];

/**
 * Makes the reader of typed places. Every place of a message narrows the kelurahan it can lie in: one left is found,
 * several or contradicting ones are asked about (A8).
 */
export function makeReadPlace(
  places: Places,
  normalise: Normalise,
  find: FindPlaces = makeFindPlaces(places, normalise),
): (reading: Reading) => PlaceReading {
  const areas = places.kelurahan;
  const nameArea = makeFullLabel(areas);
  const describe = makeDescribe(areas, nameArea);
  return (reading) => {
    const { text, matches, address } = find(reading);
    if (matches.length === 0) return { kind: 'none' };
    const strong = groupBySpan(matches);
    const sites = dropPartials(strong);
    if (sites.length === 0)
      return askAbout(
        matches.filter(({ score }) => score >= BORDERS.place.least),
        areas,
        nameArea,
      );
    const told = (index?: number) => describe(sites.flat(), text, address, index);
    const possible = intersect(sites);
    const score = Math.max(...sites.flat().map((match) => match.score));
    const doubtful = namesStranger(text, matches);
    if (possible.length === 1 && !doubtful) return { kind: 'found', place: told(possible[0]), score };
    const kinds = new Set(sites.flat().map(({ entry }) => entry.kind));
    const isSingle = kinds.size === 1 && sites.length === 1 && sites[0]!.length === 1;
    if (isSingle && kinds.has('kecamatan') && !doubtful) {
      const weaker = matches.filter(
        ({ entry, score: own }) =>
          entry.kind === 'kelurahan' &&
          own >= BORDERS.place.least &&
          entry.areas.every((area) => possible.includes(area)),
      );
      if (weaker.length > 0) return askAbout(weaker, areas, nameArea);
      return { kind: 'found', place: told(), score: Math.min(score, 0.8) };
    }
    if (isSingle && kinds.has('landmark') && possible.length === 0)
      return { kind: 'found', place: told(), score };
    if (possible.length === 0) return askAbout(sites.flat(), areas, nameArea);
    return unsure(possible.map(told));
  };
}

/**
 * Places on the same words, where the best is good enough. The others are alternatives when they are about equally good,
 * or not much farther in spelling.
 */
function groupBySpan(matches: PlaceMatch[]): PlaceMatch[][] {
  const spans = new Map<number, PlaceMatch[]>();
  for (const match of matches) spans.set(match.from, [...(spans.get(match.from) ?? []), match]);
  return [...spans.values()].flatMap((group) => {
    const best = group.reduce((one, other) => (other.score > one.score ? other : one));
    if (best.score < BORDERS.place.found) return [];
    const isAsNear = ({ distance, score }: PlaceMatch) =>
      best.distance > 0 &&
      distance < best.distance + (best.distance < 1 ? NEARLY : LESS_NEARLY) &&
      score >= BORDERS.place.least;
    return [group.filter((match) => match.score > best.score - BORDERS.place.gap || isAsNear(match))];
  });
}

/** Spellings closer than this many typing errors are both asked about; the second where the best is a whole error away. */
const NEARLY = 0.4;
const LESS_NEARLY = 1.1;

/** "SDN 3 Kenanga" is not "SDN 3 Melati": the beginning of a name gives way to a place said in full. */
function dropPartials(groups: PlaceMatch[][]): PlaceMatch[][] {
  const whole = groups.filter((group) => group.some(({ isPartial }) => !isPartial));
  return whole.length > 0 && intersect(groups).length === 0 ? whole : groups;
}

function intersect(groups: PlaceMatch[][]): number[] {
  const sets = groups.map((group) => new Set(group.flatMap(({ entry }) => entry.areas)));
  return [...(sets[0] ?? [])].filter((area) => sets.every((set) => set.has(area)));
}

/** A kelurahan or kecamatan is said that the city has not: the rest of the address may be elsewhere too. */
function namesStranger({ words, raw }: PlaceText, matches: readonly PlaceMatch[]): boolean {
  return words.some((word, at) => {
    const name = raw[at + 1] ?? '';
    if (!isAreaCue(word) || name.length < 5 || !/^[a-z]+$/.test(name) || isIndonesian(name)) return false;
    return !matches.some(({ from, to }) => from <= at + 1 && to >= at + 1);
  });
}

function makeDescribe(areas: readonly Area[], nameArea: (area: Area) => string) {
  return (matches: PlaceMatch[], text: PlaceText, address: Entity[], index?: number): FoundPlace => {
    const fitting = matches.filter(({ entry }) => index === undefined || entry.areas.includes(index));
    const best = MOST_EXACT.map((kind) => fitting.find(({ entry }) => entry.kind === kind)).find(Boolean);
    const street = fitting.find(({ entry }) => entry.kind === 'street');
    const area = index === undefined ? undefined : areas[index];
    const parts: string[] = [];
    if (best?.entry.kind === 'landmark') parts.push(withRelation(best, text));
    if (street) parts.push(street === best ? withRelation(street, text) : street.entry.label);
    // What the gazetteer knows is told by its own name.
    const covers = (part: Entity) =>
      [best, street].some(
        (match) =>
          match &&
          match.entry.kind !== 'kelurahan' &&
          match.entry.kind !== 'kecamatan' &&
          overlaps(part, match, text),
      );
    parts.push(addressLabel(address.filter((part) => !covers(part) && !(street && part.kind === 'street'))));
    if (area) parts.push(nameArea(area));
    else if (best?.entry.kind === 'kecamatan') parts.push(best.entry.label);
    const above = best?.entry.kind === 'kecamatan' ? areas[best.entry.areas[0]!]?.kecamatan : undefined;
    return {
      label: parts.filter(Boolean).join(', '),
      kelurahan: area?.name,
      kecamatan: area?.kecamatan ?? above,
      ...(best?.entry.point && { point: best.entry.point }),
    };
  };
}

/** Whether a part of an address and a known place share words, or the part leads right up to the place. */
function overlaps(part: Entity, match: PlaceMatch, { origin, words }: PlaceText): boolean {
  const start = words[match.from - 1] === 'jalan' ? match.from - 1 : match.from;
  const [from, to] = [origin[start]!, origin[match.to]!];
  return part.from <= to && part.to >= from - (part.kind === 'spot' ? 1 : 0);
}

/** Places too weak or contradicting each other: each is a candidate by its own name, a street once per kelurahan. */
function askAbout(
  matches: PlaceMatch[],
  areas: readonly Area[],
  nameArea: (area: Area) => string,
): PlaceReading {
  const best = [...matches].sort((a, b) => b.score - a.score);
  return unsure(
    best.flatMap(({ entry }) => {
      const point = entry.point && { point: entry.point };
      if (entry.kind === 'kecamatan')
        return [{ label: entry.label, kecamatan: areas[entry.areas[0]!]!.kecamatan }];
      return entry.areas.map((index) => {
        const area = areas[index]!;
        const own = nameArea(area);
        const label = entry.kind === 'kelurahan' ? own : `${entry.label}, ${own}`;
        return { label, kelurahan: area.name, kecamatan: area.kecamatan, ...point };
      });
    }),
  );
}

function unsure(candidates: FoundPlace[]): PlaceReading {
  const labels = new Set<string>();
  const distinct = candidates.filter(({ label }) => !labels.has(label) && labels.add(label));
  if (distinct.length === 0) return { kind: 'none' };
  return { kind: 'unsure', candidates: distinct.slice(0, BORDERS.place.candidates) };
}
