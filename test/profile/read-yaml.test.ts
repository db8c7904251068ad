import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { formatFaults } from '../../src/profile/fault.js';
import { readYaml } from '../../src/profile/read-yaml.js';
import { makeFolder } from './temporary-folder.js';

const schema = z.strictObject({
  name: z.string().min(2).max(80),
  count: z.number().int().max(9).default(1),
  colour: z.enum(['red', 'blue']).default('red'),
  born: z.iso.date().optional(),
  code: z
    .string()
    .regex(/^[A-Z]+$/, 'use capital letters')
    .optional(),
  one: z.union([z.enum(['a', 'b']), z.array(z.enum(['a', 'b']))]).optional(),
  list: z
    .array(z.strictObject({ id: z.string(), sizes: z.array(z.number()).min(1).default([1]) }))
    .default([]),
});

let folder: Awaited<ReturnType<typeof makeFolder>>;
beforeAll(async () => {
  folder = await makeFolder();
});
afterAll(() => folder.remove());

const read = async (content: string | Uint8Array) => readYaml(await folder.write('a.yaml', content), schema);

describe('a file without faults', () => {
  test.each([
    ['with defaults', 'name: Kota\n'],
    ['with Windows line ends', 'name: Kota\r\ncount: 2\r\n'],
    ['with a byte order mark', '\uFEFFname: Kota\n'],
    ['with comments only around it', '# one\nname: Kota # two\n'],
  ])('%s is read', async (_, content) => {
    const { value, faults } = await read(content);
    expect(faults).toEqual([]);
    expect(value).toMatchObject({ name: 'Kota', colour: 'red', list: [] });
  });
});

describe('a fault names its line, what is wrong and what to do', () => {
  const long = 'x'.repeat(10_000);
  test.each<[string, string | Uint8Array, number, string, string]>([
    ['a tab as indentation', 'name: Kota\nlist:\n\t- id: a\n', 3, 'a tab is used for indentation', 'spaces'],
    ['broken indentation', 'name: Kota\nlist:\n  - id: a\n   sizes: [1]\n', 4, '', ''],
    ['a duplicate key', 'name: Kota\ncount: 1\nname: Desa\n', 3, 'the same name stands twice', 'keep one'],
    ['an open bracket', 'name: Kota\nlist: [{ id: a }\n', 3, 'a bracket above is not closed', 'close'],
    ['an open quote', 'name: "Kota\ncount: 1\n', 3, 'a quote, bracket or colon is missing', 'close'],
    ['a colon in a text', 'name: Kota: Contoh\n', 1, '', 'quotes'],
    ['a second document', 'name: Kota\n---\nname: Desa\n', 2, 'a second document', '---'],
    ['an unknown tag', 'name: !secret Kota\n', 1, 'a tag (!) is not known', 'quotes'],
    ['an unknown alias', 'name: Kota\ncode: *all\n', 2, 'an alias', 'quotes'],
    ['an empty file', '', 1, 'the file is empty', 'copy'],
    ['comments only', '# nothing\n', 1, 'the file is empty', 'copy'],
    [
      'bytes that are not UTF-8',
      Uint8Array.from([0x61, 0x3a, 0x20, 0x62, 0x0a, 0xff, 0xfe]),
      2,
      'not UTF-8',
      'UTF-8',
    ],
    ['a zero byte', 'name: Kota\ncode: A\0B\n', 2, 'not UTF-8', 'UTF-8'],
    ['more than 1 MB', `name: Kota\n# ${'y'.repeat(1024 * 1024)}`, 1, 'the limit is 1048576', 'split'],
    ['an unknown key', 'name: Kota\ncolor: red\n', 2, 'color is not known here', 'spelling'],
    [
      'an unknown key in an entry',
      'name: Kota\nlist:\n  - id: a\n    size: 1\n',
      4,
      'list, entry 1: size is not',
      'spelling',
    ],
    ['a missing key', 'count: 1\n', 1, 'name is missing', 'add name'],
    [
      'a missing key in an entry',
      'name: Kota\nlist:\n  - id: a\n  - sizes: [1]\n',
      4,
      'list, entry 2: id is missing',
      'add id',
    ],
    ['a key without a value', 'count: 1\nname:\n', 2, 'name is empty', 'after the colon'],
    ['a number for a text', 'name: 112\n', 1, 'which is not a text', 'put it in quotes: "112"'],
    [
      'a text for a number',
      'name: Kota\ncount: two\n',
      2,
      'count is "two", which is not a number',
      'a number',
    ],
    ['a text for a list', 'name: Kota\nlist: a\n', 2, 'which is not a list', '"- "'],
    ['a list for the whole file', '- name: Kota\n', 1, 'the file is', 'name: value'],
    ['a number that is too large', 'name: Kota\ncount: 10\n', 2, 'count is "10"', 'at most 9'],
    [
      'a value of 10,000 characters',
      `count: 1\nname: ${long}\n`,
      2,
      'name has 10000 characters',
      'at most 80',
    ],
    ['a choice of 10,000 characters', `name: Kota\ncolour: ${long}\n`, 2, 'colour is', 'one of: red, blue'],
    ['a key of 10,000 characters', `name: Kota\n? ${long}\n: 1\n`, 2, 'is not known here', 'spelling'],
    ['a value not on the list', 'name: Kota\ncolour: green\n', 2, 'colour is "green"', 'one of: red, blue'],
    ['a value not on either list', 'name: Kota\none: c\n', 2, 'one is "c"', 'one of: a, b'],
    [
      'a list with a wrong value',
      'name: Kota\none:\n  - a\n  - c\n',
      4,
      'one, entry 2 is "c"',
      'one of: a, b',
    ],
    ['a date that does not exist', 'name: Kota\nborn: 2026-02-30\n', 2, 'born is "2026-02-30"', 'YYYY-MM-DD'],
    ['a wrong form', 'name: Kota\ncode: abc\n', 2, 'code is "abc"', 'use capital letters'],
    ['an empty list', 'name: Kota\nlist:\n  - id: a\n    sizes: []\n', 4, 'has 0 entries', 'at least 1'],
    [
      'an entry one space too far right',
      'name: Kota\nlist:\n  - id: a\n    sizes:\n      - b\n       - c\n',
      6,
      'farther right',
      'line up',
    ],
    ['a text that is cut at its #', 'count: 1\nname: Kota #3 besar\n', 2, 'behind " #"', 'in quotes'],
    ['a thousand open brackets', `name: ${'['.repeat(20_000)}`, 1, '', ''],
  ])('%s', async (_, content, line, problem, todo) => {
    const { value, faults, file } = await read(content);
    expect(value).toBeUndefined();
    expect(faults.length).toBeGreaterThan(0);
    expect(faults[0]).toMatchObject({ file, line });
    expect(faults[0]?.problem).toContain(problem);
    expect(faults[0]?.todo).toContain(todo);
    for (const line of formatFaults(faults).split('\n')) expect(line.length).toBeLessThan(400);
  });

  test('aliases that multiply are refused instead of filling the memory', async () => {
    const bomb = 'a: &a [x,x,x,x,x,x,x,x,x]\n'.concat(
      ...'bcdefghi'.split('').map((key, i) => {
        const before = 'abcdefghi'[i];
        return `${key}: &${key} [${Array(9).fill(`*${before}`).join(',')}]\n`;
      }),
    );
    expect((await read(bomb)).faults[0]?.todo).toContain('without aliases');
  });

  test('all faults of a file are told at once, a doubled name among them', async () => {
    const { faults } = await read('name: Kota\ncount: x\ncolour: green\nextra: 1\ncount: 99\n');
    expect(faults.map((fault) => fault.line).sort()).toEqual([2, 3, 4, 5]);
  });

  test('a thousand faults are cut to fifty', async () => {
    const { faults } = await read(`name: Kota\nlist:\n${'  - size: 1\n'.repeat(1000)}`);
    expect(faults).toHaveLength(50);
  });
});

