import { placeWords } from './gazetteer.js';
import type { Reading } from './reading.js';

/** The words of a message as places are sought in them. */
export interface PlaceText {
  words: string[];
  /** Index into the reading for each word. */
  origin: number[];
  pauses: boolean[];
}

export function toPlaceText(reading: Reading): PlaceText {
  const text: PlaceText = { words: [], origin: [], pauses: [] };
  reading.words.forEach((word, index) => {
    const parts = placeWords([word]);
    parts.forEach((part, i) => {
      text.words.push(part);
      text.origin.push(index);
      text.pauses.push(i === parts.length - 1 && reading.pauses[index]!);
    });
  });
  return text;
}
