import { describe, expect, test } from '@jest/globals';
import { CATEGORIES } from '../../src/profile/intents-schema.js';
import { isCoded } from '../../src/shared/errors.js';
import { choosePromise, makePromise, type PromiseQuestion } from '../../src/sla/make-promise.js';
import { at, city, time } from './kota-contoh.js';

const terms = { ...time, promises: city.promises };
const ask = (wish: Partial<PromiseQuestion>): PromiseQuestion => ({
  class: 'pengaduan',
  category: 'lainnya',
  urgent: false,
  supervised: false,
  ...wish,
});

describe('the row that fits most closely', () => {
  test.each<[Partial<PromiseQuestion>, string]>([
    [{}, 'pengaduan'],
    [{ class: 'aspirasi' }, 'aspirasi'],
    [{ class: 'permintaan_informasi' }, 'permintaan-informasi'],
    [{ category: 'jalan' }, 'jalan'],
    [{ category: 'jalan', class: 'aspirasi' }, 'aspirasi'],
    [{ category: 'jalan', urgent: true }, 'jalan'],
    [{ category: 'pohon' }, 'pohon'],
    [{ category: 'pohon', urgent: true }, 'bahaya'],
    [{ category: 'drainase' }, 'pengaduan'],
    [{ category: 'drainase', urgent: true }, 'bahaya'],
    [{ category: 'aparat' }, 'aparat'],
    [{ category: 'aparat', supervised: true }, 'pengawasan'],
    [{ category: 'kesehatan', supervised: true }, 'pengawasan'],
    [{ category: 'pohon', urgent: true, supervised: true }, 'bahaya'],
  ])('%j gets the row %s, in whichever order the rows stand', (wish, row) => {
    expect(choosePromise(city.promises, ask(wish)).id).toBe(row);
    expect(choosePromise(city.promises.toReversed(), ask(wish)).id).toBe(row);
  });

  test('is found for every report there can be', () => {
    for (const category of CATEGORIES) {
      for (const name of ['pengaduan', 'aspirasi', 'permintaan_informasi'] as const) {
        for (const urgent of [true, false]) {
          expect(choosePromise(city.promises, ask({ category, class: name, urgent })).id).not.toBe('');
        }
      }
    }
  });

  test('is missed with a coded error in a profile nobody checked', () => {
    try {
      choosePromise([], ask({}));
      throw new Error('a row was found');
    } catch (error) {
      expect(isCoded(error, 'CITY_INVALID')).toBe(true);
    }
  });

  test('leaves the list of rows as it was', () => {
    const rows = city.promises.toReversed();
    choosePromise(rows, ask({ category: 'jalan' }));
    expect(rows).toEqual(city.promises.toReversed());
  });
});

describe('the clock of a ticket', () => {
  test.each<[string, Partial<PromiseQuestion>, string, string, string]>([
    ['a lamp', { category: 'pju' }, '2026-03-10 09:00', '2026-03-13 16:30', '2026-03-13 09:00'],
    [
      'rubbish before Lebaran',
      { category: 'sampah' },
      '2026-03-17 10:00',
      '2026-03-26 16:00',
      '2026-03-26 11:12',
    ],
    [
      'a road, by the hour',
      { category: 'jalan' },
      '2026-03-10 09:00',
      '2026-03-12 09:00',
      '2026-03-11 23:24',
    ],
    [
      'a tree in danger, at night',
      { category: 'pohon', urgent: true },
      '2026-03-14 22:00',
      '2026-03-15 22:00',
      '2026-03-15 17:12',
    ],
    [
      'misconduct',
      { category: 'aparat', supervised: true },
      '2026-03-12 14:00',
      '2026-06-23 16:00',
      '2026-06-04 15:12',
    ],
  ])('%s', (_, wish, received, dueAt, warnAt) => {
    const clock = makePromise({ report: ask(wish), receivedAt: at(received) }, terms);
    expect(clock).toEqual({
      row: choosePromise(city.promises, ask(wish)).id,
      version: 1,
      startAt: at(received),
      dueAt: at(dueAt),
      warnAt: at(warnAt),
    });
  });

  test('starts at the next opening when working days are promised at night', () => {
    const clock = makePromise(
      { report: ask({ category: 'pju' }), receivedAt: at('2026-03-10 22:00') },
      terms,
    );
    expect(clock.startAt).toEqual(at('2026-03-11 07:30'));
  });
});
