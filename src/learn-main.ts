import { readConfig } from './config.js';
import { explainError } from './explain-error.js';
import { loadKnowledge } from './load-knowledge.js';
import { preparedDir } from './prepared-model.js';
import { loadCity } from './profile/load-city.js';

/** After the build: learns intents/ once, so that the first start on an empty DATA_DIR need not. */
async function main(): Promise<void> {
  const { CITY_DIR, INTENTS_DIR } = process.env;
  const config = readConfig({ CITY_DIR, INTENTS_DIR });
  const { profile } = await loadCity(config.CITY_DIR);
  await loadKnowledge(profile, { ...config, DATA_DIR: preparedDir });
}

// A build does not fail for a fault in the words: the start tells it again, with file and line.
main().catch((error: unknown) => console.error(explainError(error)));
