import type { Intents } from '../../profile/intents-schema.js';
import type { PlaceSpan } from '../places/place-spans.js';
import { withoutCourtesy } from '../signs/courtesy.js';
import { makeReadSigns, type Signs } from '../signs/signs.js';
import type { Normalise } from '../words/normalise.js';
import type { Reading } from '../words/reading.js';
import type { Matter, Part } from './features.js';

/** What the classifiers see of a text. */
export interface Study {
  reading: Reading;
  matter: Matter;
  signs: Signs;
}

interface StudyParts {
  intents: Intents;
  normalise: Normalise;
  placeSpans: (reading: Reading) => PlaceSpan[];
  without?: ReadonlySet<Part>;
}

/** Makes the step before the classifiers, the same for what is learnt and what is asked. */
export function makeStudy({ intents, normalise, placeSpans, without }: StudyParts): (text: string) => Study {
  const readSigns = makeReadSigns(intents, normalise);
  return (text) => {
    const reading = normalise(text);
    const { words, from } = withoutCourtesy(reading);
    const places = without?.has('places') ? [] : shift(placeSpans(reading), from, words.length);
    return { reading, matter: { words, places }, signs: readSigns(reading) };
  };
}

/** Spans of the whole message as spans of the `length` words from `from` on. */
function shift(spans: readonly PlaceSpan[], from: number, length: number): PlaceSpan[] {
  return spans.flatMap((span) => {
    const shifted = { from: Math.max(0, span.from - from), to: Math.min(length - 1, span.to - from) };
    return shifted.from > shifted.to ? [] : [shifted];
  });
}
