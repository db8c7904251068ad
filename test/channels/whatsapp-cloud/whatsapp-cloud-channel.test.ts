import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DeliveryReport, Inbound, MediaFile } from '../../../src/channels/channel.js';
import { fileAddress } from '../../../src/channels/whatsapp-cloud/fetch-file.js';
import { DEFAULT_API_ROOT, makeGraphApi } from '../../../src/channels/whatsapp-cloud/graph-api.js';
import { ManualClock, systemClock } from '../../../src/shared/clock.js';
import { eventually, pause, TINY_PNG } from '../../contracts/channel.js';
import { makeWorld } from './cloud-world.js';

type World = Awaited<ReturnType<typeof makeWorld>>;

const SITI = '6281100000001';
const template = { name: 'kabar_laporan', language: 'id' };
const choices = [
  { id: 'send', label: 'Kirim' },
  { id: 'stop', label: 'Batal' },
];

let world: World;
let folder: string;
const heard: Inbound[] = [];
const hear = async (inbound: Inbound) => {
  heard.push(inbound);
};
const typesSent = () => world.stub.sentTo(SITI).map(({ type }) => type);
const textsSent = () => world.stub.sentTo(SITI).map(({ text }) => text);
const callsTo = (path: RegExp) => world.stub.calls.filter((call) => path.test(call.path)).length;
const keep = async (name: string, bytes: Uint8Array) => {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'whatsapp-cloud-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  heard.length = 0;
  world = await makeWorld();
});
afterEach(() => world.close());

