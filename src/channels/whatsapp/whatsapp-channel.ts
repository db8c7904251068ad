import type { WAMessage, WAMessageKey } from '@whiskeysockets/baileys';
import type { Clock } from '../../shared/clock.js';
import type { Logger } from '../../shared/logger.js';
import type { Say } from '../../shared/texts.js';
import type { Channel, DeliveryReport, Outbound, SendResult } from '../channel.js';
import { Lanes } from '../lanes.js';
import type { PairingDesk } from '../pairing-desk.js';
import { makeAcks } from './await-ack.js';
import { awaitConnection } from './await-connection.js';
import { type Baileys, loadBaileys } from './baileys.js';
import { fetchMedia } from './fetch-media.js';
import { findSent } from './find-sent.js';
import { holdNumber, type NumberLease } from './hold-number.js';
import { isPerson, normaliseJid } from './jids.js';
import { keepConnected } from './keep-connected.js';
import { type KeyStore, tellFailures } from './key-store.js';
import { openSocket } from './open-socket.js';
import { type PaceSettings, paceOf } from './pace.js';
import { makePersonIds } from './person-ids.js';
import { reportOf } from './report-of.js';
import { makeSendMessage } from './send-message.js';
import { makeTakeMessage, type TakeMessage } from './take-message.js';
import type { UnopenedStore } from './unopened-messages.js';

export interface WhatsappSettings extends PaceSettings {
  keys: KeyStore;
  /** Who is known by which addresses; kept when the keys are given up. */
  people: Pick<KeyStore, 'get' | 'set'>;
  /** Messages that could not be decrypted, until they came or were asked for. */
  unopened: UnopenedStore;
  /** Needed where several processes share the keys. */
  lease?: NumberLease;
  /** Another WhatsApp endpoint, for tests. */
  wsUrl?: string;
  pairingNumber?: string;
  showsPresence: boolean;
  showsReading: boolean;
  say: Say;
  /** What was said last in a chat: a message the other side could not open is made once more from it. */
  history(chatId: string, limit: number): Promise<{ outbound: Outbound; messageId: string }[]>;
  /** Told when two chats turn out to be one person's; in each run once more. */
  onSamePerson?(chatId: string, other: string): Promise<void>;
  clock: Clock;
  logger: Logger;
  /** 0 to 1. */
  random?: () => number;
  load?: () => Promise<Baileys>;
  /** The pause before try 1, 2, ... to connect again, in milliseconds; from 2 s to 5 min when left out. */
  pause?: (failures: number) => number;
}

export interface WhatsappChannel extends Channel {
  readonly pairing: PairingDesk;
}

/** What is being sent when the program ends has this long (`docker stop` kills after 10 s unless told otherwise); it is sent at the next start. */
const LONGEST_FINISH_MS = 8_000;
/** To connect takes about this long. */
const RETRY_MS = 1_000;

