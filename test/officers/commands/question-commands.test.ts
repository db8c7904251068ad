import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { tellTopic } from '../../../src/officers/make-topic.js';
import { performStaffChoice } from '../../../src/officers/perform-command.js';
import type { TopicAsked } from '../../../src/officers/staff-turn.js';
import { makeStaffWorld, START, textOf, texts } from '../staff-world.js';

let world: Awaited<ReturnType<typeof makeStaffWorld>>;
let count = 0;
beforeEach(async () => {
  world = await makeStaffWorld();
  const { questions } = world.deps;
  for (const text of ['kapan parade bunga dimulai', 'jadwal parade bunga', 'parade bunga lewat mana'])
    await questions.note(text, `ask-${++count}`, START);
  await questions.note('harga tiket konser', `ask-${++count}`, START);
});
afterEach(() => world.close());

const request = async (who: string) => ({
  person: await world.personOf(who),
  cause: `q-${++count}#0`,
  now: world.clock.now(),
  say: texts.in('id'),
  language: 'id' as const,
});
const press = async (who: string, choiceId: string) =>
  performStaffChoice(world.deps, { ...(await request(who)), choiceId });
const tell = async (who: string, asked: unknown, text: string) =>
  tellTopic(world.deps, { ...(await request(who)), asked: asked as TopicAsked, text });

const ANSWER = 'Parade bunga digelar bulan Juni, mulai pukul 08.00 dari Alun-alun Contoh.';

/** The whole telling, up to the draft. */
async function makeTopic(who: string) {
  const first = await press(who, 'staff.ask.topic.1');
  const second = await tell(who, first.asked, 'Parade bunga');
  const third = await tell(who, second.asked, ANSWER);
  return tell(who, third.asked, 'Surat edaran contoh');
}

describe('the list of questions without an answer', () => {
  test('names the most asked first, with how often and since when', async () => {
    const outcome = await world.write('ratna', '/pertanyaan');
    const text = textOf(outcome);
    expect(text).toMatch(/1\. kapan parade bunga dimulai \(3 kali, .*10 Maret 2026/);
    expect(text.indexOf('parade')).toBeLessThan(text.indexOf('konser'));
    expect(outcome.replies[0]!.choices!.map(({ id }) => id)).toEqual([
      'staff.ask.view.1',
      'staff.ask.view.2',
    ]);
  });
  test.each(['pertanyaan', '/questions', '/pertanyaan'])('is called by "%s"', async (line) => {
    expect(textOf(await world.write('admin', line))).toContain('parade');
  });
  test('has pages', async () => {
    const names = [
      'terapi autis',
      'sunat massal',
      'museum buka',
      'visa jepang',
      'saham pemula',
      'resep rendang',
      'bioskop',
    ];
    for (const text of names) await world.deps.questions.note(text, `ask-${++count}`, START);
    const outcome = await world.write('ratna', '/pertanyaan');
    expect(outcome.replies[0]!.choices!.at(-1)!.id).toBe('staff.ask.page.2');
    expect(textOf(await press('ratna', 'staff.ask.page.2'))).toContain('bioskop');
  });
  test('is empty when all is seen to', async () => {
    for (const number of [1, 2]) await world.write('ratna', `/pertanyaan ${number} abaikan`);
    expect(textOf(await world.write('ratna', '/pertanyaan'))).toContain('Tidak ada pertanyaan');
  });
  test.each(['0', 'abc', '1 jual'])('"/pertanyaan %s" is told the right form', async (rest) => {
    expect(textOf(await world.write('ratna', `/pertanyaan ${rest}`))).toContain('/pertanyaan');
  });
});

describe('a group', () => {
  test('shows its wordings and what can be done', async () => {
    const outcome = await press('ratna', 'staff.ask.view.1');
    expect(textOf(outcome)).toContain('parade bunga lewat mana (1 kali)');
    expect(outcome.replies[0]!.choices!.map(({ id }) => id)).toEqual([
      'staff.ask.topic.1',
      'staff.ask.ignore.1',
      'staff.ask.page.1',
    ]);
  });
  test('that is ignored is gone from the list', async () => {
    await press('ratna', 'staff.ask.ignore.2');
    expect(textOf(await world.write('ratna', '/pertanyaan'))).not.toContain('konser');
    expect(textOf(await press('joko', 'staff.ask.view.2'))).toContain('sudah diabaikan');
  });
  test.each(['staff.ask.view.99', 'staff.ask.view.x', 'staff.ask.sell.1', 'staff.ask.approve.../x'])(
    'that is not there is answered (%s)',
    async (choiceId) => expect(textOf(await press('ratna', choiceId))).not.toBe(''),
  );
});

describe('a topic made of a group', () => {
  test('asks one thing at a time and becomes a silent draft with the questions of the group', async () => {
    expect(textOf(await makeTopic('ratna'))).toContain('Tersimpan');
    expect(world.deps.topics().find(({ id }) => id === 'parade-bunga')).toMatchObject({
      status: 'draft',
      author: 'ratna',
      owner: 'pu',
      answer: ANSWER,
      source: 'Surat edaran contoh',
      valid_until: '2027-03-10',
      questions: ['kapan parade bunga dimulai', 'jadwal parade bunga', 'parade bunga lewat mana'],
    });
    expect(textOf(await press('joko', 'staff.ask.view.1'))).toContain('sudah dijadikan topik');
  });
  test.each([
    [undefined, 'x', 'Judulnya 1 huruf'],
    [undefined, 'a'.repeat(25), 'Judulnya 25 huruf'],
    ['Parade bunga', 'pendek', 'Jawabannya 6 huruf'],
    ['Parade bunga', 'a'.repeat(901), 'Jawabannya 901 huruf'],
  ])('asks again for what does not fit (%s, %.10s)', async (title, text, words) => {
    const outcome = await tell('ratna', { kind: 'topic', number: 1, ...(title ? { title } : {}) }, text);
    expect(textOf(outcome)).toContain(words);
    expect(outcome.asked).toMatchObject({ kind: 'topic', number: 1 });
  });
  test('is approved by somebody else who has read it, not by its author', async () => {
    await makeTopic('ratna');
    expect(textOf(await press('ratna', 'staff.ask.approve.parade-bunga'))).toContain('orang lain');
    const draft = await press('joko', 'staff.ask.draft.parade-bunga');
    expect(textOf(draft)).toContain(ANSWER);
    expect(textOf(await press('joko', 'staff.ask.approve.parade-bunga'))).toContain('Sah');
    expect(world.deps.topics().find(({ id }) => id === 'parade-bunga')!.status).toBe('approved');
    expect(textOf(await press('admin', 'staff.ask.approve.parade-bunga'))).toContain('tidak ada lagi');
  });
  test('waits in the list until then', async () => {
    await makeTopic('ratna');
    const outcome = await world.write('joko', '/pertanyaan');
    expect(textOf(outcome)).toContain('Menunggu disahkan: Parade bunga');
    expect(outcome.replies[0]!.choices!.map(({ id }) => id)).toContain('staff.ask.draft.parade-bunga');
  });
  test('is made once of a group, whoever is slower hears it', async () => {
    const slow = { kind: 'topic', number: 1, title: 'Pawai', answer: ANSWER };
    await makeTopic('ratna');
    expect(textOf(await tell('joko', slow, 'Surat lain'))).toContain('rekan lain');
  });
  test('is not for officers', async () => {
    expect(textOf(await press('budi', 'staff.ask.topic.1'))).toContain('bukan untuk peran Anda');
  });
});
