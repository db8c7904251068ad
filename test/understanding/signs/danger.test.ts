import { describe, expect, test } from '@jest/globals';
import { makeFindTogether } from '../../../src/understanding/signs/find-together.js';
import { makeNormalise } from '../../../src/understanding/words/normalise.js';
import { sources, understand } from '../sample-reader.js';
import {
  EMERGENCIES,
  LOOKALIKES,
  MORE_EMERGENCIES,
  MORE_LOOKALIKES,
  THIRD_EMERGENCIES,
  THIRD_LOOKALIKES,
  TRICKY_EMERGENCIES,
} from './danger-cases.js';

describe('danger to people is heard', () => {
  test.each([
    'dahan gede jatuh ngenai tukang ojek, kepalanya berdarah',
    'tembok sekolah roboh nimbun dua tukang',
    'beringin tumbang nimpa angkot, penumpangnya kejepit',
    'rumah ketimbun longsor ada yg kejebak',
    'jalan ambles, truk kejungkal ke sungai',
    'bocah keseret arus selokan',
    'rumah kami kerendem seleher, nenek masih di dalam',
    'air sudah sepinggang, tolong jemput lansia di rt 5',
    'pengendara ketabrak truk, berdarah banyak',
    'papan reklame ambruk kena orang lewat',
    'warung kebakar di jl pemuda',
    'anak saya kesengat kabel tiang listrik',
    'longsoran tebing menutup rumah warga',
    'tanggul belakang pasar bobol',
  ])('%s', (text) => expect(understand(text).danger).toBe(true));
});

describe('a worry about what goes on this moment is danger', () => {
  test.each([
    'dinding mulai retak sekarang, takut roboh menimpa orang di dalam',
    'pohon barusan tumbang, takut menimpa rumah warga lagi',
    'bau gas menyengat satu gang, takut meledak',
    'ada perempuan mau loncat dari jembatan',
  ])('%s', (text) => expect(understand(text).danger).toBe(true));
});

describe('what leans or cracks and is about to fall is danger, a fear of it is none', () => {
  test.each([
    'tiang listrik miring mau roboh ke rumah',
    'jembatan Kaliasin retak mau ambruk',
    'tembok sekolah doyong hampir rubuh',
    'pohon beringin sudah condong, mau tumbang ke warung',
    'pohon miring ke kabel di Jl. Pemuda Wonorejo, bahaya',
  ])('112 is given: %s', (text) => expect(understand(text).danger).toBe(true));
  test.each([
    'tiang listrik miring',
    'tiang lampu miring ke jalan',
    'pohon miring ke kabel',
    'pohon miring, takut mau roboh',
    'pohon condong, mau tumbang kalau hujan angin',
    'jembatan retak di Kaliasin, mohon dicek',
    'dulu tembok itu pernah retak mau ambruk, tahun lalu diperbaiki',
  ])('112 is not given: %s', (text) => expect(understand(text).danger).toBe(false));
});

describe('what tortures, pricks or burnt down harms nobody now', () => {
  test.each([
    'musik tetangga menyiksa kami di Kelurahan Mawar',
    'karaoke sebelah menyiksa telinga tiap malam',
    'saya ditusuk paku, ban bocor',
    'gudang bekas kebakaran jadi sarang tikus',
    'puing sisa kebakaran belum diangkut dari gang',
  ])('112 is not given: %s', (text) => expect(understand(text).danger).toBe(false));
  test.each([
    'tetangga menyiksa anaknya',
    'suami karaoke pulang menyiksa istrinya',
    'orang ditusuk preman di depan pasar',
    'lahan bekas kebakaran apinya menyala lagi dan membesar',
    'gudang kebakaran di Jl. Kartini',
  ])('112 is given: %s', (text) => expect(understand(text).danger).toBe(true));
});