describe('sending', () => {
  it('goes on where the last try stopped', async () => {
    const text = Array.from({ length: 1300 }, (_, n) => `kata${n}`).join(' ');
    const send = () => world.channel.send(SITI, { text }, 'd1');
    const parts = 3;
    for (let part = 0; part < parts; part++) {
      // One part goes out, then the connection breaks.
      world.stub.failNext('reset');
      expect(await send()).toEqual({ ok: false, problem: 'retry' });
    }
    expect(await send()).toMatchObject({ ok: true });
    expect(textsSent().join(' ')).toBe(text);
  });

  it('writes choices as lines when the buttons are refused', async () => {
    world.stub.failNext({ status: 400, code: 131009 });
    expect(await world.channel.send(SITI, { text: 'Benar?', choices }, 'd1')).toMatchObject({ ok: true });
    expect(textsSent()).toEqual(['Benar?\n\nBalas dengan angka atau kata:\n1. Kirim\n2. Batal']);
    expect(world.codes()).toEqual(['CHANNEL_REJECTED']);
  });

  it('keeps the buttons for later when the refusal is not about them', async () => {
    for (const code of [131047, 131026, 190, 130429]) world.stub.failNext({ status: 400, code });
    const send = () => world.channel.send(SITI, { text: 'Benar?', choices }, 'd1');
    const problems = [await send(), await send(), await send(), await send()].map(
      (result) => !result.ok && result.problem,
    );
    expect(problems).toEqual(['closed', 'blocked', 'unauthorised', 'retry']);
    expect(await send()).toMatchObject({ ok: true });
    expect(typesSent()).toEqual(['interactive']);
  });

  it('answers with the message that is replied to, not with the button for the position', async () => {
    const result = await world.channel.send(SITI, { text: 'Di mana?', choices, asksLocation: true }, 'd1');
    const [question, aside] = world.stub.sentTo(SITI);
    expect(result).toEqual({ ok: true, messageId: question?.messageId });
    expect(aside?.asksLocation).toBe(true);
  });

  it('says its words though the button for the position is refused', async () => {
    world.stub.failNext({ status: 400, code: 100 });
    expect(await world.channel.send(SITI, { text: 'Di mana?', asksLocation: true }, 'd1')).toMatchObject({
      ok: true,
    });
    expect(typesSent()).toEqual(['text']);
  });

  it('goes out again, whole, when WhatsApp tells later that it did not arrive', async () => {
    await world.channel.start(hear);
    const text = 'kata '.repeat(1000).trim();
    const send = () => world.channel.send(SITI, { text }, 'd1');
    const first = (await send()) as { ok: true; messageId: string };
    world.stub.tellStatus(SITI, first.messageId, 'delivered');
    await eventually(() => world.stub.webhookStatuses.length === 1);
    expect(await send()).toEqual(first);
    world.stub.tellStatus(SITI, first.messageId, 'failed', 131047);
    await eventually(() => world.stub.webhookStatuses.length === 2);
    const second = await send();
    expect(second).toMatchObject({ ok: true });
    expect(second).not.toEqual(first);
    expect(textsSent().join(' ')).toBe(`${text} ${text}`);
  });

  it('tells the operator of a refused token once until something goes out again', async () => {
    for (let turn = 0; turn < 3; turn++) {
      world.stub.failNext({ status: 401, code: 190 });
      await world.channel.send(SITI, { text: 'kabar' }, 'd1');
    }
    expect(world.codes()).toEqual(['CHANNEL_UNAUTHORISED']);
    await world.channel.send(SITI, { text: 'kabar' }, 'd1');
    world.stub.failNext({ status: 401, code: 190 });
    await world.channel.send(SITI, { text: 'kabar' }, 'd2');
    expect(world.codes()).toEqual(['CHANNEL_UNAUTHORISED', 'CHANNEL_UNAUTHORISED']);
  });

  it('logs neither words nor numbers of a person', async () => {
    world.stub.failNext({ status: 400, code: 100 });
    await world.channel.send(SITI, { text: 'rahasia warga' }, 'd1');
    world.stub.failNext({ status: 401, code: 190 });
    await world.channel.send(SITI, { text: 'rahasia warga' }, 'd2');
    expect(world.log.length).toBe(2);
    expect(world.log.join('')).not.toMatch(/rahasia|62811|EAAG/);
  });

  it('says when no connection was had', async () => {
    const { stub } = world;
    const { token, phoneId } = stub;
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const dead = await makeWorld({ token, phoneId, apiRoot: `http://127.0.0.1:${port}` });
    expect(await dead.channel.send(SITI, { text: 'halo' }, 'd1')).toEqual({
      ...{ ok: false, problem: 'retry', isOffline: true },
    });
    await dead.close();
  });

  it('ends within eight seconds of a stop though Meta does not answer, and begins no call after that', async () => {
    const calls: string[] = [];
    const silent = createServer((request) => {
      if (request.method === 'POST') calls.push(request.url ?? '');
    });
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    const clock = new ManualClock(new Date());
    const other = await makeWorld({ clock, apiRoot: `http://127.0.0.1:${port}` });
    const sends = ['satu', 'dua', 'tiga'].map((text) => other.channel.send(SITI, { text }, text));
    await eventually(() => calls.length === 1);
    let isStopped = false;
    const stopping = other.channel.stop().then(() => {
      isStopped = true;
    });
    const pass = (ms: number) => clock.moveTo(new Date(clock.now().getTime() + ms), () => pause(5));
    await pass(7_999);
    expect(isStopped).toBe(false);
    await pass(1);
    await stopping;
    expect(await Promise.all(sends)).toEqual(sends.map(() => ({ ok: false, problem: 'retry' })));
    expect(calls).toHaveLength(1);
    silent.closeAllConnections();
    silent.close();
    await other.close();
  });

  it('reaches a person who hides the number', async () => {
    const hidden = 'ID.13491208655302741918';
    expect(await world.channel.send(hidden, { text: 'halo' }, 'd1')).toMatchObject({ ok: true });
    expect(world.stub.sentTo(hidden).map(({ text }) => text)).toEqual(['halo']);
  });
});

