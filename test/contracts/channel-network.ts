import { expect } from '@jest/globals';
import type { SendResult } from '../../src/channels/channel.js';
import type { CaseCode, CaseWorld } from './channel.js';
import type { CaseId } from './channel-cases.js';
import type { Fault } from './channels.js';
import { eventually, pause } from './eventually.js';

/** What a channel does when the network, the other side or we ourselves stop. */
export const networkCases = {
  slow_down: (world) => meet(world, 'slow_down', 'retry'),
  server_error: (world) => meet(world, 'server_error', 'retry'),
  lost: (world) => meet(world, 'lost', 'retry'),
  blocked: (world) => meet(world, 'blocked', 'blocked'),
  rejected: (world) => meet(world, 'rejected', 'rejected'),
  unauthorised: (world) => meet(world, 'unauthorised', 'unauthorised'),

  async closed(world) {
    await meet(world, 'closed', 'closed');
    // Whoever may close has to say for how long it is open.
    expect(world.driver.channel.replyWindow?.openMs).toBeGreaterThan(0);
  },

  async pace({ driver }) {
    const { pace } = driver.channel;
    if (pace === undefined) return;
    const { perSecond, burst, chatGapMs, jitter, unaskedPerDay = 0 } = pace;
    expect(perSecond).toBeGreaterThan(0);
    expect(burst).toBeGreaterThanOrEqual(1);
    expect([chatGapMs >= 0, jitter >= 0 && jitter <= 1, unaskedPerDay >= 0]).toEqual([true, true, true]);
  },

  async 'reconnect-in'({ driver, heard, start }) {
    await start();
    const chatId = driver.chatId(1);
    await driver.injectText(chatId, 'sebelum');
    await eventually(() => heard.length === 1);
    await driver.cutNetwork!();
    const meanwhile = ['sementara 1', 'sementara 2', 'sementara 3'];
    for (const text of meanwhile) await driver.injectText(chatId, text);
    await pause(30);
    expect(heard.map(({ text }) => text)).toEqual(['sebelum']);
    await driver.restoreNetwork!();
    await driver.injectText(chatId, 'sesudah');
    await eventually(() => heard.some(({ text }) => text === 'sesudah'));
    // What the network brings twice has one id and is stored once.
    const once = new Map(heard.map(({ messageId, text }) => [messageId, text]));
    expect([...once.values()]).toEqual(['sebelum', ...meanwhile, 'sesudah']);
  },

  async 'reconnect-out'({ driver, start, send, seen, newId }) {
    await start();
    await send({ text: 'sebelum' });
    await driver.cutNetwork!();
    const id = newId();
    const sending = send({ text: 'kabar' }, id);
    await Promise.race([sending, pause(200)]);
    await driver.restoreNetwork!();
    // It may have waited for the network or say that it is to be tried again; nothing else.
    let result: SendResult = await sending;
    if (!result.ok) expect(result.problem).toBe('retry');
    await eventually(async () => {
      if (!result.ok) result = await send({ text: 'kabar' }, id);
      return result.ok;
    });
    expect((await seen()).map((message) => message.text)).toEqual(['sebelum', 'kabar']);
  },

  async 'stop-in-send'({ driver, heard, start, send, seen }) {
    await start();
    const release = driver.holdSends!();
    const sending = send({ text: 'sedang dikirim' });
    let isStopped = false;
    const stopping = driver.channel.stop().then(() => {
      isStopped = true;
    });
    await pause(20);
    expect(isStopped).toBe(false);
    // Again and again: on a busy machine it may reach the far end only now.
    const releasing = setInterval(release, 5);
    const result = await sending.finally(() => clearInterval(releasing));
    expect(result).toMatchObject({ ok: true });
    await stopping;
    expect((await seen()).map((message) => message.text)).toEqual(['sedang dikirim']);
    await driver.injectText(driver.chatId(1), 'terlambat').catch(() => {});
    await pause(30);
    expect(heard).toEqual([]);
  },

  async 'stop-twice'({ driver, start }) {
    await start();
    await driver.channel.stop();
    await expect(driver.channel.stop()).resolves.toBeUndefined();
  },
} satisfies Partial<Record<CaseId, CaseCode>>;

type Problem = Extract<SendResult, { ok: false }>['problem'];

/** The fault is named, and the same delivery arrives once when it is sent again. */
async function meet({ driver, start, send, seen, newId }: CaseWorld, fault: Fault, problem: Problem) {
  await start();
  driver.failNext!(fault);
  const id = newId();
  const first = await send({ text: 'kabar' }, id);
  expect(first).toMatchObject({ ok: false, problem });
  if (fault === 'slow_down') expect((first as { retryAfterMs?: number }).retryAfterMs).toBeGreaterThan(0);
  expect(await seen()).toEqual([]);
  expect(await send({ text: 'kabar' }, id)).toMatchObject({ ok: true });
  expect((await seen()).map((message) => message.text)).toEqual(['kabar']);
}
