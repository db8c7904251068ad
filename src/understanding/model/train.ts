import type { Head } from './classifier.js';
import { countFeatures, type Matter, type Part } from './features.js';
import type { Lesson } from './lesson.js';
import { gatherRows } from './rows.js';
import { trainHead } from './train-head.js';
import { type Vocabulary, VocabularyBuilder } from './vocabulary.js';

/** What is learnt: one vocabulary and a classifier for each task. */
export interface Model {
  vocabulary: Vocabulary;
  category: Head;
  intent: Head;
}

/** What a text is to the classifiers: its words and the names of its signs. */
interface Seen {
  matter: Matter;
  signs: { names: readonly string[] };
}

/**
 * Learns both classifiers from the lessons as `study` sees them. The same lessons in the same order give the same model,
 * bit for bit. Parts of the features can be left out to see what they bring.
 */
export function train(
  lessons: readonly Lesson[],
  study: (text: string) => Seen,
  without?: ReadonlySet<Part>,
): Model {
  const builder = new VocabularyBuilder();
  const texts = lessons.map(({ text }) => study(text));
  const count = ({ matter, signs }: Seen) => countFeatures(matter, signs.names, without);
  for (const seen of texts) builder.add(count(seen));
  const vocabulary = builder.build();
  const rows = gatherRows(texts.length, (row) => vocabulary.vectorise(count(texts[row]!)));
  return {
    vocabulary,
    category: trainHead('category', lessons, rows, vocabulary.size),
    intent: trainHead('intent', lessons, rows, vocabulary.size),
  };
}
