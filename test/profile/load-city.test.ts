import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Fault } from '../../src/profile/fault.js';
import { CATEGORIES } from '../../src/profile/intents-schema.js';
import { loadCity } from '../../src/profile/load-city.js';
import { readTextFile } from '../../src/profile/read-text-file.js';
import { faultsOf, makeFolder } from './temporary-folder.js';

let folder: Awaited<ReturnType<typeof makeFolder>>;
beforeEach(async () => {
  folder = await makeFolder('city');
});
afterEach(() => folder.remove());

/** Replaces `from` by `to` in a file of the copied city. */
async function change(name: string, from: string, to: string): Promise<void> {
  const read = await readTextFile(join(folder.dir, name));
  if (!('text' in read) || !read.text.includes(from)) throw new Error(`${name} does not hold: ${from}`);
  await folder.write(name, read.text.replace(from, to));
}

const faults = () => faultsOf('CITY_INVALID', loadCity(folder.dir));
const short = ({ file, line }: Fault) => `${file.slice(folder.dir.length + 1)}:${line}`;

describe('Kota Contoh as it ships', () => {
  test('has no fault', async () => {
    const { profile } = await loadCity('city');
    expect(profile.city).toMatchObject({ name: 'Kota Contoh', code: 'CTH', neighbour: 'Kabupaten Tetangga' });
    expect(profile.units).toHaveLength(16);
    expect(profile.places.kelurahan).toHaveLength(12);
    expect(profile.places.landmarks).toHaveLength(10);
    expect(profile.places.streets).toHaveLength(8);
    expect(profile.calendar.holidays).toHaveLength(25);
  });

  test('gives each category one unit', async () => {
    const { profile } = await loadCity('city');
    expect(profile.units.flatMap((unit) => unit.categories).sort()).toEqual([...CATEGORIES].sort());
  });

  test('has the 17 holidays and 8 joint leaves of the 2026 decree', async () => {
    const { profile } = await loadCity('city');
    const count = (kind: string) => profile.calendar.holidays.filter((day) => day.kind === kind).length;
    expect([count('holiday'), count('joint_leave'), count('local')]).toEqual([17, 8, 0]);
  });

  test('reads working hours as minutes after midnight', async () => {
    const { profile } = await loadCity('city');
    expect(profile.calendar.week.friday).toEqual([
      { fromMinute: 450, toMinute: 690 },
      { fromMinute: 780, toMinute: 990 },
    ]);
    expect(profile.calendar.week.sunday).toEqual([]);
  });
});

