import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Inbound, MediaFile, MediaRef } from '../../../src/channels/channel.js';
import { systemClock } from '../../../src/shared/clock.js';
import { eventually, pause, TINY_PNG } from '../../contracts/channel.js';
import { commands, makeWorld } from './telegram-world.js';

type World = Awaited<ReturnType<typeof makeWorld>>;

let world: World;
let heard: Inbound[];
const hear = async (inbound: Inbound) => {
  heard.push(inbound);
};
const texts = () => heard.map((inbound) => inbound.text);

beforeEach(async () => {
  heard = [];
  world = await makeWorld();
});
afterEach(async () => {
  await world.channel.stop();
  await world.stub.close();
});

describe('hearing by polling', () => {
  it('learns its name, shows the menu of commands and takes an old webhook away', async () => {
    world.stub.webhook = { url: 'http://127.0.0.1:1/', secret: '' };
    await world.channel.start(hear);
    world.stub.say('-10042', '/lapor@TanggapContohBot');
    world.stub.say('-10042', '/lapor@BotTetangga');
    world.stub.say('-10042', 'sesudahnya');
    await eventually(() => heard.length === 2);
    expect(texts()).toEqual(['/lapor', 'sesudahnya']);
    expect(world.stub.commands).toEqual(commands);
  });

  it('confirms an update only when it is stored', async () => {
    let store: (() => void) | undefined;
    await world.channel.start(
      () =>
        new Promise((resolve) => {
          store = resolve;
        }),
    );
    world.stub.say('7', 'halo');
    await eventually(() => store !== undefined);
    await pause(60);
    expect(world.stub.pending).toBe(1);
    store!();
    await eventually(() => world.stub.pending === 0);
  });

  it('keeps a chat in order when storing fails, and hears other chats meanwhile, each message once', async () => {
    let failures = 0;
    await world.channel.start(async (inbound) => {
      if (inbound.text === 'a1' && failures++ < 3) throw new Error('the store is away');
      heard.push(inbound);
    });
    for (const text of ['a1', 'b1', 'a2', 'b2', 'a3']) world.stub.say(text.startsWith('a') ? '7' : '8', text);
    await eventually(() => world.stub.pending === 0);
    expect(texts().filter((text) => text.startsWith('a'))).toEqual(['a1', 'a2', 'a3']);
    expect(texts().filter((text) => text.startsWith('b'))).toEqual(['b1', 'b2']);
    expect(world.codes()).toEqual(['STORE_WRITE_FAILED']);
  });

  it('hears forty messages of one second in order', async () => {
    await world.channel.start(hear);
    const many = Array.from({ length: 40 }, (_, n) => `pesan ${n}`);
    for (const text of many) world.stub.say('7', text);
    await eventually(() => heard.length === 40);
    expect(texts()).toEqual(many);
  });

  it('answers a press at once, before it is stored', async () => {
    let store = () => {};
    await world.channel.start(
      () =>
        new Promise((resolve) => {
          store = resolve;
        }),
    );
    world.stub.pressId('7', 'lama', '4');
    await eventually(() => world.stub.countCalls('answerCallbackQuery') === 1);
    expect(world.stub.pending).toBe(1);
    store();
  });

  it('hands over a sticker of a person, and stays silent about those in a group', async () => {
    await world.channel.start(hear);
    for (const chat of ['7', '-10042']) world.stub.sendMessage(chat, { sticker: { emoji: '👍' } });
    world.stub.say('7', 'sesudahnya');
    await eventually(() => heard.length === 2 && world.stub.pending === 0);
    expect(heard.map(({ chatId, unreadable }) => [chatId, unreadable])).toEqual([
      ['7', 'sticker'],
      ['7', undefined],
    ]);
    expect(world.stub.sent).toEqual([]);
  });

  it('ignores what is malformed and goes on', async () => {
    await world.channel.start(hear);
    world.stub.push({ message: { message_id: 'x', chat: null } });
    world.stub.push({ message: 5 });
    world.stub.push({ sesuatu: true });
    world.stub.say('7', 'halo');
    await eventually(() => heard.length === 1 && world.stub.pending === 0);
    expect(texts()).toEqual(['halo']);
  });
});

