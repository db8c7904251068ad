import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readConfig } from '../src/config.js';
import { doJob } from '../src/learning/do-job.js';
import { makeKnowledge, type Sources, teachParts, withModel } from '../src/load-knowledge.js';
import type { CityProfile } from '../src/profile/city-schema.js';
import { loadCity } from '../src/profile/load-city.js';
import { NO_HINTS } from '../src/profile/load-question-hints.js';
import { decodeModel } from '../src/understanding/model/encode-model.js';
import { hashWord } from '../src/understanding/model/features.js';
import { MODEL_FILE } from '../src/understanding/model/model-cache.js';
import { sampleHistory, sampleParts, temporaryFolder } from './learning/sample-parts.js';

const { intents, words, places } = sampleParts();
const sources: Sources = { intents, words, hints: NO_HINTS, catalogues: { id: {}, en: {}, jv: {} } };
const sampleCity: CityProfile = { ...(await loadCity('city')).profile, places };
/** The sample city with few streets, and with these cities elsewhere. */
const cityOf = (elsewhere: string[]): CityProfile => ({
  ...sampleCity,
  city: { ...sampleCity.city, elsewhere },
});
/** Who does not know the name takes it for a slip of "sekarang". */
const NAME = 'semarang';
/** A history in which the name is said often enough to be learnt. */
const history = sampleHistory(120).map(({ text, category }) => ({ text: `${text} arah ${NAME}`, category }));

/** What a program that starts in that city knows, and the model file that it keeps. */
function startIn(city: CityProfile) {
  const DATA_DIR = temporaryFolder();
  const knowledge = makeKnowledge(city, readConfig({ DATA_DIR }), sources);
  return { knowledge, kept: readFileSync(join(DATA_DIR, MODEL_FILE)) };
}

/** What the worker and `learn` teach. */
const teach = (city: CityProfile, rows: typeof history) =>
  doJob({ kind: 'teach', parts: teachParts(city, sources), rows, name: '', at: '' });

describe('what was taught', () => {
  test('of intents/ alone is the same, bit for bit, as what the program learns itself', async () => {
    const { bytes } = await teach(sampleCity, []);
    expect(startIn(sampleCity).kept.equals(bytes)).toBe(true);
  });

  test.each([
    ['known', ['Semarang'], NAME],
    ['not known', [], 'sekarang'],
  ])(
    'of history knows the words as they are read where a city elsewhere is %s',
    async (_, elsewhere, word) => {
      const city = cityOf(elsewhere);
      const { knowledge } = startIn(city);
      expect(knowledge.understand(`truk arah ${NAME}`).normalised).toBe(`truk arah ${word}`);
      const { bytes, key } = await teach(city, history);
      expect(key).toBe(knowledge.key);
      const { vocabulary } = decodeModel(bytes, key);
      const isKnown = (form: string) => vocabulary.indexOf(hashWord(form)) !== -1;
      expect([isKnown(NAME), isKnown('sekarang')]).toEqual([word === NAME, word === 'sekarang']);
    },
  );

  test('where other cities were known does not fit', async () => {
    const { bytes } = await teach(cityOf(['Semarang']), history);
    const { key } = startIn(cityOf([])).knowledge;
    expect(() => decodeModel(bytes, key)).toThrow(expect.objectContaining({ code: 'MODEL_INVALID' }));
  });

  test('is read with the key and the cities of the knowledge it goes into', async () => {
    const { knowledge } = startIn(cityOf(['Semarang']));
    const { bytes, key } = await teach(cityOf(['Semarang']), history);
    const again = withModel(knowledge, decodeModel(bytes, key));
    expect(again.key).toBe(knowledge.key);
    expect(again.understand('krowak ceblong di Semarang')).toMatchObject({
      category: { best: { label: 'jalan' } },
      place: { kind: 'outside', name: 'Semarang' },
    });
  });
});
