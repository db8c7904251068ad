import { findTwice } from './check-twice.js';
import type { CityFiles } from './city-files.js';
import type { City, Places } from './city-schema.js';
import type { Fault } from './fault.js';

/** Places must lie in the city, be named once, and streets must run through kelurahan that exist. */
export function checkPlaces({ city, places: file }: CityFiles): Fault[] {
  const places = file.value;
  if (!places) return [];
  const areas = places.kelurahan.map(({ name, kecamatan }) => `${name}, ${kecamatan}`);
  const faults = [
    ...findTwice(
      file,
      'the kelurahan',
      areas.map((name, i) => ({ name, path: ['kelurahan', i, 'name'] })),
    ),
    ...findTwice(file, 'the landmark', namesOf('landmarks', places.landmarks)),
    ...findTwice(file, 'the street', namesOf('streets', places.streets)),
  ];
  const check = (path: PropertyKey[], written: string, of: string) => {
    const fault = areaFault(places, written, of);
    if (fault) faults.push(file.faultAt(path, fault.problem, fault.todo));
  };
  places.streets.forEach((street, i) => {
    street.kelurahan.forEach((name, j) => {
      check(['streets', i, 'kelurahan', j], name, street.name);
    });
  });
  places.landmarks.forEach(({ name, kelurahan }, i) => {
    if (kelurahan !== undefined) check(['landmarks', i, 'kelurahan'], kelurahan, name);
  });
  return city.value ? [...faults, ...checkBox(file, places, city.value.box)] : faults;
}

/** What is wrong with the name of a kelurahan that a street or landmark gives, if anything is. */
function areaFault({ kelurahan }: Places, written: string, of: string) {
  const fitting = kelurahan.filter(({ name, kecamatan }) =>
    [name, `${name}, ${kecamatan}`].includes(written),
  );
  if (fitting.length === 1) return undefined;
  if (fitting.length === 0) {
    const todo = 'correct the name, or add the kelurahan at the top of the file';
    return { problem: `the kelurahan "${written}" of ${of} is not known`, todo };
  }
  const todo = `write "${written}, KECAMATAN" in quotes`;
  return { problem: `the kelurahan "${written}" of ${of} stands in several kecamatan`, todo };
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
      own === undefined || (holds(own.south, own.west) && holds(own.north, own.east))
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