describe('when the network is away', () => {
  it('starts all the same, says so once, and hears everything when it is back', async () => {
    world.stub.isDown = true;
    await world.channel.start(hear);
    world.stub.say('7', 'saat mati');
    await eventually(() => world.codes().length > 0);
    await pause(50);
    world.stub.isDown = false;
    await eventually(() => heard.length === 1);
    expect(world.codes()).toEqual(['CHANNEL_UNREACHABLE']);
    expect(world.log.some((line) => line.includes('the channel works again'))).toBe(true);
  });

  it('says it again for the next outage', async () => {
    await world.channel.start(hear);
    for (const round of [1, 2]) {
      world.stub.failNext('reset', 'getUpdates');
      world.stub.failNext({ status: 502 }, 'getUpdates');
      world.stub.say('7', `pesan ${round}`);
      await eventually(() => world.codes().length === round && world.stub.pending === 0);
      world.stub.say('7', 'lagi');
      await eventually(() => heard.length === round * 2);
    }
    expect(world.codes()).toEqual(['CHANNEL_UNREACHABLE', 'CHANNEL_UNREACHABLE']);
  });

  it.each([
    [409, 'CHANNEL_TAKEN'],
    [429, 'CHANNEL_SLOW_DOWN'],
    [500, 'CHANNEL_UNREACHABLE'],
  ])('goes on after %i and tells the operator %s', async (status, code) => {
    world.stub.failNext({ status, retryAfterS: 1 }, 'getUpdates');
    await world.channel.start(hear);
    world.stub.say('7', 'halo');
    await eventually(() => heard.length === 1);
    expect(world.codes()).toEqual([code]);
  });

  it.each(['getMe', 'getUpdates'])(
    'says that the token is refused and stops asking, when %s is answered 401',
    async (method) => {
      world.stub.failNext({ status: 401 }, method);
      await world.channel.start(hear);
      await eventually(() => world.codes().length > 0);
      expect(world.codes()).toEqual(['CHANNEL_UNAUTHORISED']);
      const calls = world.stub.calls.length;
      await pause(50);
      expect(world.stub.calls.length).toBe(calls);
    },
  );

  it('does without the menu of commands when it is refused', async () => {
    world.stub.failNext({ status: 400 }, 'setMyCommands');
    await world.channel.start(hear);
    world.stub.say('7', 'halo');
    await eventually(() => heard.length === 1);
  });

  it('stops in the middle of a long poll and of a pause', async () => {
    await world.channel.start(hear);
    await eventually(() => world.stub.countCalls('getUpdates') === 1);
    await world.channel.stop();
    const other = await makeWorld({ clock: systemClock });
    other.stub.isDown = true;
    await other.channel.start(hear);
    await eventually(() => other.codes().length === 1);
    await other.channel.stop();
    await other.stub.close();
  });
});

