import { z } from 'zod';

/** A part that may be missing or broken without spoiling the message that holds it. */
const maybe = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);

const id = z.number().int();
const words = maybe(z.string());
const file = z.object({
  file_id: z.string().min(1),
  file_size: maybe(z.number().int().nonnegative()),
  mime_type: words,
  file_name: words,
});
const photoSize = file.extend({ width: z.number().catch(0), height: z.number().catch(0) });
const location = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
});
const person = z.object({
  id,
  is_bot: z.boolean().catch(false),
  first_name: words,
  last_name: words,
});
const chat = z.object({ id, type: z.string() });

/** What we read of a Message (Bot API 7 and later); whatever else it carries is dropped. */
export const messageSchema = z.object({
  message_id: id,
  date: maybe(z.number().int().positive().max(8_640_000_000_000)),
  chat,
  from: maybe(person),
  text: words,
  caption: words,
  media_group_id: words,
  photo: maybe(z.array(photoSize)),
  voice: maybe(file),
  audio: maybe(file),
  video: maybe(file),
  video_note: maybe(file),
  animation: maybe(file),
  document: maybe(file),
  location: maybe(location),
  venue: maybe(z.object({ location, title: words, address: words })),
  reply_to_message: maybe(z.object({ message_id: id, forum_topic_created: z.unknown().optional() })),
});
export type TelegramMessage = z.infer<typeof messageSchema>;
export type TelegramPerson = z.infer<typeof person>;

/** A press of an inline button; the message is there even when it is too old to be read. */
export const pressSchema = z.object({
  id: z.string().min(1),
  from: person,
  data: z.string(),
  message: z.object({ message_id: id, chat }),
});
