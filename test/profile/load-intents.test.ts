import { rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { loadIntents } from '../../src/profile/load-intents.js';
import { faqYaml, makeIntents, reportYaml } from './sample-intents.js';
import { faultsOf } from './temporary-folder.js';

let folder: Awaited<ReturnType<typeof makeIntents>>;
beforeEach(async () => {
  folder = await makeIntents();
});
afterEach(() => folder.remove());

const UNITS = ['dlh', 'pu'];
const load = () => loadIntents(folder.dir, UNITS);
const faults = () => faultsOf('INTENTS_INVALID', load());

test('reads every folder in the order of its file names', async () => {
  const { report, faq, talk } = await load();
  expect(report.map(({ id }) => id)).toEqual([...report.map(({ id }) => id)].sort());
  expect(report).toHaveLength(19);
  expect(faq.map(({ id }) => id)).toEqual(['dua', 'satu']);
  expect(talk).toEqual([
    {
      id: 'salam',
      intent: 'social',
      exact: ['halo', 'hai'],
      phrases: [],
      examples: [],
      groups: {},
      together: [],
    },
  ]);
});

test('what editors leave behind while they save is passed over', async () => {
  for (const name of ['.satu.yaml.swp', 'satu.yaml~', '.#satu.yaml', 'satu.yaml.bak', 'README.md']) {
    await folder.write(`faq/${name}`, 'x: [');
  }
  expect((await load()).faq).toHaveLength(2);
});

describe('a fault is found and named', () => {
  test.each<[string, string, string, number, string]>([
    ['an id that is not the file name', 'faq/tiga.yaml', faqYaml('empat'), 1, 'is not the name of the file'],
    ['a file of another ending', 'faq/tiga.yml', faqYaml('tiga'), 1, 'only files that end in .yaml'],
    ['an unknown owner', 'faq/tiga.yaml', faqYaml('tiga').replace('dlh', 'dhl'), 17, '"dhl" is not a unit'],
    [
      'a question of another topic',
      'faq/tiga.yaml',
      faqYaml('tiga').replace('tanya tiga nomor c', 'Tanya SATU nomor b?'),
      7,
      'is also asked in',
    ],
    [
      'a question asked twice',
      'faq/tiga.yaml',
      faqYaml('tiga').replace('tanya tiga nomor c', 'tanya tiga, nomor a'),
      7,
      'stands twice',
    ],
    [
      'a test that was learnt',
      'faq/tiga.yaml',
      faqYaml('tiga').replace('uji tiga nomor b', 'tanya dua nomor a'),
      15,
      'is also among the questions of',
    ],
    [
      'a test of another topic',
      'faq/dua.yaml',
      faqYaml('dua').replace('uji dua nomor b', 'uji dua nomor a'),
      15,
      'is also in',
    ],
    [
      'a name two categories share',
      'report/pju.yaml',
      reportYaml('pju').replace('Hal pju', 'Hal air'),
      2,
      'is also that of',
    ],
    [
      'a question id used twice',
      'report/air.yaml',
      `${reportYaml('air')}questions:\n  - { id: a, ask: Satu }\n  - { id: a, ask: Dua }\n`,
      33,
      'stands twice',
    ],
    [
      'a message of two talks',
      'talk/selesai.yaml',
      'id: selesai\nintent: social\nexact:\n  - dah\n  - Halo\n',
      5,
      'is also a message of',
    ],
    ['an unknown category', 'report/banjir.yaml', reportYaml('banjir'), 1, 'id is "banjir"'],
    [
      'too few examples',
      'report/air.yaml',
      reportYaml('air').replace(/ {2}- contoh air nomor [c-z]\n/g, ''),
      10,
      'has 2 entries',
    ],
    [
      'an answer of 10,000 characters',
      'faq/dua.yaml',
      faqYaml('dua').replace('Jawaban', 'J'.repeat(10_000)),
      16,
      'characters',
    ],
    ['an unknown key', 'faq/dua.yaml', faqYaml('dua', 'valid: 2027\n'), 20, 'valid is not known here'],
    ['a folder among the files', 'faq/tiga.yaml/x.yaml', 'id: x\n', 1, 'this is not a file'],
    ['half a file', 'faq/dua.yaml', faqYaml('dua').slice(0, 120), 1, 'is missing'],
  ])('%s', async (_, name, content, line, problem) => {
    await folder.write(name, content);
    const found = await faults();
    const fault = found.find((one) => one.problem.includes(problem));
    const file = name.includes('tiga.yaml/') ? 'faq/tiga.yaml' : name;
    expect(fault).toMatchObject({ file: join(folder.dir, file), line });
  });

  test('a category without a file', async () => {
    await rm(join(folder.dir, 'report/pohon.yaml'));
    expect((await faults()).map(({ problem }) => problem)).toEqual(['the category pohon has no file']);
  });

  test('a category whose file is broken is not said to be missing too', async () => {
    await folder.write('report/pohon.yaml', 'id: [');
    expect((await faults()).map(({ problem }) => problem).join()).not.toContain('has no file');
  });

  test('a missing folder', async () => {
    await rm(join(folder.dir, 'talk'), { recursive: true });
    expect(await faults()).toMatchObject([{ file: join(folder.dir, 'talk'), line: 1 }]);
  });

  test('a link in a circle', async () => {
    await symlink('lingkar.yaml', join(folder.dir, 'faq/lingkar.yaml'));
    expect((await faults())[0]?.problem).toContain('leads back to itself');
  });
});

test('all faults of all files are told at once', async () => {
  await folder.write('faq/dua.yaml', 'id: dua\n\ttitle: x\n');
  await folder.write('report/air.yaml', 'id: air\n');
  await folder.write('talk/salam.yaml', '');
  const files = new Set((await faults()).map(({ file }) => file.slice(folder.dir.length + 1)));
  expect([...files].sort()).toEqual(['faq/dua.yaml', 'report/air.yaml', 'talk/salam.yaml']);
});

test('owners are not checked when no units are given', async () => {
  await folder.write('faq/dua.yaml', faqYaml('dua').replace('owner: dlh', 'owner: siapa'));
  expect((await loadIntents(folder.dir)).faq).toHaveLength(2);
});