describe('sending', () => {
  const long = 'kata '.repeat(2000);
  const picture = (path: string): MediaFile => ({ kind: 'photo', path, mime: 'image/jpeg' });
  let folder: string;
  let path: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'telegram-'));
    path = join(folder, 'picture');
    await writeFile(path, TINY_PNG);
    await world.channel.start(hear);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it.each([0, 1, 2])('goes on where it stopped: part %i failed', async (part) => {
    world.stub.failNext({ status: 429, retryAfterS: 3 }, 'sendMessage', part);
    const retry = { ok: false, problem: 'retry', retryAfterMs: 3000 };
    expect(await world.channel.send('7', { text: long }, 'd1')).toEqual(retry);
    expect(world.stub.sent).toHaveLength(part);
    const result = await world.channel.send('7', { text: long }, 'd1');
    expect(result).toEqual({ ok: true, messageId: world.stub.sent.at(-1)?.messageId });
    expect(world.stub.sent.map(({ text }) => text).join(' ')).toBe(long.trim());
  });

  it('keeps deliveries of different chats apart', async () => {
    for (const chat of ['7', '8']) await world.channel.send(chat, { text: `untuk ${chat}` }, 'd1');
    expect(world.stub.sent.map(({ text }) => text)).toEqual(['untuk 7', 'untuk 8']);
  });

  it('says when no connection was had', async () => {
    const { stub, channel } = await makeWorld();
    await stub.close();
    expect(await channel.send('7', { text: 'halo' }, 'd1')).toEqual({
      ...{ ok: false, problem: 'retry', isOffline: true },
    });
    await channel.stop();
  });

  it('does not send a delivery again that has arrived', async () => {
    const first = await world.channel.send('7', { text: 'halo' }, 'd1');
    expect(await world.channel.send('7', { text: 'halo' }, 'd1')).toEqual(first);
    expect(world.stub.sent).toHaveLength(1);
  });

  it('sends the bytes of files, alone and in an album', async () => {
    await world.channel.send('7', { text: 'satu', media: [picture(path)] }, 'd1');
    await world.channel.send('7', { text: 'dua', media: [picture(path), picture(path)] }, 'd2');
    const files = world.stub.sent.flatMap((message) => message.files);
    expect(files.map(({ name }) => name)).toEqual(['photo.jpg', 'photo.jpg', 'photo.jpg']);
    for (const { bytes } of files) expect(bytes.equals(TINY_PNG)).toBe(true);
    expect(world.stub.sent.map(({ text }) => text)).toEqual(['satu', 'dua', '']);
  });

  it('sends a picture Telegram will not have as a document', async () => {
    world.stub.failNext({ status: 400 }, 'sendPhoto');
    const result = await world.channel.send('7', { text: 'kartu', media: [picture(path)] }, 'd1');
    expect(result.ok).toBe(true);
    expect(world.stub.sent.map(({ method, text }) => [method, text])).toEqual([['sendDocument', 'kartu']]);
  });

  it('sends the words alone when the file is gone', async () => {
    const media = [picture(join(folder, 'gone'))];
    const result = await world.channel.send(
      '7',
      { text: 'kartu', media, choices: [{ id: 'a', label: 'Ambil' }] },
      'd1',
    );
    expect(result.ok).toBe(true);
    expect(world.stub.sent.map(({ text, rows }) => [text, rows])).toEqual([['kartu', [['Ambil']]]]);
  });

  it('sends what it can of an album', async () => {
    const media = [picture(path), picture(join(folder, 'gone')), picture(path)];
    expect((await world.channel.send('7', { text: 'bukti', media }, 'd1')).ok).toBe(true);
    expect(world.stub.sent.map(({ method, text }) => [method, text])).toEqual([
      ['sendPhoto', 'bukti'],
      ['sendPhoto', ''],
    ]);
  });

  it('says of a message that stays empty that it was rejected', async () => {
    expect(await world.channel.send('7', { text: ' ' }, 'd1')).toEqual({ ok: false, problem: 'rejected' });
    const media = [picture(join(folder, 'gone'))];
    expect(await world.channel.send('7', { text: '', media }, 'd2')).toEqual({
      ok: false,
      problem: 'rejected',
    });
  });

  it('says which message carries the buttons when the position is asked for too', async () => {
    const choices = [{ id: 'skip', label: 'Lewati' }];
    const result = await world.channel.send('7', { text: 'Di mana?', choices, asksLocation: true }, 'd1');
    const [question, hint] = world.stub.sent;
    expect(result).toEqual({ ok: true, messageId: question?.messageId });
    expect([hint?.text, hint?.asksLocation]).toEqual(['telegram.location_hint', true]);
  });

  it('asks for another try after it was stopped', async () => {
    await world.channel.stop();
    expect(await world.channel.send('7', { text: 'halo' }, 'd1')).toEqual({ ok: false, problem: 'retry' });
  });
});