describe('own messages that were never a lesson', () => {
  test.each(EMERGENCIES)('112 is given: %s', (text) => expect(understand(text).danger).toBe(true));
  test('at most one in ten lookalikes is given 112', () => {
    const given = LOOKALIKES.filter((text) => understand(text).danger);
    expect(given.length).toBeLessThanOrEqual(LOOKALIKES.length / 10);
  });
});

describe('kinds of danger, and what only sounds like it', () => {
  test.each([
    ['by kind and region', MORE_EMERGENCIES],
    ['written afterwards', THIRD_EMERGENCIES],
    ['that sound long past or dealt with', TRICKY_EMERGENCIES],
  ])('112 is given to nine of ten emergencies %s', (_name, cases) => {
    const missed = cases.filter((text) => !understand(text).danger);
    expect(missed.length).toBeLessThanOrEqual(cases.length / 10);
  });
  test.each([
    ['by kind', MORE_LOOKALIKES],
    ['written afterwards', THIRD_LOOKALIKES],
  ])('at most one in twenty lookalikes %s is given 112', (_name, cases) => {
    const given = cases.filter((text) => understand(text).danger);
    expect(given.length).toBeLessThanOrEqual(cases.length / 20);
  });
});

describe('no danger is heard where it is denied, imagined, over, asked about or something else', () => {
  test.each([
    'pohonnya melintang, alhamdulillah tidak ada yang luka',
    'jangan sampai ada korban, tolong segera ditambal',
    'dulu pernah ada yang terluka karena lubang ini, tolong ditambal',
    'tahun lalu ada anak tenggelam di situ, tolong dipasang pagar',
    'kemarin motor saya jatuh kena lubang, tolong diperbaiki',
    'tetangga bakar sampah tiap sore, asapnya ke mana-mana',
    'mohon pembakaran jerami di sawah ditertibkan',
    'pohon miring, takut menimpa anak sekolah',
    'dahan rapuh, dikhawatirkan jatuh kena pengendara kalau hujan angin',
    'tembok mau roboh menimpa rumah, mohon dicek',
    'nomor ambulans kalau ada orang kecelakaan berapa?',
    'rumput taman sudah setinggi pinggang',
    'genangan 10 cm di depan pasar',
    'rumah saya kena pajak dobel',
    'anak saya kena DBD, tolong fogging',
  ])('%s', (text) => expect(understand(text).danger).toBe(false));
});

describe('a sign of danger names the category where nothing else does', () => {
  test.each([
    ['drainase', 'nenek kecebur selokan yg ga ada tutupnya'],
    ['drainase', 'air setinggi 1,5 meter, warga minta dievakuasi'],
    ['pohon', 'ranting kejatuhan ke anak sekolah, kakinya patah'],
  ])('%s: %s', (category, text) => {
    const read = understand(text);
    expect(read.category.best.label).toBe(category);
    expect(read.category.sure).toBe(true);
  });
});

describe('words of several groups near each other', () => {
  const normalise = makeNormalise(sources.words);
  const find = makeFindTogether(
    {
      ...{ id: 'danger', intent: 'report', exact: [], phrases: [], examples: [] },
      groups: { people: ['orang', 'ada yang'], hurt: ['luka', 'tertimpa'], thing: ['atap'] },
      together: [
        { groups: ['people', 'hurt'], within: 3 },
        { groups: ['people', 'hurt', 'thing'], within: 6, category: 'perumahan' },
      ],
    },
    normalise,
  );
  const hits = (text: string) => find(normalise(text)).length;
  test.each([
    ['orang luka', 1],
    ['luka semua itu orang', 1],
    ['luka di sini dan juga di sana orang', 0],
    ['orang itu tertimpa bagian atap', 2],
    ['lukanya parah, ada yang menangis', 1],
    ['orang', 0],
    ['', 0],
  ])('%s: %i', (text, count) => expect(hits(text)).toBe(count));
  test('a long message of nothing but such words is read at once', () => {
    expect(hits('orang luka atap '.repeat(120))).toBeGreaterThan(0);
  });
});
