import type { DeliveryReport, Inbound } from '../channel.js';
import { callSchema, changeSchema } from './cloud-webhook.js';
import type { Ignored } from './ignored-messages.js';
import { readMessage } from './read-message.js';
import { readStatus } from './read-status.js';

/** One thing that a call of the webhook tells. */
export type CloudReading = { inbound: Inbound } | { report: DeliveryReport } | Ignored;

export interface ReadContext {
  /** Our number; what concerns another number of the same account is ignored. */
  phoneId: string;
  /** Stands in for a time that is missing. */
  receivedAt: Date;
}

/**
 * Translates a call of the webhook, which may tell of several messages and statuses, in their order. Whatever it
 * holds, it never throws: what cannot be read is ignored by name.
 */
export function readCloud(call: unknown, context: ReadContext): CloudReading[] {
  const parsed = callSchema.safeParse(call);
  if (!parsed.success) return [{ ignored: 'malformed' }];
  return parsed.data.entry.flatMap(({ changes }) => changes.flatMap((change) => readChange(change, context)));
}

function readChange(raw: unknown, { phoneId, receivedAt }: ReadContext): CloudReading[] {
  const parsed = changeSchema.safeParse(raw);
  if (!parsed.success) return [{ ignored: 'malformed' }];
  const { field, value } = parsed.data;
  if (field !== 'messages') return [{ ignored: 'other_field' }];
  if (value.metadata?.phone_number_id !== phoneId) return [{ ignored: 'other_number' }];
  return [
    ...value.messages.map((message): CloudReading => {
      const reading = readMessage(message, value.contacts, receivedAt);
      return 'ignored' in reading ? reading : { inbound: reading };
    }),
    ...value.statuses.map((status): CloudReading => {
      const reading = readStatus(status, receivedAt);
      return 'ignored' in reading ? reading : { report: reading };
    }),
    ...value.errors.map(({ code }): CloudReading => ({ ignored: 'error', code })),
  ];
}
