import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DeliveryReport, Inbound, SendResult } from '../../../src/channels/channel.js';
import type { Baileys } from '../../../src/channels/whatsapp/baileys.js';
import { ManualClock } from '../../../src/shared/clock.js';
import { eventually, pause } from '../../contracts/channel.js';
import { FakeWhatsapp } from './fake-whatsapp.js';
import { makePairedChannel } from './whatsapp-world.js';

const CHAT = '6281200000001@s.whatsapp.net';
const LID = '123456789012345@lid';
const unhandled: unknown[] = [];
const note = (reason: unknown) => void unhandled.push(reason);
beforeEach(() => {
  unhandled.length = 0;
  process.on('unhandledRejection', note);
});
afterEach(() => {
  process.off('unhandledRejection', note);
  expect(unhandled).toEqual([]);
});

async function makeWorld(more: { showsReading?: boolean } = {}) {
  const server = new FakeWhatsapp();
  const clock = new ManualClock(new Date());
  const made = makePairedChannel(FakeWhatsapp.pairedCreds(), {
    load: async () => server.baileys,
    clock,
    ...more,
  });
  const heard: Inbound[] = [];
  const reported: DeliveryReport[] = [];
  let receive = async (inbound: Inbound): Promise<void> => void heard.push(inbound);
  const pass = (ms: number) => clock.moveTo(new Date(clock.now().getTime() + ms), () => pause(5));
  await made.channel.start(
    (inbound) => receive(inbound),
    async (report) => void reported.push(report),
  );
  await pass(0);
  await eventually(() => made.channel.pairing.state().kind === 'open');
  const setReceive = (next: typeof receive) => {
    receive = next;
  };
  return { server, clock, ...made, heard, reported, pass, setReceive };
}

describe('the channel of WhatsApp', () => {
  it('says that a message was read only when that is wanted, and only when it is stored', async () => {
    for (const showsReading of [true, false]) {
      const { server, channel, heard } = await makeWorld({ showsReading });
      const id = server.say({ from: CHAT, message: { conversation: 'halo' } });
      await eventually(() => heard.length === 1);
      await pause(5);
      expect(new Set(server.readIds)).toEqual(new Set(showsReading ? [id] : []));
      await channel.stop();
    }
  });

  it('sends what is said while it is connecting once it has connected', async () => {
    const server = new FakeWhatsapp();
    let arrive = (_: Baileys): void => {};
    const load = () => new Promise<Baileys>((resolve) => (arrive = resolve));
    const { channel } = makePairedChannel(FakeWhatsapp.pairedCreds(), { load });
    await channel.start(
      async () => {},
      async () => {},
    );
    await eventually(() => channel.pairing.state().kind === 'connecting');
    const sending = channel.send(CHAT, { text: 'halo' }, 'delivery-1');
    await pause(5);
    expect(server.takenFor(CHAT)).toEqual([]);
    arrive(server.baileys);
    expect(await sending).toMatchObject({ ok: true });
    await channel.stop();
  });

  it('ends the connection when a message could not be stored, and hears it once when it comes again', async () => {
    const { server, channel, pass, heard, setReceive } = await makeWorld();
    let tries = 0;
    setReceive(async (inbound) => {
      tries += 1;
      // Longer than it is tried again within one connection.
      if (tries <= 5) throw new Error('the store is away');
      heard.push(inbound);
    });
    const id = server.say({ from: CHAT, message: { conversation: 'jangan hilang' } });
    await pass(30_000);
    await eventually(() => heard.length > 0);
    await pass(30_000);
    expect(heard.map(({ messageId }) => messageId)).toEqual([id]);
    expect(tries).toBe(6);
    expect(server.connections).toBe(2);
    await channel.stop();
  });

  it('hears who wrote while we were away in the chat they are known by, and says that it was read', async () => {
    const server = new FakeWhatsapp();
    server.handsInFirst = true;
    server.aliases.set(LID, CHAT);
    const load = async () => server.baileys;
    const { channel, people } = makePairedChannel(FakeWhatsapp.pairedCreds(), { load, showsReading: true });
    people.entries.set(`person/${CHAT}`, CHAT);
    const id = server.say({ from: LID, message: { conversation: 'halo' } });
    const heard: string[] = [];
    await channel.start(async ({ chatId }) => {
      heard.push(`${chatId} while ${channel.pairing.state().kind}`);
    });
    await eventually(() => server.readIds.length > 0);
    expect(new Set(heard)).toEqual(new Set([`${CHAT} while connecting`]));
    expect(new Set(server.readIds)).toEqual(new Set([id]));
    await channel.stop();
  });

  it('lets a report go that it cannot place just now', async () => {
    const { server, channel, reported, people } = await makeWorld();
    people.isAway = true;
    server.tell(CHAT, '3EB0A', 'delivered');
    await pause(5);
    people.isAway = false;
    server.tell(CHAT, '3EB0B', 'delivered');
    await eventually(() => reported.length > 0);
    expect(reported).toMatchObject([{ messageId: '3EB0B', chatId: CHAT, state: 'delivered' }]);
    await channel.stop();
  });

  it('stops within eight seconds though no answer comes; nothing more is sent then', async () => {
    const { server, channel, pass } = await makeWorld();
    server.hold();
    const results: SendResult[] = [];
    const sends = ['satu', 'dua', 'tiga'].map((text, n) =>
      channel.send(CHAT, { text }, `delivery-${n}`).then((result) => results.push(result)),
    );
    await pause(5);
    let isStopped = false;
    const stopping = channel.stop().then(() => {
      isStopped = true;
    });
    await pass(7_000);
    expect(isStopped).toBe(false);
    await pass(1_000);
    await stopping;
    await Promise.all(sends);
    expect(results.map((result) => result.ok || result.problem)).toEqual(['retry', 'retry', 'retry']);
    expect(server.takenFor(CHAT).map(({ text }) => text)).toEqual(['satu']);
    expect(await channel.send(CHAT, { text: 'empat' }, 'delivery-4')).toEqual({
      ok: false,
      problem: 'retry',
    });
  });

  it('leaves what comes while it stops to be handed in again', async () => {
    const { server, channel, heard } = await makeWorld();
    await channel.stop();
    server.say({ from: CHAT, message: { conversation: 'terlambat' } });
    await pause(10);
    expect(heard).toEqual([]);
  });
});