/** WhatsApp by Baileys, as a linked device. `start` returns at once; without a network it goes on trying. */
export function makeWhatsappChannel(settings: WhatsappSettings): WhatsappChannel {
  const { keys, wsUrl, pairingNumber, say, history, clock, logger, showsPresence, showsReading } = settings;
  const { random = Math.random, load = loadBaileys } = settings;
  const hearing = new Lanes();
  const sending = new Lanes();
  const acks = makeAcks(clock);
  let hear: TakeMessage | undefined;
  let report: ((report: DeliveryReport) => Promise<void>) | undefined;
  let isStopping = false;
  let hasGivenUp = false;
  const ids = makePersonIds(settings.people, settings.onSamePerson);
  const words = {
    choices: { byNumber: say('whatsapp.by_number'), byWord: say('whatsapp.by_word') },
    location: say('whatsapp.ask_location'),
  };

  const connection = keepConnected({
    store: tellFailures(keys, logger),
    load,
    ...(pairingNumber ? { pairingNumber } : {}),
    ...(settings.pause ? { pause: settings.pause } : {}),
    ended: () => acks.giveUp(),
    clock,
    logger,
    random,
    open: (baileys, state) =>
      openSocket(
        baileys,
        state,
        {
          take,
          unstored: () => connection.reconnect(),
          acked: acks.take,
          becameOf: (key, status) => void tellReport(key, status).catch(() => {}),
          samePerson: (lid, phone) => void tie(lid, phone).catch(() => {}),
          sentBefore: (key) =>
            findSent(key, { ...{ idOf, history, words, baileys }, lostFile: say('whatsapp.lost_file') }),
        },
        { ...(wsUrl ? { wsUrl } : {}), showsPresence, pairsByCode: pairingNumber !== undefined },
      ),
  });
  const number = holdNumber({ lease: settings.lease, connection, clock, logger });

  /** False while nothing goes out until the operator has paired the number or mended what is wrong. */
  const isReady = () => !['needs-operator', 'qr', 'code', 'off'].includes(connection.state().kind);

  /** The connection has its own growing pauses: a message is tried again soon after it is to be back. */
  function whileAway(): Extract<SendResult, { ok: false }> {
    const state = connection.state();
    if (!isReady()) return { ok: false, problem: 'unauthorised' };
    const backInMs = state.kind === 'away' ? state.retryAt.getTime() - clock.now().getTime() : 0;
    return { ok: false, problem: 'retry', retryAfterMs: Math.max(backInMs, 0) + RETRY_MS };
  }

  const socket = () => (hasGivenUp ? undefined : connection.socket());
  const sendMessage = makeSendMessage({ socket, whileAway, acks, words, logger });

  async function take(message: WAMessage): Promise<void> {
    const isHeard = await hear?.take(message);
    if (showsReading && isHeard)
      void connection
        .current()
        ?.readMessages([message.key])
        .catch(() => {});
  }

  async function idOf(jid: string): Promise<string | undefined> {
    const normal = normaliseJid(jid);
    return isPerson(normal) ? ids.idOf(normal, await aliasOf(normal)) : normal || undefined;
  }

  async function tie(lid: string, phone: string): Promise<void> {
    const jids = [normaliseJid(lid), normaliseJid(phone)] as const;
    if (jids.every(isPerson)) await ids.tie(...jids);
  }

  /** Baileys has looked both up already, to decrypt what came. */
  async function aliasOf(jid: string): Promise<string | undefined> {
    const mapping = connection.current()?.signalRepository.lidMapping;
    const looked = jid.endsWith('@lid') ? mapping?.getPNForLID(jid) : mapping?.getLIDForPN(jid);
    return normaliseJid(await looked?.catch(() => null)) || undefined;
  }

  async function tellReport(key: WAMessageKey, status: number): Promise<void> {
    const chatId = await idOf(key.remoteJid ?? '');
    const made = chatId && key.id ? reportOf(chatId, key.id, status, clock.now()) : undefined;
    if (made) await report?.(made);
  }

  return {
    name: 'whatsapp',
    pairing: connection,
    pace: paceOf(settings),
    // Without an end by the clock; `closed` where WhatsApp lets this number begin no chat (463).
    replyWindow: { openMs: Number.POSITIVE_INFINITY },
    isReady,
    async start(receive, giveReport) {
      report = giveReport;
      const parts = { ids, aliasOf, ownJids: connection.ownJids, lanes: hearing, clock, logger };
      const taking = makeTakeMessage({ ...parts, unopened: settings.unopened, receive });
      hear = taking;
      connection.watch(({ kind }) => taking.connected(kind === 'open'));
      await number.start();
    },
    send: (chatId, outbound, deliveryId) =>
      isStopping
        ? Promise.resolve({ ok: false, problem: 'retry' })
        : sending.run(chatId, async () => {
            await awaitConnection(connection, clock);
            return sendMessage(chatId, outbound, deliveryId);
          }),
    async fetchMedia(media, maxBytes) {
      return fetchMedia(connection.baileys() ?? (await load()), media, maxBytes, clock);
    },
    async showTyping(chatId) {
      await connection
        .socket()
        ?.sendPresenceUpdate('composing', chatId)
        .catch(() => {});
    },
    async stop() {
      isStopping = true;
      const cancel = clock.after(LONGEST_FINISH_MS, () => {
        hasGivenUp = true;
        acks.giveUp();
      });
      await sending.idle();
      cancel();
      // What comes until the connection has ended is stored like any other.
      await number.stop();
      await hearing.idle();
    },
  };
}
