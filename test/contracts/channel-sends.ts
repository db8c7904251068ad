import { expect } from '@jest/globals';
import type { DeliveryReport, SendResult } from '../../src/channels/channel.js';
import type { CaseCode, CaseWorld, SeenMessage } from './channel.js';
import type { CaseId } from './channel-cases.js';
import { eventually } from './eventually.js';

/** What a channel sends and what it hears of that. */
export const sendingCases = {
  async 'text-out'({ driver, start, send, seen }) {
    await start();
    const result = await send({ text: 'Laporan *Anda* <b>diterima</b> _baik_' });
    const [message, ...more] = await seen();
    expect(more).toEqual([]);
    expect(message?.text).toBe('Laporan *Anda* <b>diterima</b> _baik_');
    expect(result).toEqual({ ok: true, messageId: message?.messageId });
    expect(await driver.sentTo(driver.chatId(2))).toEqual([]);
  },

  async 'any-text-out'({ start, send, seen }) {
    await start();
    const text = 'Terima kasih 👨‍👩‍👧🏽, [x](y) `z` &amp; \\n مسجد السلام עברית ꦱꦸꦒꦼꦁ\nbaris kedua';
    expect(await send({ text })).toMatchObject({ ok: true });
    expect((await seen()).map((message) => message.text)).toEqual([text]);
  },

  async 'long-out'({ start, send, seen }) {
    await start();
    const text = Array.from({ length: 1_300 }, (_, n) => `kata${n}`).join(' ');
    expect(text.length).toBeGreaterThan(10_000);
    const result = await send({ text, choices: [{ id: 'ya', label: 'Ya' }] });
    expect(result.ok).toBe(true);
    const messages = await seen();
    const words = (some: string) => some.split(/\s+/).filter(Boolean);
    expect(messages.flatMap((message) => words(message.text))).toEqual(words(text));
    expect(messages.at(-1)?.labels).toEqual(['Ya']);
  },

  async 'long-word-out'({ start, send, seen }) {
    await start();
    const text = '😀'.repeat(5_000);
    expect(await send({ text })).toMatchObject({ ok: true });
    expect((await seen()).map((message) => message.text).join('')).toBe(text);
  },

  async 'order-out'({ start, send, seen }) {
    await start();
    const texts = [1, 2, 3, 4, 5].map((n) => `pesan ${n}`);
    await Promise.all(texts.map((text) => send({ text })));
    expect((await seen()).map((message) => message.text)).toEqual(texts);
  },

  async choices(world) {
    const messages = await offer(world, ['Kirim', 'Ubah', 'Batal']);
    expect(messages.at(-1)?.labels).toEqual(['Kirim', 'Ubah', 'Batal']);
    expect(messages.map(({ text }) => text).join('\n')).toBe('Sudah benar?');
  },

  async 'many-choices'(world) {
    const labels = Array.from({ length: 12 }, (_, n) => `Pilihan ke-${n + 1}`);
    expect((await offer(world, labels)).flatMap((message) => message.labels)).toEqual(labels);
  },

  async 'long-labels'(world) {
    // They differ in their last letters only: cut short they would be one.
    const labels = ['satu', 'dua!', 'tiga'].map(
      (end) => `Dinas Pekerjaan Umum dan Penataan Ruang Kota `.padEnd(56, '.') + end,
    );
    expect(labels.map(({ length }) => length)).toEqual([60, 60, 60]);
    expect((await offer(world, labels)).flatMap((message) => message.labels)).toEqual(labels);
  },

  async 'numbers-taken'(world) {
    const messages = await offer(world, ['Kirim', 'Batal'], { numbersTaken: true });
    expect(messages.flatMap((message) => message.labels)).toEqual(['Kirim', 'Batal']);
    expect(messages.filter(({ isNumbered }) => isNumbered)).toEqual([]);
  },

  async 'choices-alone'(world) {
    const messages = await offer(world, ['Ya', 'Tidak'], { text: '' });
    expect(messages.flatMap((message) => message.labels)).toEqual(['Ya', 'Tidak']);
  },

  async 'asks-location'({ start, send, seen }) {
    await start();
    await send({ text: 'Di mana?', choices: [{ id: 'skip', label: 'Lewati' }], asksLocation: true });
    const messages = await seen();
    expect(messages.some((message) => message.asksLocation)).toBe(true);
    expect(messages.flatMap((message) => message.labels)).toContain('Lewati');
  },

  async 'media-out'({ driver, start, send, seen }) {
    await start();
    const media = [{ kind: 'photo' as const, path: driver.picturePath!, mime: 'image/png' }];
    const result = await send({ text: 'Lampu diganti', media, choices: [{ id: '5', label: '5' }] });
    expect(result.ok).toBe(true);
    const messages = await seen();
    expect(messages.reduce((sum, message) => sum + message.mediaCount, 0)).toBe(1);
    expect(messages.map((message) => message.text).join('')).toBe('Lampu diganti');
    expect(messages.at(-1)?.labels).toEqual(['5']);
  },

  async 'media-lost'({ driver, start, send, seen }) {
    await start();
    const media = [{ kind: 'photo' as const, path: `${driver.picturePath}-gone`, mime: 'image/png' }];
    expect(await send({ text: 'Lampu diganti', media })).toMatchObject({ ok: true });
    expect((await seen()).map((message) => message.text).join('')).toBe('Lampu diganti');
  },

  async once({ start, send, seen, newId }) {
    await start();
    const id = newId();
    const text = `kabar ${'panjang sekali '.repeat(400)}akhir`;
    const first = await send({ text, choices: [{ id: 'ya', label: 'Ya' }] }, id);
    const shown = await seen();
    expect(await send({ text, choices: [{ id: 'ya', label: 'Ya' }] }, id)).toEqual(first);
    expect(await seen()).toEqual(shown);
  },

  async typing({ driver, heard, start, send, seen }) {
    await start();
    const chatId = driver.chatId(1);
    await driver.injectText(chatId, 'halo');
    await eventually(() => heard.length === 1);
    // It is no message, and without a network it is only not seen.
    await driver.channel.showTyping!(chatId);
    expect(await seen()).toEqual([]);
    await driver.cutNetwork?.();
    await expect(driver.channel.showTyping!(chatId)).resolves.toBeUndefined();
    await driver.restoreNetwork?.();
    await eventually(async () => (await send({ text: 'kabar' }, 'after-typing')).ok);
  },

  delivered: (world) => reports(world, { state: 'delivered' }),
  undelivered: (world) => reports(world, { state: 'failed' }),
  read: (world) => reports(world, { state: 'read' }),
} satisfies Partial<Record<CaseId, CaseCode>>;

async function offer(
  { start, send, seen }: CaseWorld,
  labels: string[],
  more: { text?: string; numbersTaken?: boolean } = {},
): Promise<SeenMessage[]> {
  await start();
  const choices = labels.map((label, n) => ({ id: `choice:${n}`, label }));
  expect(await send({ text: 'Sudah benar?', choices, ...more })).toMatchObject({ ok: true });
  return seen();
}

async function reports(
  { driver, reported, start, send }: CaseWorld,
  { state }: Pick<DeliveryReport, 'state'>,
): Promise<void> {
  await start();
  await send({ text: 'sebelumnya' });
  const result = (await send({ text: 'kabar' })) as SendResult & { ok: true };
  expect(result.ok).toBe(true);
  const chatId = driver.chatId(1);
  await driver.tellDelivery!(chatId, result.messageId, state);
  const told = () =>
    reported.filter((report) => report.messageId === result.messageId && report.state === state);
  await eventually(() => told().length > 0);
  expect(told()[0]).toMatchObject({ chatId, messageId: result.messageId, state });
  expect(Number.isNaN(told()[0]?.at.getTime())).toBe(false);
}
