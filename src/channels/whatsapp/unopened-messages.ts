import type { Clock } from '../../shared/clock.js';
import { CodedError, isCoded } from '../../shared/errors.js';
import { describeError, type Logger } from '../../shared/logger.js';
import type { Lanes } from '../lanes.js';
import type { KeyStore } from './key-store.js';

/** The protocol asks the sender's phone again by itself; connected for this time, in milliseconds, the person is asked. */
const WAIT_MS = 60_000;
/** After each opening there is at least this much: what the phone answered while we were away comes first, within seconds. */
const LEAST_WAIT_MS = 10_000;
/** Who wrote longer ago than this (30 days) no longer knows which message is meant; WhatsApp itself keeps none longer. */
const LONGEST_KEPT_MS = 30 * 24 * 3600_000;

/** A private message that could not be decrypted; `id` is that of the inbound it would have been. */
export interface UnopenedMessage {
  chatId: string;
  id: string;
  sentAt: Date;
}

export interface UnopenedStore extends Pick<KeyStore, 'get' | 'set'> {
  /** Names of all entries. */
  names(): Promise<string[]>;
}

export interface UnopenedMessages {
  /** Keeps a message until it came or the person was asked for it; called in the lane of its chat. Rejects when it is not stored. */
  note(message: UnopenedMessage): Promise<void>;
  /** The message came after all; called in the lane of its chat. Never rejects. */
  came(chatId: string, id: string): Promise<void>;
  /** Told whenever the connection opens or ends: while it is away the phone's answer cannot come. */
  connected(isOpen: boolean): void;
}

interface Waiting {
  message: UnopenedMessage;
  /** Of its minute, `since` that moment of the clock; counted down while connected. */
  leftMs: number;
  since: number;
  cancel: () => void;
}

interface Parts {
  store: UnopenedStore;
  /** Asks the person; the same message may be asked for again after a crash, and is to be heard once. */
  ask(message: UnopenedMessage): Promise<void>;
  lanes: Lanes;
  clock: Clock;
  logger: Logger;
}

/**
 * Messages that could not be decrypted, kept in the store: whoever wrote one gets a word, also when the program was killed
 * in between. The entry goes last, so that killed at any moment it is asked for or dropped after the next start. However
 * long that took, it is asked for: the person has had no answer yet.
 */
export function makeUnopenedMessages({ store, ask, lanes, clock, logger }: Parts): UnopenedMessages {
  const waiting = new Map<string, Waiting>();
  let isOpen = false;
  let takingUp: Promise<void> = Promise.resolve();
  let cancelAgain: () => void = () => {};

  function wait(name: string, message: UnopenedMessage, leftMs = WAIT_MS): void {
    waiting.get(name)?.cancel();
    const end = () => void lanes.run(message.chatId, () => settle(name, message));
    const cancel = isOpen ? clock.after(leftMs, end) : () => {};
    waiting.set(name, { message, leftMs, since: clock.now().getTime(), cancel });
  }

  /** Only connected time counts, so that a line that drops every few seconds keeps nobody waiting for ever. */
  function leftOf({ leftMs, since }: Waiting): number {
    const passedMs = clock.now().getTime() - since;
    // A clock that is set back has counted nothing.
    return Math.max(leftMs - Math.max(passedMs, 0), LEAST_WAIT_MS);
  }

  async function settle(name: string, message: UnopenedMessage): Promise<void> {
    if (!waiting.has(name)) return;
    try {
      if (clock.now().getTime() - message.sentAt.getTime() < LONGEST_KEPT_MS) await ask(message);
      await store.set([[name, null]]);
      waiting.delete(name);
    } catch {
      // The store is away: in a minute once more.
      wait(name, message);
    }
  }

  /** What an earlier run left, or another process that had the number before. */
  async function takeUp(): Promise<void> {
    try {
      for (const name of await store.names()) {
        if (waiting.has(name)) continue;
        const message = await read(name);
        if (!message) await store.set([[name, null]]);
        else if (name === nameOf(message.chatId, message.id)) wait(name, message);
        else await rename(name, message);
      }
    } catch (error) {
      logger.error({ err: new CodedError('STORE_UNREACHABLE', { cause: describeError(error) }) });
      cancelAgain();
      if (isOpen) cancelAgain = clock.after(WAIT_MS, () => void begin());
    }
  }

  function begin(): Promise<void> {
    takingUp = takingUp.then(takeUp);
    return takingUp;
  }

  /** Undefined where it does not open, after a change of APP_SECRET, or is none of ours. */
  async function read(name: string): Promise<UnopenedMessage | undefined> {
    try {
      return parse((await store.get([name])).get(name));
    } catch (error) {
      if (isCoded(error, 'KEYS_UNREADABLE')) return undefined;
      throw error;
    }
  }

  /** Under the name of an older version. */
  async function rename(name: string, message: UnopenedMessage): Promise<void> {
    const now = nameOf(message.chatId, message.id);
    await store.set([
      [now, JSON.stringify(message)],
      [name, null],
    ]);
    wait(now, message);
  }

  return {
    async note(message) {
      const name = nameOf(message.chatId, message.id);
      if (waiting.has(name)) return;
      await store.set([[name, JSON.stringify(message)]]);
      wait(name, message);
    },
    async came(chatId, id) {
      await takingUp;
      const name = nameOf(chatId, id);
      const known = waiting.get(name);
      if (!known) return;
      known.cancel();
      waiting.delete(name);
      // Left in the store it is dropped later: what is asked instead of a message that is there is not heard.
      await store.set([[name, null]]).catch(() => {});
    },
    connected(opens) {
      if (opens === isOpen) return;
      isOpen = opens;
      cancelAgain();
      for (const [name, one] of waiting) wait(name, one.message, opens ? one.leftMs : leftOf(one));
      if (opens) void begin();
    },
  };
}

function parse(text = ''): UnopenedMessage | undefined {
  try {
    const { chatId, id, sentAt } = JSON.parse(text);
    return chatId && id ? { chatId, id, sentAt: new Date(sentAt) } : undefined;
  } catch {
    return undefined;
  }
}

function nameOf(chatId: string, id: string): string {
  return `message/${chatId}/${id}`;
}
