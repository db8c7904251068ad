import type { WAMessage } from '@whiskeysockets/baileys';
import type { Clock } from '../../shared/clock.js';
import { CodedError } from '../../shared/errors.js';
import { describeError, type Logger } from '../../shared/logger.js';
import type { Inbound } from '../channel.js';
import type { Lanes } from '../lanes.js';
import { rememberNewest } from '../remember-newest.js';
import { isPerson, normaliseJid } from './jids.js';
import type { PersonIds } from './person-ids.js';
import { type Ignored, readWhatsapp, safeId, sentAt } from './read-whatsapp.js';
import { makeUnopenedMessages, type UnopenedMessage, type UnopenedStore } from './unopened-messages.js';

/** Pauses between tries to store a message, in milliseconds; after the last it is left to the protocol. */
const STORE_PAUSES_MS = [500, 2_000, 5_000];
/** Messages remembered as stored, so that what Baileys tells twice is written once. */
const MOST_TAKEN = 5_000;

interface Parts {
  ids: PersonIds;
  /** Keeps what could not be decrypted. */
  unopened: UnopenedStore;
  receive: (inbound: Inbound) => Promise<void>;
  /** The phone jid that belongs to a LID, or the other way round, where Baileys knows it. */
  aliasOf: (jid: string) => Promise<string | undefined>;
  ownJids: () => readonly string[];
  lanes: Lanes;
  clock: Clock;
  logger: Logger;
}

export interface TakeMessage {
  /** Takes one message of WhatsApp; true when it is stored, false when it is not for us. Rejects when it could not be stored. */
  take(message: WAMessage): Promise<boolean>;
  /** Told whenever the connection opens or ends. */
  connected(isOpen: boolean): void;
}

export function makeTakeMessage(parts: Parts): TakeMessage {
  const { ids, receive, aliasOf, ownJids, lanes, clock, logger } = parts;
  const taken = new Map<string, true>();
  /** Messages that are none of ours: told once more, libsignal no longer opens them. */
  const left = new Map<string, true>();
  const unopened = makeUnopenedMessages({ store: parts.unopened, ask, lanes, clock, logger });

  /** The chat id of a person; a group, and what is no address, stays as it is. */
  async function idOf(raw: unknown, rawAlias: unknown): Promise<string> {
    const jid = normaliseJid(raw);
    if (!isPerson(jid)) return jid;
    const alias = normaliseJid(rawAlias);
    return ids.idOf(jid, isPerson(alias) ? alias : await aliasOf(jid));
  }

  /** Tries again where the store is away for a moment; rejects when it stays away. */
  async function insist(write: () => Promise<void>): Promise<void> {
    for (const pauseMs of [...STORE_PAUSES_MS, undefined]) {
      try {
        return await write();
      } catch (error) {
        const fields = { channel: 'whatsapp', cause: describeError(error) };
        logger.error({ err: new CodedError('STORE_WRITE_FAILED', fields) });
        if (pauseMs === undefined) throw error;
        await new Promise<void>((resolve) => clock.after(pauseMs, resolve));
      }
    }
  }

  async function take(message: WAMessage): Promise<boolean> {
    const { key } = message;
    const chatId = await idOf(key.remoteJid, key.remoteJidAlt);
    const senderId = key.participant ? await idOf(key.participant, key.participantAlt) : chatId;
    const chatIdOf = (jid: string) => (jid === normaliseJid(key.remoteJid) ? chatId : senderId);
    const receivedAt = clock.now();
    const reading = readWhatsapp(message, { receivedAt, chatIdOf, ownJids: ownJids() });
    if ('ignored' in reading) {
      logger.debug({ channel: 'whatsapp', reason: reading.ignored }, 'message ignored');
      if (isPerson(chatId)) await lanes.run(chatId, () => leave(message, reading, { chatId, receivedAt }));
      return false;
    }
    // Looked up within the lane: the same message may be on its way already.
    await lanes.run(chatId, async () => {
      const mark = `${chatId}/${reading.messageId}`;
      if (taken.has(mark)) return;
      await insist(() => receive(reading));
      rememberNewest(taken, mark, true, MOST_TAKEN);
      await unopened.came(chatId, reading.messageId);
    });
    return true;
  }

  /** What is none of ours is let go; what could not be opened is waited for. */
  async function leave(
    { key, messageTimestamp }: WAMessage,
    { ignored }: Ignored,
    { chatId, receivedAt }: { chatId: string; receivedAt: Date },
  ): Promise<void> {
    const id = safeId(key.id ?? '');
    const mark = `${chatId}/${id}`;
    if (ignored !== 'undecryptable') {
      rememberNewest(left, mark, true, MOST_TAKEN);
      return unopened.came(chatId, id);
    }
    if (taken.has(mark) || left.has(mark)) return;
    const lost = { chatId, id, sentAt: sentAt(messageTimestamp, receivedAt) };
    await insist(() => unopened.note(lost));
  }

  /** Kept under an id of its own: the message itself may still come, and is then taken. */
  function ask({ chatId, id, sentAt }: UnopenedMessage): Promise<void> {
    const inbound: Inbound = {
      channel: 'whatsapp',
      chatId,
      senderId: chatId,
      messageId: `${id}-undecryptable`,
      insteadOf: id,
      isGroup: false,
      sentAt,
      text: '',
      media: [],
      unreadable: 'undecryptable',
    };
    return insist(() => receive(inbound));
  }

  return { take, connected: unopened.connected };
}
