import { expect } from '@jest/globals';
import { LARGEST_MEDIA_BYTES, LONGEST_TEXT, type MediaRef } from '../../src/channels/channel.js';
import type { CaseCode, CaseWorld } from './channel.js';
import type { CaseId } from './channel-cases.js';
import { eventually, pause } from './eventually.js';
import { TINY_PNG } from './tiny-png.js';

/** What a channel hears. */
export const hearingCases = {
  async name({ name, driver }) {
    expect(driver.channel.name).toBe(name);
  },

  async 'text-in'(world) {
    const { name, driver, heard } = world;
    await hearText(world, 'lampu jalan mati');
    const chatId = driver.chatId(1);
    const media: MediaRef[] = [];
    expect(heard[0]).toMatchObject({
      channel: name,
      chatId,
      text: 'lampu jalan mati',
      isGroup: false,
      media,
    });
    expect(heard[0]?.messageId).not.toBe('');
    expect(heard[0]?.senderId).not.toBe('');
    expect(Number.isNaN(heard[0]?.sentAt.getTime())).toBe(false);
  },

  async 'order-in'({ driver, heard, start }) {
    await start(async (inbound) => {
      await pause(inbound.text.endsWith('1') ? 30 : 1);
      heard.push(inbound);
    });
    const texts = [1, 2, 3, 4, 5].flatMap((n) => [`a${n}`, `b${n}`]);
    for (const text of texts) await driver.injectText(driver.chatId(text.startsWith('a') ? 1 : 2), text);
    await eventually(() => heard.length === texts.length);
    for (const chat of ['a', 'b']) {
      const order = heard.map((inbound) => inbound.text).filter((text) => text.startsWith(chat));
      expect(order).toEqual([1, 2, 3, 4, 5].map((n) => `${chat}${n}`));
    }
  },

  async 'own-ids'({ driver, heard, start }) {
    await start();
    for (const text of ['satu', 'satu', 'dua']) await driver.injectText(driver.chatId(1), text);
    await eventually(() => heard.length === 3);
    expect(new Set(heard.map((inbound) => inbound.messageId)).size).toBe(3);
  },

  async 'twice-in'({ driver, heard, start }) {
    await start();
    await driver.injectTwice!(driver.chatId(1), 'halo');
    await driver.injectText(driver.chatId(1), 'sesudahnya');
    await eventually(() => heard.some((inbound) => inbound.text === 'sesudahnya'));
    const ids = heard.filter((inbound) => inbound.text === 'halo').map((inbound) => inbound.messageId);
    expect(new Set(ids).size).toBe(1);
  },

  async 'stored-first'({ driver, heard, start }) {
    let failures = 0;
    await start(async (inbound) => {
      if (failures++ === 0) throw new Error('the store is away');
      heard.push(inbound);
    });
    await driver.injectText(driver.chatId(1), 'jangan hilang');
    await eventually(() => heard.length > 0);
    expect(heard[0]?.text).toBe('jangan hilang');
  },

  async 'any-text-in'(world) {
    const text = 'lampu mati 👨‍👩‍👧🏽 di depan مسجد السلام, עברית, ꦱꦸꦒꦼꦁ <b>*x*</b>\nbaris kedua';
    await hearText(world, text);
    expect(world.heard[0]?.text).toBe(text);
    expect(world.heard[0]?.isCut ?? false).toBe(false);
  },

  async 'long-in'(world) {
    await hearText(world, `a${'😀'.repeat(5_000)}`);
    const [inbound] = world.heard;
    expect(inbound?.isCut).toBe(true);
    expect(inbound?.text.length).toBeLessThanOrEqual(LONGEST_TEXT);
    expect(inbound?.text.length).toBeGreaterThanOrEqual(LONGEST_TEXT - 1);
    expect(inbound?.text).toMatch(/^a(😀)+$/u);
  },

  async 'disguise-in'(world) {
    await hearText(world, '\u202elampu\u0000 \u200bmati\u2028di sini\r\nya');
    expect(world.heard[0]?.text).toBe('lampu mati\ndi sini\nya');
  },

  async press({ driver, heard, start, send }) {
    await start();
    const choices = [
      { id: 'draft:01J:send', label: 'Kirim' },
      { id: 'draft:01J:stop', label: 'Batal' },
    ];
    const result = await send({ text: 'Sudah benar?', choices });
    await driver.press!(driver.chatId(1), 'Batal');
    await driver.press!(driver.chatId(1), 'Batal');
    await eventually(() => heard.length === 2);
    expect(heard[0]).toMatchObject({ chatId: driver.chatId(1), choiceId: 'draft:01J:stop' });
    expect(heard[0]?.replyTo).toBe(result.ok ? result.messageId : '');
    expect(heard[0]?.messageId).not.toBe(heard[1]?.messageId);
  },

  async reply({ driver, heard, start, send }) {
    await start();
    const result = await send({ text: 'Kartu tiket' });
    const replyTo = result.ok ? result.messageId : '';
    await driver.injectText(driver.chatId(1), '/ambil', { replyTo });
    await eventually(() => heard.length === 1);
    expect(heard[0]).toMatchObject({ text: '/ambil', replyTo });
  },

  async 'photo-in'({ driver, heard, start }) {
    await start();
    await driver.injectPhoto!(driver.chatId(1), TINY_PNG, 'lubang di depan pasar');
    await eventually(() => heard.length === 1);
    expect(heard[0]).toMatchObject({ text: 'lubang di depan pasar', media: [{ kind: 'photo' }] });
    const media = heard[0]!.media[0]!;
    expect((await fetchAll({ driver }, media, 1_000_000)).equals(TINY_PNG)).toBe(true);
    await expect(fetchAll({ driver }, media, 10)).rejects.toMatchObject({ code: 'MEDIA_TOO_LARGE' });
  },

  async 'photo-gone'({ driver, start }) {
    await start();
    const gone = fetchAll({ driver }, { kind: 'photo', source: 'no-such-file' }, 1_000_000);
    await expect(gone).rejects.toMatchObject({ code: 'MEDIA_UNREACHABLE', fields: { gone: true } });
  },

  async 'voice-in'({ driver, heard, start }) {
    await start();
    const bytes = Buffer.concat([Buffer.from('OggS'), Buffer.alloc(2_000, 7)]);
    await driver.injectVoice!(driver.chatId(1), bytes);
    await eventually(() => heard.length === 1);
    expect(heard[0]).toMatchObject({ text: '', media: [{ kind: 'voice' }] });
    expect((await fetchAll({ driver }, heard[0]!.media[0]!, 1_000_000)).equals(bytes)).toBe(true);
  },

  async 'document-in'({ driver, heard, start }) {
    await start();
    const bytes = Buffer.from('%PDF-1.4\n%%EOF\n');
    await driver.injectDocument!(driver.chatId(1), bytes, 'surat pengantar.pdf');
    await eventually(() => heard.length === 1);
    expect(heard[0]?.media).toMatchObject([{ kind: 'document' }]);
    expect((await fetchAll({ driver }, heard[0]!.media[0]!, 1_000_000)).equals(bytes)).toBe(true);
  },

  async 'large-in'({ driver, heard, start }) {
    await start();
    await driver.injectLarge!(driver.chatId(1));
    await eventually(() => heard.length === 1);
    const fetching = fetchAll({ driver }, heard[0]!.media[0]!, LARGEST_MEDIA_BYTES);
    await expect(fetching).rejects.toMatchObject({ code: 'MEDIA_TOO_LARGE' });
  },

  async 'location-in'({ driver, heard, start }) {
    await start();
    await driver.injectLocation!(driver.chatId(1), { lat: -7.112, lon: 110.868 });
    await eventually(() => heard.length === 1);
    expect(heard[0]?.location?.lat).toBeCloseTo(-7.112, 5);
    expect(heard[0]?.location?.lon).toBeCloseTo(110.868, 5);
  },

  async group({ driver, heard, start }) {
    await start();
    await driver.injectText(driver.chatId(1), 'sendiri');
    await eventually(() => heard.length === 1);
    const chatId = await driver.injectInGroup!(driver.chatId(1), 'bersama');
    await eventually(() => heard.length === 2);
    expect(chatId).not.toBe(driver.chatId(1));
    expect(heard[1]).toMatchObject({ isGroup: true, chatId, text: 'bersama', senderId: heard[0]!.senderId });
  },

  async unreadable({ driver, heard, start }) {
    await start();
    const kinds = await driver.injectUnreadable!(driver.chatId(1));
    await driver.injectText(driver.chatId(1), 'sesudahnya');
    await eventually(() => heard.some(({ text }) => text === 'sesudahnya'));
    expect(kinds.length).toBeGreaterThan(0);
    expect(heard.map(({ unreadable, text }) => unreadable ?? text)).toEqual([...kinds, 'sesudahnya']);
    for (const inbound of heard.slice(0, -1)) expect(inbound).toMatchObject({ text: '', media: [] });
  },
} satisfies Partial<Record<CaseId, CaseCode>>;

async function hearText({ driver, heard, start }: CaseWorld, text: string): Promise<void> {
  await start();
  await driver.injectText(driver.chatId(1), text);
  await eventually(() => heard.length === 1);
}

/** All bytes; a refusal may come at once or while they are read. */
async function fetchAll({ driver }: Pick<CaseWorld, 'driver'>, media: MediaRef, maxBytes: number) {
  const chunks: Uint8Array[] = [];
  for await (const chunk of await driver.channel.fetchMedia(media, maxBytes)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
