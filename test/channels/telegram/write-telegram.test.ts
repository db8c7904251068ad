import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { MediaFile, Outbound } from '../../../src/channels/channel.js';
import { splitText } from '../../../src/channels/split-text.js';
import type { TelegramCall } from '../../../src/channels/telegram/telegram-call.js';
import { writeTelegram } from '../../../src/channels/telegram/write-telegram.js';

const words = { button: '📍 Kirim lokasi saya', hint: 'Atau tekan tombol di bawah.' };
const write = (outbound: Partial<Outbound>, chatId = '7') =>
  writeTelegram(chatId, { text: '', ...outbound }, words);
const file = (kind: MediaFile['kind'], mime: string): MediaFile => ({ kind, mime, path: `/berkas/${kind}` });
const photo = file('photo', 'image/jpeg');
const document = file('document', 'application/pdf');
const voice = file('voice', 'audio/ogg');
const video = file('video', 'video/mp4');
const choices = [{ id: 'ya', label: 'Ya' }];

interface Payload {
  text?: string;
  caption?: string;
  media?: { type: string; caption?: string }[];
  reply_markup?: { inline_keyboard?: { text: string; callback_data: string }[][]; keyboard?: unknown };
}
const payloadOf = (call: TelegramCall | undefined) => (call?.payload ?? {}) as Payload;
const methods = (calls: TelegramCall[]) => calls.map((call) => call.method);
const said = (calls: TelegramCall[]) =>
  calls.map((call) => payloadOf(call).text ?? payloadOf(call).caption ?? '');
const rows = (calls: TelegramCall[]) =>
  (
    payloadOf(calls.find((call) => payloadOf(call).reply_markup?.inline_keyboard)).reply_markup
      ?.inline_keyboard ?? []
  ).map((row) => row.map((button) => button.text));

