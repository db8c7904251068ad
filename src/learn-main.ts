import { join } from 'node:path';
import { readConfig } from './config.js';
import { explainError } from './explain-error.js';
import { makeKnowledge, readSources, teachParts } from './load-knowledge.js';
import { preparedDir } from './prepared-model.js';
import { loadCity } from './profile/load-city.js';
import { MODEL_FILE, readModel } from './understanding/model/model-cache.js';
import { keyOf } from './understanding/understand.js';

/** After the build: learns intents/ once, so that the first start on an empty DATA_DIR need not. */
async function main(): Promise<void> {
  const { CITY_DIR, INTENTS_DIR } = process.env;
  const config = readConfig({ CITY_DIR, INTENTS_DIR });
  const { profile } = await loadCity(config.CITY_DIR);
  const sources = await readSources(profile, config);
  const isLearnt =
    readModel(join(preparedDir, MODEL_FILE), keyOf(teachParts(profile, sources))) !== undefined;
  if (!isLearnt) makeKnowledge(profile, { ...config, DATA_DIR: preparedDir }, sources);
}

// A build does not fail for a fault in the words: the start tells it again, with file and line.
main().catch((error: unknown) => console.error(explainError(error)));
