import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { runQuestionCommand } from '../src/admin-questions.js';
import { openQuestionModel } from '../src/faq/open-question-model.js';
import { makeOpenQuestions } from '../src/faq/open-questions.js';
import { makeReadMatter } from '../src/faq/question-likeness.js';
import type { QuestionDesk } from '../src/officers/question-desk.js';
import { loadQuestionHints } from '../src/profile/load-question-hints.js';
import { readTopics } from '../src/profile/read-topics.js';
import { makeTopicFiles } from '../src/profile/write-topic.js';
import { ManualClock } from '../src/shared/clock.js';
import { openTestStore } from './tickets/test-store.js';

const NOW = new Date('2028-02-29T09:00:00+07:00');
let store: Awaited<ReturnType<typeof openTestStore>>;
let intentsDir: string;
let desk: QuestionDesk;
const run = (...args: string[]) =>
  runQuestionCommand(desk, { clock: new ManualClock(NOW), timeZone: 'Asia/Jakarta', intentsDir }, args);

beforeAll(async () => {
  store = await openTestStore();
  intentsDir = await mkdtemp(join(tmpdir(), 'tanggap-admin-'));
  const model = openQuestionModel(store.connection);
  await model.init();
  const questions = makeOpenQuestions({
    model,
    readMatter: makeReadMatter(new Map(), await loadQuestionHints('intents')),
  });
  desk = { questions, topics: () => [], topicFiles: makeTopicFiles(join(intentsDir, 'faq')) };
  await questions.note('kapan parade bunga dimulai', 'a', NOW);
  await questions.note('parade bunga lewat mana', 'b', NOW);
});
afterAll(async () => {
  await store.close();
  await rm(intentsDir, { recursive: true, force: true });
});

test('questions lists the groups with their wordings', async () => {
  const lines = await run('questions');
  expect(lines[0]).toBe('1  asked 2, 2028-02-29 to 2028-02-29');
  expect(lines).toContain('     parade bunga lewat mana');
});

test.each([[[]], [['x', 'Parade']], [['1', 'ab']], [['1', 'a'.repeat(25)]], [['9', 'Parade bunga']]])(
  'topic %j is told the form',
  async (args) => {
    await expect(run('topic', ...args)).rejects.toMatchObject({ code: 'USAGE' });
  },
);

test('topic writes a silent draft to be filled in, says where, and takes the group off the list', async () => {
  const [told] = await run('topic', '1', 'Parade', 'bunga');
  expect(told).toContain(join(intentsDir, 'faq/parade-bunga.yaml'));
  const [topic] = await readTopics(join(intentsDir, 'faq'));
  expect(topic).toMatchObject({
    ...{ id: 'parade-bunga', title: 'Parade bunga', status: 'draft', valid_until: '2029-02-28' },
    questions: ['kapan parade bunga dimulai', 'parade bunga lewat mana'],
  });
  expect(await readFile(join(intentsDir, 'faq/parade-bunga.yaml'), 'utf8')).toMatch(/^answer: /m);
  expect(await run('questions')).toEqual(['No question is without an answer.']);
});
