import { readConfig } from '../../src/config.js';
import { readSources, teachParts } from '../../src/load-knowledge.js';
import { loadCity } from '../../src/profile/load-city.js';
import { makeReader } from '../../src/understanding/understand.js';
import { learntModelDir } from '../support/learnt-model.js';

const config = readConfig({});
export const { profile } = await loadCity(config.CITY_DIR);
/** What staff wrote for the sample city. */
export const sources = await readSources(profile, config);
/** The reader of messages that the program has in the sample city. */
export const { understand, study } = makeReader({
  ...teachParts(profile, sources),
  ...{ units: profile.units, cacheDir: learntModelDir },
});
