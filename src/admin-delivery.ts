import type { DeliveryCounts } from './delivery/count-delivery.js';

/** `delivery`: the lines to print. */
export function tellDelivery({ waiting, awaiting, failed }: DeliveryCounts): string[] {
  const total = failed.reduce((sum, { count }) => sum + count, 0);
  return [
    `waiting   ${waiting}  (on their way, or held back for the night or by the daily cap)`,
    `awaiting  ${awaiting}  (go out when the person writes)`,
    `failed    ${total}  (in the last 24 hours)`,
    ...failed.map(({ problem, count }) => `  ${problem}  ${count}`),
  ];
}
