import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { CodedError } from '../../shared/errors.js';
import {
  type Channel,
  type ChannelName,
  type Choice,
  type Inbound,
  LONGEST_TEXT,
  type MediaKind,
  type MediaRef,
  type Outbound,
} from '../channel.js';
import { cleanText, cutText } from '../clean-text.js';
import { limitBytes, refuseAbove } from '../limit-bytes.js';
import { SAMPLE_FILES } from './sample-files.js';

/** A message of the bot as somebody in the terminal sees it. */
export interface Said {
  id: string;
  who: string;
  text: string;
  choices: Choice[];
  /** Numbers mean something else in the text: the choices are shown without. */
  numbersTaken?: boolean;
  /** Kinds of the files sent along. */
  media: MediaKind[];
}

export interface TerminalChannel extends Channel {
  /** Everything sent so far, in order. */
  readonly said: Said[];
  /** Hands a message of a person to the program; `id` is made here. */
  hear(who: string, what: Partial<Inbound>, sentAt: Date): Promise<void>;
}

/**
 * A chat without a network: people are names, files are paths. Serves the player and `npm run chat`; both play the sample
 * city, whose staff is linked to the web chat, so that it goes by that name unless told another.
 */
export function makeTerminalChannel(
  onSaid: (said: Said) => void = () => {},
  name: ChannelName = 'web',
): TerminalChannel {
  const said: Said[] = [];
  let heard = 0;
  let receive: ((inbound: Inbound) => Promise<void>) | undefined;
  return {
    name,
    said,
    async start(given) {
      receive = given;
    },
    async send(chatId, outbound: Outbound, deliveryId) {
      const known = said.find((message) => message.id === deliveryId);
      if (known) return { ok: true, messageId: deliveryId };
      const { text, choices = [], media = [], numbersTaken } = outbound;
      const kinds = media.map((file) => file.kind);
      const message = { id: deliveryId, who: chatId, text, choices, media: kinds, numbersTaken };
      said.push(message);
      onSaid(message);
      return { ok: true, messageId: deliveryId };
    },
    fetchMedia: readMedia,
    async hear(who, what, sentAt) {
      heard += 1;
      const messageId = `t${sentAt.getTime()}-${heard}`;
      const base = { channel: name, chatId: who, senderId: who, senderName: who, isGroup: false };
      const whole = cleanText(what.text ?? '');
      const text = cutText(whole, LONGEST_TEXT);
      const cut = text.length < whole.length ? { isCut: true } : {};
      await receive?.({ ...base, messageId, sentAt, media: [], ...what, text, ...cut });
    },
    async stop() {
      receive = undefined;
    },
  };
}

async function readMedia({ source, kind }: MediaRef, maxBytes: number): Promise<AsyncIterable<Uint8Array>> {
  const sample = source === 'contoh' && SAMPLE_FILES[kind];
  if (sample) return limitBytes(Readable.from([sample]), maxBytes);
  const found = await stat(source).catch(() => undefined);
  if (!found?.isFile()) throw new CodedError('MEDIA_UNREACHABLE', { status: 404, gone: true });
  refuseAbove(maxBytes, found.size);
  return limitBytes(createReadStream(source), maxBytes);
}
