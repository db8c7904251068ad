import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LARGEST_MEDIA_BYTES } from '../../../src/channels/channel.js';
import type { PastMessage, WebMessage } from '../../../src/channels/web/write-web.js';
import { CodedError } from '../../../src/shared/errors.js';
import { TINY_PNG } from '../../contracts/channel.js';
import { readEvents } from '../../support/event-reader.js';
import { type SampleBot, staff, startSampleBot } from './sample-bot.js';

let bot: SampleBot;
let cleanUp: (() => Promise<void>)[];

beforeEach(async () => {
  bot = await startSampleBot();
  cleanUp = [() => bot.stop()];
});
afterEach(async () => {
  for (const clean of cleanUp) await clean();
});

async function another(given: Parameters<typeof startSampleBot>[0]): Promise<SampleBot> {
  const made = await startSampleBot(given);
  cleanUp.push(() => made.stop());
  return made;
}

async function post(body: unknown, headers: Record<string, string> = {}, to = bot) {
  const answer = await fetch(`${to.url}/chat/messages`, {
    method: 'POST',
    headers: { origin: to.url, 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const { error, message } = (await answer.json()) as { error?: { code: string }; message?: WebMessage };
  return { status: answer.status, code: error?.code, message };
}
const text = (words: string, chat = 'siti', id: string = randomUUID()) => ({ id, chat, text: words });

async function upload(bytes: Uint8Array | ReadableStream, type?: string) {
  const answer = await fetch(`${bot.url}/chat/upload?chat=siti`, {
    method: 'POST',
    headers: { origin: bot.url, ...(type !== undefined && { 'content-type': type }) },
    body: bytes as never,
    duplex: 'half',
  } as RequestInit);
  const body = (await answer.json()) as { error?: { code: string }; mediaId?: string; url?: string };
  return { status: answer.status, code: body.error?.code, mediaId: body.mediaId, url: body.url };
}

async function history(chat: string, to = bot, headers: Record<string, string> = {}): Promise<WebMessage[]> {
  const answer = await fetch(`${to.url}/chat/history?chat=${chat}`, { headers });
  return ((await answer.json()) as { messages: WebMessage[] }).messages;
}

/** A request exactly as given: no URL is tidied up, any Host goes. */
function rawGet(path: string, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = httpRequest({ host: '127.0.0.1', port: bot.port, path, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode!);
    });
    call.on('error', reject);
    call.end();
  });
}

