import type { DeliveryReport } from '../channel.js';
import { statusSchema } from './cloud-webhook.js';
import { problemOfLateCode } from './graph-errors.js';
import type { Ignored } from './ignored-messages.js';

/** States that tell something, by Meta's names. `played`: a voice message was listened to. */
const STATES: Record<string, DeliveryReport['state']> = {
  delivered: 'delivered',
  read: 'read',
  played: 'read',
  failed: 'failed',
};

/** Reads what became of a message of ours; `sent` says nothing that `send` did not say. */
export function readStatus(raw: unknown, receivedAt: Date): DeliveryReport | Ignored {
  const parsed = statusSchema.safeParse(raw);
  if (!parsed.success) return { ignored: 'malformed' };
  const { id, status, timestamp, recipient_id, recipient_user_id, errors } = parsed.data;
  if (status === 'sent') return { ignored: 'sent' };
  const state = Object.hasOwn(STATES, status) ? STATES[status] : undefined;
  if (!state) return { ignored: 'status' };
  const report: DeliveryReport = {
    chatId: (recipient_id ?? recipient_user_id)!,
    messageId: id,
    state,
    at: timestamp ? new Date(timestamp * 1000) : receivedAt,
  };
  if (state !== 'failed') return report;
  const code = errors?.[0]?.code;
  report.problem = problemOfLateCode(code);
  if (code !== undefined) report.code = `${code}`;
  return report;
}
