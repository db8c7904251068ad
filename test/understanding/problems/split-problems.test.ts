import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cutClauses } from '../../../src/understanding/problems/cut-clauses.js';
import { MOST_PROBLEMS, splitProblems } from '../../../src/understanding/problems/split-problems.js';
import { know } from '../../conversation/sample-turn.js';
import { SEVERAL, SINGLE } from './problem-messages.js';

const split = (text: string) => splitProblems(text, know.understand);
/** Reports of real cities, where they are there; nearly all tell of one problem. */
const histories = ['category-dev', 'category-history']
  .map((name) => `../shared/data/${name}.jsonl`)
  .filter((file) => existsSync(file));
/** Found of the messages with several problems, and parted of those with one: the shares the bot must keep. */
const LEAST_FOUND = 0.9;
const MOST_PARTED = 0.02;

describe('problems of a message', () => {
  it('are found in most messages that tell several', () => {
    const missed = SEVERAL.filter(([text, count]) => split(text as string).length !== count);
    expect({ missed: missed.length <= (1 - LEAST_FOUND) * SEVERAL.length ? [] : missed }).toEqual({
      missed: [],
    });
  });

  it('are hardly ever seen in a message that tells one', () => {
    const parted = SINGLE.filter((text) => split(text).length > 0);
    expect({ parted: parted.length <= MOST_PARTED * SINGLE.length ? [] : parted }).toEqual({ parted: [] });
  });

  if (histories.length > 0)
    it.each(histories)('are seen in less than one of a hundred real reports of one problem (%s)', (file) => {
      const texts = readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).text as string);
      const parted = texts.filter((text) => split(text).length > 0);
      expect(parted.length / texts.length).toBeLessThan(0.01);
    });

  it('keep their own words, category and place', () => {
    const [lamp, rubbish] = split(
      'lampu jalan mati di Jl. Mangga, terus sampah juga numpuk di Pasar Kenanga',
    );
    expect(lamp).toMatchObject({
      text: 'lampu jalan mati di Jl. Mangga',
      read: { category: { best: { label: 'pju' } } },
    });
    expect(rubbish?.text).toBe('sampah juga numpuk di Pasar Kenanga');
    expect(rubbish?.read.place).toMatchObject({ place: { kelurahan: 'Kenanga' } });
  });

  it.each([
    [
      'what was announced, with the place that stands between',
      'pajak PBB saya salah. Di tempat lain, yaitu di Jl. Kartini, lampu jalan mati',
      ['pajak PBB saya salah', 'yaitu di Jl. Kartini, lampu jalan mati'],
    ],
    [
      'an enumeration after its heading',
      'kampung kami: jalan bolong, pju mati, got mampet',
      ['kampung kami, jalan bolong', 'pju mati', 'got mampet'],
    ],
    ['a list without full stops', '1 jalan bolong 2 sampah numpuk', ['jalan bolong', 'sampah numpuk']],
    ['a list of letters', 'a. air pdam mati b. pohon tumbang', ['air pdam mati', 'pohon tumbang']],
    [
      'no number of a neighbourhood',
      'lampu jalan mati di RT 2. Sampah tidak diangkut seminggu.',
      ['lampu jalan mati di RT 2', 'Sampah tidak diangkut seminggu'],
    ],
  ])('part %s', (_, text, texts) => {
    expect(split(text).map((problem) => problem.text)).toEqual(texts);
  });

  it('are five at most; what comes after stays with the last', () => {
    const text = [
      'lampu jalan mati',
      'sampah menumpuk',
      'got mampet',
      'jalan berlubang',
      'pohon tumbang',
      'air pdam mati',
    ]
      .map((words, index) => `${index + 1}. ${words} di RT ${index + 1}`)
      .join('\n');
    const problems = split(text);
    expect(problems.length).toBeLessThanOrEqual(MOST_PROBLEMS);
    for (const words of ['lampu jalan mati', 'air pdam mati'])
      expect(problems.length === 0 || problems.some((problem) => problem.text.includes(words))).toBe(true);
  });

  it('lose no word of any text', () => {
    const words = (text: string) => text.match(/[\p{L}\p{N}]{4,}/gu) ?? [];
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ maxLength: 300 }), fc.constantFrom(...SEVERAL.map(([text]) => text as string))),
        (text) => {
          const clauses = cutClauses(text);
          const said = clauses.map((clause) => clause.text).join(' ');
          const links =
            /^(dan|terus|trus|sama|serta|lalu|lantas|kemudian|plus|juga|selain|satu|lagi|sekalian|pertama|kedua|ketiga|keempat|kelima|yang|lapor|tambahan|samping|belum|lainnya|jeung|karo|sarta|terpisah|dari|tempat|lain|sisi|soal|maneh|hal)$/i;
          for (const word of words(text)) if (!links.test(word)) expect(said).toContain(word);
        },
      ),
      { numRuns: 200 },
    );
  });

  it.each([
    ['a'.repeat(10_000)],
    ['1. '.repeat(3000)],
    ['lampu jalan mati, '.repeat(500)],
    ['dan '.repeat(2000)],
    ['\u200b.\n'.repeat(900)],
  ])('are read in bounded work, whatever comes', (text) => {
    expect(split(text).length).toBeLessThanOrEqual(MOST_PROBLEMS);
    expect(cutClauses(text).length).toBeLessThanOrEqual(40);
  });
});