describe('a message from the page', () => {
  it('is handed over and answered to, in order', async () => {
    const { status, message } = await post(text('got mampet'));
    expect(status).toBe(200);
    expect(message).toMatchObject({ from: 'person', text: 'got mampet' });
    expect(bot.heard[0]).toMatchObject({ chatId: 'siti', senderName: 'Siti', text: 'got mampet' });
    expect((await history('siti')).map(({ from }) => from)).toEqual(['person', 'bot']);
  });

  it('is heard once when it is posted twice, at once or later', async () => {
    const twice = text('sekali saja');
    await Promise.all([post(twice), post(twice)]);
    expect((await post(twice)).status).toBe(200);
    expect(bot.heard).toHaveLength(1);
  });

  it('is not acknowledged when it was not stored, and is when it is sent again with the same id', async () => {
    const again = text('jangan hilang');
    bot.failNext(1);
    expect(await post(again)).toMatchObject({ status: 503, code: 'MESSAGE_NOT_STORED' });
    expect(await history('siti')).toEqual([]);
    expect((await post(again)).status).toBe(200);
    expect(bot.heard).toHaveLength(1);
  });

  it('keeps its place among forty that come at once', async () => {
    const words = Array.from({ length: 40 }, (_, n) => `pesan ${n}`);
    const answers = await Promise.all(words.map((word) => post(text(word))));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(new Set(bot.heard.map((inbound) => inbound.text)).size).toBe(40);
  });

  it('carries the name of the member of staff who is played', async () => {
    await post(text('/tiket', 'budi'));
    await post(text('halo', 'bu-lina'));
    expect(bot.heard.map((inbound) => inbound.senderName)).toEqual([staff[0]!.name, 'Bu Lina']);
  });

  it('is refused with a coded error once the channel has stopped', async () => {
    await bot.channel.stop();
    expect(await post(text('terlambat'))).toMatchObject({ status: 503, code: 'MESSAGE_NOT_STORED' });
  });

  const bad: [string, unknown, Record<string, string>, number, string][] = [
    ['broken JSON', '{"id":', {}, 400, 'REQUEST_INVALID'],
    ['a poisoned prototype', '{"__proto__":{"a":1}}', {}, 400, 'REQUEST_INVALID'],
    ['no body', '', {}, 400, 'REQUEST_INVALID'],
    ['a form', 'text=halo', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'REQUEST_INVALID'],
    ['plain text', 'halo', { 'content-type': 'text/plain' }, 415, 'REQUEST_INVALID'],
    ['a huge body', JSON.stringify(text('a'.repeat(300_000))), {}, 413, 'REQUEST_TOO_LARGE'],
    ['no chat', { id: randomUUID(), text: 'a' }, {}, 400, 'REQUEST_INVALID'],
    ['a malformed chat', text('a', '../../etc'), {}, 400, 'REQUEST_INVALID'],
    ['two chats in one', text('a', 'siti,budi,'), {}, 400, 'REQUEST_INVALID'],
    ['a file nobody sent', { ...text('a'), mediaIds: [`${'0'.repeat(32)}.png`] }, {}, 404, 'MEDIA_NOT_FOUND'],
    ['a file elsewhere', { ...text('a'), mediaIds: ['../../../etc/passwd'] }, {}, 404, 'MEDIA_NOT_FOUND'],
    ['another site', text('a'), { origin: 'https://evil.example' }, 403, 'REQUEST_FOREIGN'],
    ['a sandboxed frame', text('a'), { origin: 'null' }, 403, 'REQUEST_FOREIGN'],
    ['another port', text('a'), { origin: 'http://127.0.0.1:1' }, 403, 'REQUEST_FOREIGN'],
  ];
  for (const [what, body, headers, status, code] of bad) {
    it(`of ${what} is refused with ${status} ${code}, and the next is heard`, async () => {
      expect(await post(body, headers)).toMatchObject({ status, code });
      expect((await post(text('baik'))).status).toBe(200);
      expect(bot.heard.map((inbound) => inbound.text)).toEqual(['baik']);
    });
  }

  it('of 10,000 characters is cut and heard', async () => {
    expect((await post(text('😀'.repeat(5000)))).status).toBe(200);
    expect(bot.heard[0]).toMatchObject({ isCut: true });
  });
});

describe('the sample city', () => {
  for (const host of [
    'evil.example',
    'evil.example:3000',
    '192.168.1.5',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
  ]) {
    it(`refuses the host name ${host}, whatever is asked`, async () => {
      for (const path of [
        '/',
        '/chat/history?chat=siti',
        '/chat/events?chat=siti',
        '/chat/personas',
        '/page/chat.js',
      ]) {
        expect(await rawGet(path, { host })).toBe(403);
      }
    });
  }

  for (const host of ['localhost:3000', '127.0.0.1', '[::1]:3000', 'tanggap.localhost', 'LOCALHOST']) {
    it(`answers to ${host}`, async () => {
      expect(await rawGet('/', { host })).toBe(200);
    });
  }

  it('tells the page who may be played', async () => {
    const answer = await fetch(`${bot.url}/chat/personas`);
    expect(await answer.json()).toMatchObject({ demo: true, city: { name: 'Kota Contoh' }, personas: staff });
  });
});

