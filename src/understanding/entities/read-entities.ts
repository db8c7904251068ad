import { BORDERS } from '../borders.js';
import type { FindPlaces } from '../places/find-places.js';
import { addressLabel } from '../places/place-label.js';
import type { Reading } from '../words/reading.js';
import type { Entity } from './entities.js';
import { readWhen } from './read-when.js';

/** Makes the reader of all that a message names: places of the city, parts of an address, offices, since when, how many. In order. */
export function makeReadEntities(find: FindPlaces, readUnits: (reading: Reading) => Entity[]) {
  return (reading: Reading): Entity[] => {
    const { text, matches, address } = find(reading);
    const places = matches
      .filter(({ score }) => score >= BORDERS.place.found)
      .map(({ entry, from, to }): Entity => {
        const value = entry.kind === 'kecamatan' ? entry.label.replace(/^Kec\. /, '') : entry.label;
        return { kind: entry.kind, from: text.origin[from]!, to: text.origin[to]!, value };
      });
    const isKnown = (part: Entity) =>
      part.kind === 'street' &&
      places.some(({ kind, to }) => kind === 'street' && to >= part.from && to <= part.to);
    const parts = address.filter((part) => !isKnown(part));
    return [...places, ...parts, ...readUnits(reading), ...readWhen(reading)].sort(
      (a, b) => a.from - b.from || a.to - b.to,
    );
  };
}

/** Parts that make an address of a street or estate that the city's list does not know. */
const NUMBERS = new Set(['house', 'lane', 'block', 'rt', 'rw', 'km']);

/**
 * The address a message tells, as people read it, where it is one beyond doubt: a street or estate with a number. Else
 * undefined: a typing error behind "jalan" must not become a street.
 */
export function tellAddress(entities: readonly Entity[]): string | undefined {
  const isNamed = entities.some(({ kind }) => kind === 'street' || kind === 'estate' || kind === 'hamlet');
  if (!isNamed || !entities.some(({ kind }) => NUMBERS.has(kind))) return undefined;
  return addressLabel(entities);
}
