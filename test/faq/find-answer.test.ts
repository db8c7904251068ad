import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { makeFindAnswer } from '../../src/faq/find-answer.js';
import { groupTopics, searchTopics } from '../../src/faq/search-topics.js';
import { citiesElsewhere } from '../../src/profile/cities-elsewhere.js';
import { loadCity } from '../../src/profile/load-city.js';
import { loadIntents } from '../../src/profile/load-intents.js';
import { loadQuestionHints } from '../../src/profile/load-question-hints.js';
import { loadWords } from '../../src/profile/load-words.js';

const { profile } = await loadCity('city');
const [{ faq }, words, hints] = await Promise.all([
  loadIntents('intents'),
  loadWords('intents'),
  loadQuestionHints('intents', citiesElsewhere(profile.city)),
]);
const find = makeFindAnswer(faq, words, hints);
const today = '2026-03-10';

describe('a question of the base is answered with its topic', () => {
  test.each([
    ['min syarat bikin ktp baru apa aja ya', 'ktp-baru'],
    ['kalo akta lahir telat gimana', 'akta-lahir-terlambat'],
    ['bukan lapor cuma mau tanya jam buka puskesmas sukamaju', 'puskesmas-jam'],
    ['KTP ILANG, cetak lagi gmn caranya???', 'ktp-hilang-rusak'],
  ])('%s', (text, id) => {
    const reading = find(text, today);
    expect(reading.kind).toBe('answer');
    if (reading.kind === 'answer') expect(reading.topic.id).toBe(id);
  });
});

describe('a question outside the base is never answered as if it were inside', () => {
  test.each([
    'kapan parade bunga dimulai?',
    'harga tiket konser berapa',
    'siapa presiden indonesia',
    'siapa gubernur yang baru terpilih',
    'jadwal kereta ke jakarta',
    'tarif ojek online per kilometer',
    'cara bikin nasi goreng enak',
    'cuaca besok gimana',
    'asdkjh qweoiu',
    'halo',
    '',
    '😀',
  ])('%s', (text) => {
    expect(find(text, today).kind).not.toBe('answer');
  });
});

test.each(['lampu', 'kabel', 'rumah'])('"%s" alone asks nothing: no topic is told', (text) => {
  expect(find(text, today).kind).not.toBe('answer');
});

describe('everyday questions find their topic', () => {
  test.each([
    ['laporan ditangani berapa hari ya', 'lama-laporan'],
    ['kalau ngadu identitas saya dirahasiakan tidak', 'identitas-aman'],
    ['hari apa truk sampah lewat di perumahan', 'sampah-jadwal'],
    ['ikd itu apa', 'ikd'],
    ['kantor satpol pp dimana', 'alamat-kantor'],
    ['nama wali kota siapa', 'pejabat-kota'],
  ])('%s', (text, id) => {
    const reading = find(text, today);
    const first =
      reading.kind === 'answer' ? reading.topic : reading.kind === 'near' ? reading.topics[0] : undefined;
    expect(first?.id).toBe(id);
  });
});

test.each(['kartu', 'pajak', 'jam buka', 'syarat', 'sampah'])(
  '"%s" fits many topics: at most three are offered',
  (text) => {
    const reading = find(text, today);
    expect(reading.kind).toBe('near');
    if (reading.kind === 'near') expect(reading.topics.length).toBeLessThanOrEqual(3);
  },
);

describe('a city elsewhere', () => {
  test.each(['umk surabaya berapa', 'tarif pdam kota malang', 'puskesmas di semarang buka jam berapa'])(
    'is not answered for: %s',
    (text) => expect(find(text, today).kind).not.toBe('answer'),
  );
  test('may be where somebody moves to', () => {
    const reading = find('mau pindah domisili ke bandung, urus surat pindah gimana', today);
    expect(reading).toMatchObject({ kind: 'answer', topic: { id: 'pindah-keluar' } });
  });
});

describe('other words for the same', () => {
  test.each([
    ['ongkos nyambung ledeng ke rumah piro', 'pdam-pasang'],
    ['berkas gawe ktp sing pertama opo wae', 'ktp-baru'],
    ['ngurus p-irt gmn caranya', 'pirt'],
    ['bikin ak1 syaratnya apa', 'kartu-kuning'],
    ['keringanan pajak rumah buat pensiunann', 'pbb-keringanan'],
  ])('%s', (text, id) => {
    const reading = find(text, today);
    const first =
      reading.kind === 'answer' ? reading.topic : reading.kind === 'near' ? reading.topics[0] : undefined;
    expect(first?.id).toBe(id);
  });
});

describe('a topic out of date', () => {
  const topic = { ...faq.find(({ id }) => id === 'ktp-baru')!, valid_until: '2026-03-10' };
  const findOne = makeFindAnswer([topic, ...faq.filter(({ id }) => id !== 'ktp-baru')], words, hints);
  const draft = { ...topic, status: 'draft' as const };
  const answers = (day: string) => {
    const reading = findOne('syarat bikin ktp baru', day);
    return reading.kind === 'answer' && reading.topic.id === 'ktp-baru';
  };
  test('is told on its last day', () => expect(answers('2026-03-10')).toBe(true));
  test('is silent the day after', () => expect(answers('2026-03-11')).toBe(false));
  test('is silent as long as it is a draft', () => {
    const findDraft = makeFindAnswer([draft], words, hints);
    expect(findDraft('syarat bikin ktp baru', '2026-03-10').kind).toBe('none');
    expect(groupTopics([draft], '2026-03-10')).toEqual([]);
  });
  test('leaves the menu and the search', () => {
    expect(groupTopics([topic], '2026-03-11')).toEqual([]);
    expect(searchTopics([topic], 'ktp', '2026-03-11')).toEqual([]);
  });
});

describe('the menu and the search work without understanding', () => {
  test('every valid topic stands once, under its group', () => {
    const listed = groupTopics(faq, today).flatMap(({ topics }) => topics.map(({ id }) => id));
    expect(listed.sort()).toEqual(faq.map(({ id }) => id).sort());
  });
  test('a word of the title finds the topic first', () => {
    const topic = faq.find(({ id }) => id === 'kia')!;
    expect(searchTopics(faq, topic.title.toLowerCase(), today)[0]!.id).toBe('kia');
  });
  test('beginnings of words are enough, all must be there', () => {
    expect(searchTopics(faq, 'identi anak', today).map(({ id }) => id)).toContain('kia');
    expect(searchTopics(faq, 'identi zebra', today)).toEqual([]);
  });
  test.each(['', '   ', '😀', '...'])('nothing is found for "%s"', (text) => {
    expect(searchTopics(faq, text, today)).toEqual([]);
  });
});

test('no text makes the finder throw, none scores above 1', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.constantFrom('a', 'ktp ', '😀', '\u200b').map((unit) => unit.repeat(5000)),
  );
  fc.assert(
    fc.property(text, (any) => {
      const reading = find(any, today);
      if (reading.kind === 'answer') expect(reading.score).toBeLessThanOrEqual(1);
      searchTopics(faq, any, today);
    }),
    { numRuns: 50 },
  );
});
