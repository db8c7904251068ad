import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fitsType, type Refusal, refusalOfMessage, refusalOfUpload } from './graph-api-limits.js';
import { readForm } from './read-form.js';

type Json = Record<string, unknown>;

/** A message the program sent and the API accepted, as a person would see it. */
export interface CloudSent {
  messageId: string;
  chatId: string;
  type: string;
  text: string;
  /** Buttons, or rows of a list (title and what stands below it), in reading order. */
  buttons: { label: string; id: string }[];
  isList: boolean;
  asksLocation: boolean;
  files: { kind: string; name: string; mime: string; bytes: Buffer }[];
  /** Name, language and parameters of a template. */
  template?: { name: string; language: string; parameters: string[] };
  payload: Json;
}

/** An answer of the API with Meta's number, a connection cut off, or one that is never answered until `release`. */
export type CloudFailure = Refusal | 'reset' | 'hang';

export interface CloudSayOptions {
  replyTo?: string;
  senderName?: string;
  messageId?: string;
}

/**
 * A Graph API of our own on loopback, with the Cloud API's messages and media and its webhook: what the program does is
 * recorded and held to Meta's documented limits, what people do is injected by `say`, `press`, ..., and posted, signed,
 * to `webhookUrl` until it is answered 200. Failures are scripted by `failNext`.
 */
export class GraphApiStub {
  readonly token = 'EAAG-stub-token-for-tests-only';
  readonly phoneId = '106540352242922';
  readonly appSecret = 'rahasia-aplikasi-contoh-1234';
  readonly verifyToken = 'kata-verifikasi-contoh-1234';
  /** Where people's messages are posted; they wait while it is unset. */
  webhookUrl: string | undefined;
  /** Every call, oldest first. */
  readonly calls: { method: string; path: string; body: Json }[] = [];
  readonly sent: CloudSent[] = [];
  /** Ids of people's messages that were marked as read, and whether "writing…" was shown. */
  readonly read: { messageId: string; isTyping: boolean }[] = [];
  /** Answers of the webhook to our posts. */
  readonly webhookStatuses: number[] = [];
  /** Templates that are approved: name and language. */
  readonly templates = new Map<string, string>();
  /** While true every connection is cut off, and nothing is posted. */
  isDown = false;
  /** Where files are said to lie; the stub itself when unset. */
  fileUrl: ((id: string) => string) | undefined;

  readonly #server = createServer((request, response) => void this.#serve(request, response));
  readonly #files = new Map<string, { bytes: Buffer; mime: string; name: string; announcedBytes?: number }>();
  readonly #closedChats = new Set<string>();
  #failures: { failure: CloudFailure; path: RegExp }[] = [];
  #held: (() => void)[] = [];
  #waiting: Json[] = [];
  #made = 0;
  #isClosed = false;
  #posting: Promise<void> | undefined;