describe('what is not a readable file', () => {
  test('a missing file', async () => {
    const { faults } = await readYaml(join(folder.dir, 'none.yaml'), schema);
    expect(faults[0]?.problem).toBe('the file is missing');
  });

  test('a folder', async () => {
    await mkdir(join(folder.dir, 'folder.yaml'));
    const { faults } = await readYaml(join(folder.dir, 'folder.yaml'), schema);
    expect(faults[0]?.problem).toBe('this is not a file');
  });

  test('a link that leads back to itself', async () => {
    const path = join(folder.dir, 'loop.yaml');
    await symlink(path, path);
    const { faults } = await readYaml(path, schema);
    expect(faults[0]?.problem).toContain('leads back to itself');
  });
});

test('a fault prints as file:line  problem — what to do', () => {
  const fault = { file: 'city/units.yaml', line: 3, problem: 'id is missing', todo: 'add id' };
  expect(formatFaults([fault, fault])).toBe(
    'city/units.yaml:3  id is missing — add id\ncity/units.yaml:3  id is missing — add id',
  );
});

test('no bytes whatever make the reader throw, and a fault always has a line', async () => {
  const lines = fc.array(
    fc.oneof(fc.string(), fc.constantFrom('name: Kota', '- a', '\t', '{', '"', ': :', '&a *a', '? ')),
  );
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    lines.map((parts) => new TextEncoder().encode(parts.join('\n'))),
  );
  await fc.assert(
    fc.asyncProperty(bytes, async (content) => {
      const { value, faults } = await read(content);
      expect(value === undefined).toBe(faults.length > 0);
      for (const fault of faults) expect(fault.line).toBeGreaterThan(0);
    }),
    { numRuns: 200 },
  );
});
