import type { DeliveryReport } from '../channel.js';

/** proto.WebMessageInfo.Status of Baileys. */
const DELIVERED = 3;
const READ = 4;
const PLAYED = 5;

/**
 * What a status of Baileys means for a message of ours; undefined for what says nothing new: pending, at the server, and an
 * error, which is the server's answer to a send and was judged there.
 */
export function reportOf(
  chatId: string,
  messageId: string,
  status: number,
  at: Date,
): DeliveryReport | undefined {
  if (status === READ || status === PLAYED) return { chatId, messageId, state: 'read', at };
  return status === DELIVERED ? { chatId, messageId, state: 'delivered', at } : undefined;
}
