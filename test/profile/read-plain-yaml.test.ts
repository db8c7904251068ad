import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseDocument } from 'yaml';
import { readPlainYaml } from '../../src/profile/read-plain-yaml.js';

/** What the full reader makes of a text; undefined where it finds a fault. */
function readFully(text: string): unknown {
  const document = parseDocument(text, { prettyErrors: false, logLevel: 'error' });
  return document.errors.length + document.warnings.length > 0 ? undefined : document.toJS();
}

const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));

describe('the plain form', () => {
  test.each<[string, string, unknown]>([
    ['a text', 'name: Kota Contoh', { name: 'Kota Contoh' }],
    ['a text with a colon and a hash inside', 'at: jam 08:00, tiang#3', { at: 'jam 08:00, tiang#3' }],
    ['quotes', `a: "di \\"sini\\""\nb: 'x # y: z'`, { a: 'di "sini"', b: 'x # y: z' }],
    [
      'numbers and truths',
      'a: 5\nb: -7.25\nc: true\nd: ~\ne:',
      { a: 5, b: -7.25, c: true, d: null, e: null },
    ],
    ['a day is a text', 'day: 2026-03-10', { day: '2026-03-10' }],
    [
      'lists',
      'a:\n  - x\n  - y z\nb:\n- 1\nc: [p, 2]\nd: []',
      { a: ['x', 'y z'], b: [1], c: ['p', 2], d: [] },
    ],
    ['maps in lists', '- id: a\n  at:\n    x: 1\n- id: b', [{ id: 'a', at: { x: 1 } }, { id: 'b' }]],
    [
      'texts of several lines',
      'a: |\n  one\n\n  - two #\nb: |-\n  three\n',
      { a: 'one\n\n- two #\n', b: 'three' },
    ],
    [
      'names of several words',
      'kartu keluarga: kk\nrt rw-2: x\na - b: y\nl:\n  - di jalan: z\nnull a: 1',
      { 'kartu keluarga': 'kk', 'rt rw-2': 'x', 'a - b': 'y', l: [{ 'di jalan': 'z' }], 'null a': 1 },
    ],
    ['comments and blank lines', '# one\n\na: x\n  # two\nb: y\n', { a: 'x', b: 'y' }],
  ])('%s', (_, text, value) => {
    expect(readPlainYaml(text)).toEqual(value);
    expect(readFully(text)).toEqual(value);
  });
});

test.each([
  ['nothing', ''],
  ['a text over two lines', 'a: one\n  two'],
  ['a comment behind a value', 'a: x # y'],
  ['a map on one line', 'a: { b: c }'],
  ['an anchor', 'a: &x 1'],
  ['a tag', 'a: !x 1'],
  ['a number in a strange form', 'a: 0x1F'],
  ['a name that stands twice', 'a: 1\na: 2'],
  ['a tab', 'a:\n\tb: 1'],
  ['Windows line ends', 'a: 1\r\n'],
  ['broken indentation', 'a:\n  - b: 1\n   c: 2'],
  ['a colon in a text', 'a: b: c'],
  ['a name of six words', 'a b c d e f: g'],
  ['two blanks in a name', 'a  b: c'],
  ['a comment in a name', 'a #b: c'],
  ['a name of several words that stands twice', 'a b: 1\na b: 2'],
  ['an open quote', 'a: "b'],
  ['a second document', 'a: 1\n---\nb: 2'],
])('%s is left to the full reader', (_, text) => {
  expect(readPlainYaml(text)).toBeUndefined();
});

describe('what it reads is what the full reader reads', () => {
  const texts = [...filesOf('intents'), ...filesOf('city')];

  test('of our own files, nearly all of which are plain', () => {
    const values = texts.map((text) => ({ text, value: readPlainYaml(text) }));
    const plain = values.filter(({ value }) => value !== undefined);
    expect(plain.length).toBeGreaterThan(texts.length * 0.8);
    for (const { text, value } of plain) expect(value).toEqual(readFully(text));
  });

  test('of files that a hand has broken anywhere', () => {
    const files = texts.filter((text) => text.length < 4000);
    const slip = fc.constantFrom(
      ...[
        '',
        ' ',
        '  ',
        '\n',
        '\n  ',
        '- ',
        '-',
        '#',
        ' #',
        ': ',
        ':',
        '|',
        '>',
        '"',
        "'",
        '[',
        ']',
        '{',
        '}',
      ],
      ...[
        'a',
        '1',
        '.',
        '&a',
        '*a',
        '!',
        '?',
        '%',
        '@',
        '`',
        '~',
        'null',
        '\\',
        '---',
        ',',
        '\u00a0',
        'a: ',
        '0x1',
      ],
    );
    const slips = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), slip), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.nat(80), slips, (file, lines, broken) => {
        let text = file
          .split('\n')
          .slice(0, lines + 1)
          .join('\n');
        for (const [where, what] of broken) {
          const at = Math.floor(where * text.length);
          text = text.slice(0, at) + what + text.slice(at + (what === '' ? 1 : 0));
        }
        const value = readPlainYaml(text);
        if (value !== undefined) expect(value).toEqual(readFully(text));
      }),
      { numRuns: 500 },
    );
  });
});
