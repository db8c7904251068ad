import type { OutboxModel } from './outbox-model.js';

const DAY_MS = 24 * 3_600_000;

/** How many messages are where; no word of to whom. */
export interface DeliveryCounts {
  /** On their way, or held back for the night or by the daily cap. */
  waiting: number;
  /** The person has to write first. */
  awaiting: number;
  /** Failed for good in the last 24 hours, by reason (`blocked`, `rejected`, `expired`), the most frequent first. */
  failed: { problem: string; count: number }[];
}

export async function countDelivery(model: OutboxModel, now: Date): Promise<DeliveryCounts> {
  const since = new Date(now.getTime() - DAY_MS);
  const [waiting, awaiting, failed] = await Promise.all([
    model.countDocuments({ state: 'waiting' }),
    model.countDocuments({ state: 'awaiting' }),
    model.aggregate<{ _id: string; count: number }>([
      { $match: { state: 'failed', failedAt: { $gte: since } } },
      { $group: { _id: '$problem', count: { $sum: 1 } } },
    ]),
  ]);
  const reasons = failed.map(({ _id: problem, count }) => ({ problem, count }));
  return {
    waiting,
    awaiting,
    failed: reasons.sort((one, other) => other.count - one.count || one.problem.localeCompare(other.problem)),
  };
}
