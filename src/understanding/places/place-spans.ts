import { BORDERS } from '../borders.js';
import type { Reading } from '../words/reading.js';
import type { FindPlaces } from './find-places.js';
import { endOfPlace } from './place-phrases.js';

/** Words that say where, not what: from the first to the last of them. */
export interface PlaceSpan {
  from: number;
  to: number;
}

/**
 * Makes the finder of the words of a message that only say where: names of the city's gazetteer, and what stands behind
 * "depan", "jalan", "kelurahan", "rt" ... also where the city does not know it. The spans are in order and never overlap.
 */
export function makePlaceSpans(find: FindPlaces): (reading: Reading) => PlaceSpan[] {
  return (reading) => {
    const { words } = reading;
    const isPlace = new Uint8Array(words.length);
    const mark = (from: number, to: number) => isPlace.fill(1, from, to + 1);
    const { text, matches } = find(reading);
    for (const { from, to, score } of matches)
      if (score >= BORDERS.place.found) mark(text.origin[from]!, text.origin[to]!);
    for (let at = 0; at < words.length; at++) {
      const end = endOfPlace(reading, at);
      if (end !== undefined) mark(at, end);
    }
    return spansOf(isPlace);
  };
}

function spansOf(isPlace: Uint8Array): PlaceSpan[] {
  const spans: PlaceSpan[] = [];
  for (let at = 0; at < isPlace.length; at++) {
    if (!isPlace[at]) continue;
    const last = spans.at(-1);
    if (last && last.to === at - 1) last.to = at;
    else spans.push({ from: at, to: at });
  }
  return spans;
}
