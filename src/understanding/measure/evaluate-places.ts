import type { Places } from '../../profile/city-schema.js';
import { makeReadOutside } from '../places/read-outside.js';
import { makeReadPlace } from '../places/read-place.js';
import type { UnderstandParts } from '../understand.js';
import type { PlaceReading } from '../understanding.js';
import { gatherCityWords } from '../words/city-words.js';
import { makeNormalise } from '../words/normalise.js';
import { type SampleAddress, sampleAddresses } from './sample-addresses.js';

/** Seeds of the addresses, so that one lucky list decides nothing. */
const SEEDS = [1, 2, 3, 4, 5];
const ADDRESSES = 300;
/** Misses shown. */
const MOST_SHOWN = 20;

/** `npm run eval -- --task place`: what was not read right, and the figures. `nowMs` is a stopwatch in milliseconds. */
export function judgePlaces(
  parts: UnderstandParts,
  nowMs: () => number,
): { table: string; figures: PlaceEvaluation } {
  const { words, intents, places, elsewhere = [] } = parts;
  const normalise = makeNormalise(words, gatherCityWords({ intents, words, places, elsewhere }));
  const readInside = makeReadPlace(places, normalise);
  const readOutside = makeReadOutside(elsewhere, normalise);
  const readPlace = (text: string): PlaceReading => {
    const reading = normalise(text);
    const inside = readInside(reading);
    const name = inside.kind === 'found' ? undefined : readOutside(reading);
    return name === undefined ? inside : { kind: 'outside', name };
  };
  const { figures, misses } = evaluatePlaces(places, readPlace, { count: ADDRESSES, seeds: SEEDS, nowMs });
  const wrongFirst = [...misses].sort(
    (a, b) => Number(b.outcome === 'wrong') - Number(a.outcome === 'wrong'),
  );
  return { table: wrongFirst.slice(0, MOST_SHOWN).map(tellMiss).join('\n'), figures };
}

function tellMiss({ outcome, meant, reading }: PlaceMiss): string {
  const read = {
    found: () => (reading.kind === 'found' ? reading.place.label : ''),
    unsure: () => (reading.kind === 'unsure' ? reading.candidates.map(({ label }) => label).join(' / ') : ''),
    outside: () => (reading.kind === 'outside' ? `outside: ${reading.name}` : ''),
    none: () => 'nothing read',
  }[reading.kind]();
  return `${outcome.padEnd(6)}${JSON.stringify(meant.text)} is ${meant.kelurahan}, ${meant.kecamatan}: ${read}`;
}

/** The last line of `npm run eval -- --task place`: shares of 1, and the median time of reading one address. */
export interface PlaceEvaluation {
  task: 'place';
  n: number;
  right: number;
  wrong: number;
  asked: number;
  p50Us: number;
}

export type PlaceOutcome = 'right' | 'wrong' | 'asked';

/** What the reading of an address is worth: another kelurahan or "not our city" is wrong, no kelurahan is asked about. */
export function judgePlace(reading: PlaceReading, meant: SampleAddress): PlaceOutcome {
  if (reading.kind === 'outside') return 'wrong';
  if (reading.kind !== 'found') return 'asked';
  const { kelurahan, kecamatan } = reading.place;
  if (kelurahan === undefined)
    return kecamatan === undefined || kecamatan === meant.kecamatan ? 'asked' : 'wrong';
  return kelurahan === meant.kelurahan && kecamatan === meant.kecamatan ? 'right' : 'wrong';
}

/** What was not right, for the table above the figures. */
export interface PlaceMiss {
  outcome: PlaceOutcome;
  meant: SampleAddress;
  reading: PlaceReading;
}

/**
 * Reads `count` made-up addresses for each seed, spread over all kelurahan, streets and landmarks of the city, with the
 * slang, abbreviations and typing errors of people in a hurry. `nowMs` is a stopwatch in milliseconds.
 */
function evaluatePlaces(
  places: Places,
  readPlace: (text: string) => PlaceReading,
  { count, seeds, nowMs }: { count: number; seeds: readonly number[]; nowMs: () => number },
): { figures: PlaceEvaluation; misses: PlaceMiss[] } {
  const counted = { right: 0, wrong: 0, asked: 0 };
  const misses: PlaceMiss[] = [];
  const timesUs: number[] = [];
  for (const seed of seeds) {
    for (const meant of sampleAddresses(places, count, seed)) {
      const startMs = nowMs();
      const reading = readPlace(meant.text);
      timesUs.push((nowMs() - startMs) * 1000);
      const outcome = judgePlace(reading, meant);
      counted[outcome]++;
      if (outcome !== 'right') misses.push({ outcome, meant, reading });
    }
  }
  const n = count * seeds.length;
  const share = (part: number) => Math.round((part / n) * 10_000) / 10_000;
  timesUs.sort((a, b) => a - b);
  const figures: PlaceEvaluation = {
    task: 'place',
    n,
    right: share(counted.right),
    wrong: share(counted.wrong),
    asked: share(counted.asked),
    p50Us: Math.round((timesUs[Math.floor(n / 2)] ?? 0) * 10) / 10,
  };
  return { figures, misses };
}
