import type { Category } from '../profile/intents-schema.js';
import type { LearningModels } from './learning-model.js';
import { textToKeep } from './text-to-keep.js';

/** A report whose category an officer has set right. */
export interface Corrected {
  /** Code of its ticket. */
  code: string;
  text: string;
  category: Category;
  /** The content was asked to stay secret: nothing is kept of it. */
  isSecret: boolean;
  at: Date;
}

export interface Corrections {
  /** Keeps what an officer corrected as a lesson, personal data masked; the same ticket again replaces it. */
  keep(corrected: Corrected): Promise<void>;
  /** Deletes the lesson of a ticket; what was learnt of it goes with the next learning. */
  forget(code: string): Promise<void>;
}

export function makeCorrections({ corrections }: Pick<LearningModels, 'corrections'>): Corrections {
  return {
    async keep({ code, text, category, isSecret, at }) {
      const masked = textToKeep(text);
      if (isSecret || !/\p{L}/u.test(masked)) return;
      const lesson = { text: masked, category, at };
      await corrections.updateOne({ _id: code }, { $set: lesson }, { upsert: true });
    },
    async forget(code) {
      await corrections.deleteMany({ _id: code });
    },
  };
}
