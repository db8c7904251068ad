import { z } from 'zod';
import { type DeliveryReport, type Inbound, LONGEST_TEXT } from '../../../src/channels/channel.js';
import { cleanText, cutText } from '../../../src/channels/clean-text.js';

const phone = z.string().regex(/^\+\d{8,15}$/);
const id = z.string().min(1).max(100);
const at = z.iso.datetime({ offset: true }).transform((moment) => new Date(moment));

const call = z.discriminatedUnion('type', [
  z.object({ type: z.literal('sms'), id, from: phone, at, text: z.string() }),
  z.object({ type: z.literal('mms'), id, from: phone, at }),
  z.object({
    type: z.literal('status'),
    ...{ id, to: phone, at, status: z.enum(['delivered', 'undelivered']) },
    error: z.string().max(20).optional(),
  }),
]);

/** A call of the gateway as a message or a report; undefined for what we do not know. Never throws. */
export function readSms(body: Buffer): Inbound | DeliveryReport | undefined {
  const read = call.safeParse(parse(body));
  if (!read.success) return undefined;
  const { data } = read;
  if (data.type === 'status') {
    const { to: chatId, id: messageId, at, error: code } = data;
    const state = data.status === 'delivered' ? 'delivered' : 'failed';
    return { chatId, messageId, state, at, ...(code ? { code } : {}) };
  }
  const { from, id: messageId, at: sentAt } = data;
  const whole = data.type === 'sms' ? cleanText(data.text) : '';
  const text = cutText(whole, LONGEST_TEXT);
  return {
    ...{ channel: 'sms-gateway', chatId: from, senderId: from, messageId, sentAt, text, media: [] },
    isGroup: false,
    ...(text.length < whole.length ? { isCut: true } : {}),
    // The gateway keeps what is in an MMS to itself.
    ...(data.type === 'mms' ? { unreadable: 'unknown' as const } : {}),
  };
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
