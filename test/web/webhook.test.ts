import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ManualClock } from '../../src/shared/clock.js';
import { silentLogger } from '../../src/shared/logger.js';
import { makeWebServer, type WebServer } from '../../src/web/server.js';
import { webhookRoutes } from '../../src/web/webhook.js';

describe('the routes of a webhook', () => {
  const clock = new ManualClock(new Date('2026-03-02T08:00:00Z'));
  let server: WebServer;
  let url: string;
  let taken: { signature: unknown; body: Buffer }[];

  beforeEach(async () => {
    taken = [];
    server = makeWebServer({
      host: '127.0.0.1',
      port: 0,
      logger: silentLogger,
      ready: async () => ({}),
      routes: [
        webhookRoutes(
          '/webhook/whatsapp',
          async (headers, body) => {
            taken.push({ signature: headers['x-hub-signature-256'], body });
            return body.length === 0 ? 400 : 200;
          },
          {
            verify: (query) => ({
              status: query.word === 'baik' ? 200 : 403,
              body: String(query.echo ?? ''),
            }),
            accepts: (headers) => headers['x-forged'] === undefined,
            largestBytes: 3 * 1024 * 1024,
            clock,
          },
        ),
      ],
    });
    url = `${(await server.start()).url}/webhook/whatsapp`;
  });
  afterEach(() => server.stop());

  it.each([
    ['application/json', '{ "a" :  1 }'],
    ['application/json', 'no json'],
    ['text/plain', 'kata'],
    ['application/x-www-form-urlencoded', 'a=1'],
  ])('hand a body on as it came: %s', async (type, body) => {
    const headers = { 'content-type': type, 'x-hub-signature-256': 'sha256=x' };
    expect((await fetch(url, { method: 'POST', headers, body })).status).toBe(200);
    expect(taken.map((call) => [call.signature, call.body.toString()])).toEqual([['sha256=x', body]]);
  });

  it('hand on that there is no body', async () => {
    expect((await fetch(url, { method: 'POST' })).status).toBe(400);
    expect(taken[0]?.body.length).toBe(0);
  });

  it('take three megabytes and no more', async () => {
    const headers = { 'content-type': 'application/json' };
    const post = async (sizeBytes: number) =>
      (await fetch(url, { method: 'POST', headers, body: 'x'.repeat(sizeBytes) })).status;
    expect(await post(3 * 1024 * 1024)).toBe(200);
    expect(await post(3 * 1024 * 1024 + 1)).toBe(413);
    expect(taken.length).toBe(1);
  });

  /** What a caller is told who begins a call of 3 MB and sends nothing of it. */
  async function begin(header: string): Promise<{ told: () => string; ended: Promise<unknown> }> {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    let told = '';
    socket.on('data', (bytes) => {
      told += bytes.toString();
    });
    socket.on('error', () => {});
    const ended = once(socket, 'close');
    const lines = ['POST /webhook/whatsapp HTTP/1.1', 'host: x', 'content-length: 3000000', header, '', ''];
    socket.write(lines.join('\r\n'));
    return { told: () => told, ended };
  }

  it('refuse what cannot be signed before a byte of it is read, and hang up', async () => {
    const { told, ended } = await begin('x-forged: yes');
    await ended;
    expect(told()).toMatch(/^HTTP\/1\.1 401 /);
    expect(taken).toEqual([]);
  });

  it('cut a call that does not arrive within half a minute, and none that has', async () => {
    const whole = await fetch(url, { method: 'POST', body: 'x' });
    expect(whole.status).toBe(200);
    const { told, ended } = await begin('x-fine: yes');
    const pass = (ms: number) => clock.moveTo(new Date(clock.now().getTime() + ms));
    let hasEnded = false;
    void ended.then(() => {
      hasEnded = true;
    });
    // The call has to be there before its time runs.
    await new Promise((resolve) => setTimeout(resolve, 100));
    await pass(29_999);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(hasEnded).toBe(false);
    await pass(1);
    await ended;
    expect(told()).toBe('');
    expect(taken).toHaveLength(1);
  });

  it('answer the check as text', async () => {
    const response = await fetch(`${url}?word=baik&echo=%3Cb%3E`);
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect([response.status, await response.text()]).toEqual([200, '<b>']);
    expect((await fetch(url)).status).toBe(403);
  });

  it('know no other method', async () => {
    expect((await fetch(url, { method: 'PUT', body: 'x' })).status).toBe(404);
  });
});
