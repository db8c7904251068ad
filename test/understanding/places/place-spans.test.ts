import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { loadCity } from '../../../src/profile/load-city.js';
import { loadWords } from '../../../src/profile/load-words.js';
import { makeFindPlaces } from '../../../src/understanding/places/find-places.js';
import { makePlaceSpans } from '../../../src/understanding/places/place-spans.js';
import { makeNormalise } from '../../../src/understanding/words/normalise.js';

const { profile } = await loadCity('city');
const normalise = makeNormalise(await loadWords('intents'));
const placeSpans = makePlaceSpans(makeFindPlaces(profile.places, normalise));

/** The message with the words of places in brackets. */
function shown(text: string): string {
  const reading = normalise(text);
  const spans = placeSpans(reading);
  return reading.words
    .map((word, at) => {
      const begins = spans.some(({ from }) => from === at) ? '[' : '';
      return `${begins}${word}${spans.some(({ to }) => to === at) ? ']' : ''}`;
    })
    .join(' ');
}

describe('the words that only say where are', () => {
  test.each([
    ['trotoar depan RSUD pecah', 'trotoar [depan rsud] pecah'],
    ['sampah dekat kantor pos besar belum diangkut', 'sampah [dekat kantor pos besar] belum diangkut'],
    ['jalan rusak parah', 'jalan rusak parah'],
    ['jalan paving pecah', 'jalan paving pecah'],
    ['lampu mati di jl. bronggalan gang 3 no 12', 'lampu mati di [jalan bronggalan gang 3 nomor 12]'],
    ['got mampet kelurahan Sukamaju', 'got mampet [kelurahan sukamaju]'],
    ['got mampet rt 03 rw 02', 'got mampet [rt 03 rw 02]'],
    ['jl diponegoro berlubang', '[jalan diponegoro] berlubang'],
    ['depan rumah kami banjir', '[depan rumah kami] banjir'],
    ['pohon mangga tumbang', 'pohon mangga tumbang'],
    ['air keruh di jl ngagel jaya selatan sejak pagi', 'air keruh di [jalan ngagel jaya selatan] sejak pagi'],
    ['Pelayanan puskesmas lambat', 'pelayanan puskesmas lambat'],
  ])('%s', (text, marked) => {
    expect(shown(text)).toBe(marked);
  });
});

test('the spans of any text are in order, apart and within its words', () => {
  const word = fc.constantFrom(
    'depan',
    'jalan',
    'rsud',
    'rt',
    '3',
    'kelurahan',
    'mawar',
    'rusak',
    'xyzt',
    ',',
    'di',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(word).map((words) => words.join(' ')),
      ),
      (text) => {
        const reading = normalise(text);
        let last = -2;
        for (const { from, to } of placeSpans(reading)) {
          expect(from).toBeGreaterThan(last + 1);
          expect(to).toBeGreaterThanOrEqual(from);
          expect(to).toBeLessThan(reading.words.length);
          last = to;
        }
      },
    ),
  );
});
