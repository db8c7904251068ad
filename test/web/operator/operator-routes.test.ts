import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { LinkState } from '../../../src/channels/pairing-desk.js';
import { CodedError } from '../../../src/shared/errors.js';
import type { FakeDesk } from './fake-desk.js';
import { KEY, serveOperator } from './serve-operator.js';

let served: Awaited<ReturnType<typeof serveOperator>>;
let desk: FakeDesk;
let cookie: string;

const until = new Date('2026-11-22T03:00:00Z');
const QR = '2@made/up+for=tests,A,B,C';
const states: Record<LinkState['kind'], LinkState> = {
  off: { kind: 'off' },
  connecting: { kind: 'connecting' },
  qr: { kind: 'qr', qr: QR, until },
  code: { kind: 'code', code: 'ABCD2345', until },
  open: { kind: 'open' },
  away: { kind: 'away', retryAt: until },
  'needs-operator': { kind: 'needs-operator', why: 'CHANNEL_TAKEN' },
};

const json = { 'content-type': 'application/json' };
const call = (path: string, init: RequestInit = {}) => fetch(`${served.url}${path}`, init);
const show = (key: unknown) =>
  call('/operator/key', { method: 'POST', headers: json, body: JSON.stringify({ key }) });
const get = (path: string) => call(path, { headers: { cookie } });
const press = (deed: string, headers: Record<string, string> = json) =>
  call(`/operator/whatsapp/${deed}`, { method: 'POST', headers: { cookie, ...headers }, body: '{}' });

beforeEach(async () => {
  served = await serveOperator();
  desk = served.desk;
  cookie = (await show(KEY)).headers.get('set-cookie')!.split(';')[0]!;
});
afterEach(() => served.server.stop());