describe('files that go out', () => {
  const sendPhoto = async (photo: MediaFile, deliveryId = 'd1') =>
    world.channel.send(SITI, { text: 'Sesudah', media: [photo] }, deliveryId);

  it('arrive whole, with their words', async () => {
    const bytes = Buffer.concat([TINY_PNG, Buffer.alloc(300_000, 3)]);
    await sendPhoto({ kind: 'photo', path: await keep('a', bytes), mime: 'image/png' });
    const [sent] = world.stub.sentTo(SITI);
    expect(sent).toMatchObject({ type: 'image', text: 'Sesudah' });
    expect(sent?.files).toMatchObject([{ name: 'photo.png', mime: 'image/png' }]);
    expect(sent?.files[0]?.bytes.equals(bytes)).toBe(true);
  });

  it('are uploaded once, however often the message is tried', async () => {
    const path = await keep('a', TINY_PNG);
    world.stub.failNext({ status: 500, code: 131000 });
    world.stub.failNext('reset');
    const results = [];
    for (let turn = 0; turn < 3; turn++)
      results.push(await sendPhoto({ kind: 'photo', path, mime: 'image/png' }));
    expect(results.map(({ ok }) => ok)).toEqual([false, false, true]);
    expect(callsTo(/\/media$/)).toBe(1);
  });

  it('are each their own, in their order', async () => {
    const bytes = [1, 2, 3].map((n) => Buffer.alloc(2_000, n));
    const paths = await Promise.all(bytes.map((some, n) => keep(`photo-${n}`, some)));
    const media = paths.map((path) => ({ kind: 'photo' as const, path, mime: 'image/jpeg' }));
    const result = await world.channel.send(SITI, { text: 'Sesudah', media }, 'd1');
    const sent = world.stub.sentTo(SITI);
    expect(sent.map(({ files }) => files[0]?.bytes[0])).toEqual([1, 2, 3, undefined]);
    expect(result).toEqual({ ok: true, messageId: sent.at(-1)?.messageId });
  });

  it('are tried again when the upload breaks', async () => {
    const path = await keep('a', TINY_PNG);
    world.stub.failNext('reset', /\/media$/);
    expect(await sendPhoto({ kind: 'photo', path, mime: 'image/png' })).toEqual({
      ok: false,
      problem: 'retry',
    });
    expect(await sendPhoto({ kind: 'photo', path, mime: 'image/png' })).toMatchObject({ ok: true });
  });

  it('go as a document when they are too large to be shown', async () => {
    const path = await keep('b', TINY_PNG);
    await truncate(path, 5 * 1024 * 1024 + 1);
    expect(await sendPhoto({ kind: 'photo', path, mime: 'image/jpeg' })).toMatchObject({ ok: true });
    expect(typesSent()).toEqual(['document']);
    expect(textsSent()).toEqual(['Sesudah']);
  });

  it('go as a document when WhatsApp will not show them, and as words when it will not have them', async () => {
    const photo: MediaFile = { kind: 'photo', path: await keep('a', TINY_PNG), mime: 'image/jpeg' };
    world.stub.failNext({ status: 400, code: 131053 }, /\/media$/);
    await sendPhoto(photo, 'd1');
    for (let turn = 0; turn < 2; turn++) world.stub.failNext({ status: 400, code: 100 }, /\/media$/);
    await sendPhoto(photo, 'd2');
    expect(typesSent()).toEqual(['document', 'text']);
    expect(textsSent()).toEqual(['Sesudah', 'Sesudah']);
  });

  it('cost the message nothing when Meta tells later that it could not have them', async () => {
    const told: DeliveryReport[] = [];
    await world.channel.start(hear, async (report) => void told.push(report));
    const photo: MediaFile = { kind: 'photo', path: await keep('a', TINY_PNG), mime: 'image/png' };
    const first = (await sendPhoto(photo)) as { ok: true; messageId: string };
    world.stub.tellStatus(SITI, first.messageId, 'failed', 131053);
    await eventually(() => told.length === 1);
    expect(told[0]).toMatchObject({ state: 'failed', problem: 'media', code: '131053' });
    expect(await world.channel.send(SITI, { text: 'Sesudah', media: [] }, 'd1')).toMatchObject({ ok: true });
    expect(typesSent()).toEqual(['image', 'text']);
    expect(textsSent()).toEqual(['Sesudah', 'Sesudah']);
  });

  it('cost the message nothing when they are gone', async () => {
    const gone: MediaFile = { kind: 'voice', path: join(folder, 'gone'), mime: 'audio/ogg' };
    const result = await world.channel.send(SITI, { text: 'Kabar', media: [gone] }, 'd1');
    expect(result).toMatchObject({ ok: true });
    expect(typesSent()).toEqual(['text']);
    expect(callsTo(/\/media$/)).toBe(0);
  });

  it('are refused for good when nothing is left of the message', async () => {
    const gone: MediaFile = { kind: 'photo', path: join(folder, 'gone'), mime: 'image/png' };
    const result = await world.channel.send(SITI, { text: '', media: [gone] }, 'd1');
    expect(result).toEqual({ ok: false, problem: 'rejected' });
  });
});

