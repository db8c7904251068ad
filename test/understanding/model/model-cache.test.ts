import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { decodeModel, encodeModel, type KeptModel } from '../../../src/understanding/model/encode-model.js';
import {
  CITY_MODEL_FILE,
  keepModel,
  MODEL_FILE,
  readModel,
  readModelHeader,
  writeModel,
} from '../../../src/understanding/model/model-cache.js';
import { Vocabulary } from '../../../src/understanding/model/vocabulary.js';

/** A model of arrays of every kind, with parts that no model has today. */
function makeModel(first = 1): KeptModel {
  const head = (labels: string[]) => ({
    labels,
    weights: Float32Array.from({ length: 3 * labels.length }, (_, i) => first + i / 7),
    biases: Float32Array.from(labels, (_, i) => i),
    calibration: { steepness: Float64Array.of(1.5, 2.5), name: 'platt', from: [1, 2] },
  });
  const vocabulary = new Vocabulary(Uint32Array.of(5, 9, 4_000_000_000), Float32Array.of(1, 2, 3));
  const model = {
    vocabulary,
    category: head(['jalan', 'air']),
    intent: head(['report']),
    kinds: Int8Array.of(1, -2, 3),
  };
  return model as unknown as KeptModel;
}

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'tanggap-cache-'));
});
const file = (name = MODEL_FILE) => join(dir, name);
const note = {
  rows: { jalan: 7 },
  history: 'abc',
  at: '2026-03-10T02:00:00.000Z',
  figures: { accuracy: 0.9 },
};

describe('a model file', () => {
  test('brings back whatever the model holds, number for number', () => {
    const model = makeModel();
    const back = decodeModel(encodeModel(model, 'key', note), 'key');
    expect(back).toEqual({ ...model, note });
    expect(back.vocabulary.indexOf(4_000_000_000)).toBe(2);
  });

  test('is the same for the same model', () => {
    expect(encodeModel(makeModel(), 'key', note)).toEqual(encodeModel(makeModel(), 'key', note));
  });

  test('tells what it was taught without its numbers being read', () => {
    writeModel(file(), encodeModel(makeModel(), 'key', note).subarray(0, -40));
    expect(readModelHeader(file())).toMatchObject({ key: 'key', note });
    expect(readModel(file(), 'key')).toBeUndefined();
  });

  test('is passed over wherever it is cut or changed', () => {
    const bytes = encodeModel(makeModel(), 'key', note);
    for (let at = 0; at < bytes.length; at += 7) {
      writeFileSync(file(), bytes.subarray(0, at));
      expect(readModel(file(), 'key')).toBeUndefined();
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1;
      writeFileSync(file(), changed);
      expect(readModel(file(), 'key')).toBeUndefined();
    }
    writeFileSync(file(), bytes);
    expect(readModel(file(), 'key')).toBeDefined();
    expect(readModel(file(), 'other')).toBeUndefined();
  });

  test.each([
    ['none', undefined],
    ['empty', Buffer.alloc(0)],
    ['of another program', Buffer.from('{"this is": "no model"}'.repeat(50))],
    ['a header that claims to be endless', Buffer.concat([Buffer.from('tanggap\n'), Buffer.alloc(60, 255)])],
  ])('that is %s has no header', (_what, bytes) => {
    if (bytes) writeFileSync(file(), bytes);
    expect(readModelHeader(file())).toBeUndefined();
  });

  test('that is a folder is passed over', () => {
    mkdirSync(file());
    expect([readModel(file(), 'key'), readModelHeader(file())]).toEqual([undefined, undefined]);
  });
});

describe('the kept model', () => {
  const never = () => {
    throw new Error('nothing is to be made');
  };
  test('of the city goes before the one of intents/, where its key fits', () => {
    writeModel(file(), encodeModel(makeModel(1), 'key', { rows: {} }));
    writeModel(file(CITY_MODEL_FILE), encodeModel(makeModel(2), 'key', note));
    expect(keepModel(dir, 'key', never).note).toEqual(note);
    writeModel(file(CITY_MODEL_FILE), encodeModel(makeModel(2), 'other', note));
    expect(keepModel(dir, 'key', never).note).toEqual({ rows: {} });
  });

  test('is written whole or not at all, and is its owner’s only', () => {
    keepModel(dir, 'key', makeModel);
    expect(readdirSync(dir)).toEqual([MODEL_FILE]);
    writeFileSync(file('other'), '');
    expect(() => writeModel(join(file('other'), MODEL_FILE), Buffer.alloc(9))).toThrow();
    expect(readFileSync(file()).length).toBeGreaterThan(100);
  });

  test('that cannot be written is told, and used all the same', () => {
    writeFileSync(file('file'), 'no folder');
    const told: unknown[] = [];
    const model = keepModel(join(dir, 'file'), 'key', makeModel, (error) => void told.push(error));
    expect(model.category.labels).toEqual(['jalan', 'air']);
    expect(told).toHaveLength(1);
    expect(existsSync(file('file.new'))).toBe(false);
  });
});