describe('a message to Telegram', () => {
  it('is plain text, so that markup in it does nothing', () => {
    const [call] = write({ text: '<b>*halo*</b> _x_' });
    expect(call?.payload).toMatchObject({ chat_id: '7', text: '<b>*halo*</b> _x_' });
    expect(call?.payload).not.toHaveProperty('parse_mode');
  });

  const table: [string, Partial<Outbound>, string[]][] = [
    ['words', { text: 'a' }, ['sendMessage']],
    ['a photo with words', { text: 'a', media: [photo] }, ['sendPhoto']],
    ['a photo without words', { media: [photo] }, ['sendPhoto']],
    ['a video', { text: 'a', media: [video] }, ['sendVideo']],
    ['a voice', { text: 'a', media: [voice] }, ['sendVoice']],
    ['a document', { text: 'a', media: [document] }, ['sendDocument']],
    ['an album', { text: 'a', media: [photo, video, photo] }, ['sendMediaGroup']],
    [
      'an album with buttons, which albums cannot carry',
      { text: 'a', media: [photo, photo], choices },
      ['sendMediaGroup', 'sendMessage'],
    ],
    [
      'an album with buttons and no words',
      { media: [photo, photo], choices },
      ['sendMediaGroup', 'sendMessage'],
    ],
    [
      'an album with words too long for a caption',
      { text: 'a '.repeat(600), media: [photo, photo] },
      ['sendMediaGroup', 'sendMessage'],
    ],
    [
      'files of different families',
      { text: 'a', media: [voice, document, photo] },
      ['sendPhoto', 'sendDocument', 'sendVoice', 'sendMessage'],
    ],
    [
      'eleven photos',
      { text: 'a', media: Array(11).fill(photo) },
      ['sendMediaGroup', 'sendPhoto', 'sendMessage'],
    ],
    [
      'a photo with a long text',
      { text: 'kata '.repeat(1500), media: [photo] },
      ['sendPhoto', 'sendMessage', 'sendMessage'],
    ],
    ['buttons without words', { choices }, ['sendMessage']],
    ['a question for the position', { text: 'Di mana?', asksLocation: true }, ['sendMessage']],
    [
      'a question for the position with buttons',
      { text: 'Di mana?', asksLocation: true, choices },
      ['sendMessage', 'sendMessage'],
    ],
    ['a question for the position without words', { asksLocation: true }, ['sendMessage']],
    ['nothing', { text: ' \n' }, []],
  ];
  it.each(table)('becomes its calls: %s', (_, outbound, expected) => {
    expect(methods(write(outbound))).toEqual(expected);
  });

  it('puts buttons under the last part alone', () => {
    const calls = write({ text: 'kata '.repeat(2000), choices });
    expect(calls.length).toBe(3);
    expect(calls.map((call) => payloadOf(call).reply_markup?.inline_keyboard !== undefined)).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('keeps a caption within 1024 characters and sends the rest as text, buttons last', () => {
    const text = 'Kalimat yang cukup panjang. '.repeat(60).trim();
    const calls = write({ text, media: [photo], choices });
    expect(payloadOf(calls[0]).caption!.length).toBeLessThanOrEqual(1024);
    expect(said(calls).join(' ')).toBe(text);
    expect(payloadOf(calls[0]).reply_markup).toBeUndefined();
    expect(payloadOf(calls.at(-1)).reply_markup?.inline_keyboard).toHaveLength(1);
  });

  it('puts the words of an album on its first picture', () => {
    const media = payloadOf(write({ text: 'a', media: [photo, photo] })[0]).media;
    expect(media?.map(({ caption }) => caption)).toEqual(['a', undefined]);
  });

  it('asks for the position in a message of its own when there are buttons too', () => {
    const calls = write({ text: 'Di mana?', asksLocation: true, choices });
    expect(payloadOf(calls[1])).toMatchObject({
      text: words.hint,
      reply_markup: { keyboard: [[{ text: words.button, request_location: true }]], one_time_keyboard: true },
    });
    expect(calls.map((call) => call.isAside ?? false)).toEqual([false, true]);
  });

  it('does not ask for the position in a group, where Telegram refuses it', () => {
    expect(
      payloadOf(write({ text: 'Di mana?', asksLocation: true }, '-100')[0]).reply_markup,
    ).toBeUndefined();
  });

  it('puts an old position button away in a private chat', () => {
    expect(payloadOf(write({ text: 'Terima kasih' })[0]).reply_markup).toEqual({ remove_keyboard: true });
  });

  it('has another way for every file Telegram may refuse', () => {
    const [call] = write({ text: 'a', media: [photo], choices });
    const asDocument = call?.instead?.[0];
    expect(asDocument?.method).toBe('sendDocument');
    expect(asDocument?.instead?.[0]).toMatchObject({ method: 'sendMessage', payload: { text: 'a' } });
    expect(payloadOf(asDocument?.instead?.[0]).reply_markup?.inline_keyboard).toHaveLength(1);
  });
});

describe('buttons', () => {
  const layout = (...labels: string[]) =>
    rows(write({ text: 'a', choices: labels.map((label, n) => ({ id: `c${n}`, label })) }));

  it.each<[string, string[], string[][]]>([
    ['ratings in one row', ['1', '2', '3', '4', '5'], [['1', '2', '3', '4', '5']]],
    ['three short ones in a row', ['Kirim', 'Ubah', 'Batal', 'Lagi'], [['Kirim', 'Ubah', 'Batal'], ['Lagi']]],
    [
      'two of middle length in a row',
      ['Kirim laporan', 'Ubah laporan', 'Batal'],
      [['Kirim laporan', 'Ubah laporan'], ['Batal']],
    ],
    [
      'a long one alone',
      ['Ya', 'Saya mau bicara dengan petugas', 'Tidak'],
      [['Ya'], ['Saya mau bicara dengan petugas'], ['Tidak']],
    ],
    [
      'ratings above a longer one',
      ['1', '2', '3', '4', '5', 'Belum beres'],
      [['1', '2', '3', '4', '5'], ['Belum beres']],
    ],
  ])('stand as %s', (_, labels, expected) => {
    expect(layout(...labels)).toEqual(expected);
  });

  it('are left out when their id is empty or longer than Telegram can carry', () => {
    const long = { id: 'é'.repeat(33), label: 'Panjang' };
    expect(rows(write({ text: 'a', choices: [long, { id: '', label: 'Kosong' }, ...choices] }))).toEqual([
      ['Ya'],
    ]);
  });

  it('always fit, keep their order and are never lost', () => {
    const choice = fc.record({
      id: fc.string({ minLength: 1, maxLength: 80, unit: 'binary' }),
      label: fc.string({ unit: 'grapheme' }),
    });
    fc.assert(
      fc.property(fc.array(choice, { maxLength: 40 }), (some) => {
        const calls = write({ text: 'a', choices: some });
        const keyboard = payloadOf(calls[0]).reply_markup?.inline_keyboard ?? [];
        const ids = keyboard.flat().map((button) => button.callback_data);
        expect(ids).toEqual(some.map(({ id }) => id).filter((id) => Buffer.byteLength(id) <= 64));
        for (const row of keyboard) expect(row.length).toBeLessThanOrEqual(5);
        for (const button of keyboard.flat()) expect(button.text).not.toBe('');
      }),
    );
  });
});

describe('a long text', () => {
  const squeezed = (text: string) => text.replace(/\s+/g, '');

  it.each([
    ['between paragraphs', `${'a'.repeat(70)}\n\n${'b'.repeat(20)}. ${'c'.repeat(50)}`, 70],
    ['between lines', `${'a'.repeat(60)}\n${'b'.repeat(20)} ${'c'.repeat(50)}`, 60],
    ['between sentences', `${'a'.repeat(60)}. ${'b'.repeat(20)} ${'c'.repeat(50)}`, 61],
    ['between words', `${'a'.repeat(60)} ${'b'.repeat(20)} ${'c'.repeat(50)}`, 81],
    ['anywhere when there is no better place', 'a'.repeat(150), 100],
  ])('is cut %s', (_, text, length) => {
    expect(splitText(text, 100)[0]).toHaveLength(length);
  });

  it('comes in parts that fit, none empty, nothing lost, no character cut in two', () => {
    const text = fc.array(
      fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.constantFrom(' ', '\n', '\n\n', '. ', '🙏'),
      ),
      {
        maxLength: 60,
      },
    );
    fc.assert(
      fc.property(
        text,
        fc.integer({ min: 2, max: 300 }),
        fc.integer({ min: 2, max: 300 }),
        (pieces, longest, first) => {
          const whole = pieces.join('');
          const parts = splitText(whole, longest, first);
          parts.forEach((part, n) => {
            expect(part.length).toBeLessThanOrEqual(n === 0 ? first : longest);
            expect(part.trim()).not.toBe('');
            expect(/\p{Cs}/u.test(part)).toBe(false);
          });
          expect(squeezed(parts.join(''))).toBe(squeezed(whole));
        },
      ),
    );
  });

  it('fits at Telegram’s own limit', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 4000, maxLength: 15_000, size: 'max' }),
        (text) => {
          const parts = said(write({ text }));
          for (const part of parts) expect(part.length).toBeLessThanOrEqual(4096);
          expect(squeezed(parts.join(''))).toBe(squeezed(text));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('loses halves of characters, which the Bot API refuses', () => {
    expect(said(write({ text: 'a\ud83db' }))).toEqual(['ab']);
  });
});
