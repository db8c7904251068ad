import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DeliveryReport, Inbound } from '../../../src/channels/channel.js';
import { eventually } from '../../contracts/eventually.js';
import { sign } from './is-signed.js';
import { makeSmsWorld, words } from './sms-world.js';
import { writeSms } from './write-sms.js';

let world: Awaited<ReturnType<typeof makeSmsWorld>>;
let heard: Inbound[];
let reported: DeliveryReport[];
beforeEach(async () => {
  heard = [];
  reported = [];
  world = await makeSmsWorld();
  const receive = async (inbound: Inbound) => void heard.push(inbound);
  await world.channel.start(receive, async (report) => void reported.push(report));
});
afterEach(async () => {
  await world.channel.stop();
  await world.close();
});

const sms = { type: 'sms', id: 'in-9', from: '+628110000009', at: '2026-03-10T02:00:00Z', text: 'halo' };
const seconds = (shiftS = 0) => `${Math.floor(Date.now() / 1000) + shiftS}`;

async function call(body: string, headers: Record<string, string>): Promise<number> {
  const type = { 'content-type': 'application/json' };
  return (await fetch(world.webhookUrl, { method: 'POST', headers: { ...type, ...headers }, body })).status;
}

function signed(body: string, at = seconds(), secret = world.stub.webhookSecret) {
  return { 'x-timestamp': at, 'x-signature': sign(at, body, secret).toString('hex') };
}

describe('the webhook of the SMS gateway', () => {
  it('takes what is signed', async () => {
    const body = JSON.stringify(sms);
    expect(await call(body, signed(body))).toBe(204);
    expect(heard).toMatchObject([{ chatId: sms.from, messageId: 'in-9', text: 'halo' }]);
  });

  const body = JSON.stringify(sms);
  const forged: [string, () => Record<string, string>][] = [
    ['no signature', () => ({})],
    ['a signature that is no hex', () => ({ 'x-timestamp': seconds(), 'x-signature': 'zz' })],
    ['a signature of another secret', () => signed(body, seconds(), 'another')],
    ['a signature of another body', () => signed(`${body} `)],
    ['a signature of six minutes ago', () => signed(body, seconds(-360))],
    ['a moment that is none', () => signed(body, 'kemarin')],
  ];
  it.each(forged)('refuses %s', async (_what, headers) => {
    expect(await call(body, headers())).toBe(401);
    expect(heard).toEqual([]);
  });

  const strange: [string, string][] = [
    ['no JSON', '{'],
    ['a list', '[]'],
    ['an unknown kind', JSON.stringify({ ...sms, type: 'fax' })],
    ['a sender that is no number', JSON.stringify({ ...sms, from: 'PROMO' })],
    ['a text that is no text', JSON.stringify({ ...sms, text: 5 })],
    ['a moment that is none', JSON.stringify({ ...sms, at: 'kemarin' })],
  ];
  it.each(strange)('lays %s aside, so that it does not come for ever', async (_what, strangeBody) => {
    expect(await call(strangeBody, signed(strangeBody))).toBe(204);
    expect([...heard, ...reported]).toEqual([]);
  });

  it('logs neither number nor words', async () => {
    await world.stub.write(sms.from, 'rahasia besar');
    await eventually(() => heard.length === 1);
    await world.channel.send(sms.from, { text: 'kabar rahasia' }, 'd-1');
    expect(world.log.join('\n')).not.toMatch(/rahasia|628110000009/);
  });
});

describe('sending SMS', () => {
  const text = Array.from({ length: 200 }, (_, n) => `kata${n}`).join(' ');

  it('goes on with the part that failed', async () => {
    for (const failure of ['none', { status: 503 }] as const) world.stub.failNext(failure);
    expect(await world.channel.send(sms.from, { text }, 'd-1')).toEqual({ ok: false, problem: 'retry' });
    expect(world.stub.sent).toHaveLength(1);
    expect(await world.channel.send(sms.from, { text }, 'd-1')).toMatchObject({ ok: true });
    expect(world.stub.sent.map((part) => part.text).join(' ')).toBe(text);
  });

  it('has nothing to send where there is only a file', async () => {
    const media = [{ kind: 'photo' as const, path: 'x', mime: 'image/png' }];
    const result = await world.channel.send(sms.from, { text: '', media }, 'd-1');
    expect(result).toEqual({ ok: false, problem: 'rejected' });
    expect(world.stub.sent).toEqual([]);
  });

  it('takes an answer that is no answer for a failure', async () => {
    world.stub.failNext({ status: 200 });
    expect(await world.channel.send(sms.from, { text }, 'd-1')).toEqual({ ok: false, problem: 'retry' });
  });
});

describe('writing SMS', () => {
  const cases: [string, string, number[]][] = [
    ['160 letters of a phone in one', 'a'.repeat(160), [160]],
    ['more in parts of three', 'a'.repeat(161), [161]],
    ['long ones in several', 'a'.repeat(1_000), [459, 459, 82]],
    ['70 others in one', 'é€'.repeat(35), [70]],
    ['long others in several, no emoji halved', '😀'.repeat(150), [200, 100]],
    ['nothing for nothing', ' \n ', []],
  ];
  it.each(cases)('puts %s', (_what, text, lengths) => {
    expect(writeSms({ text }, words).map(({ length }) => length)).toEqual(lengths);
  });
});
