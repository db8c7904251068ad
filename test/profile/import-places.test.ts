import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { adminPlaces } from '../../src/admin-places.js';
import { importPlaces } from '../../src/profile/import-places.js';
import { loadCity } from '../../src/profile/load-city.js';
import { areasOf, findRegency } from '../../src/profile/regencies.js';
import { faultsOf, makeFolder } from './temporary-folder.js';

let folder: Awaited<ReturnType<typeof makeFolder>>;
beforeEach(async () => {
  folder = await makeFolder('city');
});
afterEach(() => folder.remove());
const placesText = () => readFile(join(folder.dir, 'places.yaml'), 'utf8');

describe('a regency is found by', () => {
  test.each([
    ['33.74', 'Kota Semarang'],
    ['3374', 'Kota Semarang'],
    ['kota semarang', 'Kota Semarang'],
    ['Kab. Bogor', 'Kabupaten Bogor'],
    ['Jakarta Selatan', 'Kota Administrasi Jakarta Selatan'],
    ['Purworejo', 'Kabupaten Purworejo'],
  ])('%s', async (asked, name) => {
    expect((await findRegency(asked)).name).toBe(name);
  });
  test.each([
    ['Semarang', 'Kabupaten Semarang (33.22), Kota Semarang (33.74)'],
    ['Semarng', /Kota Semarang/],
  ])('%s it is not, but the likely ones are named', async (asked, oneOf) => {
    await expect(findRegency(asked)).rejects.toMatchObject({
      code: 'REGENCY_UNKNOWN',
      fields: { oneOf: typeof oneOf === 'string' ? oneOf : expect.stringMatching(oneOf) },
    });
  });
  test.each(['', '99.99', 'Atlantis'])('"%s" it is not', async (asked) => {
    await expect(findRegency(asked)).rejects.toMatchObject({ code: 'REGENCY_UNKNOWN' });
  });
});

describe('after an import', () => {
  test.each([
    ['33.74', 16, 177, 0],
    ['33.06', 16, 25, 469],
    ['35.78', 31, 153, 0],
    ['31.74', 10, 65, 0],
    ['32.01', 40, 19, 416],
  ])('of %s the profile has no fault and all its kelurahan', async (code, kecamatan, kelurahan, desa) => {
    await importPlaces(folder.dir, code, {});
    const { places } = (await loadCity(folder.dir)).profile;
    expect(new Set(places.kelurahan.map((area) => area.kecamatan)).size).toBe(kecamatan);
    expect(places.kelurahan.filter(({ kind }) => kind === 'desa')).toHaveLength(desa);
    expect(places.kelurahan).toHaveLength(kelurahan + desa);
    expect(await placesText()).toContain('Open Database License (ODbL)');
  });

  test('what staff wrote for the kelurahan that stay is kept, with comments', async () => {
    await folder.write(
      'places.yaml',
      `# Ours.
kelurahan:
  # The old town.
  - { name: Kauman, kecamatan: Semarang Tengah, box: { south: -7.12, north: -7.10, west: 110.87, east: 110.88 } }
  - { name: Purwosari, kecamatan: Mijen }
landmarks:
  - { name: Pasar Johar, lat: -7.11, lon: 110.875, kelurahan: Kauman, aliases: [Johar] }
streets:
  - { name: Jl. Kauman Raya, kelurahan: [Kauman, Purwosari] } # market street
`,
    );
    await importPlaces(folder.dir, '33.74', {});
    const { places } = (await loadCity(folder.dir)).profile;
    expect(places.kelurahan.find(({ name }) => name === 'Kauman')?.box).toMatchObject({ south: -7.12 });
    expect(places.landmarks).toMatchObject([{ name: 'Pasar Johar', aliases: ['Johar'] }]);
    // The name stands in two kecamatan now, so it is written with the one that was meant.
    expect(places.streets).toMatchObject([{ kelurahan: ['Kauman', 'Purwosari, Mijen'] }]);
    const text = await placesText();
    for (const comment of ['# Ours.', '# The old town.', '# market street']) expect(text).toContain(comment);
  });

  test('a second one brings the same file, one notice included, and keeps the one before', async () => {
    await importPlaces(folder.dir, '33.74', {});
    const first = await placesText();
    await importPlaces(folder.dir, '33.74', {});
    expect(await placesText()).toBe(first);
    await importPlaces(folder.dir, '33.06', {});
    expect((await placesText()).match(/Open Database License/g)).toHaveLength(1);
    expect(await readFile(join(folder.dir, 'places.yaml.old'), 'utf8')).toBe(first);
    expect((await readdir(folder.dir)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

test('a missing file is written', async () => {
  const empty = await makeFolder();
  await importPlaces(empty.dir, '33.74', {});
  expect(await readdir(empty.dir)).toEqual(['places.yaml']);
  await empty.remove();
});

test('a file that cannot be read is not overwritten', async () => {
  await folder.write('places.yaml', 'kelurahan: [ {name: Kauman');
  const faults = await faultsOf('CITY_INVALID', importPlaces(folder.dir, '33.74', {}));
  expect(faults.length).toBeGreaterThan(0);
  expect(await placesText()).toBe('kelurahan: [ {name: Kauman');
});

test('a folder that is not there is told', async () => {
  await expect(importPlaces(join(folder.dir, 'none'), '33.74', {})).rejects.toMatchObject({
    code: 'CITY_UNWRITABLE',
  });
});

describe('the command', () => {
  test('with --dry-run tells what would change and writes nothing', async () => {
    const before = await placesText();
    const lines = await adminPlaces(folder.dir, ['--regency', '33.74', '--dry-run']);
    expect(lines.join('\n')).toMatch(/177 kelurahan[\s\S]*removed\s+12[\s\S]*Nothing was written/);
    expect(await placesText()).toBe(before);
    expect(await readdir(folder.dir)).not.toContain('places.yaml.old');
  });
  test('with --keep leaves the others in', async () => {
    const lines = await adminPlaces(folder.dir, ['--regency', '33.74', '--keep']);
    expect(lines.join('\n')).not.toContain('removed');
    expect((await loadCity(folder.dir)).profile.places.kelurahan).toHaveLength(177 + 12);
  });
  test.each([[[]], [['33.74']], [['--region', '33.74']]])('%j is told its form', async (args) => {
    await expect(adminPlaces(folder.dir, args)).rejects.toMatchObject({ code: 'USAGE' });
  });
});

test('the list has every kecamatan named and no name twice in one', async () => {
  const areas = await areasOf(await findRegency('12.01'));
  const keys = areas.map(({ name, kecamatan }) => `${name}/${kecamatan}`.toLowerCase());
  expect(new Set(keys).size).toBe(keys.length);
});
