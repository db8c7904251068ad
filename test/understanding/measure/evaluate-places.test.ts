import { describe, expect, test } from '@jest/globals';
import type { Places } from '../../../src/profile/city-schema.js';
import { loadCity } from '../../../src/profile/load-city.js';
import { loadIntents } from '../../../src/profile/load-intents.js';
import { loadWords } from '../../../src/profile/load-words.js';
import { areasOf, findRegency } from '../../../src/profile/regencies.js';
import { judgePlace, judgePlaces } from '../../../src/understanding/measure/evaluate-places.js';
import { sampleAddresses } from '../../../src/understanding/measure/sample-addresses.js';
import { makeReadPlace } from '../../../src/understanding/places/read-place.js';
import { makeNormalise } from '../../../src/understanding/words/normalise.js';

const { profile } = await loadCity('city');
const words = await loadWords('intents');
const intents = await loadIntents(
  'intents',
  profile.units.map(({ id }) => id),
);
const normalise = makeNormalise(words);

async function placesOf(regency: string): Promise<Places> {
  return { kelurahan: await areasOf(await findRegency(regency)), streets: [], landmarks: [] };
}

test('addresses are the same for a seed and lie in every kelurahan', () => {
  const samples = sampleAddresses(profile.places, 300, 7);
  expect(samples).toEqual(sampleAddresses(profile.places, 300, 7));
  expect(new Set(samples.map(({ kelurahan }) => kelurahan)).size).toBe(profile.places.kelurahan.length);
});

describe('of addresses written in a hurry', () => {
  test.each([
    ['Kota Contoh', async () => profile.places],
    ['Kota Semarang', () => placesOf('33.74')],
    ['Kabupaten Purworejo', () => placesOf('33.06')],
  ])('nearly all are found and hardly one wrongly: %s', async (_city, gather) => {
    const places = await gather();
    const { figures } = judgePlaces({ intents, words, places, cityCode: 'CTH' }, () => 0);
    expect(figures).toMatchObject({ task: 'place', n: 1500 });
    expect(figures.right).toBeGreaterThanOrEqual(0.95);
    expect(figures.wrong).toBeLessThanOrEqual(0.01);
  });
});

test('what is asked about is not wrong, another kelurahan or city is', () => {
  const meant = { text: '', kelurahan: 'Mawar', kecamatan: 'Anggrek' };
  const found = (kelurahan?: string, kecamatan?: string) =>
    ({ kind: 'found', place: { label: '', kelurahan, kecamatan }, score: 1 }) as const;
  expect(judgePlace(found('Mawar', 'Anggrek'), meant)).toBe('right');
  expect(judgePlace(found('Melati', 'Anggrek'), meant)).toBe('wrong');
  expect(judgePlace(found(undefined, 'Anggrek'), meant)).toBe('asked');
  expect(judgePlace({ kind: 'none' }, meant)).toBe('asked');
  expect(judgePlace({ kind: 'outside', name: 'Surabaya' }, meant)).toBe('wrong');
});

describe('in a city with names alike', () => {
  test.each([
    [
      'banjir di kel purwosari',
      'unsure',
      ['Kel. Purwosari, Kec. Mijen', 'Kel. Purwosari, Kec. Semarang Utara'],
    ],
    ['banjir di lamper', 'unsure', ['Kel. Lamper Lor', 'Kel. Lamper Kidul', 'Kel. Lamper Tengah']],
  ])('%s is asked about', async (text, kind, labels) => {
    const readPlace = makeReadPlace(await placesOf('33.74'), normalise);
    const reading = readPlace(normalise(text));
    expect(reading.kind).toBe(kind);
    if (reading.kind === 'unsure')
      expect(reading.candidates.map(({ label }) => label).sort()).toEqual([...labels].sort());
  });
  test.each([
    ['kel purwosari kec mijen', 'Purwosari', 'Mijen'],
    ['kel. purwosari, kec. smg utara banjir', 'Purwosari', 'Semarang Utara'],
    ['rt 3 rw 2 bulu lor', 'Bulu Lor', 'Semarang Utara'],
    ['jl tegal wareng kel candi', 'Candi', 'Candisari'],
  ])('%s is found', async (text, kelurahan, kecamatan) => {
    const readPlace = makeReadPlace(await placesOf('33.74'), normalise);
    expect(readPlace(normalise(text))).toMatchObject({ kind: 'found', place: { kelurahan, kecamatan } });
  });
  test('a desa is called one', async () => {
    const readPlace = makeReadPlace(await placesOf('33.06'), normalise);
    expect(readPlace(normalise('jalan rusak di desa awu awu'))).toMatchObject({
      place: { label: 'Desa Awu-awu', kelurahan: 'Awu-awu', kecamatan: 'Ngombol' },
    });
  });
});
