import { describe, expect, it } from '@jest/globals';
import * as baileys from '@whiskeysockets/baileys';
import type { Outbound } from '../../../src/channels/channel.js';
import type { Baileys } from '../../../src/channels/whatsapp/baileys.js';
import { findSent } from '../../../src/channels/whatsapp/find-sent.js';
import { messageIdOf } from '../../../src/channels/whatsapp/message-id.js';
import { writeWhatsapp } from '../../../src/channels/whatsapp/write-whatsapp.js';

const CHAT = '6281200000001@s.whatsapp.net';
const words = {
  choices: { byNumber: 'Balas dengan angka:', byWord: 'Balas dengan kata:' },
  location: 'Kirim lokasi.',
};
const LONG: Outbound = {
  text: Array.from({ length: 1_500 }, (_, n) => `kata${n}`).join(' '),
  choices: [{ id: 'ya', label: 'Ya' }],
};
const PHOTO: Outbound = {
  text: 'Lampu diganti',
  media: [{ kind: 'photo', path: '/tmp/x', mime: 'image/jpeg' }],
};

async function find(id: string | null, said: Record<string, Outbound>, remoteJid: string | null = CHAT) {
  const history = Object.entries(said).map(([messageId, outbound]) => ({ messageId, outbound }));
  const found = await findSent({ remoteJid, id, fromMe: true } as never, {
    idOf: async (jid) => (jid === CHAT ? 'the-chat' : undefined),
    history: async (chatId, limit) => {
      expect([chatId, limit]).toEqual(['the-chat', 30]);
      return history;
    },
    words,
    lostFile: 'Ada berkas.',
    baileys: baileys as Baileys,
  });
  return (found as { conversation?: string } | undefined)?.conversation;
}

describe('a message the other side could not open', () => {
  it('is the part that was asked for', async () => {
    const parts = writeWhatsapp(LONG, words).map(({ content }) => ('text' in content ? content.text : ''));
    expect(parts.length).toBeGreaterThan(2);
    for (const [part, text] of parts.entries()) {
      expect(
        await find(messageIdOf('d2', part * 10), { d1: { text: 'satu' }, d2: LONG, d3: { text: 'tiga' } }),
      ).toBe(text);
    }
    expect(await find(messageIdOf('d2', parts.length * 10), { d2: LONG })).toBeUndefined();
  });

  it.each([
    ['a picture with words', 0],
    ['the document sent in its place', 1],
    ['the words sent in its place', 2],
  ])('is its words for %s', async (_what, attempt) => {
    expect(await find(messageIdOf('d1', attempt), { d1: PHOTO })).toBe('Lampu diganti');
  });

  it('says that a file is missing where there are no words, and is nothing for an unknown id, another chat or no address', async () => {
    const said = { d1: { ...PHOTO, text: '' }, d2: { text: 'dua' } };
    expect(await find(messageIdOf('d1', 0), said)).toBe('Ada berkas.');
    expect(await find('3EB0UNKNOWN', said)).toBeUndefined();
    expect(await find(messageIdOf('d2', 0), said)).toBe('dua');
    expect(await find(messageIdOf('d2', 0), said, 'else@s.whatsapp.net')).toBeUndefined();
    expect(await find(messageIdOf('d2', 0), said, null)).toBeUndefined();
    expect(await find(null, said)).toBeUndefined();
  });

  it('is what Baileys can send again', async () => {
    const found = await findSent(
      { remoteJid: CHAT, id: messageIdOf('d1', 0) },
      {
        idOf: async () => CHAT,
        history: async () => [{ messageId: 'd1', outbound: { text: 'halo' } }],
        words,
        lostFile: 'Ada berkas.',
        baileys: baileys as Baileys,
      },
    );
    expect(
      baileys.proto.Message.decode(baileys.proto.Message.encode(found as never).finish()).conversation,
    ).toBe('halo');
  });
});
