import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { loadCity } from '../../../src/profile/load-city.js';
import { loadWords } from '../../../src/profile/load-words.js';
import { makeLocatePoint } from '../../../src/understanding/places/locate-point.js';
import { makeReadPlace } from '../../../src/understanding/places/read-place.js';
import { makeNormalise } from '../../../src/understanding/words/normalise.js';

const { profile } = await loadCity('city');
const normalise = makeNormalise(await loadWords('intents'));
const readPlace = makeReadPlace(profile.places, normalise);
const read = (text: string) => readPlace(normalise(text));

describe('a place is found in', () => {
  test.each([
    ['air keruh di Kelurahan Mawar', 'Mawar', 'Kel. Mawar'],
    ['kel. suka sari', 'Sukasari', 'Kel. Sukasari'],
    ['desa tegal sari banjir', 'Tegalsari', 'Kel. Tegalsari'],
    ['sampah menggunung di Banjarsari', 'Banjarsari', 'Kel. Banjarsari'],
    ['lampu padam di wonorjo', 'Wonorejo', 'Kel. Wonorejo'],
    ['kel karangrejjo', 'Karangrejo', 'Kel. Karangrejo'],
    ['mawar', 'Mawar', 'Kel. Mawar'],
    ['lampu mati jl mangga', 'Mawar', 'Jl. Mangga, Kel. Mawar'],
    ['lampu mati dpn musholla jln mangga', 'Mawar', 'depan musala Jl. Mangga, Kel. Mawar'],
    ['jl. merdeka no 10 rt 3 rw 2', 'Sukasari', 'Jl. Merdeka, No. 10, RT 3/RW 2, Kel. Sukasari'],
    ['berlubang di Jl. Diponegoro, Sukasari', 'Sukasari', 'Jl. Diponegoro, Kel. Sukasari'],
    ['jl diponegoro kel karangrejo', 'Karangrejo', 'Jl. Diponegoro, Kel. Karangrejo'],
    ['jalan a. yani kenanga', 'Kenanga', 'Jl. Ahmad Yani, Kel. Kenanga'],
    ['jl ahmd yani, kelurahan melati', 'Melati', 'Jl. Ahmad Yani, Kel. Melati'],
    [
      'jl diponegoro dekat terminal beringin',
      'Karangrejo',
      'dekat Terminal Beringin, Jl. Diponegoro, Kel. Karangrejo',
    ],
    ['depan SDN 3 Melati', 'Melati', 'depan SDN 3 Melati, Kel. Melati'],
    ['sebelah sd negeri 3 melati', 'Melati', 'sebelah SDN 3 Melati, Kel. Melati'],
    ['dekat sdn 3', 'Melati', 'dekat SDN 3 Melati, Kel. Melati'],
    ['smpn 2 wonorjo', 'Wonorejo', 'SMPN 2 Wonorejo, Kel. Wonorejo'],
    ['dalan ning ngarep pasar kenanga', 'Kenanga', 'depan Pasar Kenanga, Kel. Kenanga'],
    ['belakang pasarkenanga', 'Kenanga', 'belakang Pasar Kenanga, Kel. Kenanga'],
    ['jembatan kalisin retak', 'Kaliasin', 'Jembatan Kaliasin, Kel. Kaliasin'],
    ['deket alun2', 'Sukasari', 'dekat Alun-alun Contoh, Kel. Sukasari'],
    ['bukan di mawar tapi kelurahan dahlia', 'Dahlia', 'Kel. Dahlia'],
    ['PJU JL SUDIRMAN TEGALSARI PADAM', 'Tegalsari', 'Jl. Sudirman, Kel. Tegalsari'],
  ])('%s', (text, kelurahan, label) => {
    const reading = read(text);
    expect(reading.kind).toBe('found');
    if (reading.kind !== 'found') return;
    expect(reading.place.kelurahan).toBe(kelurahan);
    expect(reading.place.label).toBe(label);
    expect(reading.score).toBeGreaterThan(0.7);
  });
});

test('a kecamatan alone is found without a kelurahan', () => {
  expect(read('banjir di kecamatan beringin')).toMatchObject({
    kind: 'found',
    place: { label: 'Kec. Beringin', kecamatan: 'Beringin', kelurahan: undefined },
  });
});

describe('it is asked about', () => {
  test.each([
    ['jl diponegoro rusak', ['Jl. Diponegoro, Kel. Sukasari', 'Jl. Diponegoro, Kel. Karangrejo']],
    ['jalan ahmad yani', ['Jl. Ahmad Yani, Kel. Melati', 'Jl. Ahmad Yani, Kel. Kenanga']],
    ['sukamari', ['Kel. Sukasari', 'Kel. Sukamaju']],
    [
      'dari pasar kenanga sampai puskesmas sukamaju',
      ['Pasar Kenanga, Kel. Kenanga', 'Puskesmas Sukamaju, Kel. Sukamaju'],
    ],
    ['jl mangga kelurahan dahlia', ['Jl. Mangga, Kel. Mawar', 'Kel. Dahlia']],
  ])('%s', (text, labels) => {
    const reading = read(text);
    expect(reading.kind).toBe('unsure');
    if (reading.kind !== 'unsure') return;
    expect(reading.candidates.map(({ label }) => label).sort()).toEqual([...labels].sort());
  });
});

