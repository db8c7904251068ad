import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { silentLogger } from '../../src/shared/logger.js';
import { makeWebServer, type WebServer } from '../../src/web/server.js';
import { whatsappWebhookRoutes } from '../../src/web/whatsapp-webhook.js';

describe('the routes of the WhatsApp webhook', () => {
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
        whatsappWebhookRoutes('/webhook/whatsapp', {
          verify: (query) => ({ status: query.word === 'baik' ? 200 : 403, body: String(query.echo ?? '') }),
          async take(headers, body) {
            taken.push({ signature: headers['x-hub-signature-256'], body });
            return body.length === 0 ? 400 : 200;
          },
        }),
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
