import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DeliveryReport, Inbound } from '../../../src/channels/channel.js';
import { ManualClock } from '../../../src/shared/clock.js';
import { eventually, pause } from '../../contracts/channel.js';
import { makeWorld } from './cloud-world.js';

type World = Awaited<ReturnType<typeof makeWorld>>;

const SITI = '6281100000001';
const ANDI = '6281100000002';

let world: World;
let heard: Inbound[];
const hear = async (inbound: Inbound) => {
  heard.push(inbound);
};
const texts = () => heard.map(({ text }) => text);
const textOf = (id: string, body: string, from = SITI) => ({
  ...{ from, id: `wamid.${id}`, timestamp: '1773108000', type: 'text' },
  text: { body },
});
const callOf = (messages: object[], phone = world.stub.phoneId) =>
  JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ changes: [{ field: 'messages', value: { metadata: { phone_number_id: phone }, messages } }] }],
  });
/** Posts over HTTP, signed unless told otherwise. */
const post = async (body: string | Uint8Array, headers: Record<string, string> = signed(body)) => {
  const response = await fetch(world.webhookUrl, { method: 'POST', headers, body: body as string });
  return response.status;
};
const signed = (body: string | Uint8Array) => ({
  'content-type': 'application/json',
  'x-hub-signature-256': world.stub.sign(body),
});

beforeEach(async () => {
  heard = [];
  world = await makeWorld();
});
afterEach(async () => {
  await world.close();
});

