import { readFile } from 'node:fs/promises';
import { CodedError } from '../../shared/errors.js';
import {
  type Channel,
  type Choice,
  type Inbound,
  LONGEST_TEXT,
  type MediaKind,
  type MediaRef,
  type Outbound,
} from '../channel.js';

/** A message of the bot as somebody in the terminal sees it. */
export interface Said {
  id: string;
  who: string;
  text: string;
  choices: Choice[];
  /** Kinds of the files sent along. */
  media: MediaKind[];
}

/** A PNG of one grey dot: the picture `contoh`. */
const SAMPLE_PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

export interface TerminalChannel extends Channel {
  /** Everything sent so far, in order. */
  readonly said: Said[];
  /** Hands a message of a person to the program; `id` is made here. */
  hear(who: string, what: Partial<Inbound>, sentAt: Date): Promise<void>;
}

/** The web channel without a browser: people are names, files are paths. Serves the player and `npm run chat`. */
export function makeTerminalChannel(onSaid: (said: Said) => void = () => {}): TerminalChannel {
  const said: Said[] = [];
  let heard = 0;
  let receive: (inbound: Inbound) => Promise<void> = async () => {};
  return {
    name: 'web',
    said,
    async start(given) {
      receive = given;
    },
    async send(chatId, outbound: Outbound, deliveryId) {
      const known = said.find((message) => message.id === deliveryId);
      if (known) return { ok: true, messageId: deliveryId };
      const { text, choices = [], media = [] } = outbound;
      const message = { id: deliveryId, who: chatId, text, choices, media: media.map((file) => file.kind) };
      said.push(message);
      onSaid(message);
      return { ok: true, messageId: deliveryId };
    },
    fetchMedia: readMedia,
    async hear(who, what, sentAt) {
      heard += 1;
      const messageId = `t${sentAt.getTime()}-${heard}`;
      const base = { channel: 'web' as const, chatId: who, senderId: who, senderName: who, isGroup: false };
      const text = (what.text ?? '').slice(0, LONGEST_TEXT);
      const cut = text.length < (what.text ?? '').length ? { isCut: true } : {};
      await receive({ ...base, messageId, sentAt, media: [], ...what, text, ...cut });
    },
    async stop() {},
  };
}

async function readMedia({ source, kind }: MediaRef, maxBytes: number): Promise<Uint8Array> {
  const bytes = source === 'contoh' ? SAMPLE_PHOTO : await readFile(source).catch(() => undefined);
  if (!bytes) throw new CodedError('MEDIA_UNREACHABLE', { kind });
  if (bytes.length > maxBytes) throw new CodedError('MEDIA_TOO_LARGE', { kind });
  return bytes;
}