describe('the key', () => {
  it.each([KEY, KEY.toLowerCase(), KEY.replaceAll('-', '  '), KEY.replaceAll('-', '')])(
    'gives a cookie: %s',
    async (typed) => {
      const answer = await show(typed);
      expect(answer.status).toBe(204);
      expect(answer.headers.get('set-cookie')).toMatch(
        /^tanggap_operator=[0-9a-f]{64}; Path=\/operator; HttpOnly; SameSite=Strict$/,
      );
      expect(answer.headers.get('cache-control')).toBe('no-store');
    },
  );

  it('gives a cookie for https only where the page is reached so', async () => {
    await served.server.stop();
    served = await serveOperator({ isSecure: true });
    expect((await show(KEY)).headers.get('set-cookie')).toMatch(/; Secure$/);
  });

  const wrong: unknown[] = [
    '',
    'WRONG',
    `${KEY}A`,
    'A'.repeat(10_000),
    '🔑',
    7,
    null,
    true,
    [KEY],
    { key: KEY },
  ];
  it.each(wrong.map((key) => [JSON.stringify(key).slice(0, 40), key]))(
    'that is wrong gives 401: %s',
    async (_, key) => {
      const answer = await show(key);
      expect(answer.status).toBe(401);
      expect(answer.headers.get('set-cookie')).toBeNull();
      expect(await answer.json()).toEqual({ error: { code: 'REQUEST_FOREIGN', fields: {} } });
    },
  );

  it.each([
    ['no key', '{}', json, 401],
    ['a list', '[]', json, 401],
    ['null', 'null', json, 401],
    ['a string', '"A"', json, 401],
    ['no body', undefined, {}, 401],
    ['half a body', '{"key":', json, 400],
    ['a poisoned body', `{"__proto__":{"key":"${KEY}"}}`, json, 400],
    ['a form', `key=${KEY}`, { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['plain text', JSON.stringify({ key: KEY }), { 'content-type': 'text/plain' }, 415],
    ['a body of 300 kB', JSON.stringify({ key: 'A'.repeat(300_000) }), json, 413],
  ])('is not taken from %s', async (_, body, headers, status) => {
    const answer = await call('/operator/key', { method: 'POST', headers, ...(body ? { body } : {}) });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it('still opens after a thousand wrong ones: nobody can lock the operator out', async () => {
    for (let round = 0; round < 20; round += 1) {
      const answers = await Promise.all(Array.from({ length: 50 }, () => show('WRONG')));
      expect(answers.filter(({ status }) => status !== 401)).toEqual([]);
    }
    expect((await show(KEY)).status).toBe(204);
  });
});

describe('without the cookie', () => {
  const strangers: [string, Record<string, string>][] = [
    ['nothing', {}],
    ['another cookie', { cookie: 'tanggap_chat=1' }],
    ['a made-up cookie', { cookie: `tanggap_operator=${'0'.repeat(64)}` }],
    ['the key for a cookie', { cookie: `tanggap_operator=${KEY}` }],
    ['the key as a bearer', { authorization: `Bearer ${KEY}` }],
  ];
  const doors: [string, string][] = [
    ['GET', '/operator/whatsapp'],
    ['HEAD', '/operator/whatsapp'],
    ['GET', '/operator/whatsapp/qr.svg'],
    ['HEAD', '/operator/whatsapp/qr.svg'],
    ['POST', '/operator/whatsapp/connect'],
    ['POST', '/operator/whatsapp/unpair'],
  ];
  for (const [what, headers] of strangers)
    it.each(doors)(
      `and with ${what}, %s %s tells and does nothing, however the number stands`,
      async (method, path) => {
        const said = new Set<string>();
        for (const state of Object.values(states)) {
          desk.become(state, '…4567');
          const isPost = method === 'POST';
          const init = {
            method,
            headers: { ...headers, ...(isPost ? json : {}) },
            ...(isPost ? { body: '{}' } : {}),
          };
          const answer = await call(path, init);
          expect(answer.status).toBe(401);
          expect(answer.headers.get('cache-control')).toBe('no-store');
          said.add(
            `${answer.headers.get('content-type')} ${answer.headers.get('content-length')} ${await answer.text()}`,
          );
        }
        expect(said.size).toBe(1);
        expect([...said].join()).not.toMatch(/4567|ABCD2345|made\/up|CHANNEL_TAKEN|svg/);
        expect(desk.deeds).toEqual([]);
      },
    );
});

describe('with the cookie', () => {
  it.each(Object.values(states))('the page hears how the number stands: $kind', async (state) => {
    desk.become(state, '…4567');
    const answer = await get('/operator/whatsapp');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const { qr: _, ...shown } = state as LinkState & { qr?: string };
    expect(await answer.json()).toEqual({ ...JSON.parse(JSON.stringify(shown)), number: '…4567' });
  });

  it('the words of a QR code are in its picture only', async () => {
    desk.become(states.qr);
    expect(await (await get('/operator/whatsapp')).text()).not.toContain('made');
    const answer = await get('/operator/whatsapp/qr.svg');
    expect(answer.headers.get('content-type')).toBe('image/svg+xml');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const picture = await answer.text();
    expect(picture).toMatch(/^<svg [^>]*viewBox="0 0 \d+ \d+"/);
    expect(picture).toMatch(/<path stroke="#000000" d="M[^"]{400,}"/);
    expect(picture).not.toMatch(/<script|style=|made/);
  });

  it.each(Object.values(states).filter(({ kind }) => kind !== 'qr'))(
    'there is no picture when there is no QR code: $kind',
    async (state) => {
      desk.become(states.qr);
      desk.become(state);
      const answer = await get('/operator/whatsapp/qr.svg');
      expect([answer.status, await answer.text()]).toEqual([204, '']);
    },
  );

  it.each(['connect', 'unpair'] as const)('%s is done once', async (deed) => {
    const answer = await press(deed);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([204, 'no-store']);
    expect(desk.deeds).toEqual([deed]);
  });

  it('a deed that fails is told by its code', async () => {
    desk.whenAsked = async () => {
      throw new CodedError('STORE_WRITE_FAILED');
    };
    const answer = await press('unpair');
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ error: { code: 'STORE_WRITE_FAILED', fields: {} } });
  });

  it.each(['connect', 'unpair'])('%s is no link that somebody can be sent', async (deed) => {
    expect((await get(`/operator/whatsapp/${deed}`)).status).toBe(404);
    expect(desk.deeds).toEqual([]);
  });

  // What a page of another port or sister name can make a browser send without asking first.
  it.each([
    ['no type', undefined, 403],
    ['plain text', 'text/plain', 403],
    ['a form', 'application/x-www-form-urlencoded', 403],
    ['a form with files', 'multipart/form-data; boundary=a', 403],
  ])('a deed posted by another page of this host is refused: %s', async (_, type, status) => {
    for (const deed of ['connect', 'unpair']) {
      const headers = { cookie, ...(type ? { 'content-type': type } : {}) };
      const answer = await call(`/operator/whatsapp/${deed}`, {
        method: 'POST',
        headers,
        ...(type ? { body: new TextEncoder().encode('{}') } : {}),
      });
      expect(answer.status).toBe(status);
    }
    const asked = await call('/operator/whatsapp/unpair', {
      method: 'OPTIONS',
      headers: { origin: 'http://127.0.0.1:1', 'access-control-request-method': 'POST' },
    });
    expect([...asked.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect(desk.deeds).toEqual([]);
  });
});

describe('the page', () => {
  const css = ['/operator/operator.css', '/operator/operator-state.css'];
  const files = ['/operator', '/operator/', ...css, '/operator/operator.js', '/operator/operator-words.js'];

  it.each(files)('%s is for everybody, and says nothing of the number', async (path) => {
    const texts = new Set<string>();
    for (const state of Object.values(states)) {
      desk.become(state, '…4567');
      const answer = await call(path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'");
      texts.add(await answer.text());
    }
    expect(texts.size).toBe(1);
    expect([...texts].join()).not.toContain(KEY);
  });

  it('has nothing in it that the content security policy forbids', async () => {
    const html = await (await call('/operator')).text();
    expect(html).not.toMatch(/<style|style=|\son\w+=|<script(?![^>]*\ssrc=)|https?:|data:|javascript:/);
    for (const path of css) expect(await (await call(path)).text()).not.toMatch(/url\(|@import/);
  });

  it.each(['/operator/x', '/operator/../main.ts', '/operator/%2e%2e/%2e%2e/main.ts', '/operator/draw-qr.ts'])(
    'nothing else lies beside it: %s',
    async (path) => expect((await call(path)).status).toBe(404),
  );
});
