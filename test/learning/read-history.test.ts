import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LabelNames } from '../../src/learning/label-names.js';
import { drawOf, mergeRows } from '../../src/learning/lesson-row.js';
import { readHistory } from '../../src/learning/read-history.js';
import { readLabelMap } from '../../src/learning/read-label-map.js';
import { RowSample } from '../../src/learning/row-sample.js';
import { SeenTexts } from '../../src/learning/seen-texts.js';
import { textToKeep } from '../../src/learning/text-to-keep.js';
import type { Category } from '../../src/profile/intents-schema.js';
import { temporaryFolder } from './sample-parts.js';

const names = [
  { id: 'jalan', name: 'Jalan & trotoar' },
  { id: 'pju', name: 'Lampu jalan' },
  { id: 'sampah', name: 'Sampah' },
] as const;

function write(name: string, content: string | Buffer): string {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, content);
  return file;
}

const read = (file: string, map?: Record<string, Category>) =>
  readHistory({ path: file, ...(map ? { map } : {}) }, [...names]);

describe('a history file', () => {
  test('names every line that is left out, by number and never by its words', async () => {
    const { rows, tally } = await read(
      write(
        'riwayat.csv',
        [
          'laporan,kategori',
          'lubang di depan pasar,jalan',
          'lubang di depan pasar,jalan',
          'Lubang di depan PASAR!,sampah',
          ',jalan',
          'lampu padam,Lampu Jalan',
          'lampu padam lagi,listrik',
          '12345 67890,sampah',
          `${'panjang '.repeat(1300)},sampah`,
          'tidak ada label',
        ].join('\n'),
      ),
    );
    expect(rows).toEqual([
      { text: 'lubang di depan pasar', category: 'jalan' },
      { text: 'lampu padam', category: 'pju' },
    ]);
    expect(tally.faults).toEqual([
      { line: 3, fault: 'the text was there before' },
      { line: 4, fault: 'the text was there before with another label' },
      { line: 5, fault: 'the text is empty' },
      { line: 7, fault: 'the label is unknown' },
      { line: 8, fault: 'the text has no words' },
      { line: 9, fault: 'the text has more than 10000 characters' },
      { line: 10, fault: 'text or label is missing' },
    ]);
    expect([tally.rows, tally.used]).toEqual([9, 2]);
  });

  test('tells its first hundred faults and counts the others', async () => {
    const lines = Array.from({ length: 500 }, (_, i) =>
      i % 2 ? `{"text":"baris ${i}","label":"jalan"}` : '{',
    );
    const { tally } = await read(write('riwayat.jsonl', lines.join('\n')));
    expect([tally.faults.length, tally.counts]).toEqual([100, { 'no JSON': 250 }]);
  });

  test('of 200,000 rows is read in little memory, an even sample of it is kept', async () => {
    const file = join(temporaryFolder(), 'besar.csv');
    const lineOf = (i: number) =>
      `${i};"lubang nomor ${i} di ""gang"" ${'x'.repeat(i % 90)}";${i % 20 ? 'jalan' : 'sampah'}`;
    for (let from = 0; from < 200_000; from += 20_000) {
      const lines = Array.from({ length: 20_000 }, (_, i) => lineOf(from + i));
      appendFileSync(file, `${from === 0 ? 'nomor;isi;kategori\n' : ''}${lines.join('\n')}\n`);
    }
    const before = process.memoryUsage().rss;
    const { rows, tally } = await read(file);
    expect([tally.rows, tally.used, rows.length]).toEqual([200_000, 200_000, 6000]);
    expect(process.memoryUsage().rss - before).toBeLessThan(400e6);
  }, 90_000);
});

