import type { DeliveryReport } from '../channel.js';

/** proto.WebMessageInfo.Status of Baileys. */
const ERROR = 0;
const DELIVERED = 3;
const READ = 4;
const PLAYED = 5;

/** What a status of Baileys means for a message of ours; undefined for what says nothing new (pending, at the server). */
export function reportOf(
  chatId: string,
  messageId: string,
  status: number,
  code: string | undefined,
  at: Date,
): DeliveryReport | undefined {
  if (status === READ || status === PLAYED) return { chatId, messageId, state: 'read', at };
  if (status === DELIVERED) return { chatId, messageId, state: 'delivered', at };
  if (status !== ERROR) return undefined;
  return { chatId, messageId, state: 'failed', at, problem: 'rejected', ...(code ? { code } : {}) };
}
