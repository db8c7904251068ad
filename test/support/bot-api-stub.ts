import { EventEmitter } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readForm } from './read-form.js';

/** A message the bot sent, as a person would see it. */
export interface SentMessage {
  messageId: string;
  chatId: string;
  method: string;
  text: string;
  /** Inline buttons in reading order, and as they stand in rows. */
  buttons: { label: string; id: string }[];
  rows: string[][];
  asksLocation: boolean;
  files: { kind: string; name: string; bytes: Buffer }[];
  payload: Record<string, unknown>;
}

/** An HTTP status with Telegram's error body, a connection cut off, or one that is never answered until `release`. */
export type ScriptedFailure = { status: number; retryAfterS?: number } | 'reset' | 'hang';

export interface SayOptions {
  replyTo?: string;
  senderId?: string;
  senderName?: string;
  /** A group of this title instead of a private chat; give a negative chat id. */
  group?: string;
  messageId?: number;
}

const TOKEN = '100200:stub-token-for-tests-only_abcdef';

/**
 * A Bot API server of our own on loopback, for real clients: what the bot does is recorded, what people do is
 * injected by `say`, `press`, `sendPhoto`, ..., failures are scripted by `failNext`.
 */
export class BotApiStub {
  readonly token = TOKEN;
  readonly botName = 'TanggapContohBot';
  /** Every call the bot made, oldest first, with fields as they came. */
  readonly calls: { method: string; payload: Record<string, unknown> }[] = [];
  readonly sent: SentMessage[] = [];
  commands: unknown[] = [];
  webhook: { url: string; secret: string } | undefined;
  /** Answers of the bot's webhook to our deliveries. */
  readonly webhookStatuses: number[] = [];
  /** While true `getFile` does not say how large a file is. */
  hidesSizes = false;
  /** While true every connection is cut off. */
  isDown = false;

  readonly #server = createServer((request, response) => void this.#serve(request, response));
  readonly #news = new EventEmitter().setMaxListeners(0);
  readonly #files = new Map<string, { bytes: Buffer; path: string }>();
  #failures: { failure: ScriptedFailure; method: string | undefined; skip: number }[] = [];
  #held: (() => void)[] = [];
  #updates: Record<string, unknown>[] = [];
  #nextUpdateId = 1;
  #nextMessageId = 1;
  #polls = 0;
  #delivering: Promise<void> = Promise.resolve();
  #port = 0;
  #isClosed = false;

