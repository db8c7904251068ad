import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { CodedError } from '../../src/shared/errors.js';
import { makeLogger, silentLogger } from '../../src/shared/logger.js';
import type { Readiness } from '../../src/web/health.js';
import { makeWebServer, type RegisterRoutes, type WebServer } from '../../src/web/server.js';
import { webhookRoutes } from '../../src/web/webhook.js';

let server: WebServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

async function start(
  given: {
    routes?: RegisterRoutes[];
    ready?: () => Promise<Readiness>;
    logger?: typeof silentLogger;
    host?: string;
  } = {},
): Promise<string> {
  const defaults = { host: '127.0.0.1', port: 0, logger: silentLogger, routes: [], ready: async () => ({}) };
  server = makeWebServer({ ...defaults, ...given });
  return (await server.start()).url;
}

describe('health', () => {
  it('says that it is alive', async () => {
    const answer = await fetch(`${await start()}/health`);
    expect(await answer.json()).toEqual({ alive: true });
  });

  const cases: [string, () => Promise<Readiness>, number, object][] = [
    [
      'well when all is well',
      async () => ({ store: { ok: true } }),
      200,
      { ready: true, checks: { store: { ok: true } } },
    ],
    [
      'not ready when one part is not, and which',
      async () => ({ store: { ok: true }, telegram: { ok: false, code: 'CHANNEL_UNREACHABLE' } }),
      503,
      { ready: false, checks: { telegram: { ok: false, code: 'CHANNEL_UNREACHABLE' } } },
    ],
    [
      'not ready when asking fails',
      async () => {
        throw new CodedError('STORE_UNREACHABLE');
      },
      503,
      { ready: false, checks: { ready: { ok: false, code: 'STORE_UNREACHABLE' } } },
    ],
  ];
  for (const [what, ready, status, body] of cases) {
    it(`says ${what}`, async () => {
      const answer = await fetch(`${await start({ ready })}/ready`);
      expect(answer.status).toBe(status);
      expect(await answer.json()).toMatchObject(body);
    });
  }
});

describe('starting', () => {
  it('says PORT_IN_USE when another program has the port', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const late = makeWebServer({
      host: '127.0.0.1',
      port,
      logger: silentLogger,
      ready: async () => ({}),
      routes: [],
    });
    await expect(late.start()).rejects.toMatchObject({ code: 'PORT_IN_USE', fields: { port } });
    await new Promise((resolve) => other.close(resolve));
  });

  it('tells an address that can be opened', async () => {
    expect(await start({ host: '0.0.0.0' })).toMatch(/^http:\/\/localhost:\d+$/);
  });
});

describe('every answer', () => {
  for (const path of ['/health', '/ready', '/nowhere']) {
    it(`to ${path} forbids foreign scripts, framing and sniffing`, async () => {
      const { headers } = await fetch(`${await start()}${path}`);
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
      expect(headers.get('content-security-policy')).not.toMatch(/unsafe|http:|\*/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-powered-by')).toBeNull();
    });
  }
});

describe('errors', () => {
  const routes = [
    (scope: FastifyInstance) => {
      scope.post('/coded', async () => {
        throw new CodedError('TICKET_NOT_FOUND', { kind: 'x' });
      });
      scope.post('/broken', async () => {
        throw new Error('Siti 0812 lives here');
      });
    },
  ];
  const post = (url: string, body: string, type = 'application/json') =>
    fetch(url, { method: 'POST', body, headers: { 'content-type': type } });

  const cases: [string, string, string, string, number, string][] = [
    ['a coded error', '/coded', '{}', 'application/json', 404, 'TICKET_NOT_FOUND'],
    ['an unknown error', '/broken', '{}', 'application/json', 500, 'REQUEST_FAILED'],
    ['broken JSON', '/coded', '{', 'application/json', 400, 'REQUEST_INVALID'],
    ['a wrong content type', '/coded', 'a=b', 'text/plain', 415, 'REQUEST_INVALID'],
    [
      'a body above the limit',
      '/coded',
      `"${'a'.repeat(300_000)}"`,
      'application/json',
      413,
      'REQUEST_TOO_LARGE',
    ],
    ['an unknown address', '/nowhere', '{}', 'application/json', 404, 'REQUEST_NOT_FOUND'],
  ];
  for (const [what, path, body, type, status, code] of cases) {
    it(`answers ${what} with ${status} ${code}`, async () => {
      const answer = await post(`${await start({ routes })}${path}`, body, type);
      expect(answer.status).toBe(status);
      expect(await answer.json()).toMatchObject({ error: { code } });
    });
  }

  it('never tells the caller nor the log what somebody wrote', async () => {
    const lines: string[] = [];
    const logger = makeLogger('trace', { write: (line) => lines.push(line) });
    const url = await start({ routes, logger });
    const answers = [
      await post(`${url}/broken?phone=0812`, '{"text":"rahasia siti"}'),
      await post(`${url}/coded?chat=siti`, '{"text":"rahasia siti"}'),
      await post(`${url}/nowhere/siti`, '{"text":"rahasia siti"}'),
    ];
    const told = await Promise.all(answers.map((answer) => answer.text()));
    expect(lines.length).toBeGreaterThan(0);
    for (const words of [...told, ...lines]) expect(words).not.toMatch(/siti|0812|rahasia|lives here/i);
  });
});

describe('webhooks', () => {
  it('hand over headers and body byte by byte, whatever their type', async () => {
    const heard: [string | undefined, string][] = [];
    const route = webhookRoutes('/webhook/telegram', async (headers, body) => {
      heard.push([headers['x-telegram-bot-api-secret-token'] as string, body.toString()]);
      return 200;
    });
    const url = await start({ routes: [route] });
    for (const type of ['application/json', 'text/odd']) {
      const headers = { 'content-type': type, 'x-telegram-bot-api-secret-token': 'sesame' };
      const answer = await fetch(`${url}/webhook/telegram`, { method: 'POST', headers, body: '{"a": 1 }' });
      expect(answer.status).toBe(200);
    }
    expect(heard).toEqual([
      ['sesame', '{"a": 1 }'],
      ['sesame', '{"a": 1 }'],
    ]);
  });

  it('answer what the program says, and a coded error when it refuses', async () => {
    const route = webhookRoutes('/webhook/telegram', async (_headers, body) => {
      if (body.length === 0) throw new CodedError('WEBHOOK_FORGED');
      return 503;
    });
    const url = `${await start({ routes: [route] })}/webhook/telegram`;
    expect((await fetch(url, { method: 'POST' })).status).toBe(401);
    expect((await fetch(url, { method: 'POST', body: 'x' })).status).toBe(503);
    expect((await fetch(url)).status).toBe(404);
    expect((await fetch(url, { method: 'POST', body: 'x'.repeat(1024 * 1024 + 1) })).status).toBe(413);
  });
});

describe('stopping', () => {
  it('lets a running request finish and takes no new one', async () => {
    let release = () => {};
    let begun = () => {};
    const running = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const url = await start({
      routes: [
        (scope) => {
          scope.get('/slow', async () => {
            begun();
            await held;
            return { done: true };
          });
        },
      ],
    });
    const answer = fetch(`${url}/slow`);
    await running;
    const stopped = server!.stop();
    release();
    expect(await (await answer).json()).toEqual({ done: true });
    await stopped;
    await expect(fetch(`${url}/health`)).rejects.toThrow();
  });
});
