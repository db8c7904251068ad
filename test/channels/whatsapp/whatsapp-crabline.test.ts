import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ChannelDriver, describeChannel, eventually, pause } from '../../contracts/channel.js';
import {
  type CrablineWhatsapp,
  pairedCreds,
  startCrablineWhatsapp,
} from '../../support/crabline-whatsapp.js';
import { startCuttingProxy } from '../../support/cutting-proxy.js';
import { asSeen, makePairedChannel } from './whatsapp-world.js';

const GROUP = '120363000000000001@g.us';
let crabline: CrablineWhatsapp;
let people = 0;
beforeAll(async () => {
  crabline = await startCrablineWhatsapp();
});
afterAll(() => crabline?.stop());

/** A channel that begins once it is connected, over a line that can be cut. */
async function makeLine() {
  const proxy = await startCuttingProxy(crabline.wsUrl);
  const { channel, keys } = makePairedChannel(pairedCreds(), { wsUrl: proxy.through(crabline.wsUrl) });
  const start = channel.start.bind(channel);
  const isOpen = () => channel.pairing.state().kind === 'open';
  channel.start = async (receive, report) => {
    await start(receive, report);
    await eventually(isOpen);
  };
  return { channel, begin: start, keys, proxy };
}

async function make(): Promise<ChannelDriver> {
  const { channel, proxy } = await makeLine();
  // People of their own for every case: the endpoint lives on.
  people += 10;
  const first = people;
  return {
    channel,
    chatId: (which) => `6281200${10_000 + first + which}@s.whatsapp.net`,
    async injectText(chatId, text) {
      await crabline.inject(chatId, text);
    },
    async injectInGroup(chatId, text) {
      await crabline.inject(GROUP, text, 'Warga', chatId);
      return GROUP;
    },
    sentTo: async (chatId) => asSeen(crabline.sent().filter((sent) => sent.chatId === chatId)),
    async cutNetwork() {
      proxy.setDown(true);
      proxy.cut();
    },
    async restoreNetwork() {
      proxy.setDown(false);
    },
    close: () => proxy.close(),
  };
}

// What this endpoint can play; files, replies, receipts and faults it cannot: whatsapp-contract.test.ts has those.
describeChannel({ name: 'whatsapp', has: ['group', 'once', 'reconnect'], make });

describe('real Baileys over this endpoint', () => {
  // It hands messages in unsealed, past the Signal keys: store-first.test.ts has the order of storing and telling.
  it('stores what could not be stored at first', async () => {
    const { channel, proxy } = await makeLine();
    const heard: string[] = [];
    let failures = 1;
    await channel.start(async ({ text }) => {
      if (failures-- > 0) throw new Error('away');
      heard.push(text);
    });
    const id = await crabline.inject('6281299990001@s.whatsapp.net', 'jangan hilang');
    await eventually(() => heard.length > 0);
    expect(heard).toEqual(['jangan hilang']);
    await eventually(() => crabline.receipts().has(id));
    await channel.stop();
    await proxy.close();
  });

  it('has ended its connection and written its last key when it is stopped, at whatever moment', async () => {
    const { channel, proxy, keys } = await makeLine();
    await channel.start(async () => {});
    await channel.send('6281299990002@s.whatsapp.net', { text: 'halo' }, 'd1');
    await channel.stop();
    const writes = keys.writes.length;
    await pause(50);
    expect(proxy.cut()).toBe(0);

    const early = await makeLine();
    await early.begin(async () => {});
    await early.channel.stop();
    expect(early.channel.pairing.state()).toEqual({ kind: 'off' });
    await pause(50);
    expect(early.proxy.cut()).toBe(0);
    expect(keys.writes.length).toBe(writes);
    expect(channel.pairing.state()).toEqual({ kind: 'off' });
    await Promise.all([proxy.close(), early.proxy.close()]);
  });
});