  static async start(): Promise<GraphApiStub> {
    const stub = new GraphApiStub();
    await new Promise<void>((resolve) => stub.#server.listen(0, '127.0.0.1', resolve));
    return stub;
  }

  get apiRoot(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.release();
    await this.#posting;
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  // What people do. Each answers with the id of the person's message.

  say(chatId: string, text: string, options: CloudSayOptions = {}): string {
    return this.sendMessage(chatId, { type: 'text', text: { body: text } }, options);
  }

  sendLocation(chatId: string, lat: number, lon: number, options: CloudSayOptions = {}): string {
    const location = { latitude: lat, longitude: lon };
    return this.sendMessage(chatId, { type: 'location', location }, options);
  }

  /** `type` image, video, audio, document or sticker. */
  sendFile(chatId: string, type: string, id: string, more: Json = {}, options: CloudSayOptions = {}): string {
    const mime_type = this.#files.get(id)?.mime;
    return this.sendMessage(chatId, { type, [type]: { id, mime_type, sha256: 'x', ...more } }, options);
  }

  sendPhoto(chatId: string, bytes: Uint8Array, caption = '', options: CloudSayOptions = {}): string {
    const id = this.keepFile(bytes, 'image/jpeg');
    return this.sendFile(chatId, 'image', id, caption ? { caption } : {}, options);
  }

  /** Any message: `fields` are the content of a message of the webhook. */
  sendMessage(chatId: string, fields: Json, options: CloudSayOptions = {}): string {
    this.#closedChats.delete(chatId);
    const id = options.messageId ?? this.#newId('in');
    const who = /^\d+$/.test(chatId) ? { from: chatId } : { from_user_id: chatId };
    const person = /^\d+$/.test(chatId) ? { wa_id: chatId } : { user_id: chatId };
    const context = options.replyTo ? { context: { from: '15550000000', id: options.replyTo } } : {};
    const contacts = [{ profile: { name: options.senderName ?? 'Warga' }, ...person }];
    this.push({ contacts, messages: [{ ...who, id, timestamp: seconds(), ...context, ...fields }] });
    return id;
  }

  /**
   * Presses the button or row on the newest message that has one so labelled (its label, its id, or part of its label in
   * any case). Throws when there is none.
   */
  press(chatId: string, label: string, options: CloudSayOptions = {}): string {
    const wanted = label.toLowerCase();
    for (const message of this.sentTo(chatId).toReversed()) {
      const button =
        message.buttons.find(({ label: own, id }) => own.toLowerCase() === wanted || id === label) ??
        message.buttons.find(({ label: own }) => own.toLowerCase().includes(wanted));
      if (!button) continue;
      const reply = { id: button.id, title: button.label.slice(0, message.isList ? 24 : 20) };
      const type = message.isList ? 'list_reply' : 'button_reply';
      const fields = { type: 'interactive', interactive: { type, [type]: reply } };
      return this.sendMessage(chatId, fields, { ...options, replyTo: message.messageId });
    }
    throw new Error(`no button "${label}"`);
  }

  /** Tells what became of a message. A failure names Meta's number. */
  tellStatus(chatId: string, messageId: string, status: string, code?: number): void {
    const errors = code === undefined ? {} : { errors: [{ code, title: 'as scripted' }] };
    const recipient = /^\d+$/.test(chatId) ? { recipient_id: chatId } : { recipient_user_id: chatId };
    this.push({ statuses: [{ id: messageId, status, timestamp: seconds(), ...recipient, ...errors }] });
  }

  /** Any value of a change of our number. */
  push(value: Json): void {
    const metadata = { display_phone_number: '15550000000', phone_number_id: this.phoneId };
    const changes = [{ field: 'messages', value: { messaging_product: 'whatsapp', metadata, ...value } }];
    this.pushCall({ object: 'whatsapp_business_account', entry: [{ id: '102290129340398', changes }] });
  }

  /** A whole call of the webhook. */
  pushCall(call: Json): void {
    this.#waiting.push(call);
    this.#posting ??= this.#post().finally(() => {
      this.#posting = undefined;
    });
  }

  /** A file a person may send; answers with its id. `announcedBytes`: what its size is said to be. */
  keepFile(bytes: Uint8Array, mime: string, announcedBytes?: number): string {
    this.#made += 1;
    const id = `${1_000_000 + this.#made}`;
    const announced = announcedBytes === undefined ? {} : { announcedBytes };
    this.#files.set(id, { bytes: Buffer.from(bytes), mime, name: 'berkas', ...announced });
    return id;
  }

  /** The 24 hours of this person are over until they write again. */
  closeWindow(chatId: string): void {
    this.#closedChats.add(chatId);
  }

  sign(body: string | Uint8Array, secret = this.appSecret): string {
    return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
  }

  // What the program did.

  sentTo(chatId: string): CloudSent[] {
    return this.sent.filter((message) => message.chatId === chatId);
  }

