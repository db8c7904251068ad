import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type OpenQuestionModel, openQuestionModel } from '../../src/faq/open-question-model.js';
import { makeOpenQuestions, type OpenQuestions } from '../../src/faq/open-questions.js';
import { makeReadMatter } from '../../src/faq/question-likeness.js';
import { questionToKeep } from '../../src/faq/question-to-keep.js';
import { loadQuestionHints } from '../../src/profile/load-question-hints.js';
import { loadWords } from '../../src/profile/load-words.js';
import type { Store } from '../../src/store/connect.js';
import { engines, openTestStore } from '../tickets/test-store.js';

const readMatter = makeReadMatter(await loadWords('intents'), await loadQuestionHints('intents'));
const at = (day: number) => new Date(`2026-03-${String(day).padStart(2, '0')}T09:00:00+07:00`);

describe.each(engines)('questions without an answer on $name', ({ mongodbUrl }) => {
  let store: Store;
  let questions: OpenQuestions;
  let model: OpenQuestionModel;
  beforeAll(async () => {
    store = await openTestStore(mongodbUrl);
    model = openQuestionModel(store.connection);
    await model.init();
    questions = makeOpenQuestions({ model, readMatter });
    await questions.note('kapan parade bunga dimulai', 'in-1', at(1));
    await questions.note('jadwal parade bunga tahun ini dong', 'in-2', at(2));
    await questions.note('parade bunga lewat mana', 'in-3', at(3));
    await questions.note('kapan parade bunga dimulai', 'in-4', at(4));
    await questions.note('harga tiket konser', 'in-5', at(1));
    await questions.note('sunat massal gratis kapan', 'in-6', at(2));
  });
  afterAll(() => store.close());

  test('of different wording come into one group, the most asked first', async () => {
    const { groups, total } = await questions.list({ page: 1, size: 10 });
    expect(total).toBe(3);
    expect(groups.map(({ asked }) => asked)).toEqual([4, 1, 1]);
    expect(groups[0]!.wordings).toEqual([
      { text: 'kapan parade bunga dimulai', asked: 2 },
      { text: 'jadwal parade bunga tahun ini dong', asked: 1 },
      { text: 'parade bunga lewat mana', asked: 1 },
    ]);
    expect([groups[0]!.firstAt, groups[0]!.lastAt]).toEqual([at(1), at(4)]);
  });
  test('of groups asked as often the oldest comes first', async () => {
    const { groups } = await questions.list({ page: 1, size: 10 });
    expect(groups.slice(1).map(({ wordings }) => wordings[0]!.text)).toEqual([
      'harga tiket konser',
      'sunat massal gratis kapan',
    ]);
  });
  test('are counted once for one message, also when it is replayed', async () => {
    await questions.note('kapan parade bunga dimulai', 'in-4', at(5));
    expect((await questions.find(1))!.asked).toBe(4);
  });
  test('that come at the same moment are all counted, in one group', async () => {
    const texts = Array.from({ length: 6 }, () => 'biaya terapi autis');
    await Promise.all(texts.map((text, i) => questions.note(text, `side-${i}`, at(6))));
    const { groups } = await questions.list({ page: 1, size: 10 });
    const asked = groups.filter(({ wordings }) => wordings[0]!.text === 'biaya terapi autis');
    expect(asked.map((group) => group.asked)).toEqual([6]);
  });
  test('survive a new reader of the same store', async () => {
    const again = makeOpenQuestions({ model, readMatter });
    await again.note('parade bunga mulai jam berapa', 'in-9', at(7));
    expect((await again.find(1))!.asked).toBe(5);
  });
  test('are shown by pages, a page too far is the last', async () => {
    const { groups, page, pages } = await questions.list({ page: 9, size: 2 });
    expect([page, pages]).toEqual([2, 2]);
    expect(groups).toHaveLength(2);
  });
  test('that are closed leave the list, and what is asked again stays with them', async () => {
    expect(await questions.close(2, 'ignored')).toBe(true);
    expect(await questions.close(2, 'ignored')).toBe(false);
    await questions.note('harga tiket konser', 'in-10', at(8));
    expect((await questions.find(2))!).toMatchObject({ status: 'ignored', asked: 2 });
    const { groups } = await questions.list({ page: 1, size: 10 });
    expect(groups.map(({ number }) => number)).not.toContain(2);
  });
  test('that say nothing are not kept', async () => {
    const before = (await questions.list({ page: 1, size: 10 })).total;
    for (const text of ['', '12', 'halo selamat pagi', '0812 3456 7890'])
      await questions.note(text, `x-${text}`, at(9));
    expect((await questions.list({ page: 1, size: 10 })).total).toBe(before);
  });
});

describe('personal data are not kept', () => {
  test.each([
    ['nomor saya 081234567890 mau tanya parade', '081234567890'],
    ['nik 3374 0112 0590 0001 bisa dicek di mana', '3374'],
    ['plat h 1234 abc pajaknya berapa', '1234'],
    ['laporan cth-2603-0042k bagaimana', '0042k'],
    ['nama saya budi santoso mau tanya parade', 'budi'],
    ['perkenalkan saya siti dari melati mau tanya', 'siti'],
    ['atas nama pak joko susilo sudah daftar', 'joko'],
    ['kirim ke budi@contoh.id ya', '@'],
  ])('%s', (text, secret) => expect(questionToKeep(text)).not.toContain(secret));
  test('and what is no personal data stays', () => {
    expect(questionToKeep('parade di jalan pahlawan rt 3 rw 12 tahun 2026')).toMatch(
      /^parade di jalan pahlawan rt 3 rw 12 tahun 2026$/,
    );
  });
});
