import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Inbound, UnreadableKind } from '../../../src/channels/channel.js';
import { type Ignored, readTelegram } from '../../../src/channels/telegram/read-telegram.js';

const FOLDER = new URL('../../replay/telegram/', import.meta.url);
const context = { botName: 'TanggapContohBot', receivedAt: new Date('2026-03-10T02:10:00Z') };
const read = (update: unknown) => readTelegram(update, context);
const replay = (name: string) => read(JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8')));

const SITI = '700100200';
const GROUP = '-1001987000111';
const largest = { kind: 'photo', source: 'AgACAgUAAxkBAAI3', mime: 'image/jpeg', sizeBytes: 182004 };

/** Recorded updates, by file: what of them the conversation hears. */
const HEARD: Record<string, Partial<Inbound>> = {
  text: {
    text: 'lampu jalan depan pasar mati',
    chatId: SITI,
    senderId: SITI,
    senderName: 'Siti Contoh',
    messageId: '4101',
  },
  'text-with-entities': { text: 'lihat https://contoh.example ya 🙏' },
  'text-forwarded': { text: 'jalan berlubang', senderId: SITI },
  'text-reply': { text: 'masih gelap pak', replyTo: '4090' },
  'text-right-to-left-and-zero-width': { text: 'jalan rusak' },
  'text-with-broken-parts': { text: 'halo', senderName: 'Siti', sentAt: context.receivedAt, media: [] },
  command: { text: '/lapor' },
  'command-to-us-in-group': { text: '/ambil KODE', chatId: GROUP, senderId: SITI, isGroup: true },
  'group-text': { text: 'siap', chatId: GROUP, isGroup: true },
  'group-topic-text': { text: 'siap', chatId: GROUP, isGroup: true },
  photo: { text: '', media: [largest as Inbound['media'][0]] },
  'photo-with-caption': { text: 'lubang di depan pasar', media: [largest as Inbound['media'][0]] },
  'photo-album-first': { text: 'tumpukan sampah', albumId: '13579246801' },
  'photo-album-second': { text: '', albumId: '13579246801' },
  'photo-as-document': {
    media: [
      {
        kind: 'photo',
        source: 'AgACAgUAAxkBAAI7',
        mime: 'image/jpeg',
        sizeBytes: 2400000,
        name: 'IMG_20260310.jpg',
      },
    ],
  },
  document: {
    text: 'ini suratnya',
    media: [
      {
        kind: 'document',
        source: 'AgACAgUAAxkBAAI8',
        mime: 'application/pdf',
        sizeBytes: 88000,
        name: 'surat keterangan.pdf',
      },
    ],
  },
  voice: { media: [{ kind: 'voice', source: 'AgACAgUAAxkBAAI9', mime: 'audio/ogg', sizeBytes: 30500 }] },
  audio: {
    media: [
      {
        kind: 'voice',
        source: 'AgACAgUAAxkBAAI10',
        mime: 'audio/mpeg',
        sizeBytes: 501000,
        name: 'rekaman.mp3',
      },
    ],
  },
  video: {
    text: 'banjir',
    media: [
      {
        kind: 'video',
        source: 'AgACAgUAAxkBAAI11',
        mime: 'video/mp4',
        sizeBytes: 4200000,
        name: 'banjir.mp4',
      },
    ],
  },
  'video-note': {
    media: [{ kind: 'video', source: 'AgACAgUAAxkBAAI12', mime: 'video/mp4', sizeBytes: 410000 }],
  },
  animation: {
    media: [
      { kind: 'video', source: 'AgACAgUAAxkBAAI13', mime: 'video/mp4', sizeBytes: 50000, name: 'x.mp4' },
    ],
  },
  location: { text: '', location: { lat: -7.112, lon: 110.868 }, media: [] },
  'location-live': { location: { lat: -7.112, lon: 110.868 } },
  venue: { text: 'Alun-alun Contoh, Jl. Merdeka', location: { lat: -7.101, lon: 110.899 } },
  press: {
    text: '',
    choiceId: 'draft:send',
    messageId: 'cb-3006001002003004005',
    replyTo: '4090',
    sentAt: context.receivedAt,
  },
  'press-on-message-too-old-to-read': { choiceId: 'rate:5', replyTo: '12' },
  'press-in-group': { choiceId: 'take', chatId: GROUP, senderId: SITI, isGroup: true },
};

/** Recorded messages in which there is nothing for us, by file: handed over by their kind. */
const UNREADABLE: Record<string, UnreadableKind> = {
  sticker: 'sticker',
  contact: 'contact',
  'poll-message': 'poll',
  dice: 'unknown',
  'location-outside-the-world': 'unknown',
  'photo-without-sizes': 'unknown',
};

/** Recorded updates that are ignored, by file, and why. */
const IGNORED: Record<string, Ignored> = {
  'command-to-another-bot-in-group': { ignored: 'other_bot' },
  'group-anonymous-admin': { ignored: 'bot' },
  'group-member-joined': { ignored: 'service' },
  'press-of-a-game': { ignored: 'malformed' },
  'sticker-in-group': { ignored: 'sticker' },
  'edited-text': { ignored: 'edited' },
  'location-live-moved': { ignored: 'edited' },
  'channel-post': { ignored: 'channel_post' },
  'bot-blocked': { ignored: 'blocked' },
  'bot-unblocked': { ignored: 'unblocked' },
  'bot-added-to-group': { ignored: 'membership' },
  reaction: { ignored: 'reaction' },
  'poll-answer': { ignored: 'poll' },
  'inline-query': { ignored: 'inline' },
  'kind-of-the-future': { ignored: 'unknown' },
  'without-sender': { ignored: 'bot' },
  'without-chat': { ignored: 'malformed' },
  'wrong-types': { ignored: 'malformed' },
};

describe('recorded Telegram updates', () => {
  for (const [name, expected] of Object.entries(HEARD)) {
    it(`are heard: ${name}`, () => {
      expect(replay(name)).toMatchObject({ channel: 'telegram', isGroup: false, ...expected });
    });
  }
  for (const [name, expected] of Object.entries(IGNORED)) {
    it(`are ignored by name: ${name}`, () => {
      expect(replay(name)).toEqual(expected);
    });
  }

  for (const [name, unreadable] of Object.entries(UNREADABLE)) {
    it(`are handed over as ${unreadable}: ${name}`, () => {
      const origin = { channel: 'telegram', chatId: SITI, senderId: SITI, isGroup: false };
      expect(replay(name)).toMatchObject({ ...origin, unreadable, text: '', media: [] });
    });
  }

  it('are all looked at here', () => {
    const names = readdirSync(FOLDER).map((file) => file.replace('.json', ''));
    const known = [HEARD, UNREADABLE, IGNORED].flatMap((table) => Object.keys(table));
    expect(names.sort()).toEqual(known.sort());
  });

  it('carry the time Telegram gave them', () => {
    expect((replay('text') as Inbound).sentAt).toEqual(new Date((1773108000 + 4101) * 1000));
  });

  it('do not count the opening of a forum topic as something replied to', () => {
    expect((replay('group-topic-text') as Inbound).replyTo).toBeUndefined();
  });
});

const textUpdate = (text: string, fields: object = {}) => ({
  update_id: 1,
  message: {
    message_id: 1,
    date: 1773108000,
    from: { id: 7 },
    chat: { id: 7, type: 'private' },
    text,
    ...fields,
  },
});
const readText = (text: string) => read(textUpdate(text)) as Inbound;

describe('the words of a message', () => {
  it('are cut at 4096 units and said to be cut', () => {
    const inbound = readText('a'.repeat(10_000));
    expect([inbound.text.length, inbound.isCut]).toEqual([4096, true]);
    expect(readText('a'.repeat(4096)).isCut).toBeUndefined();
  });

  it('are never cut within a character', () => {
    expect(readText(`a${'🙏'.repeat(3000)}`).text).toBe(`a${'🙏'.repeat(2047)}`);
  });

  it('may come to nothing, and are then heard as empty', () => {
    expect(readText('\u200b\u200b')).toMatchObject({ text: '', media: [] });
  });

  it.each([
    ['baris satu\r\nbaris dua\tkolom', 'baris satu\nbaris dua\tkolom'],
    ['nol\u0000 \u0007bel \u009b', 'nol bel '],
    ['separuh \ud83d dan \ude4f', 'separuh  dan '],
    ['keluarga 👨‍👩‍👧 tetap', 'keluarga 👨‍👩‍👧 tetap'],
    ['‏مرحبا‏', '‏مرحبا‏'],
  ])('lose what nobody types: %j', (raw, clean) => {
    expect(readText(raw).text).toBe(clean);
  });

  it.each([
    ['/status@tanggapcontohbot KODE', '/status KODE'],
    ['/hari-ini@TanggapContohBot', '/hari-ini'],
    ['/status KODE@lain', '/status KODE@lain'],
    ['surat saya@TanggapContohBot', 'surat saya@TanggapContohBot'],
  ])('lose our own name in a command: %s', (raw, clean) => {
    expect(readText(raw).text).toBe(clean);
  });

  it('keep a command for any name while our own is not known', () => {
    const { receivedAt } = context;
    expect(readTelegram(textUpdate('/lapor@Entah'), { receivedAt })).toMatchObject({ text: '/lapor' });
  });
});

describe('whatever comes in', () => {
  const json = fc.jsonValue({ maxDepth: 4 });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true }), (update) => {
        expect(() => read(update)).not.toThrow();
      }),
    );
  });

  it('never throws on a message with any one part broken', () => {
    const fields =
      'message_id date from chat text caption photo voice document location venue reply_to_message'.split(
        ' ',
      );
    fc.assert(
      fc.property(fc.constantFrom(...fields), json, (field, value) => {
        const result = read(textUpdate('halo', { [field]: value }));
        expect('ignored' in result || typeof result.text === 'string').toBe(true);
      }),
    );
  });

  it('gives words that are whole, clean and short enough', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 9000, size: 'max' }), (raw) => {
        const result = readText(raw);
        expect(result.text.length).toBeLessThanOrEqual(4096);
        expect(/(?![\t\n])[\p{Cc}\p{Cs}]/u.test(result.text)).toBe(false);
      }),
    );
  });
});
