import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Columns } from '../../../src/understanding/dataset/dataset-columns.js';
import { type Row, streamDataset } from '../../../src/understanding/dataset/read-dataset.js';

const folder = mkdtempSync(join(tmpdir(), 'tanggap-dataset-'));
let count = 0;
function write(content: string | Buffer, name = 'data.csv'): string {
  const file = join(folder, `${++count}-${name}`);
  writeFileSync(file, content);
  return file;
}

async function read(file: string, columns: Columns = {}) {
  const rows: (Row & { line: number })[] = [];
  const tally = await streamDataset(file, {
    ...columns,
    labelOf: (label) => label,
    onRow: (row, line) => void rows.push({ ...row, line }),
  });
  return { rows, tally };
}
const pairs = (rows: Row[]) => rows.map(({ text, label }) => [text, label]);

/** A table with letters beyond ASCII: an accent and an em dash. */
const TABLE = 'isi;kategori\nKafé di pojok gelap — sekali;pju\njalan rusak;jalan\n';
const ROWS = [
  ['Kafé di pojok gelap — sekali', 'pju'],
  ['jalan rusak', 'jalan'],
];
const swap = (bytes: Buffer) => Buffer.from(bytes).swap16();
/** Windows-1252 has the dash at 0x97. */
const windows = Buffer.from(TABLE.replace('—', '\x97'), 'latin1');

describe('the encoding of a data file', () => {
  test.each([
    ['UTF-8', Buffer.from(TABLE), 'utf-8'],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${TABLE}`), 'utf-8'],
    ['UTF-16 with its mark, little end first', Buffer.from(`\ufeff${TABLE}`, 'utf16le'), 'utf-16le'],
    ['UTF-16 with its mark, big end first', swap(Buffer.from(`\ufeff${TABLE}`, 'utf16le')), 'utf-16be'],
    ['UTF-16 without its mark', Buffer.from(TABLE, 'utf16le'), 'utf-16le'],
    ['UTF-16 without its mark, big end first', swap(Buffer.from(TABLE, 'utf16le')), 'utf-16be'],
    ['Windows-1252', windows, 'windows-1252'],
  ])('%s is told by itself', async (_name, bytes, encoding) => {
    const { rows, tally } = await read(write(bytes));
    expect([pairs(rows), tally.encoding]).toEqual([ROWS, encoding]);
  });

  test.each([
    ['a spreadsheet', Buffer.from('PK\x03\x04 and so on'), /spreadsheet/],
    ['a PDF', Buffer.from('%PDF-1.7 ...'), /PDF/],
    ['packed', Buffer.from([0x1f, 0x8b, 8, 0, 0]), /packed/],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 65, 0, 0, 0]), /UTF-32/],
    ['no text', Buffer.from(Array.from({ length: 3000 }, (_, i) => (i * 37) % 251)), /no text/],
    [
      'of another code page',
      Buffer.from(Array.from({ length: 900 }, (_, i) => (i % 9 ? 0x80 + ((i * 5) % 120) : 10))),
      /none of UTF-8/,
    ],
    ['empty', Buffer.alloc(0), /empty/],
    ['only empty lines', Buffer.from('\n\n  \n'), /empty/],
    ['one JSON list', Buffer.from('[{"text":"a","label":"b"}]'), /head|JSON/],
  ])('of a file that is %s is told with what to do', async (_name, bytes, fault) => {
    const error = await read(write(bytes)).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'DATASET_INVALID', fields: { fault: expect.stringMatching(fault) } });
  });

  test('is UTF-8 where only single lines are not, and those are named', async () => {
    const bytes = Buffer.concat([
      Buffer.from('isi,kategori\nkafé é é é,jalan\n'),
      Buffer.from([0x61, 0xe9, 0x62]),
      Buffer.from(',jalan\nbaik,pju\n'),
    ]);
    const { rows, tally } = await read(write(bytes));
    expect(rows.map(({ line }) => line)).toEqual([2, 4]);
    expect(tally.faults).toEqual([{ line: 3, fault: 'the text is not UTF-8' }]);
  });
});

describe('a table', () => {
  test.each([
    ['comma', 'text,label\na b,x\n'],
    ['semicolon', 'Isi Laporan;Kategori\na b;x\n'],
    ['tab', 'no\tLAPORAN\tJenis\n1\ta b\tx\n'],
    ['bar, Excel’s line before the head', 'sep=|\nkeluhan|label\na b|x\n'],
    ['Windows line ends, no last one', 'text,label\r\na b,x'],
    ['empty lines and columns', '\n\n,label,,teks,\n,x,,a b,\n,,,,\n\n'],
    ['quotation marks', '"text","label"\n"a b","x"\n'],
  ])('is read with %s', async (_name, content) => {
    expect(pairs((await read(write(content))).rows)).toEqual([['a b', 'x']]);
  });

  test('may have its columns named', async () => {
    const file = write('nomor;uraian panjang;urusan;kategori\n1;a;x;y\n');
    expect(pairs((await read(file, { text: 'Uraian Panjang', label: 'urusan' })).rows)).toEqual([['a', 'x']]);
  });

  test.each([
    ['without a column for the text', 'nomor,kategori\n1,jalan\n', {}, 'the head has no column for the text'],
    [
      'without any known column',
      'nomor,urusan\n1,jalan\n',
      {},
      'the head has no column for the text and the label',
    ],
    [
      'without the column that was named',
      'text,label\na,b\n',
      { text: 'uraian' },
      'the head has no column for the text',
    ],
  ])('%s is refused with the columns there are', async (_name, content, columns, fault) => {
    const error = await read(write(content), columns).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ fields: { fault, todo: expect.stringContaining('--text COLUMN') } });
    expect(error).toMatchObject({ fields: { columns: expect.stringContaining(content.split(',')[0]!) } });
  });

  test('without a head does not show what may be somebody’s words', async () => {
    const error = await read(write('rumah saya kebanjiran sejak tadi malam,drainase\n')).catch(
      (thrown: unknown) => thrown,
    );
    expect(JSON.stringify((error as { fields: unknown }).fields)).not.toContain('kebanjiran');
  });

  test('may have fields over several lines; lines are counted as they stand in the file', async () => {
    const { rows } = await read(write('text,label\n"a\nb ""c"", d",x\ne,y\n'));
    expect(rows).toEqual([
      { text: 'a\nb "c", d', label: 'x', line: 2 },
      { text: 'e', label: 'y', line: 4 },
    ]);
  });

  test('loses one line to a quotation mark that is not closed, not the file', async () => {
    const lines = Array.from({ length: 300 }, (_, i) => (i === 100 ? '"terbuka,x' : `baris ${i},x`));
    const { rows, tally } = await read(write(`text,label\n${lines.join('\n')}\n`));
    expect(tally.faults).toEqual([{ line: 102, fault: 'a quotation mark is not closed' }]);
    expect(rows).toHaveLength(299);
    const short = await read(write('text,label\na,x\n"b,x\nc,x\n'));
    expect([short.rows.map(({ line }) => line), short.tally.faults]).toEqual([
      [2, 4],
      [{ line: 3, fault: 'a quotation mark is not closed' }],
    ]);
  });

  test('leaves out a line that is too long, and remembers none of it', async () => {
    const { rows, tally } = await read(write(`text,label\na,x\n${'b'.repeat(2_000_000)},x\nc,x\n`));
    expect([rows.map(({ line }) => line), tally.faults]).toEqual([
      [2, 4],
      [{ line: 3, fault: 'the line is too long' }],
    ]);
  });

  test('gives back whatever was written by the rules of CSV', async () => {
    const cell = fc
      .string({ minLength: 1, maxLength: 30 })
      .map((text) => `a${text.replace(/[\0\r\ufffd\ud800-\udfff]/g, '')}`);
    const rows = fc.array(fc.tuple(cell, fc.constantFrom('x', 'y')), { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom(',', ';', '\t'), async (made, delimiter) => {
        const lines = [['text', 'label'], ...made].map((row) =>
          row.map((field) => `"${field!.replaceAll('"', '""')}"`).join(delimiter),
        );
        const back = (await read(write(`${lines.join('\n')}\n`))).rows;
        expect(pairs(back)).toEqual(made);
      }),
      { numRuns: 40 },
    );
  });
});