describe('a real installation', () => {
  async function visit(to: SampleBot): Promise<string> {
    const cookie = (await fetch(to.url)).headers.get('set-cookie')!;
    expect(cookie).toMatch(/^tanggap_chat=[0-9a-f]{32}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/);
    return cookie.split(';')[0]!;
  }
  const own = (words: string) => ({ id: randomUUID(), text: words });

  it('gives each browser a chat of its own that no other can read or write', async () => {
    const real = await another({ demo: false });
    const [mine, hers] = [await visit(real), await visit(real)];
    await post(own('rahasia'), { cookie: mine }, real);
    const mineId = real.heard[0]!.chatId;
    expect(mine).not.toContain(mineId);
    expect(real.heard[0]!.senderName).toBeUndefined();
    const answer = await fetch(`${real.url}/chat/history`, { headers: { cookie: mine } });
    expect(((await answer.json()) as { messages: WebMessage[] }).messages).toHaveLength(2);
    for (const path of [
      `/chat/history?chat=${mineId}`,
      `/chat/events?chat=${mineId}`,
      '/chat/history?chat=siti',
    ]) {
      expect((await fetch(`${real.url}${path}`, { headers: { cookie: hers } })).status).toBe(403);
    }
    expect(await post({ ...own('a'), chat: mineId }, { cookie: hers }, real)).toMatchObject({ status: 403 });
    expect(real.heard).toHaveLength(1);
  });

  it('takes nothing from a browser without a chat, nor with a made-up one', async () => {
    const real = await another({ demo: false });
    for (const cookie of ['', 'tanggap_chat=siti', 'tanggap_chat=', `tanggap_chat=${'z'.repeat(32)}`]) {
      expect(await post(own('a'), { cookie }, real)).toMatchObject({ status: 403, code: 'REQUEST_FOREIGN' });
    }
    expect(await post({ ...own('a'), chat: 'budi' }, {}, real)).toMatchObject({ status: 403 });
  });

  it('gives a browser that has a chat no other, and shows no staff', async () => {
    const real = await another({ demo: false });
    const cookie = await visit(real);
    expect((await fetch(real.url, { headers: { cookie } })).headers.get('set-cookie')).toBeNull();
    expect(await (await fetch(`${real.url}/chat/personas`)).json()).toMatchObject({
      demo: false,
      personas: [],
    });
  });

  it('takes posts under its public address and sends the cookie over https only', async () => {
    const real = await another({ demo: false, publicUrl: 'https://lapor.contoh.example/' });
    const cookie = (await fetch(real.url)).headers.get('set-cookie')!;
    expect(cookie).toContain('; Secure');
    const headers = { cookie: cookie.split(';')[0]!, origin: 'https://lapor.contoh.example' };
    expect((await post(own('a'), headers, real)).status).toBe(200);
  });
});

