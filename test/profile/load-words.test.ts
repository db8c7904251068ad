import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { loadWords } from '../../src/profile/load-words.js';
import { watchProfile } from '../../src/profile/watch-profile.js';
import { systemClock } from '../../src/shared/clock.js';
import { faultsOf, makeFolder } from './temporary-folder.js';

const SOURCE = 'source: Kata contoh dari petugas loket\n';
const file = (...lines: string[]) => `${SOURCE}words:\n${lines.map((line) => `  ${line}\n`).join('')}`;

let folder: Awaited<ReturnType<typeof makeFolder>>;
beforeEach(async () => {
  folder = await makeFolder();
});
afterEach(() => folder.remove());

const faults = () => faultsOf('INTENTS_INVALID', loadWords(folder.dir));
const load = async () => Object.fromEntries(await loadWords(folder.dir));

describe('the dictionaries', () => {
  test('are all files of the folder together', async () => {
    await folder.write('words/jawa.yaml', file('dalan: jalan', 'ora: tidak'));
    await folder.write(
      'words/singkatan.yaml',
      file('# sering', 'jln: jalan', 'e-ktp: ktp', 'kartu keluarga: kk'),
    );
    await folder.write('words/.jawa.yaml.swp', 'left behind by an editor');
    expect(await load()).toEqual({
      dalan: 'jalan',
      ora: 'tidak',
      jln: 'jalan',
      'e-ktp': 'ktp',
      'kartu keluarga': 'kk',
    });
  });

  test('mean the same in any form of YAML', async () => {
    await folder.write('words/satu.yaml', file('jln: jalan', 'rs: rumah sakit'));
    const plain = await load();
    await folder.write('words/satu.yaml', `words: {'jln': "jalan", rs: rumah sakit} # short\n${SOURCE}`);
    expect(await load()).toEqual(plain);
    await folder.write('words/satu.yaml', file('jln: jalan', 'rs: rumah sakit').replace(/\n/g, '\r\n'));
    expect(await load()).toEqual(plain);
  });

  test('may share a word that means the same', async () => {
    await folder.write('words/jawa.yaml', file('banyu: air'));
    await folder.write('words/madura.yaml', file('banyu: air'));
    expect(await load()).toEqual({ banyu: 'air' });
  });

  test('may be told to leave a word as it is', async () => {
    await folder.write('words/istilah.yaml', file('pertamina: pertamina'));
    expect(await load()).toEqual({ pertamina: 'pertamina' });
  });
});

describe('a fault is named with file and line', () => {
  test('one word with two meanings, naming both files', async () => {
    await folder.write('words/jawa.yaml', file('kene: sini'));
    await folder.write('words/madura.yaml', file('aeng: air', 'kene: kecil'));
    const [fault, ...others] = await faults();
    expect(others).toEqual([]);
    expect(fault).toMatchObject({ line: 4, file: expect.stringContaining('madura.yaml') });
    expect(fault!.problem).toContain('"kecil" here and "sini" in');
    expect(fault!.problem).toContain('jawa.yaml');
  });

  test.each([
    ['no source', 'words:\n  jln: jalan\n', 1],
    ['an empty source', 'source: x\nwords:\n  jln: jalan\n', 1],
    ['capitals', file('JLN: jalan'), 3],
    ['a meaning that is a number', file('satu: 1'), 3],
    ['a meaning that YAML reads as nothing', file('kosong: null'), 3],
    ['no meaning', file('jln:'), 3],
    ['a word that stands twice', file('jln: jalan', 'gg: gang', 'jln: gang'), 5],
    ['a list', `${SOURCE}words: [jln]\n`, 2],
    ['an unknown part', `${file('jln: jalan')}kata: []\n`, 4],
    ['a tab', `${SOURCE}words:\n\tjln: jalan\n`, 3],
    ['six words', file('a b c d e f: huruf'), 3],
    ['a word of 41 letters', file(`${'a'.repeat(41)}: huruf`), 3],
    ['an empty file', '', 1],
  ])('%s', async (_what, content, line) => {
    await folder.write('words/satu.yaml', content);
    const found = await faults();
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]).toMatchObject({ line, file: expect.stringContaining('satu.yaml') });
    expect(found[0]!.todo).not.toBe('');
  });

  test('a missing folder, and a file of another ending', async () => {
    expect(await faults()).toMatchObject([{ problem: 'the folder is missing or may not be read' }]);
    await folder.write('words/jawa.yml', file('banyu: air'));
    expect(await faults()).toMatchObject([{ problem: 'only files that end in .yaml are read here' }]);
  });

  test('every fault of every file at once', async () => {
    await folder.write('words/satu.yaml', file('JLN: jalan'));
    await folder.write('words/dua.yaml', file('GG: gang'));
    expect((await faults()).map((fault) => fault.file.split('/').at(-1))).toEqual(['dua.yaml', 'satu.yaml']);
  });
});

test('a word that is added while the program runs is taken up', async () => {
  await folder.write('words/jawa.yaml', file('banyu: air'));
  const loaded: string[][] = [];
  const stop = await watchProfile({
    dir: folder.dir,
    clock: systemClock,
    load: () => loadWords(folder.dir),
    onLoaded: (words) => loaded.push([...words.keys()]),
    onFaults: () => {},
  });
  await folder.write('words/jawa.yaml', file('banyu: air', 'dalan: jalan'));
  for (let round = 0; loaded.length === 0 && round < 700; round++)
    await new Promise<void>((done) => void systemClock.after(20, done));
  await stop();
  expect(loaded.at(-1)).toEqual(['banyu', 'dalan']);
});

test('the dictionaries that come with the program have no fault', async () => {
  const words = await loadWords('intents');
  expect(words.size).toBeGreaterThan(4000);
  // A meaning that is itself listed with another meaning would be read differently the second time.
  const chains = [...words].filter(
    ([word, meaning]) =>
      !meaning.includes(' ') && meaning !== word && words.has(meaning) && words.get(meaning) !== meaning,
  );
  expect(chains.map(([word, meaning]) => `${word}: ${meaning}: ${words.get(meaning)}`)).toEqual([]);
});
