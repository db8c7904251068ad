import { describe, expect, it } from '@jest/globals';
import type { AnyMessageContent } from '@whiskeysockets/baileys';
import fc from 'fast-check';
import type { Choice, MediaFile, Outbound } from '../../../src/channels/channel.js';
import { cleanText } from '../../../src/channels/clean-text.js';
import { writeWhatsapp } from '../../../src/channels/whatsapp/write-whatsapp.js';

const words = {
  choices: { byNumber: 'Balas dengan angka atau kata:', byWord: 'Balas dengan kata:' },
  location: 'Ketuk lampiran, pilih Lokasi.',
};
const write = (outbound: Partial<Outbound>) => writeWhatsapp({ text: '', ...outbound }, words);
const contents = (outbound: Partial<Outbound>) => write(outbound).map(({ content }) => content);
const textOf = (content: AnyMessageContent | undefined) =>
  cleanText(
    (content as { text?: string; caption?: string })?.text ??
      (content as { caption?: string })?.caption ??
      '',
  );
const texts = (outbound: Partial<Outbound>) => contents(outbound).map(textOf);

const choices: Choice[] = [
  { id: 'draft:send', label: 'Kirim' },
  { id: 'draft:cancel', label: 'Batal' },
];
const LINES = 'Balas dengan angka atau kata:\n1. Kirim\n2. Batal';
const photo: MediaFile = { kind: 'photo', path: '/data/a', mime: 'image/jpeg' };
const video: MediaFile = { kind: 'video', path: '/data/b', mime: 'video/mp4' };
const voice: MediaFile = { kind: 'voice', path: '/data/c', mime: 'audio/ogg' };
const document: MediaFile = { kind: 'document', path: '/data/d', mime: 'application/pdf' };

describe('words', () => {
  it('are one message, without a preview of what they link to', () => {
    expect(contents({ text: ' lihat https://contoh.example/t ' })).toEqual([
      { text: 'lihat https://contoh.example/t', linkPreview: null },
    ]);
  });

  it('are shown as they are written', () => {
    const text = 'Laporan *Anda* <b>diterima</b> _baik_';
    expect(texts({ text })).toEqual([text]);
    expect(contents({ text })).not.toEqual([{ text, linkPreview: null }]);
  });

  it('above 4096 characters are several messages, cut at sentences', () => {
    const sentence = 'Jalan di depan pasar rusak parah. ';
    const parts = texts({ text: sentence.repeat(300) });
    expect(parts.map((part) => part.length <= 4096 && part.endsWith('.'))).toEqual([true, true, true]);
    expect(parts.join(' ')).toBe(sentence.repeat(300).trim());
  });

  it('that are none make no message', () => {
    expect([write({}), write({ text: ' \n' }), write({ choices: [], media: [] })]).toEqual([[], [], []]);
  });

  it('lose halves of characters, which no message may hold', () => {
    expect(texts({ text: 'a\ud83d b', choices: [{ id: 'x', label: 'c\ude4f' }] })).toEqual([
      'a b\n\nBalas dengan angka atau kata:\n1. c',
    ]);
  });
});

describe('choices', () => {
  it('are numbered lines under the words', () => {
    expect(texts({ text: 'Sudah benar?', choices })).toEqual([`Sudah benar?\n\n${LINES}`]);
  });

  it('are a message by themselves', () => {
    expect(texts({ choices })).toEqual([LINES]);
  });

  it('are named by word where numbers mean something else', () => {
    expect(texts({ text: 'Yang mana?', choices, numbersTaken: true })).toEqual([
      'Yang mana?\n\nBalas dengan kata:\n- Kirim\n- Batal',
    ]);
  });

  it('stand under the last part of long words', () => {
    const parts = texts({ text: 'kata '.repeat(1000), choices });
    expect(parts.map((part) => part.endsWith(LINES))).toEqual([false, true]);
  });

  it('are never torn from one another by words that fill their message', () => {
    const parts = texts({ text: 'a'.repeat(4090), choices });
    expect(parts).toEqual(['a'.repeat(4090), LINES]);
  });
});

describe('asking for the position', () => {
  it('says how it is sent, between the words and the choices', () => {
    expect(texts({ text: 'Di mana?', asksLocation: true, choices })).toEqual([
      `Di mana?\n\n${words.location}\n\n${LINES}`,
    ]);
    expect(texts({ asksLocation: true })).toEqual([words.location]);
  });
});