describe('labels of the city', () => {
  test.each(['jalan', 'JALAN', 'Jalan & Trotoar', 'jalan-trotoar', 'lampu  jalan'])(
    '"%s" is known',
    (label) => {
      expect(new LabelNames([...names]).categoryOf(label, 1)).toBe(
        label.startsWith('lampu') ? 'pju' : 'jalan',
      );
    },
  );

  test('that are unknown are counted, with the first line and what comes near', () => {
    const labels = new LabelNames([...names], { 'PJU Padam': 'pju' });
    expect(labels.categoryOf('pju padam', 2)).toBe('pju');
    labels.categoryOf('jln rusak', 3);
    labels.categoryOf('Jalan Rusak', 4);
    labels.categoryOf('jalan rusak', 9);
    labels.categoryOf('samapah', 5);
    expect(labels.unknown()).toEqual({
      labels: [
        { label: 'jalan rusak', count: 2, line: 4, near: expect.arrayContaining(['jalan']) },
        { label: 'jln rusak', count: 1, line: 3, near: expect.any(Array) },
        { label: 'samapah', count: 1, line: 5, near: ['sampah'] },
      ],
      more: 0,
    });
  });

  test('that may be somebody’s words are not shown', () => {
    const labels = new LabelNames([]);
    labels.categoryOf('rumah saya kebanjiran sejak tadi malam pak tolong', 7);
    labels.categoryOf('081234567890', 8);
    expect(labels.unknown().labels.map(({ label }) => label)).toEqual([undefined, undefined]);
  });

  test.each([
    ['peta.yaml', 'Jalan Rusak: jalan\n"lampu jln": pju\n'],
    ['peta.csv', 'label,category\nJalan Rusak,jalan\nlampu jln,PJU\n'],
  ])('are said in %s', async (name, content) => {
    const map = await readLabelMap(write(name, content));
    expect(map).toEqual({ 'Jalan Rusak': 'jalan', 'lampu jln': 'pju' });
    const file = write('riwayat.csv', 'teks;label\nlubang besar;JALAN RUSAK\ngelap sekali;Lampu jln\n');
    expect((await read(file, map)).rows.map(({ category }) => category)).toEqual(['jalan', 'pju']);
  });

  test.each([
    ['peta.yaml', 'Jalan Rusak: jalanan\n', 'INTENTS_INVALID'],
    ['peta.csv', 'label,category\nJalan Rusak,jalanan\n', 'DATASET_INVALID'],
  ])('of no category are refused in %s', async (name, content, code) => {
    await expect(readLabelMap(write(name, content))).rejects.toMatchObject({ code });
  });
});

describe('personal data', () => {
  test.each([
    ['hubungi 0812-3456-7890 ya', 'hubungi 0 ya'],
    ['surat ke budi.s@contoh.example segera', 'surat ke segera'],
    ['nama saya Budi Santoso dari Mawar', 'nama saya dari Mawar'],
  ])('of "%s" is not kept', (text, kept) => {
    expect(textToKeep(text)).toBe(kept);
  });

  test('leaves at most 1,000 characters', () => {
    expect(textToKeep('jalan rusak 0812 3456 7890 '.repeat(500)).length).toBeLessThanOrEqual(1000);
  });
});

describe('rows', () => {
  test('are the same texts whatever their letter case and signs', () => {
    expect(drawOf('Lubang, besar!')).toBe(drawOf('lubang   besar'));
    expect(drawOf('lubang besar')).not.toBe(drawOf('lubangbesar'));
  });

  test('of several lists stand once, as the first list has them', () => {
    const one = [{ text: 'a b', category: 'jalan' as const }];
    const two = [
      { text: 'A B.', category: 'air' as const },
      { text: 'c', category: 'air' as const },
    ];
    expect(mergeRows(one, two)).toEqual([one[0], two[1]]);
  });

  test('are sampled alike in whatever order they come', () => {
    const rows = Array.from({ length: 500 }, (_, i) => ({ text: `baris ${i}`, category: 'jalan' as const }));
    const sampleOf = (list: typeof rows) => {
      const sample = new RowSample(40);
      for (const row of list) if (sample.wants('jalan', drawOf(row.text))) sample.add(row);
      return sample.rows();
    };
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: 500 }), (shuffled) => {
        expect(sampleOf(shuffled)).toEqual(sampleOf(rows));
      }),
      { numRuns: 20 },
    );
  });

  test('are known again among very many', () => {
    const seen = new SeenTexts();
    for (let i = 0; i < 50_000; i++) expect(seen.look(drawOf(`baris ${i}`), 'jalan')).toBe('new');
    expect([seen.look(drawOf('baris 77'), 'jalan'), seen.look(drawOf('Baris 49999'), 'air')]).toEqual([
      'same',
      'other',
    ]);
  });
});