  /** Waits for a message to this chat that matches; `after` leaves out the first so many. Fails after `limitMs`. */
  async waitFor(chatId: string, pattern: RegExp, { after = 0, limitMs = 10_000 } = {}): Promise<CloudSent> {
    const deadlineMs = Date.now() + limitMs;
    for (;;) {
      const seen = ({ text, buttons }: CloudSent) => [text, ...buttons.map(({ label }) => label)].join('\n');
      const found = this.sentTo(chatId)
        .slice(after)
        .find((message) => pattern.test(seen(message)));
      if (found) return found;
      if (Date.now() > deadlineMs) throw new Error(`nothing like ${pattern} was sent to ${chatId}`);
      await pause(5);
    }
  }

  // What goes wrong.

  /** The next call whose path matches (one that sends a message, when left out) meets this failure; several in turn. */
  failNext(failure: CloudFailure, path = /\/messages$/): void {
    this.#failures.push({ failure, path });
  }

  /** Lets go of every call held by 'hang'. */
  release(): void {
    for (const go of this.#held.splice(0)) go();
  }

  async #post(): Promise<void> {
    while (this.#waiting.length > 0 && !this.#isClosed) {
      const body = JSON.stringify(this.#waiting[0]);
      const headers = { 'content-type': 'application/json', 'x-hub-signature-256': this.sign(body) };
      const url = this.isDown ? undefined : this.webhookUrl;
      const status = url
        ? await fetch(url, { method: 'POST', headers, body }).then(
            (answer) => answer.status,
            () => 0,
          )
        : 0;
      if (url) this.webhookStatuses.push(status);
      if (status === 200) this.#waiting.shift();
      else await pause(10);
    }
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      if (this.isDown) return void request.socket.destroy();
      const { pathname } = new URL(request.url ?? '/', 'http://stub');
      const path = pathname.replace(/^\/v\d+\.\d+/, '');
      const { fields, files } = await readForm(request);
      this.calls.push({ method: request.method ?? '', path: pathname, body: fields });
      const at = this.#failures.findIndex((entry) => entry.path.test(path) && !isMark(fields));
      const failure = at < 0 ? undefined : this.#failures.splice(at, 1)[0]?.failure;
      if (failure === 'reset') return void request.socket.destroy();
      if (failure === 'hang') await new Promise<void>((go) => this.#held.push(go));
      else if (failure) return refuse(response, failure);
      if (request.headers.authorization !== `Bearer ${this.token}`)
        return refuse(response, { status: 401, code: 190 });
      if (path.startsWith('/files/')) return this.#download(path.slice('/files/'.length), response);
      const answer = this.#answer(request.method ?? '', path, fields, files[0]);
      if ('code' in answer) return refuse(response, answer as unknown as Refusal);
      reply(response, 200, answer);
    } catch {
      response.destroy();
    }
  }

  #answer(
    method: string,
    path: string,
    fields: Json,
    file?: { name: string; bytes: Buffer },
  ): Json | Refusal {
    if (method === 'GET' && path === `/${this.phoneId}`) return { id: this.phoneId };
    const kept = method === 'GET' ? this.#files.get(path.slice(1)) : undefined;
    if (kept) {
      const id = path.slice(1);
      const url = this.fileUrl?.(id) ?? `${this.apiRoot}/files/${id}`;
      const file_size = kept.announcedBytes ?? kept.bytes.length;
      return { url, mime_type: kept.mime, file_size, id, messaging_product: 'whatsapp' };
    }
    if (method === 'POST' && path === `/${this.phoneId}/media`) {
      const refusal = refusalOfUpload(fields.type, file?.bytes.length ?? 0);
      if (refusal || !file || fields.messaging_product !== 'whatsapp')
        return refusal ?? { status: 400, code: 100 };
      const id = this.keepFile(file.bytes, String(fields.type));
      this.#files.get(id)!.name = file.name;
      return { id };
    }
    if (method !== 'POST' || path !== `/${this.phoneId}/messages`)
      return { status: 400, code: 100, subcode: 33 };
    return isMark(fields) ? this.#mark(fields) : this.#send(fields);
  }

