import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { CATEGORIES } from '../src/profile/intents-schema.js';
import { loadCity } from '../src/profile/load-city.js';
import { loadIntents } from '../src/profile/load-intents.js';
import { loadWords } from '../src/profile/load-words.js';
import { readDataset } from '../src/understanding/dataset/read-dataset.js';
import { makeUnderstand } from '../src/understanding/understand.js';
import { quantile, round } from './figures.js';

const HISTORY = '../shared/data/category-history.jsonl';
/** Messages read before the clock starts, and read with it. */
const WARM_UP = 500;
const READINGS = 5_000;

/** Understanding one message, after learning intents/ and a city's own history where there is one. */
export async function benchUnderstand(): Promise<object> {
  const { INTENTS_DIR = './intents', CITY_DIR = './city' } = process.env;
  const [intents, words, { profile }] = await Promise.all([
    loadIntents(INTENTS_DIR),
    loadWords(INTENTS_DIR),
    loadCity(CITY_DIR),
  ]);
  const known = (label: string) => ((CATEGORIES as readonly string[]).includes(label) ? label : undefined);
  const rows = existsSync(HISTORY) ? (await readDataset(resolve(HISTORY), known)).rows : [];
  const history = rows.map(({ text, label }) => ({ text, category: label }));
  console.log(
    `learning intents/ and ${history.length} messages of ${history.length ? HISTORY : 'no history'}`,
  );
  const learnMs = performance.now();
  const understand = makeUnderstand({
    intents,
    words,
    places: profile.places,
    cityCode: profile.city.code,
    history,
  });
  const learnS = (performance.now() - learnMs) / 1000;
  const texts =
    history.length > 0 ? history.map(({ text }) => text) : intents.report.flatMap(({ examples }) => examples);
  for (let index = 0; index < WARM_UP; index++) understand(texts[index % texts.length]!);
  const tookUs: number[] = [];
  for (let index = 0; index < READINGS; index++) {
    const text = texts[(index * 7) % texts.length]!;
    const startMs = performance.now();
    understand(text);
    tookUs.push((performance.now() - startMs) * 1000);
  }
  return {
    n: READINGS,
    p50Us: round(quantile(tookUs, 0.5)),
    p99Us: round(quantile(tookUs, 0.99)),
    learnS: round(learnS, 2),
    rssMb: round(process.memoryUsage.rss() / 1024 / 1024, 1),
  };
}
