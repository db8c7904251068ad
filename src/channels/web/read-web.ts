import { z } from 'zod';
import { CodedError } from '../../shared/errors.js';
import { type Inbound, LONGEST_TEXT, type MediaRef } from '../channel.js';
import { cleanText, cutText } from '../clean-text.js';

const MOST_MEDIA = 10;
const LONGEST_NAME = 200;
/** One conversation of the sample city: a name a person typed or the id of a member of staff. */
export const chatName = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,31}$/);

const webPost = z
  .strictObject({
    id: z.uuid(),
    chat: z.string().max(64).optional(),
    text: z
      .string()
      .default('')
      .transform((text) => cleanText(text).trim()),
    choiceId: z
      .string()
      .min(1)
      .refine((id) => Buffer.byteLength(id) <= 64)
      .optional(),
    replyTo: z.string().min(1).max(LONGEST_NAME).optional(),
    location: z
      .strictObject({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) })
      .optional(),
    mediaIds: z.array(z.string().max(64)).max(MOST_MEDIA).default([]),
  })
  .refine((post) => post.text !== '' || post.choiceId || post.location || post.mediaIds.length > 0, {
    path: ['text'],
  });

/** What the page posts. `id` is made by the page, so that a message posted twice stays one message. */
export type WebPost = z.infer<typeof webPost>;

/** Reads the body of a post. Throws REQUEST_INVALID with the names of the wrong fields, never their values. */
export function readPost(body: unknown): WebPost {
  const read = webPost.safeParse(body);
  if (read.success) return { ...read.data, id: read.data.id.toLowerCase() };
  const wrong = read.error.issues.map((issue) =>
    issue.code === 'unrecognized_keys' ? 'unknown' : issue.path.join('.'),
  );
  throw new CodedError('REQUEST_INVALID', { wrong: [...new Set(wrong)] });
}

/** A post as the channel's own words. */
export function readWeb(
  post: WebPost,
  from: { chatId: string; senderName?: string; sentAt: Date; media: MediaRef[] },
): Inbound {
  return {
    channel: 'web',
    chatId: from.chatId,
    messageId: post.id,
    senderId: from.chatId,
    ...(from.senderName && { senderName: from.senderName }),
    isGroup: false,
    sentAt: from.sentAt,
    text: cutText(post.text, LONGEST_TEXT),
    ...(post.text.length > LONGEST_TEXT && { isCut: true }),
    media: from.media,
    ...(post.location && { location: post.location }),
    ...(post.choiceId && { choiceId: post.choiceId }),
    ...(post.replyTo && { replyTo: post.replyTo }),
  };
}
