import { z } from 'zod';

/** A part that may be missing or broken without spoiling what holds it. */
const maybe = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);
const words = maybe(z.string());

/** The digits of a number as WhatsApp writes it (`wa_id`), without the plus sign. */
const waId = z.string().regex(/^\d{5,20}$/);
/**
 * A business-scoped user id, which stands for a person who hides the number: country, a full stop and up to 128 letters
 * and digits, with `ENT.` between them for large groups of businesses (Meta, "Business-scoped user IDs", 2026).
 */
const userId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,134}$/);
const messageId = z.string().min(1).max(512);
const seconds = maybe(z.coerce.number().int().positive().max(8_640_000_000_000));

const file = z.object({
  id: z.string().min(1).max(256),
  mime_type: words,
  filename: words,
  caption: words,
});
const reply = z.object({ id: z.string().min(1), title: words });
const codes = maybe(z.array(z.object({ code: z.number().int() })));

/** What we read of a message of the `messages` webhook (Graph API v20 to v26); whatever else it carries is dropped. */
export const messageSchema = z
  .object({
    id: messageId,
    from: maybe(waId),
    from_user_id: maybe(userId),
    user_id: maybe(userId),
    group_id: words,
    timestamp: seconds,
    type: z.string(),
    context: maybe(z.object({ id: maybe(messageId), from: words })),
    text: maybe(z.object({ body: z.string() })),
    button: maybe(z.object({ text: z.string(), payload: words })),
    interactive: maybe(z.object({ button_reply: maybe(reply), list_reply: maybe(reply) })),
    image: maybe(file),
    video: maybe(file),
    audio: maybe(file),
    voice: maybe(file),
    document: maybe(file),
    location: maybe(
      z.object({
        latitude: z.coerce.number().min(-90).max(90),
        longitude: z.coerce.number().min(-180).max(180),
        name: words,
        address: words,
      }),
    ),
    unsupported: maybe(z.object({ type: words })),
    errors: codes,
  })
  .refine(({ from, from_user_id, user_id }) => (from ?? from_user_id ?? user_id) !== undefined);
export type CloudMessage = z.infer<typeof messageSchema>;

/** What became of a message of ours. */
export const statusSchema = z
  .object({
    id: messageId,
    status: z.string(),
    timestamp: seconds,
    recipient_id: maybe(waId),
    recipient_user_id: maybe(userId),
    errors: codes,
  })
  .refine(({ recipient_id, recipient_user_id }) => (recipient_id ?? recipient_user_id) !== undefined);
export type CloudStatus = z.infer<typeof statusSchema>;

export const contactSchema = z.object({
  wa_id: words,
  user_id: words,
  profile: maybe(z.object({ name: words })),
});
export type CloudContact = z.infer<typeof contactSchema>;

/** One change: what happened to one number. Lists hold anything, each entry is read by itself. */
export const changeSchema = z.object({
  field: z.string(),
  value: z.object({
    metadata: maybe(z.object({ phone_number_id: z.coerce.string() })),
    contacts: z.array(z.unknown()).catch([]),
    messages: z.array(z.unknown()).catch([]),
    statuses: z.array(z.unknown()).catch([]),
    errors: z.array(z.object({ code: z.number().int() }).catch({ code: 0 })).catch([]),
  }),
});

/** A whole call of the webhook. */
export const callSchema = z.object({
  object: z.literal('whatsapp_business_account'),
  entry: z.array(z.object({ changes: z.array(z.unknown()).catch([]) }).catch({ changes: [] })),
});
