import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readDay } from '../../src/sla/read-day.js';

/** A Tuesday. */
const TODAY = '2026-03-10';

describe('readDay', () => {
  test.each([
    ['2026-03-15', '2026-03-15', ''],
    ['2026-03-10 hari ini juga', '2026-03-10', 'hari ini juga'],
    ['2026-3-5 x', 'past', ''],
    ['15/3', '2026-03-15', ''],
    ['15/3 aspal', '2026-03-15', 'aspal'],
    ['15-3-2026: aspal', '2026-03-15', 'aspal'],
    ['15.3.2026 aspal', '2026-03-15', 'aspal'],
    ['15/3/26 aspal', '2026-03-15', 'aspal'],
    ['2/1 awal tahun', '2027-01-02', 'awal tahun'],
    ['9/3 kemarin', 'past', ''],
    ['9/3/2026', 'past', ''],
    ['28/2', 'past', ''],
    ['29/2/2028 kabisat', '2028-02-29', 'kabisat'],
    ['15 maret aspal', '2026-03-15', 'aspal'],
    ['15 Mar aspal', '2026-03-15', 'aspal'],
    ['17 agustus 2026 upacara', '2026-08-17', 'upacara'],
    ['17 agt', '2026-08-17', ''],
    ['1 januari', '2027-01-01', ''],
    ['3 may works', '2026-05-03', 'works'],
    ['tanggal 15 maret aspal', '2026-03-15', 'aspal'],
    ['tgl 15/3', '2026-03-15', ''],
    ['hari ini', '2026-03-10', ''],
    ['besok aspal', '2026-03-11', 'aspal'],
    ['BESOK', '2026-03-11', ''],
    ['lusa, aspal', '2026-03-12', 'aspal'],
    ['tomorrow', '2026-03-11', ''],
    ['day after tomorrow x', '2026-03-12', 'x'],
    ['jumat aspal', '2026-03-13', 'aspal'],
    ["jum'at aspal", '2026-03-13', 'aspal'],
    ['hari Jumat aspal', '2026-03-13', 'aspal'],
    ['jumat ini aspal', '2026-03-13', 'aspal'],
    ['jumat depan aspal', '2026-03-20', 'aspal'],
    ['senin', '2026-03-16', ''],
    ['senin depan', '2026-03-16', ''],
    ['selasa', '2026-03-17', ''],
    ['minggu', '2026-03-15', ''],
    ['friday', '2026-03-13', ''],
    ['kemis', '2026-03-12', ''],
  ])('%s', (text, date, rest) => {
    expect(readDay(text, TODAY)).toEqual(date === 'past' ? { kind: 'past' } : { kind: 'day', date, rest });
  });

  test.each([
    '',
    'kapan-kapan',
    'minggu depan',
    '31/2',
    '32/1',
    '0/3',
    '15/13',
    '15 marzo',
    '3 hari lagi',
    'besoknya',
    '2026-02-30',
    '99999-1-1',
    'jumatan',
  ])('reads no day in %s', (text) => expect(readDay(text, TODAY)).toBeUndefined());

  test('reads back every day from today on that is written with its year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), (ahead) => {
        const date = new Date(Date.UTC(2026, 2, 10 + ahead)).toISOString().slice(0, 10);
        const [year, month, day] = date.split('-').map(Number);
        for (const text of [date, `${day}/${month}/${year}`, `${day}-${month}-${year}`]) {
          expect(readDay(text, TODAY)).toEqual({ kind: 'day', date, rest: '' });
        }
      }),
    );
  });

  test('never gives a day before today', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.integer({ min: 1, max: 31 }),
        fc.integer({ min: 1, max: 12 }),
        (text, day, month) => {
          for (const typed of [text, `${day}/${month} ${text}`]) {
            const read = readDay(typed, TODAY);
            if (read?.kind === 'day') expect(read.date >= TODAY).toBe(true);
          }
        },
      ),
    );
  });
});