describe('outside the 24 hours', () => {
  const news = { text: 'Laporan Anda selesai.\nLampu diganti.', about: 'KODE' };

  it('nothing is announced without a template', () => {
    expect(world.channel.replyWindow).toEqual({ openMs: 86_340_000 });
  });

  describe('with a template', () => {
    let other: World;
    const announce = (id = 'd1') => other.channel.replyWindow!.announce!(SITI, news, id);
    beforeEach(async () => {
      other = await makeWorld({ template });
      other.stub.closeWindow(SITI);
    });
    afterEach(() => other.close());

    it('says that free words are refused, and announces by the template', async () => {
      other.stub.templates.set('kabar_laporan', 'id');
      expect(await other.channel.send(SITI, news, 'd1')).toEqual({ ok: false, problem: 'closed' });
      expect(await announce()).toMatchObject({ ok: true });
      expect(other.stub.sentTo(SITI).map((sent) => sent.template)).toEqual([
        {
          name: 'kabar_laporan',
          language: 'id',
          parameters: ['KODE', 'Laporan Anda selesai. Lampu diganti.'],
        },
      ]);
    });

    it('announces once, and sends the news itself when the person wrote again', async () => {
      other.stub.templates.set('kabar_laporan', 'id');
      expect(await announce()).toEqual(await announce());
      await other.channel.start(hear);
      other.stub.say(SITI, 'ya?');
      expect(await other.channel.send(SITI, news, 'd1')).toMatchObject({ ok: true });
      expect(other.stub.sentTo(SITI).map(({ type }) => type)).toEqual(['template', 'text']);
    });

    it('lets the news wait when the template is refused, and tells the operator', async () => {
      expect(await announce()).toEqual({ ok: false, problem: 'closed' });
      expect(other.codes()).toEqual(['CHANNEL_REJECTED']);
      expect(other.log.join('')).toContain('132001');
    });

    it('says when a person cannot be reached at all', async () => {
      other.stub.failNext({ status: 400, code: 131026 });
      expect(await announce()).toEqual({ ok: false, problem: 'blocked' });
    });
  });
});

describe('showing that an answer is made', () => {
  it('is left to the settings', () => {
    expect(world.channel.showTyping).toBeUndefined();
  });

  it('marks the last message as read, and nothing before anything was said', async () => {
    const other = await makeWorld({ showsReading: true });
    await other.channel.start(hear);
    await other.channel.showTyping!(SITI);
    other.stub.say(SITI, 'satu');
    const last = other.stub.say(SITI, 'dua');
    await eventually(() => heard.length === 2);
    await other.channel.showTyping!(SITI);
    expect(other.stub.read).toEqual([{ messageId: last, isTyping: true }]);
    other.stub.isDown = true;
    await expect(other.channel.showTyping!(SITI)).resolves.toBeUndefined();
    await other.close();
  });
});

