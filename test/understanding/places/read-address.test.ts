import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { loadWords } from '../../../src/profile/load-words.js';
import type { Entity } from '../../../src/understanding/entities/entities.js';
import { makeReadUnits } from '../../../src/understanding/entities/read-units.js';
import { readWhen } from '../../../src/understanding/entities/read-when.js';
import { addressLabel } from '../../../src/understanding/places/place-label.js';
import { readAddress } from '../../../src/understanding/places/read-address.js';
import { makeNormalise } from '../../../src/understanding/words/normalise.js';

const normalise = makeNormalise(await loadWords('intents'));
const valuesOf = (entities: readonly Entity[]) => entities.map(({ kind, value }) => `${kind}: ${value}`);

describe('the address in', () => {
  test.each([
    ['jl bronggalan gang 3 no 12', 'Jl. Bronggalan, Gang 3, No. 12'],
    ['lampu mati di jln. Bronggalan RT 03/RW 2', 'Jl. Bronggalan, RT 3/RW 2'],
    ['got mampet rt/rw 03/02', 'RT 3/RW 2'],
    ['rt03 rw 11', 'RT 3/RW 11'],
    ['banjir rt 4/7', 'RT 4/RW 7'],
    ['aspal retak km 4,5', 'KM 4,5'],
    ['perum griya asri blok c4 no 8', 'Perumahan Griya Asri, Blok C4, No. 8'],
    ['dusun krajan rt 2', 'Dusun Krajan, RT 2'],
    ['depan masjid Al Ikhlas jl bronggalan', 'depan masjid Al Ikhlas, Jl. Bronggalan'],
    ['pertigaan jl bronggalan', 'pertigaan Jl. Bronggalan'],
    ['gg melon 2 nomor 12a', 'Gang Melon 2, No. 12A'],
    ['jalan rusak parah sekali', ''],
    ['jalan raya berlubang', ''],
    ['jalan kampung kami becek', ''],
    ['depan rumah kami banjir', ''],
    ['', ''],
  ])('%s', (text, label) => {
    expect(addressLabel(readAddress(normalise(text)))).toBe(label);
  });
});

describe('since when and how many in', () => {
  test.each([
    ['mati sejak senin', ['since: sejak senin']],
    ['udah seminggu air keruh', ['since: sudah seminggu']],
    ['rusak sejak 3 hari lalu', ['since: sejak 3 hari lalu']],
    ['dr kemarin padam', ['since: dari kemarin']],
    ['sudah 2 bulan, ada 3 titik', ['since: sudah 2 bulan', 'count: 3 titik']],
    ['dua lampu mati', ['count: dua lampu']],
    ['dari pasar sampai terminal', []],
    ['lubang selebar 3 meter', []],
  ])('%s', (text, values) => {
    expect(valuesOf(readWhen(normalise(text)))).toEqual(values);
  });
});

test('offices are named by name, short name and id', () => {
  const readUnits = makeReadUnits(
    [
      { id: 'dishub', name: 'Dinas Perhubungan' },
      { id: 'dpmptsp', name: 'DPMPTSP (perizinan)' },
    ],
    normalise,
  );
  const text = 'Dinas Perhubungan sudah, dishub lagi, DPMPTSP belum';
  expect(readUnits(normalise(text)).map(({ value }) => value)).toEqual(['dishub', 'dishub', 'dpmptsp']);
});

test('of any text every part lies within its words', () => {
  const word = fc.constantFrom(
    ...'jalan jl gang rt rw km 3 4,5 blok c4 no depan masjid al perum griya xyzt sejak senin sudah dua lampu / .'.split(
      ' ',
    ),
  );
  const texts = fc.oneof(
    fc.string(),
    fc.array(word, { maxLength: 60 }).map((words) => words.join(' ')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const reading = normalise(text);
      for (const { from, to, value } of [...readAddress(reading), ...readWhen(reading)]) {
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeGreaterThanOrEqual(from);
        expect(to).toBeLessThan(reading.words.length);
        expect(value).not.toBe('');
      }
    }),
  );
});
