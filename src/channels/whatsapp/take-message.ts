import type { WAMessage } from '@whiskeysockets/baileys';
import type { Clock } from '../../shared/clock.js';
import { CodedError } from '../../shared/errors.js';
import { describeError, type Logger } from '../../shared/logger.js';
import type { Inbound } from '../channel.js';
import type { Lanes } from '../lanes.js';
import { rememberNewest } from '../remember-newest.js';
import { isGroup, isPerson, normaliseJid } from './jids.js';
import type { PersonIds } from './person-ids.js';
import { readWhatsapp } from './read-whatsapp.js';

/** The protocol asks the sender's phone again by itself; after this time the person is asked. */
const UNDECRYPTABLE_WAIT_MS = 60_000;
/** Pauses between tries to store a message, in milliseconds; after the last it is left to the protocol. */
const STORE_PAUSES_MS = [500, 2_000, 5_000];
/** Messages remembered as stored, so that what Baileys tells twice is written once. */
const MOST_TAKEN = 5_000;

interface Parts {
  ids: PersonIds;
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
  /** Asks at once for what could not be decrypted: nobody would remember it after this. */
  stop(): void;
}

export function makeTakeMessage(parts: Parts): TakeMessage {
  const { ids, receive, aliasOf, ownJids, lanes, clock, logger } = parts;
  const taken = new Map<string, true>();
  /** What could not be decrypted, by its mark, until the person is asked. */
  const unopened = new Map<string, { ask: () => void; forget: () => void }>();

  /** The chat id of a person; a group, and what is no address, stays as it is. */
  async function idOf(raw: unknown, rawAlias: unknown): Promise<string> {
    const jid = normaliseJid(raw);
    if (!isPerson(jid)) return jid;
    const alias = normaliseJid(rawAlias);
    return ids.idOf(jid, isPerson(alias) ? alias : await aliasOf(jid));
  }

  async function store(inbound: Inbound): Promise<void> {
    for (const pauseMs of [...STORE_PAUSES_MS, undefined]) {
      try {
        return await receive(inbound);
      } catch (error) {
        const fields = { channel: 'whatsapp', cause: describeError(error) };
        logger.error({ err: new CodedError('STORE_WRITE_FAILED', fields) });
        if (pauseMs === undefined) throw error;
        await new Promise<void>((resolve) => clock.after(pauseMs, resolve));
      }
    }
  }

  async function takeReading(message: WAMessage): Promise<boolean> {
    const { key } = message;
    const chatId = await idOf(key.remoteJid, key.remoteJidAlt);
    const senderId = key.participant ? await idOf(key.participant, key.participantAlt) : chatId;
    const chatIdOf = (jid: string) => (jid === normaliseJid(key.remoteJid) ? chatId : senderId);
    const reading = readWhatsapp(message, { receivedAt: clock.now(), chatIdOf, ownJids: ownJids() });
    if (!('ignored' in reading)) {
      const mark = `${chatId}/${reading.messageId}`;
      // Looked up within the lane: the same message may be on its way already.
      return lanes.run(chatId, async () => {
        if (taken.has(mark)) return true;
        await store(reading);
        rememberNewest(taken, mark, true, MOST_TAKEN);
        unopened.get(mark)?.forget();
        return true;
      });
    }
    logger.debug({ channel: 'whatsapp', reason: reading.ignored }, 'message ignored');
    if (reading.ignored === 'undecryptable') askAgainLater(message, chatId, senderId);
    return false;
  }

  /** Nothing came of asking the phone: the person is asked, once a message. */
  function askAgainLater(
    { key: { id, remoteJid, fromMe } }: WAMessage,
    chatId: string,
    senderId: string,
  ): void {
    if (!id || !remoteJid || isGroup(normaliseJid(remoteJid)) || fromMe) return;
    const mark = `${chatId}/${id}`;
    if (taken.has(mark) || unopened.has(mark)) return;
    const ask = () => {
      forget();
      // Kept under an id of its own: the message itself may still come, and is then taken.
      const inbound: Inbound = {
        channel: 'whatsapp',
        chatId,
        senderId,
        messageId: `${id}-undecryptable`,
        insteadOf: id,
        isGroup: false,
        sentAt: clock.now(),
        text: '',
        media: [],
        unreadable: 'undecryptable',
      };
      void lanes.run(chatId, () => store(inbound)).catch(() => {});
    };
    const cancel = clock.after(UNDECRYPTABLE_WAIT_MS, ask);
    const forget = () => {
      cancel();
      unopened.delete(mark);
    };
    unopened.set(mark, { ask, forget });
  }

  return {
    take: takeReading,
    stop() {
      for (const { ask } of [...unopened.values()]) ask();
    },
  };
}