describe('files that come in', () => {
  const fetchAll = async (source: string, maxBytes = 1_000_000) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of await world.channel.fetchMedia({ kind: 'photo', source }, maxBytes))
      chunks.push(chunk);
    return Buffer.concat(chunks);
  };

  it('are counted while they come, whatever their size was said to be', async () => {
    const id = world.stub.keepFile(Buffer.alloc(200_000), 'image/jpeg', 10);
    await expect(fetchAll(id, 100_000)).rejects.toMatchObject({ code: 'MEDIA_TOO_LARGE' });
    expect((await fetchAll(id, 200_000)).length).toBe(200_000);
  });

  it.each([
    ['an id that ran out', 'no-such-file', { status: 400, gone: true }],
    ['an id that is none', '../106540352242922/messages', { status: 404, gone: true }],
    ['an id with a query', 'x?access_token=y', { status: 404, gone: true }],
  ])('are gone for %s', async (_, source, fields) => {
    await expect(fetchAll(source)).rejects.toMatchObject({ code: 'MEDIA_UNREACHABLE', fields });
  });

  it('may be fetched again after a fault that passes', async () => {
    const id = world.stub.keepFile(TINY_PNG, 'image/png');
    for (const [failure, path, status] of [
      [{ status: 401, code: 190 }, /^\/\d+$/, 401],
      [{ status: 503, code: 2 }, /^\/\d+$/, 503],
      ['reset', /^\/files\//, 0],
    ] as const) {
      world.stub.failNext(failure, path);
      await expect(fetchAll(id)).rejects.toMatchObject({ code: 'MEDIA_UNREACHABLE', fields: { status } });
    }
    expect((await fetchAll(id)).equals(TINY_PNG)).toBe(true);
  });

  it('are never looked for in our own network', async () => {
    let calls = 0;
    const inner = createServer((_, response) => {
      calls++;
      response.end('rahasia');
    });
    await new Promise<void>((resolve) => inner.listen(0, '127.0.0.1', resolve));
    const { port } = inner.address() as AddressInfo;
    world.stub.fileUrl = () => `http://127.0.0.1:${port}/rahasia`;
    const id = world.stub.keepFile(TINY_PNG, 'image/png');
    await expect(fetchAll(id)).rejects.toMatchObject({ code: 'MEDIA_UNREACHABLE' });
    expect(calls).toBe(0);
    await new Promise((resolve) => inner.close(resolve));
  });

  const root = new URL('https://graph.facebook.com/v25.0');
  it.each<[string, unknown, boolean]>([
    ['where Meta keeps them', 'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1', true],
    ['where WhatsApp keeps them', 'https://mmg.whatsapp.net/x', true],
    ['beside the API', 'https://graph.facebook.com/x', true],
    ['a name that only ends so', 'https://evilfbsbx.com/x', false],
    ['a name that only begins so', 'https://lookaside.fbsbx.com.evil.example/x', false],
    ['without encryption', 'http://lookaside.fbsbx.com/x', false],
    ['another port', 'https://lookaside.fbsbx.com:8443/x', false],
    ['a name and password', 'https://graph.facebook.com:x@evil.example/x', false],
    ['a password of a good host', 'https://a:b@lookaside.fbsbx.com/x', false],
    ['this machine', 'http://127.0.0.1/x', false],
    ['the machine of the cloud', 'http://169.254.169.254/latest/meta-data', false],
    ['a file', 'file:///etc/passwd', false],
    ['no address', 'lampu', false],
    ['nothing', undefined, false],
  ])('are followed only to Meta: %s', (_, url, isGood) => {
    expect(fileAddress(url, root) !== undefined).toBe(isGood);
  });
});

describe('the address of the API', () => {
  const rootOf = (apiRoot?: string) =>
    makeGraphApi({ token: 'x', clock: systemClock, ...(apiRoot ? { apiRoot } : {}) }).root.href;

  it.each([
    [undefined, `${DEFAULT_API_ROOT}/v25.0`],
    ['https://graph.facebook.com', 'https://graph.facebook.com/v25.0'],
    ['https://graph.facebook.com/', 'https://graph.facebook.com/v25.0'],
    ['https://graph.facebook.com/v24.0', 'https://graph.facebook.com/v24.0'],
    ['http://127.0.0.1:8080/v26.0/', 'http://127.0.0.1:8080/v26.0'],
    ['https://contoh.example/whatsapp', 'https://contoh.example/whatsapp/v25.0'],
  ])('%s is %s', (given, root) => {
    expect(rootOf(given)).toBe(root);
  });

  it('names a version once in every call', async () => {
    await world.channel.start(hear);
    await world.channel.send(SITI, { text: 'a' }, 'd1');
    expect(world.stub.calls.every(({ path }) => /^\/v25\.0\/106540352242922(\/messages)?$/.test(path))).toBe(
      true,
    );
  });

  it('is tried at the start: a wrong token or a dead address is told at once', async () => {
    const { phoneId, appSecret, verifyToken, apiRoot } = world.stub;
    const settings = { phoneId, appSecret, verifyToken };
    const wrong = await makeWorld({ ...settings, apiRoot, token: 'EAAG-wrong-token-for-tests' });
    await wrong.channel.start(hear);
    await eventually(() => wrong.codes().length === 1);
    expect(wrong.codes()).toEqual(['CHANNEL_UNAUTHORISED']);
    await wrong.close();
    const dead = await makeWorld({ ...settings, apiRoot: 'http://127.0.0.1:1' });
    await dead.channel.start(hear);
    await eventually(() => dead.codes().length === 1);
    expect(dead.codes()).toEqual(['CHANNEL_UNREACHABLE']);
    expect(await dead.channel.send(SITI, { text: 'a' }, 'd1')).toEqual({ ok: false, problem: 'retry' });
    await dead.close();
  });
});