describe('a file from the page', () => {
  it('is taken, sent back by an address nobody can guess, and fetched by the program', async () => {
    const { mediaId, url } = await upload(TINY_PNG, 'image/png');
    expect(url).toMatch(/^\/chat\/files\/[0-9a-f]{32}\.png$/);
    await post({ ...text(''), mediaIds: [mediaId] });
    const back = await fetch(`${bot.url}${url}`);
    expect(back.headers.get('content-type')).toBe('image/png');
    expect(back.headers.get('content-security-policy')).toContain('sandbox');
    expect(Buffer.from(await back.arrayBuffer()).equals(TINY_PNG)).toBe(true);
    const media = bot.heard[0]!.media[0]!;
    expect(media).toMatchObject({ kind: 'photo', mime: 'image/png', sizeBytes: TINY_PNG.length });
    await expect(bot.channel.fetchMedia(media, 5)).rejects.toMatchObject({ code: 'MEDIA_TOO_LARGE' });
    const gone = { ...media, source: `${'0'.repeat(32)}.png` };
    await expect(bot.channel.fetchMedia(gone, 1000)).rejects.toMatchObject({ code: 'MEDIA_UNREACHABLE' });
    const outside = { ...media, source: '../../../../etc/passwd' };
    await expect(bot.channel.fetchMedia(outside, 1000)).rejects.toMatchObject({ code: 'MEDIA_UNREACHABLE' });
  });

  const files: [string, string | undefined, Buffer, number, string | undefined][] = [
    ['a JPEG', 'image/jpeg', Buffer.from('ffd8ffe000104a46', 'hex'), 200, undefined],
    ['a voice note with parameters', 'audio/ogg; codecs=opus', Buffer.from('OggS0000'), 200, undefined],
    ['a PDF', 'application/pdf', Buffer.from('%PDF-1.7'), 200, undefined],
    ['a photo that is none', 'image/png', Buffer.from('<html>not a photo</html>'), 415, 'MEDIA_WRONG_TYPE'],
    ['an SVG with a script', 'image/svg+xml', Buffer.from('<svg/>'), 415, 'MEDIA_WRONG_TYPE'],
    ['a web page', 'text/html', Buffer.from('<script>'), 415, 'MEDIA_WRONG_TYPE'],
    ['a program', 'application/x-msdownload', Buffer.from('MZ'), 415, 'MEDIA_WRONG_TYPE'],
    ['nothing', 'image/png', Buffer.alloc(0), 415, 'MEDIA_WRONG_TYPE'],
    ['no type', undefined, TINY_PNG, 415, 'MEDIA_WRONG_TYPE'],
    ['a type that is none', ';;;', TINY_PNG, 415, 'REQUEST_INVALID'],
  ];
  for (const [what, type, bytes, status, code] of files) {
    it(`that is ${what} is answered with ${status}`, async () => {
      expect(await upload(new Uint8Array(bytes), type)).toMatchObject({ status, code });
    });
  }

  it('that is a photo is kept and shown anew, and its original nowhere', async () => {
    const uploadDir = await mkdtemp(join(tmpdir(), 'tanggap-uploads-'));
    const cleanFile = async (path: string) => {
      const original = await readFile(path);
      if (original.includes('RUSAK')) throw new CodedError('MEDIA_WRONG_TYPE');
      expect(original.equals(TINY_PNG)).toBe(true);
      return { picture: Buffer.from('ffd8ffe0', 'hex'), thumbnail: Buffer.from('ffd8ff', 'hex') };
    };
    const cleaning = await another({ cleanFile, uploadDir });
    const send = (body: Buffer) =>
      fetch(`${cleaning.url}/chat/upload?chat=siti`, {
        method: 'POST',
        headers: { origin: cleaning.url, 'content-type': 'image/png' },
        body: new Uint8Array(body),
      });
    const { url, kind } = (await (await send(TINY_PNG)).json()) as { url: string; kind: string };
    expect([kind, url]).toEqual(['photo', expect.stringMatching(/^\/chat\/files\/[0-9a-f]{32}\.jpg$/)]);
    const shown = await fetch(`${cleaning.url}${url}`);
    expect(shown.headers.get('content-type')).toBe('image/jpeg');
    expect(Buffer.from(await shown.arrayBuffer()).toString('hex')).toBe('ffd8ffe0');
    const small = await fetch(`${cleaning.url}${url}/small`);
    expect(Buffer.from(await small.arrayBuffer()).toString('hex')).toBe('ffd8ff');
    for (const name of ['content-type', 'content-security-policy', 'cache-control'])
      expect(small.headers.get(name)).toBe(shown.headers.get(name));
    expect((await send(Buffer.concat([TINY_PNG, Buffer.from('RUSAK')]))).status).toBe(415);
    const kept = url.split('/').pop();
    expect((await readdir(uploadDir)).sort()).toEqual([kept, `${kept}.thumb`]);
    await rm(uploadDir, { recursive: true });
  });

  it('that was never made small is shown whole instead, and one that is not there is not', async () => {
    const { url } = await upload(TINY_PNG, 'image/png');
    const small = await fetch(`${bot.url}${url}/small`);
    expect(small.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await small.arrayBuffer()).equals(TINY_PNG)).toBe(true);
    for (const id of [
      '0'.repeat(32),
      `${'0'.repeat(32)}.jpg`,
      `${url!.split('/').pop()}.thumb`,
      '..%2f..%2fx',
    ])
      expect((await fetch(`${bot.url}/chat/files/${id}/small`)).status).toBe(404);
  });

  it('of more than the limit is refused, said beforehand or found while it streams', async () => {
    expect(await upload(new Uint8Array(LARGEST_MEDIA_BYTES + 1), 'image/png')).toMatchObject({
      status: 413,
      code: 'MEDIA_TOO_LARGE',
    });
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += 1;
        controller.enqueue(sent === 1 ? new Uint8Array(TINY_PNG) : new Uint8Array(1024 * 1024));
        if (sent > 30) controller.close();
      },
    });
    expect(await upload(endless, 'image/png')).toMatchObject({ status: 413, code: 'MEDIA_TOO_LARGE' });
    expect((await upload(TINY_PNG, 'image/png')).status).toBe(200);
  });

  it('is sent in part when the browser asks for a part', async () => {
    const { url } = await upload(TINY_PNG, 'image/png');
    const part = await fetch(`${bot.url}${url}`, { headers: { range: 'bytes=1-3' } });
    expect(part.status).toBe(206);
    expect(await part.text()).toBe('PNG');
    const odd = await fetch(`${bot.url}${url}`, { headers: { range: 'bytes=900000-' } });
    expect(odd.status).toBe(200);
  });

  it('that the bot sends has an address of its own, which does not tell where it lies', async () => {
    const { mediaId } = await upload(TINY_PNG, 'image/png');
    await post({ ...text(''), mediaIds: [mediaId] });
    const url = (await history('siti')).at(-1)!.media![0]!.url;
    expect(url).toMatch(/^\/chat\/files\/[0-9a-f]{32}$/);
    expect((await fetch(`${bot.url}${url}`)).headers.get('content-type')).toBe('image/png');
  });
});

