import { type Inbound, LONGEST_TEXT } from '../channel.js';
import { cleanText, cutText } from '../clean-text.js';
import { type CloudContact, type CloudMessage, contactSchema, messageSchema } from './cloud-webhook.js';
import { type Ignored, ignoredMessage, unreadableMessage } from './ignored-messages.js';
import { readMedia } from './read-media.js';

const LONGEST_NAME = 100;
/** What `system` messages say when a person moved to another number (both names were in use). */
const MOVED = ['user_changed_number', 'customer_changed_number'];

export const CHANNEL_NAME = 'whatsapp-cloud';

/** Reads one message. What a person sent and we cannot read is an Inbound with `unreadable`, so that they are told. */
export function readMessage(raw: unknown, contacts: unknown[], receivedAt: Date): Inbound | Ignored {
  if (isMove(raw)) return { ignored: 'moved' };
  const parsed = messageSchema.safeParse(raw);
  if (!parsed.success) return { ignored: 'malformed' };
  const message = parsed.data;
  // The city answers people one by one; what is said in a group of theirs is not said to it.
  if (message.group_id !== undefined) return { ignored: 'group' };
  const reason = ignoredMessage(message);
  if (reason) return { ignored: reason };

  const chatId = (message.from ?? message.from_user_id ?? message.user_id)!;
  const inbound: Inbound = {
    channel: CHANNEL_NAME,
    chatId,
    messageId: message.id,
    senderId: chatId,
    isGroup: false,
    sentAt: message.timestamp ? new Date(message.timestamp * 1000) : receivedAt,
    text: '',
    media: [],
  };
  const name = nameOf(message, contacts);
  if (name) inbound.senderName = name;
  // People also quote themselves; that is no reply to us.
  const { id: quoted, from: quotedFrom } = message.context ?? {};
  if (quoted !== undefined && quotedFrom !== chatId) inbound.replyTo = quoted;
  return fill(inbound, message) ? inbound : { ...inbound, unreadable: unreadableMessage(message) };
}

/** Puts in what the message says; false when nothing of it can be read. */
function fill(inbound: Inbound, message: CloudMessage): boolean {
  const { type, text, button, interactive, location } = message;
  if (type === 'text' && text) return say(inbound, text.body);
  if (type === 'button' && button) {
    // A quick reply of a template carries its own words as payload unless it was made with another.
    if (button.payload && button.payload !== button.text) inbound.choiceId = button.payload;
    return say(inbound, button.text);
  }
  if (type === 'interactive') {
    const pressed = interactive?.button_reply ?? interactive?.list_reply;
    if (pressed) inbound.choiceId = pressed.id;
    return pressed !== undefined;
  }
  if (type === 'location' && location) {
    inbound.location = { lat: location.latitude, lon: location.longitude };
    return say(inbound, [location.name, location.address].filter(Boolean).join(', '));
  }
  const file = readMedia(message);
  if (!file) return false;
  inbound.media = [file.media];
  return say(inbound, file.caption ?? '');
}

function say(inbound: Inbound, raw: string): true {
  const said = cleanText(raw);
  inbound.text = cutText(said, LONGEST_TEXT);
  if (inbound.text.length < said.length) inbound.isCut = true;
  return true;
}

function nameOf(message: CloudMessage, contacts: unknown[]): string {
  const known = contacts.flatMap((raw) => {
    const contact = contactSchema.safeParse(raw);
    return contact.success ? [contact.data] : [];
  });
  const isSender = ({ wa_id, user_id }: CloudContact) =>
    (wa_id !== undefined && wa_id === message.from) ||
    (user_id !== undefined && [message.from_user_id, message.user_id].includes(user_id));
  const name = known.find(isSender)?.profile?.name ?? '';
  return cutText(cleanText(name).trim(), LONGEST_NAME);
}

function isMove(raw: unknown): boolean {
  const { type, system } = (raw ?? {}) as { type?: unknown; system?: { type?: unknown } | null };
  return type === 'system' && typeof system?.type === 'string' && MOVED.includes(system.type);
}
