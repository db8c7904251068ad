import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pause } from '../../contracts/eventually.js';
import { sign } from './is-signed.js';

/** An HTTP status with perhaps a pause, a connection cut off, an answer that waits for `release`, or none for once. */
export type SmsFailure = { status: number; retryAfterS?: number } | 'reset' | 'hang' | 'none';

export interface SentSms {
  id: string;
  to: string;
  text: string;
  reference: string;
}

/** The gateway and the phones behind it, over real HTTP: keeps what we send, calls our webhook with what people write. */
export class SmsGatewayStub {
  readonly token = 'sms-token-for-tests-only';
  readonly webhookSecret = 'sms-webhook-secret-for-tests-only';
  readonly sent: SentSms[] = [];
  readonly #server = createServer((request, response) => void this.#serve(request, response));
  readonly #calls: object[] = [];
  #delivering: Promise<void> = Promise.resolve();
  #failures: SmsFailure[] = [];
  #held: (() => void)[] = [];
  #webhookUrl = '';
  #nextId = 1;
  #isDown = false;
  #isClosed = false;

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Where people's messages go; one after the other, each again until it is taken. */
  callAt(webhookUrl: string): void {
    this.#webhookUrl = webhookUrl;
  }

  /** A person writes. Answers with the id of the message; `id`: the network brings that one once more. */
  write(from: string, text: string, id = `in-${this.#nextId++}`): string {
    this.push({ type: 'sms', id, from, at: new Date().toISOString(), text });
    return id;
  }

  push(call: object): void {
    this.#calls.push(call);
    this.#delivering = this.#delivering.then(() => this.#deliver());
  }

  newId(): string {
    return `in-${this.#nextId++}`;
  }

  failNext(failure: SmsFailure): void {
    this.#failures.push(failure);
  }

  release(): void {
    for (const go of this.#held.splice(0)) go();
  }

  setDown(isDown: boolean): void {
    this.#isDown = isDown;
    if (isDown) this.#server.closeAllConnections();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.release();
    await this.#delivering;
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #deliver(): Promise<void> {
    while (this.#calls.length > 0 && !this.#isClosed) {
      if (!this.#isDown && (await this.#call(JSON.stringify(this.#calls[0])))) this.#calls.shift();
      else await pause(5);
    }
  }

  async #call(body: string): Promise<boolean> {
    const timestamp = `${Math.floor(Date.now() / 1000)}`;
    const headers = {
      'content-type': 'application/json',
      'x-timestamp': timestamp,
      'x-signature': sign(timestamp, body, this.webhookSecret).toString('hex'),
    };
    const answer = await fetch(this.#webhookUrl, { method: 'POST', headers, body }).catch(() => undefined);
    return answer?.ok === true;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.#isDown) return void request.socket.destroy();
    const body: Buffer[] = [];
    for await (const chunk of request) body.push(chunk);
    const failure = this.#failures.shift();
    if (failure === 'reset') return void request.socket.destroy();
    if (failure === 'hang') await new Promise<void>((go) => this.#held.push(go));
    else if (failure && failure !== 'none') {
      const pauses = failure.retryAfterS === undefined ? {} : { 'retry-after': `${failure.retryAfterS}` };
      return void response.writeHead(failure.status, pauses).end();
    }
    if (request.headers.authorization !== `Bearer ${this.token}`) return void response.writeHead(401).end();
    const sms = this.#keep(JSON.parse(Buffer.concat(body).toString('utf8')));
    response
      .writeHead(sms ? 201 : 422, { 'content-type': 'application/json' })
      .end(JSON.stringify(sms ?? {}));
  }

  /** Takes a reference once; refuses what no phone can show: nothing, or more than ten SMS. */
  #keep({ to, text, reference }: Omit<SentSms, 'id'>): SentSms | undefined {
    const known = this.sent.find((sms) => sms.reference === reference);
    if (known || text === '' || text.length > 1_530) return known;
    const sms = { id: `out-${this.sent.length + 1}`, to, text, reference };
    this.sent.push(sms);
    return sms;
  }
}
