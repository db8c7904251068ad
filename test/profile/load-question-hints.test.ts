import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { warnOfTopics } from '../../src/profile/check-faq.js';
import type { Fault } from '../../src/profile/fault.js';
import { type FaqTopic, faqTopicSchema } from '../../src/profile/intents-schema.js';
import { loadQuestionHints } from '../../src/profile/load-question-hints.js';
import { isCoded } from '../../src/shared/errors.js';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tanggap-hints-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

async function faultsOf(): Promise<Fault[]> {
  try {
    await loadQuestionHints(dir);
    return [];
  } catch (error) {
    if (!isCoded(error, 'INTENTS_INVALID')) throw error;
    return error.fields.faults as Fault[];
  }
}

describe('what helps to find answers', () => {
  test('ships without faults', async () => {
    const { synonyms, outside, elsewhere } = await loadQuestionHints('intents', ['Bandung']);
    expect(synonyms.get('ongkos')).toBe('asked:biaya');
    expect(synonyms.get('wafat')).toBe('matter:meninggal');
    expect(outside.length).toBeGreaterThan(50);
    expect(elsewhere).toEqual(['Bandung']);
  });
  test('may be missing altogether', async () => {
    const { synonyms, outside } = await loadQuestionHints(dir);
    expect([synonyms.size, outside]).toEqual([0, []]);
  });
  test('names a word of two groups with its line', async () => {
    const text = 'source: contoh sumber kata\nasked:\n  biaya: [bayar, ongkos]\n  tarif: [harga, ongkos]\n';
    await writeFile(join(dir, 'synonyms.yaml'), text);
    expect(await faultsOf()).toMatchObject([
      { line: 4, problem: '"ongkos" is also in the group asked > biaya' },
    ]);
  });
  test.each([
    ['synonyms.yaml', 'source: contoh sumber kata\nasked:\n  biaya: [dua kata, ongkos]\n'],
    ['synonyms.yaml', 'asked:\n  biaya: [bayar, ongkos]\n'],
    ['outside.yaml', 'ibadah: jadwal salat\n'],
    ['outside.yaml', 'ibadah: []\n'],
  ])('refuses a broken %s (%#)', async (name, text) => {
    await writeFile(join(dir, name), text);
    expect(await faultsOf()).not.toEqual([]);
  });
});

describe('warnings about topics', () => {
  const topic = (changes: Partial<FaqTopic>): FaqTopic =>
    faqTopicSchema.parse({
      ...{ id: 'parade', title: 'Parade', group: 'Layanan kota', owner: 'triase', source: 'Contoh' },
      questions: ['a b', 'c d', 'e f', 'g h', 'i j', 'k l', 'm n', 'o p'],
      ...{ answer: 'Jawaban yang cukup panjang.', valid_until: '2027-01-01', ...changes },
    });
  const warn = (changes: Partial<FaqTopic>) => warnOfTopics([topic(changes)], '2026-03-10', '2026-04-09');
  test.each<[Partial<FaqTopic>, string]>([
    [{ valid_until: '2026-03-09' }, 'out of date since 2026-03-09'],
    [{ valid_until: '2026-04-01' }, 'runs out on 2026-04-01'],
    [{ status: 'draft' }, 'a draft'],
    [{ questions: ['satu saja'], author: 'ratna' }, 'only 1 questions'],
  ])('%j', (changes, words) => expect(warn(changes)).toEqual([expect.stringContaining(words)]));
  test('are none where all is well', () => expect(warn({})).toEqual([]));
});