describe('addresses', () => {
  const paths = [
    '/page/..%2f..%2fweb-channel.ts',
    '/page/../../../../../etc/passwd',
    '/page/%2e%2e/%2e%2e/package.json',
    '/page/chat.js%00.png',
    '/page/constructor',
    '/page/__proto__',
    '/page/',
    '/chat/files/..%2f..%2f..%2fetc%2fpasswd',
    '/chat/files/.part',
    `/chat/files/${'0'.repeat(32)}`,
    `/chat/files/${'a'.repeat(5000)}`,
    '/.env',
  ];
  for (const path of paths) {
    it(`${path.slice(0, 50)} leads nowhere`, async () => {
      expect(await rawGet(path)).toBeGreaterThanOrEqual(400);
    });
  }

  it('of the page carry the right type and are not sent again when the browser has them', async () => {
    for (const [path, type] of [
      ['/', 'text/html'],
      ['/page/chat.js', 'text/javascript'],
      ['/page/chat.css', 'text/css'],
      ['/page/logo.svg', 'image/svg+xml'],
    ]) {
      const first = await fetch(`${bot.url}${path}`);
      expect(first.headers.get('content-type')).toContain(type);
      const etag = first.headers.get('etag')!;
      const second = await fetch(`${bot.url}${path}`, { headers: { 'if-none-match': etag } });
      expect(second.status).toBe(304);
    }
  });
});

