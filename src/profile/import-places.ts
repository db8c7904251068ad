import { copyFile, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Document, parseDocument } from 'yaml';
import { CodedError } from '../shared/errors.js';
import { type Places, placesSchema } from './city-schema.js';
import { type AreaChanges, mergeAreas } from './merge-areas.js';
import { readTextFile } from './read-text-file.js';
import { readYaml } from './read-yaml.js';
import { areasOf, findRegency, type Regency, type RegencyArea } from './regencies.js';

/** An import as it was done, or would be with `dryRun`. */
export interface PlacesImport {
  regency: Regency;
  areas: RegencyArea[];
  changes: AreaChanges;
  file: string;
  /** The file as it was, where there was one. */
  copy?: string;
}

const NONE: Places = { kelurahan: [], landmarks: [], streets: [] };
/** The lines above staff's own that an import writes, and replaces at the next. */
const NOTICE =
  /^# (Kelurahan and desa of .* written by|Contains information from idn-area-data|Open Database License \(ODbL\)).*\n(\n(?=#))?/gm;

/**
 * Writes the kelurahan and desa of a regency into `dir`/places.yaml and keeps what staff wrote there. The file is replaced
 * at once or not at all, and the one before is kept as places.yaml.old. Throws REGENCY_UNKNOWN, CITY_INVALID when the file
 * that is there cannot be read, and CITY_UNWRITABLE.
 */
export async function importPlaces(
  dir: string,
  asked: string,
  { keepOthers = false, dryRun = false }: { keepOthers?: boolean; dryRun?: boolean },
): Promise<PlacesImport> {
  const regency = await findRegency(asked);
  const areas = await areasOf(regency);
  const file = join(dir, 'places.yaml');
  const read = await readTextFile(file);
  const isThere = 'text' in read && read.text.trim() !== '';
  const isMissing = 'trouble' in read && read.trouble.problem === 'the file is missing';
  if ('trouble' in read && !isMissing)
    throw new CodedError('CITY_INVALID', { faults: [{ file, line: 1, ...read.trouble }] });
  const { value, faults } = isThere ? await readYaml(file, placesSchema) : { value: NONE, faults: [] };
  if (!value) throw new CodedError('CITY_INVALID', { faults });
  const document = isThere
    ? parseDocument(read.text.replace(NOTICE, ''))
    : new Document({ kelurahan: [], landmarks: [], streets: [] });
  const changes = mergeAreas(document, value, areas, keepOthers);
  document.commentBefore = noticeFor(regency, document.commentBefore ?? '');
  const result = { regency, areas, changes, file };
  if (dryRun) return result;
  const copy = isMissing ? undefined : `${file}.old`;
  await replaceFile(file, copy, document.toString({ lineWidth: 0 }));
  return { ...result, ...(copy !== undefined && { copy }) };
}

/** Where the list comes from, and its licence, above what staff wrote there. */
function noticeFor({ code, name }: Regency, before: string): string {
  const notice = [
    ` Kelurahan and desa of ${name} (${code}), written by "npm run admin -- places --regency ${code}".`,
    ' Contains information from idn-area-data (github.com/fityannugroho/idn-area-data), made available here under the',
    ' Open Database License (ODbL) v1.0, opendatacommons.org/licenses/odbl/1-0: whoever passes this list on names it too.',
  ].join('\n');
  return before === '' ? notice : `${notice}\n${before}`;
}

/** Never half a file: written beside it, brought to the disk, then renamed. */
async function replaceFile(file: string, copy: string | undefined, text: string): Promise<void> {
  const part = `${file}.part`;
  try {
    if (copy !== undefined) await copyFile(file, copy);
    const handle = await open(part, 'w');
    try {
      await handle.writeFile(text, 'utf8');
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, file);
  } catch (cause) {
    await rm(part, { force: true }).catch(() => undefined);
    throw new CodedError(
      'CITY_UNWRITABLE',
      { file, reason: (cause as NodeJS.ErrnoException).code },
      { cause },
    );
  }
}
