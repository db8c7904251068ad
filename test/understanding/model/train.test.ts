import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { scoreLabels } from '../../../src/understanding/model/classifier.js';
import { countFeatures } from '../../../src/understanding/model/features.js';
import { keepModel, modelKey } from '../../../src/understanding/model/model-cache.js';
import { type Model, train } from '../../../src/understanding/model/train.js';
import { makeNormalise } from '../../../src/understanding/words/normalise.js';

const lessons = [
  ['jalan', 'report', 'jalan rusak berlubang'],
  ['jalan', 'report', 'aspal jalan retak dan berlubang'],
  ['sampah', 'report', 'sampah menumpuk bau'],
  ['sampah', 'report', 'bau sampah tidak diangkut'],
  ['air', 'report', 'air keran mati'],
  ['air', 'report', 'keran air keruh dan mati'],
  [undefined, 'question', 'apa syarat membuat kartu'],
  [undefined, 'question', 'berapa biaya membuat kartu'],
].map(([category, intent, text]) => ({ category, intent, text: text! }));
const normalise = makeNormalise(new Map());
const matterOf = (text: string) => ({ words: normalise(text).words, places: [] });
const learn = () => train(lessons, (text) => ({ matter: matterOf(text), signs: { names: [] } }));

function best(model: Model, task: 'category' | 'intent', text: string): string {
  const vector = model.vocabulary.vectorise(countFeatures(matterOf(text), []));
  const margins = scoreLabels(model[task], vector);
  return model[task].labels[margins.indexOf(Math.max(...margins))]!;
}

describe('learning', () => {
  const model = learn();
  test.each([
    ['category', 'lubang di jalan', 'jalan'],
    ['category', 'sampahnya bau', 'sampah'],
    ['category', 'airnya mati', 'air'],
    ['intent', 'biaya kartu berapa', 'question'],
    ['intent', 'jalannya rusak', 'report'],
  ] as const)('tells the %s of "%s"', (task, text, label) => {
    expect(best(model, task, text)).toBe(label);
  });

  test('gives the same model every time, bit for bit', () => {
    const again = learn();
    expect(again.category.weights).toEqual(model.category.weights);
    expect(again.intent.weights).toEqual(model.intent.weights);
    expect(again.vocabulary.hashes).toEqual(model.vocabulary.hashes);
  });
});

describe('the kept model', () => {
  let dir: string;
  let made: number;
  const keep = (key = 'a') =>
    keepModel(dir, modelKey(key), () => {
      made++;
      return learn();
    });
  const file = () => join(dir, readdirSync(dir)[0]!);

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'tanggap-model-'));
    made = 0;
  });

  test('is taken at the next start and says the same', () => {
    const [first, second] = [keep(), keep()];
    expect(made).toBe(1);
    expect(readdirSync(dir)).toHaveLength(1);
    expect(second.category).toEqual(first.category);
    expect(best(second, 'category', 'jalan berlubang')).toBe('jalan');
  });

  test('is made anew when something else was taught', () => {
    keep('a');
    keep('b');
    expect(made).toBe(2);
  });

  test.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length - 10)],
    ['empty', () => Buffer.alloc(0)],
    ['of other bytes', () => Buffer.from('{"this is": "no model"}'.repeat(10))],
    ['changed in one byte', (bytes: Buffer) => bytes.fill(7, 100, 101)],
  ])('is rebuilt when its file is %s', (_what, damage) => {
    keep();
    writeFileSync(file(), damage(readFileSync(file())));
    expect(best(keep(), 'category', 'sampah bau')).toBe('sampah');
    expect(made).toBe(2);
    keep();
    expect(made).toBe(2);
  });

  test('is not needed: an unwritable folder only costs time', () => {
    dir = join(dir, 'file');
    writeFileSync(dir, 'no folder');
    expect(best(keep(), 'intent', 'apa syarat membuat kartu')).toBe('question');
  });
});
