import { isDuplicateKey } from '../store/duplicate-key.js';
import type { FaqCountModel } from './faq-count-model.js';

export type FaqMark = 'shown' | 'helpful' | 'unhelpful';

export interface FaqCounts {
  /** Counts what became of an answer (B8); the same cause counts once. */
  count(topic: string, mark: FaqMark, cause: string): Promise<void>;
}

/** Causes remembered per row, to know a replay. */
const MOST_CAUSES = 20;

export function makeFaqCounts({ model }: { model: FaqCountModel }): FaqCounts {
  async function add(_id: string, field: FaqMark, cause: string): Promise<void> {
    const push = { causes: { $each: [cause], $slice: -MOST_CAUSES } };
    try {
      await model.updateOne(
        { _id, causes: { $nin: [cause] } },
        { $inc: { [field]: 1 }, $push: push },
        { upsert: true },
      );
    } catch (error) {
      if (!isDuplicateKey(error)) throw error; // the row exists and has this cause: counted before
    }
  }
  return { count: (topic, mark, cause) => add(`topic:${topic}`, mark, cause) };
}