describe('a fault between files is found and named', () => {
  test.each<[string, string, string, string, string, string]>([
    [
      'staff of an unknown unit',
      'staff.yaml',
      'units: [dlh]',
      'units: [dhl]',
      'staff.yaml:5',
      '"dhl" is not in units.yaml',
    ],
    [
      'an officer of two units',
      'staff.yaml',
      'units: [dlh]',
      'units: [dlh, pu]',
      'staff.yaml:5',
      'belongs to one unit',
    ],
    [
      'a head of all units',
      'staff.yaml',
      'role: head, units: [pu]',
      'role: head, units: [semua]',
      'staff.yaml:9',
      'belongs to one unit',
    ],
    [
      'two people of one id',
      'staff.yaml',
      'id: agus',
      'id: budi',
      'staff.yaml:4',
      'the staff id "budi" stands twice',
    ],
    [
      'a category of two units',
      'units.yaml',
      'categories: [air]',
      'categories: [air, sampah]',
      'units.yaml:13',
      'the category sampah is already with dlh',
    ],
    ['two triage desks', 'units.yaml', 'outside: true', 'triage: true', 'units.yaml:54', 'a second unit'],
    [
      'no triage desk',
      'units.yaml',
      'triage: true\n',
      'triage: false\n',
      'units.yaml:2',
      'no unit is the triage desk',
    ],
    [
      'two units of one id',
      'units.yaml',
      'id: dlh',
      'id: pu',
      'units.yaml:5',
      'the unit id "pu" stands twice',
    ],
    [
      'two units of one name',
      'units.yaml',
      'name: Dinas Sosial',
      'name: Dinas Kesehatan',
      'units.yaml:24',
      'the unit name',
    ],
    [
      'a unit called semua',
      'units.yaml',
      'id: dinkes',
      'id: semua',
      'units.yaml:23',
      'stands for every unit',
    ],
    [
      'two rows for the same reports',
      'sla.yaml',
      'category: sampah',
      'category: [sampah, pju]',
      'sla.yaml:46',
      '"pju" and "sampah" fit the same reports',
    ],
    [
      'a class without a row of its own',
      'sla.yaml',
      'class: aspirasi',
      'class: aspirasi\n  category: lainnya',
      'sla.yaml:8',
      'the class aspirasi have no row',
    ],
    [
      'two rows of one id',
      'sla.yaml',
      'id: sampah',
      'id: pju',
      'sla.yaml:46',
      'the row id "pju" stands twice',
    ],
    [
      'a year without holidays',
      'calendar.yaml',
      '[2026]',
      '[2026, 2027]',
      'calendar.yaml:11',
      'the year 2027 is listed as complete',
    ],
    [
      'a holiday of a year not listed',
      'calendar.yaml',
      'date: 2026-12-25',
      'date: 2027-12-25',
      'calendar.yaml:40',
      'not listed in years',
    ],
    [
      'two holidays on one day',
      'calendar.yaml',
      'date: 2026-12-25',
      'date: 2026-12-24',
      'calendar.yaml:40',
      'the date "2026-12-24" stands twice',
    ],
    [
      'a street in an unknown kelurahan',
      'places.yaml',
      '[Sukasari, Karangrejo]',
      '[Sukasari, Karang]',
      'places.yaml:31',
      '"Karang" of Jl. Diponegoro',
    ],
    [
      'a landmark outside the city',
      'places.yaml',
      'lat: -7.112',
      'lat: -7.212',
      'places.yaml:19',
      '"Pasar Kenanga" lies outside',
    ],
    [
      'a kelurahan outside the city',
      'places.yaml',
      'south: -7.14',
      'south: -7.24',
      'places.yaml:3',
      '"Melati" reaches outside',
    ],
    [
      'an alias that is another place',
      'places.yaml',
      'aliases: [PKM Sukamaju]',
      'aliases: [pasar kenanga]',
      'places.yaml:21',
      'the landmark "pasar kenanga" stands twice',
    ],
    [
      'a street listed twice',
      'places.yaml',
      'name: Jl. Merdeka',
      'name: Jl. Mangga',
      'places.yaml:36',
      'the street "Jl. Mangga" stands twice',
    ],
  ])('%s', async (_, file, from, to, where, problem) => {
    await change(file, from, to);
    const found = await faults();
    expect(found.map(short)).toContain(where);
    const fault = found.find((one) => short(one) === where && one.problem.includes(problem));
    expect(fault?.problem).toContain(problem);
    expect(fault?.todo).not.toBe('');
  });
});

describe('a rule of routing.yaml', () => {
  const AREA = '- { category: jalan, kelurahan: [Mawar, Dahlia], unit: pu }\n';
  test.each<[string, string, number, string]>([
    ['to an unknown unit', '- { category: air, unit: pam }\n', 1, '"pam" is not in units.yaml'],
    [
      'for an unknown kelurahan',
      '- { kelurahan: Mawr, unit: pu }\n',
      1,
      'the kelurahan "Mawr" is not in places.yaml',
    ],
    ['for an unknown kecamatan', '- { kecamatan: [Anggrek, Ros], unit: pu }\n', 1, 'the kecamatan "Ros"'],
    [
      'behind a wider one',
      '- { category: [jalan, air], unit: pu }\n# then\n- { category: jalan, kelurahan: Mawar, unit: pu }\n',
      3,
      'never reached: entry 1',
    ],
    ['told twice', `${AREA}${AREA}`, 2, 'never reached: entry 1'],
    [
      'behind one without conditions',
      '- { unit: pu }\n- { category: air, unit: pdam }\n',
      2,
      'never reached: entry 1',
    ],
    ['without a unit', '- { category: air }\n', 1, 'entry 1: unit is missing'],
  ])('%s is a fault', async (_, rules, line, problem) => {
    await folder.write('routing.yaml', rules);
    const [fault, ...others] = await faults();
    expect(others).toEqual([]);
    expect(short(fault!)).toBe(`routing.yaml:${line}`);
    expect(fault?.problem).toContain(problem);
  });

  test.each([
    ['for an area above the general one', `${AREA}- { category: jalan, unit: pu }\n`],
    [
      'for another area than the one above',
      `${AREA}- { category: jalan, kelurahan: [Mawar, Melati], unit: pu }\n`,
    ],
    [
      'about officials behind one for an area',
      '- { kecamatan: Anggrek, unit: pu }\n- { category: aparat, kecamatan: Anggrek, unit: inspektorat }\n',
    ],
  ])('%s is none', async (_, rules) => {
    await folder.write('routing.yaml', rules);
    expect((await loadCity(folder.dir)).profile.routing).toHaveLength(2);
  });
});

