import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadCity } from '../../src/profile/load-city.js';
import { readTextFile } from '../../src/profile/read-text-file.js';
import { makeFolder } from './temporary-folder.js';

async function textOf(path: string): Promise<string> {
  const read = await readTextFile(path);
  if (!('text' in read)) throw new Error(`${path} cannot be read`);
  return read.text;
}

let folder: Awaited<ReturnType<typeof makeFolder>>;
let sections: Map<string, string>;
beforeAll(async () => {
  folder = await makeFolder('city');
  const parts = (await textOf('city/README.md')).split('\n## ').slice(1);
  sections = new Map(parts.map((part) => [part.split('\n')[0]!, part]));
});
afterAll(() => folder.remove());

const examplesOf = (heading: string) =>
  [...sections.get(heading)!.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1]!);

describe('what city/README.md tells to write can be written', () => {
  test.each<[string, number, string, string | undefined]>([
    ['Add a unit', 0, 'units.yaml', undefined],
    ['Add a routing rule', 0, 'routing.yaml', undefined],
    ['Add a holiday', 0, 'calendar.yaml', undefined],
    ['Add a street', 0, 'places.yaml', undefined],
    ['Add a street', 1, 'places.yaml', 'landmarks:\n'],
    ['Add a promise row', 0, 'sla.yaml', undefined],
  ])('%s, example %i, in %s', async (heading, i, name, below) => {
    const example = examplesOf(heading)[i]!;
    const before = await textOf(join(folder.dir, name));
    const after = below ? before.replace(below, `${below}${example}`) : before + example;
    await folder.write(name, after);
    await expect(loadCity(folder.dir)).resolves.toBeDefined();
  });

  test('next year: its days, then its number', async () => {
    const before = await textOf(join(folder.dir, 'calendar.yaml'));
    const days = '  - { date: 2027-01-01, kind: holiday, name: Tahun Baru 2027 Masehi }\n';
    const years = examplesOf("Add next year's holidays")[0]!;
    await folder.write('calendar.yaml', `${before.replace('years: [2026]\n', years)}${days}`);
    expect((await loadCity(folder.dir)).profile.calendar.years).toEqual([2026, 2027]);
  });
});
