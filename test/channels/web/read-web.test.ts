import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LONGEST_TEXT } from '../../../src/channels/channel.js';
import { chatName, readPost, readWeb } from '../../../src/channels/web/read-web.js';
import { isCoded } from '../../../src/shared/errors.js';

const id = '3f0c8a52-6f0e-4c8e-9d57-0f4b8d7a1c11';
const from = { chatId: 'siti', senderName: 'Siti', sentAt: new Date('2026-03-10T02:00:00Z'), media: [] };
const read = (fields: object) => readWeb(readPost({ id, ...fields }), from);

function wrongIn(body: unknown): unknown {
  try {
    readPost(body);
  } catch (error) {
    if (isCoded(error, 'REQUEST_INVALID')) return error.fields.wrong;
    throw error;
  }
  return undefined;
}

describe('reading a post of the page', () => {
  it('makes an inbound of a text', () => {
    expect(read({ text: 'got mampet', replyTo: 'answer-1' })).toEqual({
      channel: 'web',
      chatId: 'siti',
      messageId: id,
      senderId: 'siti',
      senderName: 'Siti',
      isGroup: false,
      sentAt: from.sentAt,
      text: 'got mampet',
      media: [],
      replyTo: 'answer-1',
    });
  });

  it('makes an inbound of a press, which has no text', () => {
    expect(read({ choiceId: 'draft:send', replyTo: 'answer-1' })).toMatchObject({
      text: '',
      choiceId: 'draft:send',
    });
  });

  it('makes an inbound of a place', () => {
    expect(read({ location: { lat: -7.1, lon: 110.9 } })).toMatchObject({
      text: '',
      location: { lat: -7.1, lon: 110.9 },
    });
  });

  it('takes upper-case ids for the same message', () => {
    expect(readPost({ id: id.toUpperCase(), text: 'a' }).id).toBe(id);
  });

  const texts: [string, string, string][] = [
    ['emoji only', '🙏🏽👍', '🙏🏽👍'],
    ['right-to-left words', 'شارع مظلم', 'شارع مظلم'],
    ['fillers without width, but not joiners', 'ja\u200blan\u200d rusak', 'jalan\u200d rusak'],
    ['marks that turn the reading direction', '\u202eja\u2066lan', 'jalan'],
    ['Windows line ends', 'satu\r\ndua\rtiga', 'satu\ndua\ntiga'],
    ['control characters', 'a\u0000b\u0007c\u001b[0m\td', 'abc[0m\td'],
    ['half an emoji', 'a\ud83db', 'ab'],
    ['space around', '  halo \n', 'halo'],
    ['markup', '<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
  ];
  for (const [what, text, expected] of texts) {
    it(`reads ${what}`, () => {
      expect(read({ text }).text).toBe(expected);
    });
  }

  it('cuts 10,000 characters and says so', () => {
    const inbound = read({ text: 'a'.repeat(10_000) });
    expect(inbound.text).toHaveLength(LONGEST_TEXT);
    expect(inbound.isCut).toBe(true);
  });

  it('never cuts an emoji in half', () => {
    const inbound = read({ text: `${'a'.repeat(LONGEST_TEXT - 1)}😀` });
    expect(inbound.text).toBe('a'.repeat(LONGEST_TEXT - 1));
  });

  const refused: [string, unknown, string[]][] = [
    ['nothing at all', undefined, ['']],
    ['a list', [], ['']],
    ['a missing id', { text: 'a' }, ['id']],
    ['an id that is none', { id: '../../etc', text: 'a' }, ['id']],
    ['a number for a text', { id, text: 5 }, ['text']],
    ['an empty text', { id, text: '' }, ['text']],
    ['a blank text', { id, text: ' \n\t ' }, ['text']],
    ['unknown fields', { id, text: 'a', isAdmin: true }, ['unknown']],
    ['an object for a choice', { id, choiceId: { $ne: '' } }, ['choiceId']],
    ['a choice above 64 bytes', { id, choiceId: 'é'.repeat(33) }, ['choiceId']],
    ['a place outside the world', { id, location: { lat: 91, lon: 0 } }, ['location.lat']],
    ['a place that is text', { id, location: { lat: '-7', lon: 0 } }, ['location.lat']],
    ['a place beyond the date line', { id, location: { lat: 0, lon: -181 } }, ['location.lon']],
    ['eleven files', { id, mediaIds: Array(11).fill('x') }, ['mediaIds']],
  ];
  for (const [what, body, wrong] of refused) {
    it(`refuses ${what} and names the field, not the value`, () => {
      expect(wrongIn(body)).toEqual(wrong);
    });
  }

  it('answers anything with a message or REQUEST_INVALID, and what it reads is well-formed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        if (wrongIn({ id, text })) return;
        const inbound = read({ text });
        expect(inbound.text).not.toMatch(/\p{Cs}/u);
        expect(inbound.text).not.toContain('\u0000');
      }),
    );
    fc.assert(
      fc.property(fc.anything(), (body) => {
        wrongIn(body);
      }),
    );
  });
});

describe('the name of a chat', () => {
  for (const name of ['siti', 'bu-lina', 'a', 'warga.2', 'x'.repeat(32)]) {
    it(`may be ${name}`, () => expect(chatName.safeParse(name).success).toBe(true));
  }
  for (const name of [
    '',
    'Siti',
    '../x',
    'a b',
    'a:b',
    '$ne',
    '-a',
    'x'.repeat(33),
    'si\u200bti',
    '__proto__',
  ]) {
    it(`may not be ${JSON.stringify(name)}`, () => expect(chatName.safeParse(name).success).toBe(false));
  }
});
