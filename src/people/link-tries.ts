import { isDuplicateKey } from '../store/duplicate-key.js';
import type { TriesModel, TriesRow } from './people-model.js';

/** Wrong codes of one chat in an hour; then the next hour's are waited for. */
export const MOST_WRONG = 5;
const HOUR_MS = 3600_000;

export interface LinkTries {
  /** When the chat may try again; undefined when it may now. A message that was counted already may still be asked about. */
  waitsUntil(chat: string, cause: string, now: Date): Promise<Date | undefined>;
  /** Counts a wrong code once for each message. */
  count(chat: string, cause: string, now: Date): Promise<void>;
}

export function makeLinkTries(tries: TriesModel): LinkTries {
  const hourAgo = (now: Date) => new Date(now.getTime() - HOUR_MS);
  return {
    async waitsUntil(chat, cause, now) {
      const row = await tries.findOne({ _id: chat, since: { $gt: hourAgo(now) } }).lean<TriesRow>();
      if (!row || row.causes.length < MOST_WRONG || row.causes.includes(cause)) return undefined;
      return new Date(row.since.getTime() + HOUR_MS);
    },
    async count(chat, cause, now) {
      const counted = await tries.updateOne(
        { _id: chat, since: { $gt: hourAgo(now) } },
        { $addToSet: { causes: cause } },
      );
      if (counted.matchedCount > 0) return;
      const isOld = { _id: chat, since: { $lte: hourAgo(now) } };
      const fresh = { $set: { since: now, causes: [cause] } };
      try {
        await tries.updateOne(isOld, fresh, { upsert: true });
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        await tries.updateOne({ _id: chat }, { $addToSet: { causes: cause } });
      }
    },
  };
}
