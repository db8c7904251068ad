/** The words every channel speaks. A channel translates its own payloads to and from these at the door. */

export type ChannelName = 'telegram' | 'whatsapp' | 'web';
export type MediaKind = 'photo' | 'voice' | 'video' | 'document';

export interface Point {
  lat: number;
  lon: number;
}

/** A file a person sent, not fetched yet: `source` is the channel's own handle (a Telegram file_id, an upload id). */
export interface MediaRef {
  kind: MediaKind;
  source: string;
  mime?: string;
  sizeBytes?: number;
  name?: string;
}

/** One message, button press or command that came in. (channel, chatId, messageId) is unique for ever. */
export interface Inbound {
  channel: ChannelName;
  chatId: string;
  messageId: string;
  senderId: string;
  senderName?: string;
  isGroup: boolean;
  sentAt: Date;
  /** Text or caption; empty where there is none. At most `LONGEST_TEXT` characters, `isCut` says more was dropped. */
  text: string;
  isCut?: boolean;
  media: MediaRef[];
  location?: Point;
  /** The id of the pressed choice. */
  choiceId?: string;
  /** The channel's id of the message of ours this one replies to (for a press: the message that carried the button). */
  replyTo?: string;
  /** Photos sent together share one album id. */
  albumId?: string;
}

/** What a person may press or type; `id` at most 64 bytes (Telegram callback data), `label` aim at 20 characters. */
export interface Choice {
  id: string;
  label: string;
}

/** A stored file to send along. `path` is where its bytes are on this machine. */
export interface MediaFile {
  kind: MediaKind;
  path: string;
  mime: string;
}

/** One message that goes out. */
export interface Outbound {
  text: string;
  choices?: Choice[];
  media?: MediaFile[];
  /** Ask for the person's position with the channel's own button, where it has one. */
  asksLocation?: boolean;
  /** Code of the ticket this message is about: a reply to the message concerns that ticket. Channels ignore it. */
  about?: string;
  /** The next plain words of the person answer this message (a question of an officer). Channels ignore it. */
  expectsAnswer?: boolean;
}

export type SendResult =
  | { ok: true; messageId: string }
  /** `retry`: try again after `retryAfterMs` or by back-off; `blocked`, `rejected`: never again; `unauthorised`: the channel is down until the operator acts. */
  | { ok: false; problem: 'retry' | 'blocked' | 'rejected' | 'unauthorised'; retryAfterMs?: number };

export interface Channel {
  readonly name: ChannelName;
  /** Begins to hear. `receive` resolves when the message is stored for good; only then may the channel acknowledge it. */
  start(receive: (inbound: Inbound) => Promise<void>): Promise<void>;
  /** Sends one message; `deliveryId` is the same when it is tried again. Never throws for what the network does. */
  send(chatId: string, outbound: Outbound, deliveryId: string): Promise<SendResult>;
  /** The bytes of a file a person sent. Throws MEDIA_TOO_LARGE above `maxBytes` or MEDIA_UNREACHABLE. */
  fetchMedia(media: MediaRef, maxBytes: number): Promise<Uint8Array>;
  /** Stops hearing, then finishes what is being sent. */
  stop(): Promise<void>;
}

/** Longest inbound text kept, in UTF-16 units; what comes above is cut and said to be. */
export const LONGEST_TEXT = 4096;
/** Largest file taken from a person, in bytes (20 MB: what a Telegram bot can fetch). */
export const LARGEST_MEDIA_BYTES = 20 * 1024 * 1024;

/** The key of a conversation: `telegram:123`. */
export function chatKey(channel: ChannelName, chatId: string): string {
  return `${channel}:${chatId}`;
}

/** The channel and chat id of a `chatKey`. */
export function parseChatKey(key: string): { channel: ChannelName; chatId: string } {
  const cut = key.indexOf(':');
  return { channel: key.slice(0, cut) as ChannelName, chatId: key.slice(cut + 1) };
}
