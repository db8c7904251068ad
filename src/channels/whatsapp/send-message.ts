import type { AnyMessageContent, WASocket } from '@whiskeysockets/baileys';
import { CodedError } from '../../shared/errors.js';
import { describeError, type Logger } from '../../shared/logger.js';
import type { Outbound, SendResult } from '../channel.js';
import { rememberNewest } from '../remember-newest.js';
import type { Ack, Acks } from './await-ack.js';
import { messageIdOf } from './message-id.js';
import { type WriteWords, writeWhatsapp } from './write-whatsapp.js';

/**
 * 463: WhatsApp lets this number begin no chat for a time (Baileys: SERVER_ERROR_CODES, NACK_REASONS). Knocking again makes
 * it worse: the message waits until the person writes.
 */
const RESTRICTED_CODES = ['463'];
/** 479: the session is stale; Baileys mends it, the next try goes through. 5xx: the server's own trouble. */
const PASSING = /^(479|5\d\d)$/;
const MOST_DELIVERIES = 1_000;
/** No code of the server: Baileys could not make or send the message. */
const UNSENT = 'unsent';

/** Why a message was not taken: its file will not do, its chat is gone, nobody could be asked, or Baileys cannot make it just now. */
type Unsent = 'bad-file' | 'no-chat' | 'offline' | 'stuck';
type Refusal = Extract<SendResult, { ok: false }>;

interface Parts {
  /** The open connection, if there is one. */
  socket: () => WASocket | undefined;
  /** What becomes of a message while there is no connection. */
  whileAway: () => Refusal;
  acks: Acks;
  words: WriteWords;
  logger: Logger;
}

/**
 * Sends one message as Baileys contents, one after the other, each under an id made of `deliveryId`: sent again after a
 * cut, WhatsApp and the person's phone take it for the same message. The result as in `Channel.send`.
 */
export function makeSendMessage({ socket, whileAway, acks, words, logger }: Parts) {
  /** Parts of a delivery that WhatsApp has, so that a retry goes on behind them; in memory only. */
  const taken = new Map<string, number>();

  async function sendOne(
    chatId: string,
    content: AnyMessageContent,
    messageId: string,
  ): Promise<Ack | Unsent> {
    const open = socket();
    if (!open) return 'offline';
    const ack = acks.of(messageId);
    let isGone = false;
    const sending = open.sendMessage(chatId, content, { messageId }).then(
      () => acks.sent(messageId),
      (error: unknown) => {
        isGone = isAboutChat(error);
        acks.take({ id: messageId, error: UNSENT });
        logger.debug({ channel: 'whatsapp', cause: describeError(error) }, 'message not made');
      },
    );
    // When the connection ends, Baileys may still wait a minute for an answer: the ack knows of the end at once.
    const said = (await Promise.race([ack, sending])) ?? (await ack);
    if (said.kind !== 'refused') return said;
    // What the server will not have as a picture may do in another form.
    if (said.code !== UNSENT) return isAboutFile(content) && isForGood(said.code) ? 'bad-file' : said;
    // Without a connection nothing can be made.
    if (socket() !== open) return { kind: 'silence' };
    return isAboutFile(content) ? 'bad-file' : isGone ? 'no-chat' : 'stuck';
  }

  return async (chatId: string, outbound: Outbound, deliveryId: string): Promise<SendResult> => {
    const contents = writeWhatsapp(outbound, words);
    let messageId: string | undefined;
    let isReached = false;
    for (let part = taken.get(deliveryId) ?? 0; part < contents.length; part++) {
      const { content, instead = [] } = contents[part]!;
      for (const [attempt, each] of [content, ...instead].entries()) {
        const id = messageIdOf(deliveryId, part * 10 + attempt);
        const ack = await sendOne(chatId, each, id);
        if (ack === 'offline') return whileOffline(isReached);
        isReached = true;
        if (ack === 'bad-file') continue;
        if (ack === 'no-chat') return { ok: false, problem: 'rejected' };
        // Not the connection's doing: this one waits longer each time, and the others need not.
        if (ack === 'stuck') return { ok: false, problem: 'retry' };
        if (ack.kind === 'silence') return whileAway();
        if (ack.kind === 'refused') return refused(ack.code);
        messageId = id;
        break;
      }
      rememberNewest(taken, deliveryId, part + 1, MOST_DELIVERIES);
    }
    taken.delete(deliveryId);
    // One file that will not do never costs a person the words.
    return messageId ? { ok: true, messageId } : { ok: false, problem: 'rejected' };
  };

  /** Nothing of the message left; told so only where the operator need not act. */
  function whileOffline(isReached: boolean): SendResult {
    const away = whileAway();
    return isReached || away.problem !== 'retry' ? away : { ...away, isOffline: true };
  }

  function refused(code: string): Refusal {
    if (isForGood(code)) return { ok: false, problem: 'rejected' };
    if (PASSING.test(code)) return { ok: false, problem: 'retry' };
    logger.warn({ err: new CodedError('CHANNEL_RESTRICTED', { channel: 'whatsapp', status: code }) });
    return { ok: false, problem: 'closed' };
  }
}

function isForGood(code: string): boolean {
  return !PASSING.test(code) && !RESTRICTED_CODES.includes(code);
}

/** We were removed from the group, or it is gone: what WhatsApp answers to a question about it. */
function isAboutChat(error: unknown): boolean {
  const { data } = (error ?? {}) as { data?: unknown };
  return data === 403 || data === 404 || data === 406;
}

function isAboutFile(content: AnyMessageContent): boolean {
  return !('text' in content);
}
