import { readFile } from 'node:fs/promises';
import { CodedError } from '../../shared/errors.js';
import type { Channel, Choice, Inbound, MediaRef, Outbound } from '../channel.js';

/** A message of the bot as somebody in the terminal sees it. */
export interface Said {
  id: string;
  who: string;
  text: string;
  choices: Choice[];
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
      const message = { id: deliveryId, who: chatId, text: outbound.text, choices: outbound.choices ?? [] };
      said.push(message);
      onSaid(message);
      return { ok: true, messageId: deliveryId };
    },
    fetchMedia: readMedia,
    async hear(who, what, sentAt) {
      heard += 1;
      const messageId = `t${sentAt.getTime()}-${heard}`;
      const base = { channel: 'web' as const, chatId: who, senderId: who, senderName: who, isGroup: false };
      await receive({ ...base, messageId, sentAt, text: '', media: [], ...what });
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