  #mark(fields: Json): Json {
    this.read.push({ messageId: String(fields.message_id), isTyping: 'typing_indicator' in fields });
    return { success: true };
  }

  #send(fields: Json): Json | Refusal {
    const isMediaId = (id: unknown, type: string) => {
      const file = this.#files.get(String(id));
      return file !== undefined && fitsType(type, file.mime, file.bytes.length);
    };
    const refusal = refusalOfMessage(fields, isMediaId);
    if (refusal) return refusal;
    const chatId = String(fields.to ?? fields.recipient);
    const type = String(fields.type);
    if (type !== 'template' && this.#closedChats.has(chatId)) return { status: 400, code: 131047 };
    const content = fields[type] as Json;
    if (type === 'template' && this.templates.get(String(content.name)) !== languageOf(content))
      return { status: 404, code: 132001 };
    const messageId = this.#newId('out');
    this.sent.push({ messageId, chatId, type, payload: fields, ...this.#seen(type, content) });
    const contact = fields.to ? { input: chatId, wa_id: chatId } : { input: chatId, user_id: chatId };
    return { messaging_product: 'whatsapp', contacts: [contact], messages: [{ id: messageId }] };
  }

  #seen(type: string, content: Json): Omit<CloudSent, 'messageId' | 'chatId' | 'type' | 'payload'> {
    const { action, body } = content as { action?: Menu; body?: string | { text: string } };
    const buttons = action?.buttons?.map(({ reply: { id, title } }) => ({ id, label: title }));
    const rows = action?.sections?.flatMap((section) => section.rows);
    const labels = rows?.map(({ id, title, description }) => ({
      id,
      label: [title, description].filter(Boolean).join(' '),
    }));
    const file = this.#files.get(String(content.id));
    const text = typeof body === 'object' ? body.text : (body ?? content.caption ?? '');
    return {
      text: String(text),
      buttons: buttons ?? labels ?? [],
      isList: labels !== undefined,
      asksLocation: content.type === 'location_request_message',
      files: file ? [{ kind: type, name: file.name, mime: file.mime, bytes: file.bytes }] : [],
      ...(type === 'template'
        ? {
            template: {
              name: String(content.name),
              language: languageOf(content),
              parameters: (content.components as { parameters: { text: string }[] }[]).flatMap(
                ({ parameters }) => parameters.map((parameter) => parameter.text),
              ),
            },
          }
        : {}),
    };
  }

  #download(id: string, response: ServerResponse): void {
    const file = this.#files.get(id);
    if (!file) {
      refuse(response, { status: 404, code: 100 });
      return;
    }
    // No content-length: a client must count for itself.
    response.writeHead(200, { 'content-type': file.mime, 'transfer-encoding': 'chunked' });
    response.end(file.bytes);
  }

  #newId(kind: string): string {
    this.#made += 1;
    return `wamid.${Buffer.from(`${kind}-${this.#made}`).toString('base64')}`;
  }
}

interface Menu {
  buttons?: { reply: { id: string; title: string } }[];
  sections?: { rows: { id: string; title: string; description?: string }[] }[];
}

function languageOf(template: Json): string {
  return String((template.language as { code?: unknown } | undefined)?.code);
}

function isMark(fields: Json): boolean {
  return fields.status === 'read';
}

function refuse(response: ServerResponse, { status, code, subcode, retryAfterS }: Refusal): void {
  const headers: Record<string, string> =
    retryAfterS === undefined ? {} : { 'retry-after': `${retryAfterS}` };
  // The words differ from Meta's on purpose: nothing may decide by them.
  const error = { message: 'as scripted', type: 'OAuthException', code, error_subcode: subcode };
  reply(response, status, { error }, headers);
}

function reply(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

function seconds(): string {
  return `${Math.floor(Date.now() / 1000)}`;
}

function pause(delayMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, delayMs));
}