describe('a call of the webhook', () => {
  const bad: [string, () => [string | Uint8Array, Record<string, string>?], number][] = [
    ['no signature', () => [callOf([textOf('1', 'x')]), { 'content-type': 'application/json' }], 401],
    [
      'the signature of another secret',
      () => {
        const body = callOf([textOf('1', 'x')]);
        return [body, { 'x-hub-signature-256': world.stub.sign(body, 'rahasia lain yang panjang') }];
      },
      401,
    ],
    ['the signature of another body', () => [callOf([textOf('1', 'x')]), signed('{}')], 401],
    ['half a signature', () => [callOf([textOf('1', 'x')]), { 'x-hub-signature-256': 'sha256=abcd' }], 401],
    ['a signature of another kind', () => ['{}', { 'x-hub-signature': `sha1=${'0'.repeat(40)}` }], 401],
    ['an empty body', () => [''], 400],
    ['half a body', () => [callOf([textOf('1', 'x')]).slice(0, 60)], 400],
    ['a list', () => ['[]'], 400],
    ['a number', () => ['5'], 400],
    ['bytes that are no text', () => [Buffer.from([0xff, 0xfe, 0])], 400],
    ['more than three megabytes', () => [callOf([textOf('1', 'x'.repeat(3_200_000))])], 413],
    ['nothing that concerns us', () => ['{"object":"page"}'], 200],
    ['a message to another number', () => [callOf([textOf('1', 'x')], '999999999999999')], 200],
  ];
  it.each(bad)('with %s is answered', async (_, make, status) => {
    await world.channel.start(hear);
    expect(await post(...make())).toBe(status);
    expect(heard).toEqual([]);
  });

  it('is told to the operator when it is forged', async () => {
    await world.channel.start(hear);
    await post(callOf([textOf('1', 'rahasia warga')]), { 'content-type': 'application/json' });
    expect(world.codes()).toContain('WEBHOOK_FORGED');
    expect(world.log.join('')).not.toContain('rahasia warga');
  });

  it.each<[string, Record<string, string>]>([
    ['without a signature', {}],
    ['with one of another secret', { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` }],
  ])('is told once a minute when it is forged over and over, with their number: %s', async (_, headers) => {
    const clock = new ManualClock(new Date());
    const other = await makeWorld({ clock });
    await other.channel.start(hear);
    const forged = () =>
      other.log.map((line) => JSON.parse(line).err).filter((err) => err?.code === 'WEBHOOK_FORGED');
    const call = async () => (await fetch(other.webhookUrl, { method: 'POST', headers, body: '{}' })).status;
    for (let n = 0; n < 20; n++) expect(await call()).toBe(401);
    expect(forged()).toMatchObject([{ fields: { calls: 1 } }]);
    const pass = (ms: number) => clock.moveTo(new Date(clock.now().getTime() + ms));
    await pass(60_000);
    expect(forged().slice(1)).toMatchObject([{ fields: { calls: 19 } }]);
    await pass(600_000);
    expect(forged()).toHaveLength(2);
    expect(await call()).toBe(401);
    expect(forged().slice(2)).toMatchObject([{ fields: { calls: 1 } }]);
    await other.close();
  });

  it('is checked over its bytes, not over what they mean', async () => {
    await world.channel.start(hear);
    const body = callOf([textOf('1', 'lampu')])
      .replace('lampu', '\\u006campu')
      .replace('{', '{  ');
    expect(await post(body)).toBe(200);
    expect(texts()).toEqual(['lampu']);
  });

  it('may be signed in capital letters', async () => {
    await world.channel.start(hear);
    const body = callOf([textOf('1', 'halo')]);
    const signature = world.stub.sign(body).slice('sha256='.length).toUpperCase();
    expect(await post(body, { 'x-hub-signature-256': `sha256=${signature}` })).toBe(200);
    expect(texts()).toEqual(['halo']);
  });

  it('is answered only after all of it is stored', async () => {
    const stores: (() => void)[] = [];
    await world.channel.start(() => new Promise((resolve) => void stores.push(resolve)));
    let status = 0;
    const calling = post(callOf([textOf('1', 'a'), textOf('2', 'b', ANDI)])).then((answer) => {
      status = answer;
    });
    await eventually(() => stores.length === 2);
    stores[0]?.();
    await pause(20);
    expect(status).toBe(0);
    stores[1]?.();
    await calling;
    expect(status).toBe(200);
  });

  it('is asked for again when a part of it was not stored, and nothing overtakes', async () => {
    let failures = 0;
    await world.channel.start(async (inbound) => {
      if (inbound.text === 'a1' && failures++ < 2) throw new Error('the store is away');
      heard.push(inbound);
    });
    const messages = [textOf('1', 'a1'), textOf('2', 'a2'), textOf('3', 'b1', ANDI)];
    const body = callOf(messages);
    expect([await post(body), await post(body), await post(body)]).toEqual([500, 500, 200]);
    expect(texts().filter((text) => text.startsWith('a'))).toEqual(['a1', 'a2']);
    expect(world.codes()).toContain('STORE_WRITE_FAILED');
  });

  it('keeps the ids of its messages when it comes again', async () => {
    await world.channel.start(hear);
    const body = callOf([textOf('1', 'halo')]);
    expect([await post(body), await post(body)]).toEqual([200, 200]);
    expect(new Set(heard.map(({ messageId }) => messageId))).toEqual(new Set(['wamid.1']));
  });

  it('is turned away before the channel hears and after it stopped', async () => {
    const body = callOf([textOf('1', 'x')]);
    expect(await post(body)).toBe(503);
    await world.channel.start(hear);
    await world.channel.stop();
    expect(await post(body)).toBe(503);
    expect(heard).toEqual([]);
  });

  it('tells the operator of a person who moved, and of errors of the account, without their number', async () => {
    await world.channel.start(hear);
    const system = { type: 'user_changed_number', wa_id: ANDI, body: `moved to ${ANDI}` };
    world.stub.push({ messages: [{ from: SITI, id: 'wamid.1', type: 'system', system }] });
    world.stub.push({ errors: [{ code: 131000, title: 'x' }] });
    await eventually(() => world.stub.webhookStatuses.length === 2);
    expect(world.codes()).toEqual(['CHAT_MOVED', 'CHANNEL_REJECTED']);
    expect(world.log.join('')).not.toMatch(/62811/);
  });
});

describe('what became of a message', () => {
  it('is asked for again when it was not stored', async () => {
    const reported: DeliveryReport[] = [];
    let failures = 0;
    await world.channel.start(hear, async (report) => {
      if (failures++ === 0) throw new Error('the store is away');
      reported.push(report);
    });
    world.stub.tellStatus(SITI, 'wamid.1', 'failed', 131047);
    await eventually(() => world.stub.webhookStatuses.length === 2);
    expect(reported.length).toBe(1);
    expect(reported[0]).toMatchObject({ state: 'failed', problem: 'closed', code: '131047' });
    expect(world.stub.webhookStatuses).toEqual([500, 200]);
  });

  it('is no concern of a program that does not ask', async () => {
    await world.channel.start(hear);
    world.stub.tellStatus(SITI, 'wamid.1', 'delivered');
    await eventually(() => world.stub.webhookStatuses.length === 1);
    expect(world.stub.webhookStatuses).toEqual([200]);
  });
});

describe('the check of the webhook', () => {
  const check = async (query: Record<string, string>) => {
    const response = await fetch(`${world.webhookUrl}?${new URLSearchParams(query)}`);
    return [response.status, await response.text(), response.headers.get('content-type')];
  };
  const asked = (more: Record<string, string> = {}) => ({
    'hub.mode': 'subscribe',
    'hub.verify_token': world.stub.verifyToken,
    'hub.challenge': '1158201444',
    ...more,
  });

  it('is answered with the challenge, as text', async () => {
    expect(await check(asked())).toEqual([200, '1158201444', 'text/plain; charset=utf-8']);
  });

  const refused: [string, Record<string, string>, number][] = [
    ['a wrong word', { 'hub.verify_token': 'salah' }, 403],
    ['a longer word', { 'hub.verify_token': 'kata-verifikasi-contoh-1234x' }, 403],
    ['no word', { 'hub.verify_token': '' }, 403],
    ['another mode', { 'hub.mode': 'unsubscribe' }, 403],
    ['a challenge that is markup', { 'hub.challenge': '<script>alert(1)</script>' }, 400],
    ['a challenge without end', { 'hub.challenge': '1'.repeat(201) }, 400],
    ['no challenge', { 'hub.challenge': '' }, 400],
  ];
  it.each(refused)('is refused for %s', async (_, more, status) => {
    expect((await check(asked(more))).slice(0, 2)).toEqual([status, '']);
  });

  it('is refused for a word given twice', async () => {
    const query = new URLSearchParams(asked());
    query.append('hub.verify_token', world.stub.verifyToken);
    expect((await fetch(`${world.webhookUrl}?${query}`)).status).toBe(403);
    expect(world.codes()).toEqual(['WEBHOOK_FORGED']);
  });
});
