import { type Document, isMap, isSeq, type YAMLMap, type YAMLSeq } from 'yaml';
import { foldName } from './check-twice.js';
import type { Places } from './city-schema.js';
import type { RegencyArea } from './regencies.js';

/** What an import changes in places.yaml, by name. */
export interface AreaChanges {
  added: string[];
  kept: string[];
  /** Of the kept ones those with a box. */
  boxed: string[];
  removed: string[];
  streets: string[];
  landmarks: string[];
}

const keyOf = (area: { name: string; kecamatan: string }) =>
  foldName(`${area.name}/${area.kecamatan}`).replaceAll(' ', '');

/**
 * Puts the areas into the document in their order, keeping the entries that staff wrote for the same kelurahan (box and
 * comments). Others go, unless `keepOthers`, and with them the streets that run nowhere else and the landmarks in them.
 */
export function mergeAreas(
  document: Document,
  before: Places,
  areas: readonly RegencyArea[],
  keepOthers: boolean,
): AreaChanges {
  const nodes = new Map<string, YAMLMap>();
  const list = listAt(document, 'kelurahan');
  before.kelurahan.forEach((area, i) => {
    const node = list.items[i];
    if (isMap(node)) nodes.set(keyOf(area), node);
  });
  const wanted = new Set(areas.map(keyOf));
  const others = before.kelurahan.filter((area) => !wanted.has(keyOf(area)));
  const changes: AreaChanges = { added: [], kept: [], boxed: [], removed: [], streets: [], landmarks: [] };
  let last = '';
  const items = areas.map((area) => {
    const known = nodes.get(keyOf(area));
    (known ? changes.kept : changes.added).push(area.name);
    if (known?.has('box')) changes.boxed.push(area.name);
    const { name, kecamatan, kind } = area;
    const node =
      known ?? document.createNode({ name, kecamatan, ...(kind === 'desa' && { kind }) }, { flow: true });
    if (known && known.get('kecamatan') !== kecamatan) known.set('kecamatan', kecamatan);
    if (last !== '' && last !== kecamatan) node.spaceBefore = true;
    last = kecamatan;
    return node;
  });
  const stay = keepOthers ? others.flatMap((area) => nodes.get(keyOf(area)) ?? []) : [];
  list.items = [...items, ...stay];
  list.flow = false;
  const gone = keepOthers ? [] : others;
  changes.removed = gone.map(({ name }) => name);
  const staying = before.kelurahan.filter((area) => !gone.includes(area));
  const now = [...areas, ...(keepOthers ? others : [])];
  const nameNow = makeNameNow(before.kelurahan, staying, now);
  dropStreets(document, before, nameNow, changes);
  dropLandmarks(document, before, gone, nameNow, changes);
  return changes;
}

/** How the kelurahan that a street names is written now: with its kecamatan where the name came to stand twice; undefined where it is gone. */
function makeNameNow(
  before: Places['kelurahan'],
  staying: Places['kelurahan'],
  areas: readonly Pick<RegencyArea, 'name' | 'kecamatan'>[],
) {
  const means = (area: { name: string; kecamatan: string }, written: string) =>
    written === area.name || written === `${area.name}, ${area.kecamatan}`;
  return (written: string): string | undefined => {
    const meant = staying.find((area) => means(area, written));
    if (!meant || before.find((area) => means(area, written)) !== meant) return undefined;
    const now = areas.find((area) => keyOf(area) === keyOf(meant))!;
    const isAlone = areas.filter(({ name }) => name === meant.name).length === 1;
    return isAlone ? written : `${meant.name}, ${now.kecamatan}`;
  };
}

type NameNow = (written: string) => string | undefined;

function dropStreets(document: Document, before: Places, nameNow: NameNow, changes: AreaChanges): void {
  const list = listAt(document, 'streets');
  list.items = list.items.filter((node, i) => {
    const street = before.streets[i]!;
    const left = street.kelurahan.flatMap((name) => nameNow(name) ?? []);
    if (left.length === 0) changes.streets.push(street.name);
    else if (left.join() !== street.kelurahan.join() && isMap(node))
      node.set('kelurahan', document.createNode(left, { flow: true }));
    return left.length > 0;
  });
}

function dropLandmarks(
  document: Document,
  before: Places,
  others: Places['kelurahan'],
  nameNow: NameNow,
  changes: AreaChanges,
): void {
  const list = listAt(document, 'landmarks');
  list.items = list.items.filter((node, i) => {
    const { name, lat, lon, kelurahan } = before.landmarks[i]!;
    const isIn = ({ box }: Places['kelurahan'][number]) =>
      box !== undefined && lat >= box.south && lat <= box.north && lon >= box.west && lon <= box.east;
    const now = kelurahan === undefined ? undefined : nameNow(kelurahan);
    if (now !== undefined && now !== kelurahan && isMap(node)) node.set('kelurahan', now);
    const goes = kelurahan === undefined ? others.some(isIn) : now === undefined;
    if (goes) changes.landmarks.push(name);
    return !goes;
  });
}

/** The list of that name; made where the document has none. */
function listAt(document: Document, key: string): YAMLSeq {
  const found = document.get(key);
  if (isSeq(found)) return found;
  document.set(key, document.createNode([]));
  return document.get(key) as YAMLSeq;
}