describe('no place is read from', () => {
  test.each([
    'pohon mawar saya layu',
    'bunga melati dijual mahal',
    'pohon beringin tumbang menimpa kabel',
    'hari kenangan yang indah sekali',
    'jalan rusak parah sekali',
    'pemuda nongkrong sampai pagi',
    'merdeka itu mahal harganya',
    'pasar kotor',
    'jembatan rusak',
    'terima kasih',
    '',
    '😀',
  ])('%s', (text) => {
    expect(read(text).kind).toBe('none');
  });
});

describe('a pin', () => {
  const locate = makeLocatePoint(profile.places);
  test.each([
    ['inside a kelurahan', -7.09, 110.87, 'Mawar'],
    ['on the corner of the city', -7.14, 110.86, 'Melati'],
    ['on the far corner of the city', -7.06, 110.94, 'Kaliasin'],
    ['on a border, which is of the next', -7.12, 110.87, 'Kenanga'],
  ])('%s is found', (_what, lat, lon, kelurahan) => {
    expect(locate({ lat, lon })).toMatchObject({ kind: 'found', place: { kelurahan, point: { lat, lon } } });
  });
  test('beside a landmark carries its name', () => {
    expect(locate({ lat: -7.1121, lon: 110.8681 })).toMatchObject({
      place: { label: 'dekat Pasar Kenanga, Kel. Kenanga', kecamatan: 'Anggrek' },
    });
  });
  test.each([
    [-7.3, 110.5],
    [0, 0],
    [90, 180],
  ])('at %d, %d is outside', (lat, lon) => {
    expect(locate({ lat, lon }).kind).toBe('outside');
  });
  test.each([
    [91, 0],
    [0, 181],
    [Number.NaN, 110],
    [Number.POSITIVE_INFINITY, 1],
  ])('at %d, %d is invalid', (lat, lon) => {
    expect(locate({ lat, lon }).kind).toBe('invalid');
  });
});

describe('a pin in a city without boxes', () => {
  const kelurahan = profile.places.kelurahan.map(({ box, ...area }, i) =>
    i === 0 ? { ...area, box } : area,
  );
  const locate = makeLocatePoint({ ...profile.places, kelurahan }, profile.city.box);
  test('within the one box there is lies in that kelurahan', () => {
    expect(locate({ lat: -7.13, lon: 110.87 })).toMatchObject({
      kind: 'found',
      place: { kelurahan: 'Melati' },
    });
  });
  test('elsewhere in the city may lie in any of the others', () => {
    const point = { lat: -7.07, lon: 110.93 };
    expect(locate(point)).toEqual({ kind: 'area-unknown', point });
  });
  test('outside the city is outside', () => {
    expect(locate({ lat: -7.3, lon: 110.5 }).kind).toBe('outside');
  });
});

describe('nothing is taken for a place that is not named', () => {
  test.each([
    ['jl mangga kelurahan rungkut', 'unsure'],
    ['jl mawar berlubang', 'unsure'],
    ['perumahan banjarsari indah becek', 'unsure'],
    ['3', 'none'],
    ['air ledeng mati', 'none'],
  ])('%s: %s', (text, kind) => {
    expect(read(text).kind).toBe(kind);
  });
});

test('a landmark without a kelurahan is found by its point', () => {
  const places = {
    kelurahan: profile.places.kelurahan.map(({ box: _box, ...area }) => area),
    landmarks: [
      { name: 'Gedung Serbaguna Tirta', lat: -7.1, lon: 110.9, aliases: [] },
      { name: 'Pasar Rebo Kliwon', lat: -7.1, lon: 110.9, kelurahan: 'Mawar', aliases: [] },
    ],
    streets: [],
  };
  const readHere = makeReadPlace(places, normalise);
  expect(readHere(normalise('lampu mati dpn gedung serbaguna tirta'))).toMatchObject({
    kind: 'found',
    place: { label: 'depan Gedung Serbaguna Tirta', point: { lat: -7.1, lon: 110.9 } },
  });
  expect(readHere(normalise('sampah di psr rebo kliwon'))).toMatchObject({
    kind: 'found',
    place: { label: 'Pasar Rebo Kliwon, Kel. Mawar', kelurahan: 'Mawar' },
  });
});

test('any text is read, and what is found is of this city', () => {
  const names = new Set(profile.places.kelurahan.map(({ name }) => name));
  const word = fc.constantFrom(
    ...'kel mawar kec anggrek jl diponegoro pasar kenanga sukamju rt 3 , . bukan di 0812 xyzzy jalan sdn'.split(
      ' ',
    ),
  );
  const texts = fc.oneof(
    fc.string({ maxLength: 300 }),
    fc.array(word, { maxLength: 80 }).map((all) => all.join(' ')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const reading = read(text);
      const places =
        reading.kind === 'found' ? [reading.place] : reading.kind === 'unsure' ? reading.candidates : [];
      expect(places.length).toBeLessThanOrEqual(3);
      for (const { kelurahan } of places) if (kelurahan !== undefined) expect(names).toContain(kelurahan);
    }),
  );
});
