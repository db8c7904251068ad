import { createHash, randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type {
  AnyMessageContent,
  BinaryNode,
  SignalKeyStoreWithTransaction,
  UserFacingSocketConfig,
} from '@whiskeysockets/baileys';
import * as real from '@whiskeysockets/baileys';
import type { DeliveryReport } from '../../../src/channels/channel.js';
import { type Baileys, makeSilentLogger } from '../../../src/channels/whatsapp/baileys.js';
import type { Fault } from '../../contracts/channel.js';

const US = '6281299999999@s.whatsapp.net';
const STATUSES = { delivered: 3, read: 4, failed: 0 } as const;
/** What the server answers a message with; `lost` ends before it answers. */
const ANSWERS: Partial<Record<Fault, string>> = { closed: '463', server_error: '503', rejected: '400' };

export interface TakenMessage {
  id: string;
  chatId: string;
  text: string;
  hasFile: boolean;
}

interface Said {
  from: string;
  message: object;
  participant?: string;
  id?: string;
  /** The other address of the person, where WhatsApp tells it. */
  alt?: string;
}

/**
 * A server of WhatsApp in memory, reached by a Baileys whose connections and ciphers are made up and whose messages are real:
 * for what the endpoint of another maker cannot send. What is not stored it hands in again.
 */
export class FakeWhatsapp {
  readonly #taken = new Map<string, TakenMessage>();
  readonly #waiting: BinaryNode[] = [];
  readonly #files = new Map<string, Uint8Array>();
  readonly #held: (() => void)[] = [];
  #isHolding = false;
  #isDown = false;
  #isHandingIn = false;
  #isClosed = false;
  #fault: Fault | undefined;
  #socket: FakeSocket | undefined;
  #ids = 0;

  /** Messages of people that we said we have read. */
  readonly readIds: string[] = [];
  /** Which address belongs to which other, as Baileys has looked it up to decrypt what came. */
  readonly aliases = new Map<string, string>();
  /** Hands what waited in before the connection counts as open, as WhatsApp does. */
  handsInFirst = false;
  /** How often a connection was made. */
  connections = 0;

  /** Stands in for the library. */
  readonly baileys = {
    ...real,
    DEFAULT_CONNECTION_CONFIG: {
      ...real.DEFAULT_CONNECTION_CONFIG,
      makeSignalRepository: (auth: { keys: unknown }) => plainRepository(auth, this.aliases),
    },
    makeWASocket: (config: UserFacingSocketConfig) => {
      this.connections += 1;
      this.#socket = new FakeSocket(config, this);
      return this.#socket;
    },
    downloadContentFromMessage: async ({ directPath }: { directPath?: string }) => {
      const bytes = this.#files.get(directPath ?? '');
      if (!bytes) throw Object.assign(new Error('gone'), { output: { statusCode: 404 } });
      return Readable.from([bytes]);
    },
  } as unknown as Baileys;

  /** Credentials of a device that is paired with this server, as they are kept. */
  static pairedCreds(): string {
    const creds = { ...real.initAuthCreds(), me: { id: US, name: 'Tanggap' }, account: {} };
    return JSON.stringify(creds, real.BufferJSON.replacer);
  }

  /** Keeps a file as a phone does; the fields that name it in a message. */
  keepFile(bytes: Uint8Array): object {
    const directPath = `/v/t62/${this.#files.size}.enc`;
    this.#files.set(directPath, bytes);
    const fileSha256 = createHash('sha256').update(bytes).digest();
    return { directPath, mediaKey: randomBytes(32), fileSha256, fileLength: bytes.length };
  }

  say({ from, message, participant, id = `3EB0FA${this.#ids++}`, alt }: Said): string {
    const attrs = {
      id,
      from,
      t: `${Math.floor(Date.now() / 1_000)}`,
      notify: 'Warga',
      ...(participant ? { participant } : {}),
      ...(alt ? { [alt.endsWith('@lid') ? 'sender_lid' : 'sender_pn']: alt } : {}),
    };
    const type = participant ? 'skmsg' : 'msg';
    const content = Buffer.from(real.encodeWAMessage(message));
    this.#waiting.push({
      tag: 'message',
      attrs,
      content: [{ tag: 'enc', attrs: { v: '2', type }, content }],
    });
    void this.handIn();
    return id;
  }

  /** Hands in what waits, in order; what is not stored comes again. */
  async handIn(): Promise<void> {
    if (this.#isHandingIn) return;
    this.#isHandingIn = true;
    while (this.#waiting.length > 0 && this.#socket?.isOpen) {
      if (await this.#socket.hear(this.#waiting[0]!)) this.#waiting.shift();
      else await new Promise((resolve) => setTimeout(resolve, 5));
    }
    this.#isHandingIn = false;
  }

  /** Takes a message of ours; the answer of the server. */
  take(message: TakenMessage, answer: (error?: string) => void): void {
    const fault = this.#fault;
    this.#fault = undefined;
    if (fault === 'lost') throw new Error('Connection Closed');
    if (fault) {
      answer(ANSWERS[fault]);
      return;
    }
    if (!this.#taken.has(message.id)) this.#taken.set(message.id, message);
    if (this.#isHolding) this.#held.push(answer);
    else answer();
  }

  takenFor(chatId: string): TakenMessage[] {
    return [...this.#taken.values()].filter((message) => message.chatId === chatId);
  }

  failNext(fault: Fault): void {
    this.#fault = fault;
  }

  hold(): () => void {
    this.#isHolding = true;
    return () => {
      for (const answer of this.#held.splice(0)) answer();
    };
  }

  /** Says which addresses are one person's, without a message. */
  tellSamePerson(lid: string, pn: string): void {
    this.#socket?.ev.emit('lid-mapping.update', { lid, pn });
  }

  tell(chatId: string, id: string, state: DeliveryReport['state']): void {
    const key = { remoteJid: chatId, id, fromMe: true };
    this.#socket?.ev.emit('messages.update', [{ key, update: { status: STATUSES[state] } }]);
  }

  get isDown(): boolean {
    return this.#isDown || this.#isClosed;
  }

  cut(): void {
    this.#isDown = true;
    this.#socket?.close(428);
  }

  restore(): void {
    this.#isDown = false;
  }

  close(): void {
    this.#isClosed = true;
    this.#socket?.close(428);
  }
}

/** A connection as the channel sees it. */
class FakeSocket {
  readonly ev = new EventEmitter();
  readonly ws = new EventEmitter();
  readonly signalRepository;
  isOpen = false;
  #hasEnded = false;
  #end: () => void = () => {};
  readonly #ended = new Promise<void>((resolve) => {
    this.#end = resolve;
  });

  constructor(
    config: UserFacingSocketConfig,
    readonly server: FakeWhatsapp,
  ) {
    const logger = makeSilentLogger();
    const options = { maxCommitRetries: 1, delayBetweenTriesMs: 1 };
    const keys = real.addTransactionCapability(config.auth.keys, logger, options);
    this.signalRepository = config.makeSignalRepository!(
      { creds: config.auth.creds, keys },
      logger,
      async () => [],
    );
    setImmediate(async () => {
      if (server.isDown) this.close(408);
      if (this.#hasEnded) return;
      this.isOpen = true;
      if (server.handsInFirst) await server.handIn();
      this.ev.emit('connection.update', { connection: 'open' });
      void server.handIn();
    });
  }

  /** As Baileys does it: opened, then told; false when it stayed shut. */
  async hear(node: BinaryNode): Promise<boolean> {
    this.ws.emit('CB:message', node);
    const { fullMessage, decrypt } = real.decryptMessageNode(
      node,
      US,
      '',
      this.signalRepository,
      makeSilentLogger() as never,
    );
    // What cannot be stored is never decrypted: the connection ends.
    const isLost = await Promise.race([decrypt().then(() => false), this.#ended.then(() => true)]);
    if (isLost) return false;
    const isShut = fullMessage.messageStubType === real.proto.WebMessageInfo.StubType.CIPHERTEXT;
    this.ev.emit('messages.upsert', { messages: [fullMessage], type: 'notify' });
    return !isShut;
  }

  async sendMessage(chatId: string, content: AnyMessageContent, { messageId: id }: { messageId: string }) {
    if (!this.isOpen) throw Object.assign(new Error('Connection Closed'), { output: { statusCode: 428 } });
    const fields = content as { text?: string; caption?: string } & Record<
      string,
      { url?: string } | undefined
    >;
    const file = fields.image ?? fields.video ?? fields.audio ?? fields.document;
    if (file?.url) await readFile(file.url);
    const text = fields.text ?? fields.caption ?? '';
    this.server.take({ id, chatId, text, hasFile: file !== undefined }, (error) =>
      setImmediate(() => {
        const attrs = { id, class: 'message', ...(error ? { error } : {}) };
        if (this.isOpen) this.ws.emit('CB:ack,class:message', { tag: 'ack', attrs });
      }),
    );
  }

  async sendPresenceUpdate() {}

  async readMessages(keys: { id?: string | null }[]) {
    this.server.readIds.push(...keys.map(({ id }) => id ?? ''));
  }

  async end() {
    this.close(undefined);
  }

  close(statusCode: number | undefined): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#end();
    this.isOpen = false;
    const error = statusCode && { output: { statusCode } };
    this.ev.emit('connection.update', { connection: 'close', lastDisconnect: { error } });
  }
}

/** Ciphers that hide nothing, with the transactions of the real ones. */
function plainRepository({ keys }: { keys: unknown }, aliases: ReadonlyMap<string, string>) {
  const { transaction } = keys as SignalKeyStoreWithTransaction;
  return {
    decryptMessage: ({ jid, ciphertext }: { jid: string; ciphertext: Uint8Array }) =>
      transaction(async () => ciphertext, jid),
    decryptGroupMessage: ({ group, msg }: { group: string; msg: Uint8Array }) =>
      transaction(async () => msg, group),
    lidMapping: {
      getPNForLID: async (lid: string) => aliases.get(lid) ?? null,
      getLIDForPN: async (phone: string) => aliases.get(phone) ?? null,
    },
  };
}