describe('JSON lines', () => {
  test('may name their fields as tables do', async () => {
    const file = write('{"id":1,"laporan":"a","kategori":"x"}\n{"text":"b","label":"y"}\n', 'data.jsonl');
    expect(pairs((await read(file)).rows)).toEqual([
      ['a', 'x'],
      ['b', 'y'],
    ]);
  });
  test('are told by their first line, whatever the name of the file', async () => {
    expect((await read(write('{"text":"a","label":"x"}\n', 'data.txt'))).rows).toHaveLength(1);
  });
  test('that hold something else are left out by number', async () => {
    const lines = [
      '{"text":"a","label":"x"}',
      '[]',
      '"a"',
      '7',
      '{"text":7,"label":"x"}',
      '{"text":"b","label":" "}',
    ];
    const { tally } = await read(write(lines.join('\n'), 'data.jsonl'));
    expect(tally.faults.map(({ line, fault }) => `${line} ${fault}`)).toEqual([
      '2 text or label is missing',
      '3 text or label is missing',
      '4 text or label is missing',
      '5 text or label is missing',
      '6 the label is empty',
    ]);
  });
  test('that are one list are refused with what to do', async () => {
    const error = await read(write('[{"text":"a","label":"x"}]', 'data.json')).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ fields: { fault: expect.stringContaining('one object a line') } });
  });
});

describe('a file', () => {
  test.each([
    ['that is a folder', () => folder, 'this is not a file'],
    ['that is not there', () => join(folder, 'nothing.csv'), 'the file is not there'],
  ])('%s is refused', async (_name, file, fault) => {
    await expect(read(file())).rejects.toMatchObject({ code: 'DATASET_INVALID', fields: { fault } });
  });
  // The superuser may read everything.
  const isRoot = process.getuid?.() === 0;
  test(
    isRoot ? 'is read by the superuser whatever its rights' : 'that may not be read is refused',
    async () => {
      const file = write('text,label\na,x\n');
      chmodSync(file, 0);
      if (isRoot) expect((await read(file)).rows).toHaveLength(1);
      else
        await expect(read(file)).rejects.toMatchObject({
          fields: { fault: 'the program may not read the file' },
        });
    },
  );
  test('of any bytes is read or refused with a code, never a crash', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        const error = await read(write(Buffer.concat([Buffer.from('text,label\n'), bytes]))).catch(
          (thrown: unknown) => thrown,
        );
        expect(error instanceof Error ? error : undefined).toEqual(
          error instanceof Error ? expect.objectContaining({ code: 'DATASET_INVALID' }) : undefined,
        );
      }),
      { numRuns: 150 },
    );
  });
});