describe('the stream of events', () => {
  it('tells what is said, to every window, from both sides', async () => {
    const one = await readEvents(`${bot.url}/chat/events?chat=siti`);
    const both = await readEvents(`${bot.url}/chat/events?chat=siti,budi`);
    await post(text('halo'));
    await bot.say('budi', { text: 'tiket baru' });
    const events = await both.wait('message', 3);
    expect(events.map(({ data }) => (data as { chat: string }).chat)).toEqual(['siti', 'siti', 'budi']);
    expect(await one.wait('message', 2)).toHaveLength(2);
    one.close();
    both.close();
  });

  it('continues where it broke off, by header or by address, without a gap or a double', async () => {
    const first = await readEvents(`${bot.url}/chat/events?chat=siti`);
    await bot.say('siti', { text: 'satu' });
    const lastId = (await first.wait('message', 1))[0]!.id!;
    first.close();
    await bot.say('siti', { text: 'dua' });
    await bot.say('budi', { text: 'bukan untuk siti' });
    await bot.say('siti', { text: 'tiga' });
    for (const again of [
      await readEvents(`${bot.url}/chat/events?chat=siti`, { 'last-event-id': lastId }),
      await readEvents(`${bot.url}/chat/events?chat=siti&since=${lastId}`),
    ]) {
      const heard = await again.wait('message', 2);
      expect(heard.map(({ data }) => (data as { message: WebMessage }).message.text)).toEqual([
        'dua',
        'tiga',
      ]);
      again.close();
    }
  });

  for (const since of ['abc-1', '%00', '999999999999999999999', '-', 'x'.repeat(500)]) {
    it(`asks for a fresh reading after an event it does not know (${since.slice(0, 12)})`, async () => {
      const stream = await readEvents(`${bot.url}/chat/events?chat=siti&since=${since}`);
      const [event] = await stream.wait('reload', 1);
      stream.close();
      const next = await readEvents(`${bot.url}/chat/events?chat=siti`, { 'last-event-id': event!.id! });
      await next.wait('ready', 1);
      next.close();
    });
  }

  it('is refused above twenty windows of a chat', async () => {
    const streams = [];
    for (let n = 0; n < 20; n++) streams.push(await readEvents(`${bot.url}/chat/events?chat=siti`));
    expect((await fetch(`${bot.url}/chat/events?chat=siti`)).status).toBe(429);
    const other = await readEvents(`${bot.url}/chat/events?chat=budi`);
    expect(other.status).toBe(200);
    for (const stream of [...streams, other]) stream.close();
  });

  it('is refused without a chat, or with one that cannot be', async () => {
    for (const query of [
      '',
      '?chat=',
      '?chat=A%20B',
      `?chat=${Array(61)
        .fill(0)
        .map((_, n) => `c${n}`)
        .join(',')}`,
    ]) {
      expect((await fetch(`${bot.url}/chat/events${query}`)).status).toBe(400);
    }
  });

  it('ends when the channel stops, and the server stops with streams still open', async () => {
    const streams = [
      await readEvents(`${bot.url}/chat/events?chat=siti`),
      await readEvents(`${bot.url}/chat/events?chat=budi`),
    ];
    await bot.stop();
    await Promise.all(streams.map((stream) => stream.ended));
    await expect(fetch(bot.url)).rejects.toThrow();
    cleanUp.shift();
  });

  it('ends too when only the server is stopped', async () => {
    const other = await startSampleBot();
    const stream = await readEvents(`${other.url}/chat/events?chat=siti`);
    await other.stopServer();
    await stream.ended;
    await other.stop();
  });
});

describe('the history', () => {
  const sentAt = new Date('2026-03-10T02:00:00Z');
  const past: PastMessage[] = [
    { outbound: { text: 'lama' }, messageId: 'old-1', sentAt },
    { outbound: { text: 'sudah di memori' }, messageId: 'answer-1', sentAt },
  ];

  it('joins what the database keeps with what is in memory, each once and in order', async () => {
    const asked: unknown[] = [];
    const kept = await another({
      history: async (chatId, limit) => {
        asked.push([chatId, limit]);
        return past;
      },
    });
    await kept.say('siti', { text: 'sudah di memori' });
    await kept.say('siti', { text: 'baru' });
    expect((await history('siti', kept)).map((message) => message.text)).toEqual([
      'lama',
      'sudah di memori',
      'baru',
    ]);
    expect(asked).toEqual([['siti', 200]]);
  });

  it('says nothing twice when an answer is delivered again', async () => {
    for (let n = 0; n < 3; n++) await bot.channel.send('siti', { text: 'kabar' }, 'same');
    expect(await history('siti')).toHaveLength(1);
  });

  it('of a chat nobody used is empty', async () => {
    expect(await history('tak-dikenal')).toEqual([]);
  });
});