describe('files', () => {
  it.each([
    [photo, { image: { url: '/data/a' }, mimetype: 'image/jpeg', caption: 'ini' }],
    // The empty preview keeps Baileys from starting ffmpeg for one.
    [video, { video: { url: '/data/b' }, mimetype: 'video/mp4', jpegThumbnail: '', caption: 'ini' }],
    [
      document,
      { document: { url: '/data/d' }, mimetype: 'application/pdf', fileName: 'document.pdf', caption: 'ini' },
    ],
  ])('carry the words as their caption: %#', (file, content) => {
    expect(contents({ text: 'ini', media: [file] })).toEqual([content]);
  });

  it('come alone when there is nothing to say', () => {
    expect(contents({ media: [photo] })).toEqual([{ image: { url: '/data/a' }, mimetype: 'image/jpeg' }]);
  });

  it('that are voices are voice messages, with the words after', () => {
    expect(contents({ text: 'ini', media: [voice] })).toEqual([
      { audio: { url: '/data/c' }, ptt: true, mimetype: 'audio/ogg; codecs=opus' },
      { text: 'ini', linkPreview: null },
    ]);
  });

  it('that are sound but no voice message are sent as sound', () => {
    expect(contents({ media: [{ ...voice, mime: 'audio/mpeg' }] })).toEqual([
      { audio: { url: '/data/c' }, ptt: false, mimetype: 'audio/mpeg' },
    ]);
  });

  it('carry choices too, up to 1024 characters in all', () => {
    expect(texts({ text: 'Benar?', choices, media: [photo] })).toEqual([`Benar?\n\n${LINES}`]);
    expect(texts({ text: 'a'.repeat(1024), media: [photo] })).toEqual(['a'.repeat(1024)]);
    expect(texts({ text: 'a'.repeat(1025), media: [photo] })).toEqual(['', 'a'.repeat(1025)]);
    expect(texts({ text: 'a'.repeat(1000), choices, media: [photo] })).toEqual([
      '',
      `${'a'.repeat(1000)}\n\n${LINES}`,
    ]);
  });

  it('that are several come in order, the words last: that is the message people answer', () => {
    expect(
      contents({ text: 'dua berkas', media: [document, photo] }).map((content) => Object.keys(content)[0]),
    ).toEqual(['document', 'image', 'text']);
  });

  it('that WhatsApp refuses go as a document, then the words go alone', () => {
    expect(write({ text: 'ini', media: [photo] })[0]?.instead).toEqual([
      { document: { url: '/data/a' }, mimetype: 'image/jpeg', fileName: 'photo.jpg', caption: 'ini' },
      { text: 'ini', linkPreview: null },
    ]);
    expect(write({ text: 'ini', media: [document] })[0]?.instead).toEqual([
      { text: 'ini', linkPreview: null },
    ]);
    expect(write({ media: [document] })[0]?.instead).toBeUndefined();
  });

  it('of a kind nobody foresaw have a name all the same', () => {
    expect(contents({ media: [{ ...document, mime: 'application/x-contoh' }] })).toMatchObject([
      { fileName: 'document.bin' },
    ]);
  });
});

describe('whatever is said', () => {
  it('arrives whole, in messages that are neither empty nor too long, and is the same every time', () => {
    const label = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 6000, size: 'max' }),
        fc.array(label.map((each) => ({ id: 'x', label: each }))),
        fc.subarray([photo, video, voice, document]),
        fc.boolean(),
        (text, some, media, asksLocation) => {
          const outbound = { text, choices: some, media, asksLocation };
          const made = texts(outbound);
          const letters = (raw: string) => raw.replace(/\s/g, '');
          const said = letters(made.join(''));
          expect(said).toContain(letters(cleanText(text)));
          for (const { label: shown } of some) expect(said).toContain(letters(cleanText(shown)));
          expect(made.every((part) => part.length <= 4096)).toBe(true);
          expect(made.filter((part) => part === '').length).toBeLessThanOrEqual(media.length);
          expect(write(outbound)).toEqual(write(outbound));
        },
      ),
      { numRuns: 50 },
    );
  });
});