describe('a fault within a file is found and named', () => {
  test.each<[string, string, string, string, number, string]>([
    ['a box upside down', 'city.yaml', 'south: -7.14', 'south: -7.04', 9, 'write south below north'],
    [
      'a kelurahan box inverted',
      'places.yaml',
      'west: 110.860, east: 110.887',
      'west: 110.887, east: 110.860',
      3,
      'west below east',
    ],
    ['a wrong ticket code', 'city.yaml', 'code: CTH', 'code: Cth', 4, 'use three capital letters'],
    ['a call centre without quotes', 'city.yaml', '"112"', '112', 5, 'put it in quotes: "112"'],
    [
      'an unknown category',
      'units.yaml',
      'categories: [air]',
      'categories: [banjir]',
      13,
      'write one of: jalan',
    ],
    [
      'hours that end before they start',
      'calendar.yaml',
      '[07:30-11:30, 13:00-16:30]',
      '[11:30-07:30]',
      7,
      'without overlap',
    ],
    [
      'hours that overlap',
      'calendar.yaml',
      '[07:30-11:30, 13:00-16:30]',
      '[07:30-13:30, 13:00-16:30]',
      7,
      'without overlap',
    ],
    [
      'hours in another form',
      'calendar.yaml',
      '[07:30-11:30, 13:00-16:30]',
      '["7.30 to 11.30"]',
      7,
      'HH:MM-HH:MM',
    ],
    ['a day that does not exist', 'calendar.yaml', '2026-02-17', '2026-02-29', 19, 'YYYY-MM-DD'],
    ['a weekday misspelt', 'calendar.yaml', 'friday:', 'fryday:', 7, 'spelling'],
    ['a promise of no time', 'sla.yaml', 'amount: 48', 'amount: 0', 35, 'at least 1'],
  ])('%s', async (_, file, from, to, line, todo) => {
    await change(file, from, to);
    const found = await faults();
    expect(found.map(short)).toContain(`${file}:${line}`);
    expect(found.map((fault) => fault.todo).join('\n')).toContain(todo);
  });

  test('a week without working hours', async () => {
    await folder.write('calendar.yaml', 'week: { monday: [] }\nyears: []\nholidays: []\n');
    expect((await faults())[0]).toMatchObject({ line: 1, todo: 'give at least one day working hours' });
  });
});

test('all faults of all files are told at once', async () => {
  await change('city.yaml', 'code: CTH', 'code: cth');
  await change('units.yaml', 'id: dlh', 'id: pu');
  await change('calendar.yaml', '[2026]', '[2026, 2027]');
  await folder.write('sla.yaml', 'a: [');
  await folder.write('staff.yaml', '- id: x\n');
  await folder.write('routing.yaml', '- { unit: pam }');
  await rm(join(folder.dir, 'places.yaml'));
  const files = new Set((await faults()).map((fault) => fault.file.split('/').at(-1)));
  expect([...files].sort()).toEqual([
    'calendar.yaml', 'city.yaml', 'places.yaml', 'routing.yaml', 'sla.yaml', 'staff.yaml', 'units.yaml',
  ]); // biome-ignore format: a table
});

test('a folder that does not exist names every file that is missing', async () => {
  const found = await faultsOf('CITY_INVALID', loadCity(join(folder.dir, 'none')));
  expect(found).toHaveLength(7);
  for (const fault of found) expect(fault.problem).toBe('the file is missing');
});

test('a real city has no sample staff', async () => {
  for (const content of ['[]\n', '# nobody\n']) {
    await folder.write('staff.yaml', content);
    expect((await loadCity(folder.dir)).profile.staff).toEqual([]);
  }
});
