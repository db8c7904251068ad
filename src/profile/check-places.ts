import { findTwice } from './check-twice.js';
import type { CityFiles } from './city-files.js';
import type { City, Places } from './city-schema.js';
import type { Fault } from './fault.js';

/** Places must lie in the city, be named once, and streets must run through kelurahan that exist. */
export function checkPlaces({ city, places: file }: CityFiles): Fault[] {
  const places = file.value;
  if (!places) return [];
  const known = places.kelurahan.map((kelurahan) => kelurahan.name);
  const faults = [
    ...findTwice(
      file,
      'the kelurahan',
      known.map((name, i) => ({ name, path: ['kelurahan', i, 'name'] })),
    ),
    ...findTwice(file, 'the landmark', namesOf('landmarks', places.landmarks)),
    ...findTwice(file, 'the street', namesOf('streets', places.streets)),
  ];
  places.streets.forEach((street, i) => {
    street.kelurahan.forEach((name, j) => {
      if (known.includes(name)) return;
      const todo = 'correct the name, or add the kelurahan at the top of the file';
      faults.push(
        file.faultAt(
          ['streets', i, 'kelurahan', j],
          `the kelurahan "${name}" of ${street.name} is not known`,
          todo,
        ),
      );
    });
  });
  return city.value ? [...faults, ...checkBox(file, places, city.value.box)] : faults;
}

/** A name and its aliases, each with its place in the file. */
function namesOf(list: string, entries: { name: string; aliases: string[] }[]) {
  return entries.flatMap((entry, i) => [
    { name: entry.name, path: [list, i, 'name'] },
    ...entry.aliases.map((name, j) => ({ name, path: [list, i, 'aliases', j] })),
  ]);
}

function checkBox(file: CityFiles['places'], places: Places, box: City['box']): Fault[] {
  const todo = 'correct the degrees here, or the box in city.yaml';
  const holds = (lat: number, lon: number) =>
    lat >= box.south && lat <= box.north && lon >= box.west && lon <= box.east;
  return [
    ...places.landmarks.flatMap(({ name, lat, lon }, i) =>
      holds(lat, lon) ? [] : [file.faultAt(['landmarks', i], `"${name}" lies outside the city's box`, todo)],
    ),
    ...places.kelurahan.flatMap(({ name, box: own }, i) =>
      holds(own.south, own.west) && holds(own.north, own.east)
        ? []
        : [
            file.faultAt(
              ['kelurahan', i, 'box'],
              `the kelurahan "${name}" reaches outside the city's box`,
              todo,
            ),
          ],
    ),
  ];
}
