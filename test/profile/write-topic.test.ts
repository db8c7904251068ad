import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { faqTopicSchema } from '../../src/profile/intents-schema.js';
import { readYaml } from '../../src/profile/read-yaml.js';
import { freeId, makeTopicFiles, type NewTopic, slugOf } from '../../src/profile/write-topic.js';

let dir: string;
beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), 'tanggap-topics-')), 'faq');
});
afterEach(() => rm(join(dir, '..'), { recursive: true, force: true }));

const topic: NewTopic = {
  title: 'Parade bunga',
  group: 'Layanan kota',
  questions: ['kapan parade: bunga dimulai', "jum'at ada parade # tidak"],
  also: [],
  tests: [],
  answer: 'Parade bunga digelar tiap bulan Juni.\nMulai pukul 08.00 dari Alun-alun.',
  owner: 'triase',
  source: 'Surat edaran contoh',
  valid_until: '2027-03-10',
  author: 'ratna',
};
const read = async (id: string) => (await readYaml(join(dir, `${id}.yaml`), faqTopicSchema)).value;

test('a topic is written as a draft that reads back word for word', async () => {
  expect(await makeTopicFiles(dir).addDraft('parade-bunga', topic)).toBe('written');
  expect(await read('parade-bunga')).toEqual({ id: 'parade-bunga', status: 'draft', ...topic });
  expect(await readdir(dir)).toEqual(['parade-bunga.yaml']);
});

test('nothing is written over', async () => {
  const files = makeTopicFiles(dir);
  await files.addDraft('parade-bunga', topic);
  const other = { ...topic, answer: 'Jawaban yang lain, cukup panjang.' };
  expect(await files.addDraft('parade-bunga', other)).toBe('there');
  expect((await read('parade-bunga'))!.answer).toBe(topic.answer);
});

test('a title that is taken gets a number', () => {
  expect(freeId('Parade bunga', ['ktp-baru'])).toBe('parade-bunga');
  expect(freeId('Parade bunga', ['parade-bunga', 'parade-bunga-2'])).toBe('parade-bunga-3');
});

test('what the schema does not want is not written', async () => {
  expect(await makeTopicFiles(dir).addDraft('x', { ...topic, answer: 'pendek' })).toBe('refused');
});

test('a draft is approved once, and only its status changes', async () => {
  const files = makeTopicFiles(dir);
  const id = 'parade-bunga';
  await files.addDraft(id, topic);
  const before = await readFile(join(dir, `${id}.yaml`), 'utf8');
  expect(await files.approve(id)).toBe(true);
  expect(await readFile(join(dir, `${id}.yaml`), 'utf8')).toBe(
    before.replace('status: draft', 'status: approved'),
  );
  expect(await files.approve(id)).toBe(false);
});

test.each(['../../etc/passwd', 'tidak-ada', ''])('"%s" is no draft', async (id) => {
  expect(await makeTopicFiles(dir).approve(id)).toBe(false);
});

test.each([
  ['Sewa Lapangan Voli!', 'sewa-lapangan-voli'],
  ['  Café & kue ', 'cafe-kue'],
  ['😀', 'topik'],
])('%j becomes %j', (title, slug) => expect(slugOf(title)).toBe(slug));
