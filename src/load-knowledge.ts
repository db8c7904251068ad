import type { Config } from './config.js';
import type { Knowledge } from './conversation/decision.js';
import { makeFindAnswer } from './faq/find-answer.js';
import type { CityProfile } from './profile/city-schema.js';
import { gatherFaults } from './profile/gather-faults.js';
import { loadIntents } from './profile/load-intents.js';
import { loadTexts } from './profile/load-texts.js';
import { loadWords } from './profile/load-words.js';
import { makeTexts } from './shared/texts.js';
import { cityDay } from './tickets/city-day.js';
import { makeLocatePoint } from './understanding/locate-point.js';
import { makeUnderstand } from './understanding/understand.js';

/** Reads and learns everything in INTENTS_DIR. Throws INTENTS_INVALID with every fault at once. */
export async function loadKnowledge(profile: CityProfile, config: Config): Promise<Knowledge> {
  const { INTENTS_DIR, DATA_DIR, TZ_CITY } = config;
  const unitIds = profile.units.map((unit) => unit.id);
  const [intents, catalogues, words] = await gatherFaults('INTENTS_INVALID', [
    loadIntents(INTENTS_DIR, unitIds),
    loadTexts(INTENTS_DIR),
    loadWords(INTENTS_DIR),
  ]);
  const { places, city } = profile;
  return {
    profile,
    intents: Object.fromEntries(intents.report.map((intent) => [intent.id, intent])),
    topics: intents.faq,
    findAnswer: makeFindAnswer(intents.faq, words),
    texts: makeTexts(catalogues),
    understand: makeUnderstand({
      ...{ intents, places, words, cityCode: city.code, elsewhere: [...city.elsewhere, city.neighbour] },
      cacheDir: DATA_DIR,
    }),
    locate: makeLocatePoint(places),
    today: (now) => cityDay(now, TZ_CITY).date,
  };
}