describe('fetching a file', () => {
  const source = (bytes: Uint8Array) => world.stub.keepFile(bytes, 'documents/berkas.bin');
  const bytesOf = async (media: MediaRef, maxBytes: number) =>
    buffer(await world.channel.fetchMedia(media, maxBytes));

  it('stops as soon as more comes in than allowed, also when no size was announced', async () => {
    world.stub.hidesSizes = true;
    const media = { kind: 'document' as const, source: source(Buffer.alloc(3_000_000)) };
    await expect(bytesOf(media, 100_000)).rejects.toMatchObject({ code: 'MEDIA_TOO_LARGE' });
    expect((await bytesOf(media, 3_000_000)).byteLength).toBe(3_000_000);
  });

  it('does not ask for a file that says itself that it is too large', async () => {
    const media = { kind: 'document' as const, source: source(Buffer.alloc(3)), sizeBytes: 30_000_000 };
    await expect(world.channel.fetchMedia(media, 20_000_000)).rejects.toMatchObject({
      code: 'MEDIA_TOO_LARGE',
    });
    expect(world.stub.calls).toEqual([]);
  });

  it.each(['getFile', 'download'])('says so when it breaks off at %s', async (method) => {
    const media = { kind: 'photo' as const, source: source(TINY_PNG) };
    for (const failure of ['reset', { status: 500 }, { status: 404 }] as const) {
      world.stub.failNext(failure, method);
      await expect(world.channel.fetchMedia(media, 1000)).rejects.toMatchObject({
        code: 'MEDIA_UNREACHABLE',
      });
    }
  });
});

describe('the sign that an answer is coming', () => {
  it('is asked for once and no message, whatever fails', async () => {
    await world.channel.start(async () => {});
    for (const failure of [undefined, 'reset', { status: 429, retryAfterS: 1 }, { status: 403 }] as const) {
      if (failure) world.stub.failNext(failure, 'sendChatAction');
      await world.channel.showTyping!('7');
    }
    const asked = world.stub.calls.filter(({ method }) => method === 'sendChatAction');
    expect(asked.map(({ payload }) => payload)).toEqual(Array(4).fill({ chat_id: '7', action: 'typing' }));
    expect(world.stub.sent).toEqual([]);
    expect(world.log.join()).not.toContain('sendChatAction');
  });

  it('is not asked for once the channel is stopped', async () => {
    await world.channel.start(async () => {});
    await world.channel.stop();
    await world.channel.showTyping!('7');
    expect(world.stub.countCalls('sendChatAction')).toBe(0);
  });
});

describe('the token and the words of citizens', () => {
  it('appear in no log line and no error, whatever fails', async () => {
    const failures = [
      'reset',
      { status: 401 },
      { status: 403 },
      { status: 400 },
      { status: 429, retryAfterS: 1 },
      { status: 500 },
    ] as const;
    const errors: unknown[] = [];
    for (const failure of failures) {
      for (const method of ['getUpdates', 'setMyCommands', 'getFile', 'download'])
        world.stub.failNext(failure, method);
    }
    await world.channel.start(async () => {
      throw new Error('RAHASIA-WARGA');
    });
    world.stub.say('7', 'RAHASIA-WARGA');
    for (const failure of failures) {
      world.stub.failNext(failure);
      await world.channel.send('7', { text: 'RAHASIA-WARGA' }, `d-${JSON.stringify(failure)}`);
      const media = { kind: 'photo' as const, source: world.stub.keepFile(TINY_PNG, 'x') };
      await world.channel.fetchMedia(media, 1000).catch((error) => errors.push(error));
      await world.channel.fetchMedia(media, 1000).catch((error) => errors.push(error));
    }
    await pause(100);
    await world.channel.stop();
    const all = [...world.log, ...errors.map((error) => inspectDeep(error))].join('\n');
    expect(errors.length).toBeGreaterThan(6);
    expect(world.log.length).toBeGreaterThan(0);
    expect(all).not.toContain(world.stub.token);
    expect(all).not.toContain(world.stub.token.split(':')[1]);
    expect(all).not.toContain('RAHASIA-WARGA');
  });
});

function inspectDeep(error: unknown): string {
  if (!(error instanceof Error)) return JSON.stringify(error);
  return [error.message, error.stack, JSON.stringify(error), error.cause && inspectDeep(error.cause)].join(
    '\n',
  );
}
