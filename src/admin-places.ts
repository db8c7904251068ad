import { parseArgs } from 'node:util';
import type { Fault } from './profile/fault.js';
import { formatFaults, showPath } from './profile/fault.js';
import { importPlaces, type PlacesImport } from './profile/import-places.js';
import { loadCity } from './profile/load-city.js';
import { CodedError, isCoded } from './shared/errors.js';

const FORM = 'places --regency CODE|"NAME" [--keep] [--dry-run]   such as: places --regency 33.74';
/** Names told in one line; of more the number says enough. */
const MOST_TOLD = 12;

/** `places ...`: the city's true kelurahan into CITY_DIR/places.yaml. Returns the lines to print. */
export async function adminPlaces(cityDir: string, args: string[]): Promise<string[]> {
  const { regency, keep, dryRun } = readArguments(args);
  const done = await importPlaces(cityDir, regency, { keepOthers: keep, dryRun });
  const lines = tell(done, dryRun);
  return dryRun ? [...lines, 'Nothing was written (--dry-run).'] : [...lines, ...(await whatIsLeft(cityDir))];
}

function readArguments(args: string[]): { regency: string; keep: boolean; dryRun: boolean } {
  try {
    const { values } = parseArgs({
      args,
      options: { regency: { type: 'string' }, keep: { type: 'boolean' }, 'dry-run': { type: 'boolean' } },
    });
    if (values.regency)
      return { regency: values.regency, keep: values.keep ?? false, dryRun: values['dry-run'] ?? false };
  } catch {
    // Told below.
  }
  throw new CodedError('USAGE', { form: FORM });
}

function tell({ regency, areas, changes, file, copy }: PlacesImport, dryRun: boolean): string[] {
  const kecamatan = new Set(areas.map((area) => area.kecamatan)).size;
  const kelurahan = areas.filter(({ kind }) => kind === 'kelurahan').length;
  const lines = [
    `${regency.name} (${regency.code}): ${kecamatan} kecamatan, ${kelurahan} kelurahan, ${areas.length - kelurahan} desa`,
    `added     ${changes.added.length}`,
    `kept      ${changes.kept.length}, of them ${changes.boxed.length} with a box`,
  ];
  const gone = [
    ['removed', changes.removed, 'kelurahan that are not in the list (--keep keeps them)'],
    ['', changes.streets, 'streets that ran only through them'],
    ['', changes.landmarks, 'landmarks that lay in them'],
  ] as const;
  for (const [head, names, what] of gone)
    if (names.length > 0) lines.push(`${head.padEnd(10)}${names.length} ${what}: ${listNames(names)}`);
  const twice = namedTwice(areas);
  if (twice.length > 0)
    lines.push(
      `alike     ${twice.length} names stand in several kecamatan, there the bot asks: ${listNames(twice)}`,
    );
  if (changes.boxed.length < areas.length)
    lines.push(
      `pins      ${areas.length - changes.boxed.length} have no box: of a pin there the bot keeps the point and asks for the kelurahan`,
    );
  if (!dryRun)
    lines.push(`Written to ${showPath(file)}${copy ? `; as it was before: ${showPath(copy)}` : ''}.`);
  return lines;
}

function namedTwice(areas: PlacesImport['areas']): string[] {
  const names = areas.map(({ name }) => name);
  return [...new Set(names.filter((name, i) => names.indexOf(name) !== i))];
}

function listNames(names: readonly string[]): string {
  const told = names.slice(0, MOST_TOLD).join(', ');
  return names.length > MOST_TOLD ? `${told} and ${names.length - MOST_TOLD} more` : told;
}

/** What the other files of the profile must be told now: they may still name places that are gone. */
async function whatIsLeft(cityDir: string): Promise<string[]> {
  try {
    const { profile } = await loadCity(cityDir);
    return [
      `No faults. Next: name, code, box and neighbour in city.yaml (now ${profile.city.name}), then restart the program.`,
    ];
  } catch (error) {
    if (!isCoded(error, 'CITY_INVALID')) throw error;
    const { faults } = error.fields as { faults: Fault[] };
    return ['Left to do, before the program can start:', formatFaults(faults)];
  }
}
