import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isBot, isGroup, isPerson, normaliseJid, phoneOf } from '../../../src/channels/whatsapp/jids.js';

const LONG = `${'1'.repeat(100)}@s.whatsapp.net`;

describe('a WhatsApp address', () => {
  it.each([
    ['6281200000111@s.whatsapp.net', '6281200000111@s.whatsapp.net'],
    ['6281200000111:23@s.whatsapp.net', '6281200000111@s.whatsapp.net'],
    ['6281200000111_1:23@s.whatsapp.net', '6281200000111@s.whatsapp.net'],
    ['6281200000111@c.us', '6281200000111@s.whatsapp.net'],
    ['6281200000111@S.WhatsApp.Net', '6281200000111@s.whatsapp.net'],
    ['100200300400111:0@lid', '100200300400111@lid'],
    ['6281200000111:99@hosted', '6281200000111@hosted'],
    ['100200300400111:99@hosted.lid', '100200300400111@hosted.lid'],
    ['120363000000000777@g.us', '120363000000000777@g.us'],
    ['6281200000111-1600000000@g.us', '6281200000111-1600000000@g.us'],
    ['status@broadcast', 'status@broadcast'],
    ['', ''],
    ['@s.whatsapp.net', ''],
    ['6281200000111', ''],
    ['a@b@c', ''],
    ['628 12@s.whatsapp.net', ''],
    [LONG, ''],
    [undefined, ''],
    [null, ''],
    [42, ''],
    [{}, ''],
  ])('is written in one way: %j', (raw, normal) => {
    expect(normaliseJid(raw)).toBe(normal);
  });

  it('stays as it is when it is in that way already', () => {
    const server = fc.constantFrom('s.whatsapp.net', 'c.us', 'lid', 'g.us', 'LID', 'hosted');
    const user = fc.tuple(fc.string({ maxLength: 20 }), server).map(([name, at]) => `${name}@${at}`);
    fc.assert(
      fc.property(fc.oneof(user, fc.string()), (raw) => {
        const normal = normaliseJid(raw);
        expect(normaliseJid(normal)).toBe(normal);
      }),
    );
  });

  it.each([
    ['6281200000111@s.whatsapp.net', 'person', '6281200000111'],
    ['100200300400111@lid', 'person', undefined],
    ['6281200000111@hosted', 'person', '6281200000111'],
    ['100200300400111@hosted.lid', 'person', undefined],
    ['120363000000000777@g.us', 'group', undefined],
    ['13135550002@s.whatsapp.net', 'bot', undefined],
    ['13165550001@s.whatsapp.net', 'bot', undefined],
    ['867051314767696@bot', 'bot', undefined],
    ['0@s.whatsapp.net', 'nobody', undefined],
    ['server@s.whatsapp.net', 'nobody', undefined],
    ['status@broadcast', 'nobody', undefined],
    ['120363000000000888@newsletter', 'nobody', undefined],
    ['', 'nobody', undefined],
  ])('is known for what it is: %s is a %s', (jid, what, phone) => {
    const known = isPerson(jid) ? 'person' : isGroup(jid) ? 'group' : isBot(jid) ? 'bot' : 'nobody';
    expect([known, phoneOf(jid)]).toEqual([what, phone]);
  });

  it('gives its phone number whatever device it names', () => {
    expect(phoneOf('6281200000111_1:23@c.us')).toBe('6281200000111');
  });
});
