import type { Config } from './config.js';
import type { Knowledge } from './conversation/decision.js';
import { makeFindAnswer } from './faq/find-answer.js';
import { makeReadMatter } from './faq/question-likeness.js';
import type { TeachParts } from './learning/judge-history.js';
import { citiesElsewhere } from './profile/cities-elsewhere.js';
import type { CityProfile } from './profile/city-schema.js';
import { gatherFaults } from './profile/gather-faults.js';
import type { FaqTopic, Intents } from './profile/intents-schema.js';
import { loadIntents } from './profile/load-intents.js';
import { loadQuestionHints, type QuestionHints } from './profile/load-question-hints.js';
import { loadTexts } from './profile/load-texts.js';
import { loadWords, type Words } from './profile/load-words.js';
import { makeTexts } from './shared/texts.js';
import { cityDay } from './tickets/city-day.js';
import type { KeptModel, ModelNote } from './understanding/model/encode-model.js';
import { makeLocatePoint } from './understanding/places/locate-point.js';
import { makeReader } from './understanding/understand.js';

/** What staff wrote, read and checked. */
export interface Sources {
  intents: Intents;
  catalogues: Awaited<ReturnType<typeof loadTexts>>;
  words: Words;
  hints: QuestionHints;
}

/** What the bot knows, and what its model was taught. */
export interface LoadedKnowledge extends Knowledge {
  sources: Sources;
  parts: TeachParts;
  /** The key of those parts. */
  key: string;
  /** What the model says of itself, where it was read from a file. */
  note: ModelNote | undefined;
}

interface Options {
  /** A model learnt elsewhere from the same sources. */
  model?: KeptModel;
  /** Told when a model that was learnt here cannot be kept. */
  onNotKept?: (error: unknown) => void;
}

/** Reads and learns everything in INTENTS_DIR. Throws INTENTS_INVALID with every fault at once. */
export async function loadKnowledge(profile: CityProfile, config: Config): Promise<LoadedKnowledge> {
  return makeKnowledge(profile, config, await readSources(profile, config));
}

/** Reads everything in INTENTS_DIR. Throws INTENTS_INVALID with every fault at once. */
export async function readSources(profile: CityProfile, { INTENTS_DIR }: Config): Promise<Sources> {
  const { units, city } = profile;
  const unitIds = units.map((unit) => unit.id);
  const [intents, catalogues, words, hints] = await gatherFaults('INTENTS_INVALID', [
    loadIntents(INTENTS_DIR, unitIds),
    loadTexts(INTENTS_DIR),
    loadWords(INTENTS_DIR),
    loadQuestionHints(INTENTS_DIR, citiesElsewhere(city)),
  ]);
  return { intents, catalogues, words, hints };
}

/** What is taught of the sources, besides history. */
export function teachParts({ places, city }: CityProfile, { intents, words }: Sources): TeachParts {
  return { intents, words, places, cityCode: city.code, elsewhere: citiesElsewhere(city) };
}

/** The same knowledge with other topics: what else was learnt stays. */
export function withTopics(knowledge: LoadedKnowledge, topics: FaqTopic[]): LoadedKnowledge {
  const { words, hints } = knowledge.sources;
  return { ...knowledge, topics, findAnswer: makeFindAnswer(topics, words, hints) };
}

/** Learns the sources in this thread, unless a model of them is given or kept in DATA_DIR. */
export function makeKnowledge(
  profile: CityProfile,
  { DATA_DIR, TZ_CITY }: Config,
  sources: Sources,
  options: Options = {},
): LoadedKnowledge {
  const { intents, catalogues, words, hints } = sources;
  const { places } = profile;
  return {
    ...readWith(profile, teachParts(profile, sources), { ...options, cacheDir: DATA_DIR }),
    profile,
    sources,
    intents: Object.fromEntries(intents.report.map((intent) => [intent.id, intent])),
    topics: intents.faq,
    findAnswer: makeFindAnswer(intents.faq, words, hints),
    readMatter: makeReadMatter(words, hints),
    texts: makeTexts(catalogues),
    locate: makeLocatePoint(places, profile.city.box),
    today: (now) => cityDay(now, TZ_CITY).date,
  };
}

/** The same knowledge with another model of the same sources: a moment's work. */
export function withModel(knowledge: LoadedKnowledge, model: KeptModel): LoadedKnowledge {
  return { ...knowledge, ...readWith(knowledge.profile, knowledge.parts, { model }) };
}

function readWith({ units }: CityProfile, parts: TeachParts, options: Options & { cacheDir?: string }) {
  const { understand, key, model } = makeReader({ ...parts, ...options, units });
  return { understand, parts, key, note: model.note };
}