  static async start(): Promise<BotApiStub> {
    const stub = new BotApiStub();
    await new Promise<void>((resolve) => stub.#server.listen(0, '127.0.0.1', resolve));
    stub.#port = (stub.#server.address() as AddressInfo).port;
    return stub;
  }

  get apiRoot(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Updates the bot has not confirmed yet. */
  get pending(): number {
    return this.#updates.length;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.release();
    this.#news.emit('news');
    await this.#delivering;
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  // What people do. Each answers with the id of the person's message.

  say(chatId: string, text: string, options: SayOptions = {}): string {
    return this.sendMessage(chatId, { text }, options);
  }

  sendLocation(chatId: string, lat: number, lon: number, options: SayOptions = {}): string {
    return this.sendMessage(chatId, { location: { latitude: lat, longitude: lon } }, options);
  }

  sendPhoto(
    chatId: string,
    bytes: Uint8Array,
    caption = '',
    options: SayOptions & { albumId?: string } = {},
  ): string {
    const large = this.keepFile(bytes, 'photos/file_large.jpg');
    const small = this.keepFile(bytes.subarray(0, 4), 'photos/file_small.jpg');
    const photo = [
      { file_id: small, file_unique_id: small, width: 90, height: 60, file_size: 4 },
      { file_id: large, file_unique_id: large, width: 1280, height: 960, file_size: bytes.byteLength },
    ];
    const album = options.albumId ? { media_group_id: options.albumId } : {};
    return this.sendMessage(chatId, { photo, ...album, ...(caption ? { caption } : {}) }, options);
  }

  sendVoice(chatId: string, bytes: Uint8Array, options: SayOptions = {}): string {
    const file_id = this.keepFile(bytes, 'voice/file.oga');
    const voice = {
      file_id,
      file_unique_id: file_id,
      duration: 3,
      mime_type: 'audio/ogg',
      file_size: bytes.byteLength,
    };
    return this.sendMessage(chatId, { voice }, options);
  }

  sendDocument(
    chatId: string,
    bytes: Uint8Array,
    name: string,
    mime: string,
    options: SayOptions = {},
  ): string {
    const file_id = this.keepFile(bytes, `documents/${name}`);
    const document = {
      file_id,
      file_unique_id: file_id,
      file_name: name,
      mime_type: mime,
      file_size: bytes.byteLength,
    };
    return this.sendMessage(chatId, { document }, options);
  }

  /** Any message: `fields` are the content of a Bot API Message. */
  sendMessage(chatId: string, fields: Record<string, unknown>, options: SayOptions = {}): string {
    const messageId = options.messageId ?? this.#nextMessageId++;
    const replied = options.replyTo && {
      message_id: Number(options.replyTo),
      date: now(),
      chat: chatOf(chatId),
    };
    const message = {
      message_id: messageId,
      date: now(),
      chat: chatOf(chatId, options.group),
      from: personOf(chatId, options),
      ...fields,
      ...(replied ? { reply_to_message: replied } : {}),
    };
    this.push({ message });
    return `${messageId}`;
  }

  /**
   * Presses the button on the newest message that has one so labelled (part of a label, any case; or its id, or its
   * number from 1 on the newest message with buttons). Throws when there is none.
   */
  press(chatId: string, label: string, options: SayOptions = {}): string {
    const withButtons = this.sentTo(chatId).filter(({ buttons }) => buttons.length > 0);
    for (const message of withButtons.toReversed()) {
      const wanted = label.toLowerCase();
      const button =
        message.buttons.find(({ label: own }) => own.toLowerCase() === wanted) ??
        message.buttons.find(({ label: own, id }) => id === label || own.toLowerCase().includes(wanted)) ??
        (message === withButtons.at(-1) && /^\d+$/.test(label)
          ? message.buttons[Number(label) - 1]
          : undefined);
      if (button) return this.pressId(chatId, button.id, message.messageId, options);
    }
    throw new Error(`no button "${label}"`);
  }

  /** Presses a button by its data, also one that never existed or is long gone. */
  pressId(chatId: string, data: string, messageId: string, options: SayOptions = {}): string {
    const id = `${9_000_000 + this.#nextUpdateId}`;
    const message = { message_id: Number(messageId), date: 0, chat: chatOf(chatId, options.group) };
    this.push({ callback_query: { id, from: personOf(chatId, options), chat_instance: '1', data, message } });
    return `cb-${id}`;
  }

  /** Any update; gets an update_id of its own unless it brings one (a repeated one is how the network doubles). */
  push(update: Record<string, unknown>): void {
    this.#updates.push({ update_id: this.#nextUpdateId++, ...update });
    this.#news.emit('news');
    if (this.webhook) this.#delivering = this.#delivering.then(() => this.#deliver());
  }

  /** A file the bot may fetch; answers with its file_id. */
  keepFile(bytes: Uint8Array, path: string): string {
    const id = `stub-file-${this.#files.size + 1}`;
    this.#files.set(id, { bytes: Buffer.from(bytes), path: `${id}/${path}` });
    return id;
  }

  // What the bot did.

  sentTo(chatId: string): SentMessage[] {
    return this.sent.filter((message) => message.chatId === chatId);
  }

  /** Waits for a message to this chat that matches; `after` leaves out the first so many. Fails after `limitMs`. */
  async waitFor(chatId: string, pattern: RegExp, { after = 0, limitMs = 10_000 } = {}): Promise<SentMessage> {
    const deadlineMs = Date.now() + limitMs;
    for (;;) {
      const found = this.sentTo(chatId)
        .slice(after)
        .find((message) => pattern.test(seenText(message)));
      if (found) return found;
      if (Date.now() > deadlineMs) throw new Error(`nothing like ${pattern} was sent to ${chatId}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  countCalls(method: string): number {
    return this.calls.filter((call) => call.method === method).length;
  }

  // What goes wrong.

  /** The next call (of `method`, or of any that sends a message) meets this failure, after `skip` that pass; several are met in turn. */
  failNext(failure: ScriptedFailure, method?: string, skip = 0): void {
    this.#failures.push({ failure, method, skip });
  }

  /** Cuts every connection off, those under way too, until `isDown` is false again. */
  cutNetwork(): void {
    this.isDown = true;
    this.#server.closeAllConnections();
  }

  /** Lets go of every call held by 'hang'. */
  release(): void {
    for (const go of this.#held.splice(0)) go();
  }

  #takeFailure(method: string): ScriptedFailure | undefined {
    const next = this.#failures.find((entry) =>
      entry.method ? entry.method === method : /^send(?!ChatAction$)/.test(method),
    );
    if (!next || next.skip-- > 0) return undefined;
    this.#failures.splice(this.#failures.indexOf(next), 1);
    return next.failure;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      if (this.isDown) return void request.socket.destroy();
      const path = decodeURIComponent(new URL(request.url ?? '/', 'http://stub').pathname);
      const [, kind, token, rest = ''] = /^\/(bot|file\/bot)([^/]+)\/(.*)$/.exec(path) ?? [];
      if (token !== this.token) return fail(response, { status: 401 });
      if (kind === 'file/bot') return await this.#download(rest, request, response);
      const { fields, files } = await readForm(request);
      this.calls.push({ method: rest, payload: fields });
      const failure = this.#takeFailure(rest);
      if (failure === 'reset') return void request.socket.destroy();
      if (failure === 'hang') await new Promise<void>((go) => this.#held.push(go));
      else if (failure) return fail(response, failure);
      const result = await this.#answer(rest, fields, files, request);
      if (result === undefined) return fail(response, { status: 400 });
      if (result === CONFLICT) return fail(response, { status: 409 });
      reply(response, 200, { ok: true, result });
    } catch {
      response.destroy();
    }
  }

  async #download(rest: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const failure = this.#takeFailure('download');
    if (failure === 'reset') return void request.socket.destroy();
    if (failure && failure !== 'hang') return fail(response, failure);
    const file = [...this.#files.values()].find(({ path }) => path === rest);
    if (!file) return fail(response, { status: 404 });
    // No content-length: a client must count for itself.
    response.setMaxListeners(0);
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'transfer-encoding': 'chunked' });
    for (let at = 0; at < file.bytes.length && !response.destroyed; at += 65_536) {
      if (!response.write(file.bytes.subarray(at, at + 65_536))) {
        await Promise.race([once(response, 'drain'), once(response, 'close')]);
      }
    }
    response.end();
  }

  async #answer(
    method: string,
    fields: Record<string, unknown>,
    files: FormFile[],
    request: IncomingMessage,
  ) {
    switch (method) {
      case 'getMe':
        return { id: 100200, is_bot: true, first_name: 'Tanggap', username: this.botName };
      case 'setMyCommands':
        this.commands = fields.commands as unknown[];
        return true;
      case 'setWebhook':
        this.webhook = { url: String(fields.url), secret: String(fields.secret_token ?? '') };
        this.#delivering = this.#delivering.then(() => this.#deliver());
        return true;
      case 'deleteWebhook':
        this.webhook = undefined;
        return true;
      case 'answerCallbackQuery':
      case 'editMessageReplyMarkup':
      case 'sendChatAction':
        return true;
      case 'getUpdates':
        return this.#poll(fields, request);
      case 'getFile': {
        const file = this.#files.get(String(fields.file_id));
        const size = this.hidesSizes ? {} : { file_size: file?.bytes.length };
        return file && { file_id: fields.file_id, file_path: file.path, ...size };
      }
      default:
        return method.startsWith('send') ? this.#send(method, fields, files) : undefined;
    }
  }

  async #poll(fields: Record<string, unknown>, request: IncomingMessage) {
    if (this.webhook) return CONFLICT;
    const poll = ++this.#polls;
    const offset = Number(fields.offset ?? 0);
    this.#updates = this.#updates.filter((update) => Number(update.update_id) >= offset);
    this.#news.emit('news');
    const deadlineMs = Date.now() + Number(fields.timeout ?? 0) * 1000;
    const closed = once(request.socket.setMaxListeners(0), 'close');
    while (
      this.#updates.length === 0 &&
      Date.now() < deadlineMs &&
      !this.#isClosed &&
      !request.socket.destroyed
    ) {
      await Promise.race([once(this.#news, 'news'), closed, pause(deadlineMs - Date.now())]);
      if (poll !== this.#polls) return CONFLICT;
    }
    return this.#updates.slice(0, 100);
  }

  async #deliver(): Promise<void> {
    for (let tries = 0; this.webhook && this.#updates.length > 0 && tries < 50 && !this.#isClosed; tries++) {
      const headers = {
        'content-type': 'application/json',
        'x-telegram-bot-api-secret-token': this.webhook.secret,
      };
      const body = JSON.stringify(this.#updates[0]);
      const status = await fetch(this.webhook.url, { method: 'POST', headers, body }).then(
        (answer) => answer.status,
        () => 0,
      );
      this.webhookStatuses.push(status);
      if (status >= 200 && status < 300) this.#updates.shift();
      else await pause(20);
    }
  }

  #send(method: string, fields: Record<string, unknown>, files: FormFile[]) {
    const chatId = String(fields.chat_id);
    if (method === 'sendMediaGroup') {
      const media = fields.media as { type: string; media: string; caption?: string }[];
      return media.map(({ type, media: handle, caption }) =>
        this.#record(
          method,
          chatId,
          { caption },
          files.filter(({ field }) => handle === `attach://${field}`),
          type,
        ),
      );
    }
    const kind = method.slice('send'.length).toLowerCase();
    const text = fields.text ?? fields.caption;
    if (method === 'sendMessage' && (typeof text !== 'string' || text.trim() === '' || text.length > 4096))
      return undefined;
    if (method !== 'sendMessage' && typeof text === 'string' && text.length > 1024) return undefined;
    if (hasLongData(fields.reply_markup)) return undefined;
    return this.#record(method, chatId, fields, files, kind);
  }

  #record(method: string, chatId: string, payload: Record<string, unknown>, files: FormFile[], kind: string) {
    const messageId = this.#nextMessageId++;
    const markup = (payload.reply_markup ?? {}) as Markup;
    const rows = (markup.inline_keyboard ?? []).map((row) =>
      row.map(({ text, callback_data: id }) => ({ label: text, id })),
    );
    this.sent.push({
      messageId: `${messageId}`,
      chatId,
      method,
      text: String(payload.text ?? payload.caption ?? ''),
      buttons: rows.flat(),
      rows: rows.map((row) => row.map(({ label }) => label)),
      asksLocation: (markup.keyboard ?? []).flat().some((button) => button.request_location === true),
      files: files.map(({ name, bytes }) => ({ kind, name, bytes })),
      payload,
    });
    return { message_id: messageId, date: now(), chat: chatOf(chatId), text: payload.text };
  }
}

export interface FormFile {
  field: string;
  name: string;
  bytes: Buffer;
}

interface Markup {
  inline_keyboard?: { text: string; callback_data: string }[][];
  keyboard?: { text: string; request_location?: boolean }[][];
}

const CONFLICT = Symbol('conflict');

function fail(response: ServerResponse, failure: { status: number; retryAfterS?: number }): void {
  const parameters = { retry_after: failure.retryAfterS };
  // The words differ from Telegram's on purpose: nothing may decide by them.
  reply(response, failure.status, {
    ok: false,
    error_code: failure.status,
    description: 'as scripted',
    parameters,
  });
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

function hasLongData(markup: unknown): boolean {
  const buttons = ((markup ?? {}) as Markup).inline_keyboard?.flat() ?? [];
  return buttons.some(({ callback_data: data }) => Buffer.byteLength(data) > 64 || data === '');
}

function seenText(message: SentMessage): string {
  return [message.text, ...message.buttons.map(({ label }) => label)].join('\n');
}

function chatOf(chatId: string, title?: string) {
  const id = Number(chatId);
  return id < 0
    ? { id, type: 'supergroup', title: title ?? 'Grup' }
    : { id, type: 'private', first_name: 'Warga' };
}

function personOf(chatId: string, { senderId, senderName }: SayOptions) {
  return {
    id: Number(senderId ?? chatId.replace('-', '')),
    is_bot: false,
    first_name: senderName ?? 'Warga',
  };
}

function now(): number {
  return Math.floor(Date.now() / 1000);
}

function once(emitter: EventEmitter, event: string): Promise<void> {
  return new Promise((resolve) => emitter.once(event, () => resolve()));
}

function pause(delayMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, Math.min(delayMs, 60_000))).unref());
}
