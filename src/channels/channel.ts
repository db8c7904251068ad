/** The words every channel speaks. A channel translates its own payloads to and from these at the door. */

/** A channel's name in small letters, as its folder: telegram, whatsapp, whatsapp-cloud, web. Never holds a colon. */
export type ChannelName = string;
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

/** What a person may send that we can neither read nor keep; the bot answers each by its kind. */
export type UnreadableKind =
  | 'sticker'
  | 'contact'
  | 'poll'
  /** Shown once and gone: its file cannot be had. */
  | 'view-once'
  /** It could not be decrypted, also after the protocol asked for it again. */
  | 'undecryptable'
  | 'unknown';

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
  /** Set when there is nothing in it for us: no text, file or place. */
  unreadable?: UnreadableKind;
  /** With `undecryptable`: the id of the message; nobody is asked for it once it is there under its own id. */
  insteadOf?: string;
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
  /** Where the small JPEG of a photo is. */
  thumbnail?: string;
}

/** One message that goes out. */
export interface Outbound {
  text: string;
  choices?: Choice[];
  media?: MediaFile[];
  /** Numbers in the text name something else than the choices: a channel that shows choices as text names them by word. */
  numbersTaken?: boolean;
  /** Ask for the person's position with the channel's own button, where it has one. */
  asksLocation?: boolean;
  /** Code of the ticket this message is about: a reply to the message concerns that ticket. Channels ignore it. */
  about?: string;
  /** The next plain words of the person answer this message (a question of an officer). Channels ignore it. */
  expectsAnswer?: boolean;
}

export type SendResult =
  | { ok: true; messageId: string }
  /**
   * `retry`: try again after `retryAfterMs` or by back-off; `blocked`, `rejected`: never again; `unauthorised`: the channel
   * is down until the operator acts; `closed`: the person has to write first (the channel's window for free words is over).
   * `isOffline`, with `retry`: the network was not reached at all, nothing of the message left.
   */
  | {
      ok: false;
      problem: 'retry' | 'blocked' | 'rejected' | 'unauthorised' | 'closed';
      retryAfterMs?: number;
      isOffline?: true;
    };

/**
 * What a channel says later about a message it sent (J5). `code` is the channel's own number of the error. `retry`: what
 * was in the way passes, and the message may be sent again; `media`: its file could not be had, its words may go without;
 * the others as in `SendResult`.
 */
export interface DeliveryReport {
  chatId: string;
  /** The id that `send` gave. */
  messageId: string;
  state: 'delivered' | 'read' | 'failed';
  at: Date;
  problem?: 'retry' | 'media' | 'blocked' | 'rejected' | 'closed' | 'unauthorised';
  code?: string;
}

/** How fast a channel may be written to; what is faster waits its turn, the urgent first. */
export interface Pace {
  /** Messages a second to all chats together, over time. */
  perSecond: number;
  /** Messages at once after a pause. */
  burst: number;
  /** Shortest time between two messages to one chat, in milliseconds. */
  chatGapMs: number;
  /** Each gap is made longer by a random share up to this (0 to 1): nothing that writes by hand is regular. */
  jitter: number;
  /** Chats that may be written to in 24 hours without having asked; no limit when left out. */
  unaskedPerDay?: number;
}

/** A channel on which we may write freely only for some time after the person wrote. */
export interface ReplyWindow {
  openMs: number;
  /** Sends what is allowed outside: an approved template that stands for the message. Left out: the news waits. */
  announce?(chatId: string, outbound: Outbound, deliveryId: string): Promise<SendResult>;
}

export interface Channel {
  readonly name: ChannelName;
  /** No limit of ours when left out. */
  readonly pace?: Pace;
  readonly replyWindow?: ReplyWindow;
  /** False while nothing can be sent until the operator acts: nothing is tried then. Always ready when left out. */
  isReady?(): boolean;
  /**
   * Begins to hear. `receive` resolves when the message is stored for good; only then may the channel acknowledge it.
   * `report` takes what becomes of sent messages, where the channel tells; it may be told twice and in any order.
   */
  start(
    receive: (inbound: Inbound) => Promise<void>,
    report?: (report: DeliveryReport) => Promise<void>,
  ): Promise<void>;
  /** Sends one message; `deliveryId` is the same when it is tried again. Never throws for what the network does. */
  send(chatId: string, outbound: Outbound, deliveryId: string): Promise<SendResult>;
  /**
   * The bytes of a file a person sent, as they come. Throws, at once or while being read, MEDIA_TOO_LARGE above
   * `maxBytes` or MEDIA_UNREACHABLE (fields: `status`, 0 for no answer; `gone: true` when trying again is in vain).
   */
  fetchMedia(media: MediaRef, maxBytes: number): Promise<AsyncIterable<Uint8Array>>;
  /** Shows for some seconds that an answer is being worked on, where the channel can. Never throws. */
  showTyping?(chatId: string): Promise<void>;
  /** Stops hearing, then finishes what is being sent. */
  stop(): Promise<void>;
}

/** Longest inbound text kept, in UTF-16 units; what comes above is cut and said to be. */
export const LONGEST_TEXT = 4096;
/** Largest file taken from a person, in bytes (20 MB: what a Telegram bot can fetch). */
export const LARGEST_MEDIA_BYTES = 20 * 1024 * 1024;

/** Longest text, in UTF-16 units and white space run together, for which the template of a `ReplyWindow` stands alone. */
export const LONGEST_ANNOUNCED = 600;

/** The key of a conversation: `telegram:123`. */
export function chatKey(channel: ChannelName, chatId: string): string {
  return `${channel}:${chatId}`;
}

/** The channel and chat id of a `chatKey`. */
export function parseChatKey(key: string): { channel: ChannelName; chatId: string } {
  const cut = key.indexOf(':');
  return { channel: key.slice(0, cut) as ChannelName, chatId: key.slice(cut + 1) };
}
