import type { BinaryNode, WAMessage, WAMessageKey, WASocket } from '@whiskeysockets/baileys';
import type { Keys } from './auth-state.js';
import { type Baileys, makeSilentLogger } from './baileys.js';
import { makeStoreFirst } from './store-first.js';

export interface SocketHooks {
  take(message: WAMessage): Promise<void>;
  /** A message could not be stored: the connection is to be ended, so that WhatsApp delivers the message again. */
  unstored(): void;
  /** Attributes of an `<ack class="message">`. */
  acked(attrs: Record<string, string | undefined>): void;
  /** What becomes of a message of ours: Baileys' status (3 delivered, 4 read). */
  becameOf(key: WAMessageKey, status: number): void;
  /** WhatsApp says which LID belongs to which phone jid. */
  samePerson(lid: string, phone: string): void;
  /** A message of ours that the other side could not open, made once more. */
  sentBefore(key: WAMessageKey): Promise<object | undefined>;
}

export interface SocketSettings {
  /** Another WhatsApp endpoint, for tests. */
  wsUrl?: string;
  /** Shows the number as online. */
  showsPresence: boolean;
  /** Pairs by a code that is typed on the phone instead of by QR. */
  pairsByCode: boolean;
}

/** One connection to WhatsApp, not to be used again once it has ended. */
export function openSocket(
  baileys: Baileys,
  keys: Keys,
  hooks: SocketHooks,
  { wsUrl, showsPresence, pairsByCode }: SocketSettings,
): WASocket {
  const me = () => ({
    ...(keys.state.creds.me?.id ? { id: keys.state.creds.me.id } : {}),
    ...(keys.state.creds.me?.lid ? { lid: keys.state.creds.me.lid } : {}),
  });
  const first = makeStoreFirst(baileys, {
    me,
    // A decryption that fails would be acknowledged all the same, and the message be gone: it never ends instead, and the
    // connection does. Locks of Baileys that stay taken belong to the ended connection.
    take: (message) =>
      hooks.take(message).catch(() => {
        hooks.unstored();
        return new Promise<never>(() => {});
      }),
  });
  const logger = makeSilentLogger();
  const socket = baileys.makeWASocket({
    auth: { creds: keys.state.creds, keys: baileys.makeCacheableSignalKeyStore(keys.state.keys, logger) },
    logger,
    // The name the phone lists. With a code WhatsApp takes only systems it knows, and answers another with 400.
    browser: pairsByCode ? baileys.Browsers.ubuntu('Chrome') : ['Tanggap', 'Chrome', '1.0'],
    ...(wsUrl ? { waWebSocketUrl: wsUrl } : {}),
    // What we send ourselves is known: told again it would only be looked up and put aside.
    emitOwnEvents: false,
    markOnlineOnConnect: showsPresence,
    // The recent part is taken because it tells which LID belongs to which number; its messages are heard by nobody:
    // what was said on this number before it was paired was not said to us.
    syncFullHistory: false,
    shouldSyncHistoryMessage: ({ syncType }) => syncType !== baileys.proto.HistorySync.HistorySyncType.FULL,
    shouldIgnoreJid: (jid) => jid.endsWith('@broadcast') || jid.endsWith('@newsletter'),
    makeSignalRepository: first.makeSignalRepository,
    getMessage: async (key) => hooks.sentBefore(key),
  });
  const ws = socket.ws as unknown as {
    prependListener(event: string, listen: (node: BinaryNode) => void): void;
    on(event: string, listen: (node: BinaryNode) => void): void;
  };
  ws.prependListener('CB:message', (node) => first.expect(node));
  ws.on('CB:ack,class:message', ({ attrs }) => hooks.acked(attrs));
  socket.ev.on('creds.update', () => void keys.save().catch(() => {}));
  // Stored already as a rule, while it was decrypted; what cannot be stored now is tried again inside.
  socket.ev.on('messages.upsert', ({ messages }) => {
    for (const message of messages) void hooks.take(message).catch(() => {});
  });
  socket.ev.on('lid-mapping.update', ({ lid, pn }) => hooks.samePerson(lid, pn));
  socket.ev.on('messages.update', (updates) => {
    for (const { key, update } of updates) {
      if (typeof update.status !== 'number' || !key.fromMe) continue;
      hooks.becameOf(key, update.status);
    }
  });
  return socket;
}
