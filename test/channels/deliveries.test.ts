import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { SendResult } from '../../src/channels/channel.js';
import { type Call, type CallResult, makeDeliveries } from '../../src/channels/deliveries.js';

interface Named extends Call<Named> {
  name: string;
}
type Refused = Extract<SendResult, { ok: false }>;

const refused = (problem: Refused['problem'], more: Partial<Refused> = {}): Refused => ({
  ...{ ok: false, problem },
  ...more,
});
const offline = refused('retry', { isOffline: true });

/** A network that answers as it is told, one result after the other, and then takes everything. */
function makeNetwork() {
  const answers: (CallResult | undefined)[] = [];
  const tried: string[] = [];
  const taken: string[] = [];
  const deliveries = makeDeliveries<Named>(async ({ name }) => {
    tried.push(name);
    const answer = answers.shift() ?? { ok: true, messageId: `id-${name}` };
    if (answer.ok) taken.push(name);
    return answer;
  });
  return { deliveries, answers, tried, taken };
}

const plain = (...names: string[]) => names.map((name): Named => ({ name }));

describe('a delivery of several calls', () => {
  it('makes each call once and in order, however often it is interrupted', async () => {
    const passing = fc.constantFrom<CallResult | undefined>(undefined, refused('retry'), offline);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 6 }), fc.array(passing), async (count, answers) => {
        const network = makeNetwork();
        network.answers.push(...answers);
        const names = Array.from({ length: count }, (_, n) => `${n}`);
        const send = () => network.deliveries.send('d', () => plain(...names));
        let result = await send();
        for (let turn = 0; turn < answers.length && !result.ok; turn++) result = await send();
        expect(result).toEqual({ ok: true, messageId: `id-${count - 1}` });
        expect(network.taken).toEqual(names);
        expect(await send()).toEqual(result);
        expect(network.taken).toEqual(names);
      }),
    );
  });

  it.each<Refused['problem']>(['retry', 'blocked', 'unauthorised', 'closed'])(
    'keeps a call for later that is told %s, whatever might stand for it',
    async (problem) => {
      const { deliveries, answers, taken } = makeNetwork();
      answers.push(refused(problem, { retryAfterMs: 7 }));
      const write = (): Named[] => [{ name: 'photo', instead: plain('words') }];
      expect(await deliveries.send('d', write)).toEqual({ ok: false, problem, retryAfterMs: 7 });
      expect(await deliveries.send('d', write)).toMatchObject({ ok: true });
      expect(taken).toEqual(['photo']);
    },
  );

  it('makes the calls that stand for one that is refused, in its place', async () => {
    const { deliveries, answers, taken } = makeNetwork();
    answers.push(undefined, refused('rejected'), undefined, refused('rejected'));
    const asDocument: Named = { name: 'document', instead: plain('words') };
    const write = (): Named[] => [
      ...plain('first'),
      { name: 'album', instead: [...plain('photo'), asDocument] },
      ...plain('last'),
    ];
    expect(await deliveries.send('d', write)).toEqual({ ok: true, messageId: 'id-last' });
    expect(taken).toEqual(['first', 'photo', 'words', 'last']);
  });

  it('goes on without a call for which nothing stands, and is refused when nothing is left', async () => {
    const { deliveries, answers } = makeNetwork();
    const write = (): Named[] => [{ name: 'photo', instead: [] }, ...plain('words')];
    answers.push(refused('rejected'));
    expect(await deliveries.send('a', write)).toEqual({ ok: true, messageId: 'id-words' });
    answers.push(refused('rejected'));
    expect(await deliveries.send('b', () => [{ name: 'photo', instead: [] }])).toEqual(refused('rejected'));
    answers.push(refused('rejected'));
    expect(await deliveries.send('c', () => plain('words'))).toEqual(refused('rejected'));
    expect(await deliveries.send('d', () => [])).toEqual(refused('rejected'));
  });

  it('bears the id of its last call that is no aside and names one', async () => {
    const { deliveries, answers } = makeNetwork();
    answers.push(undefined, { ok: true, messageId: undefined });
    const write = (): Named[] => [...plain('a', 'b'), { name: 'aside', isAside: true }];
    expect(await deliveries.send('d', write)).toEqual({ ok: true, messageId: 'id-a' });
  });

  it('says that the network was not reached only when no call of this try was answered', async () => {
    const { deliveries, answers } = makeNetwork();
    const send = () => deliveries.send('d', () => plain('a', 'b'));
    answers.push(offline, undefined, offline, offline);
    expect(await send()).toEqual(offline);
    expect(await send()).toEqual(refused('retry'));
    expect(await send()).toEqual(offline);
    expect(await send()).toMatchObject({ ok: true });
  });
});

describe('a delivery that is forgotten', () => {
  it('goes out again from the beginning, in other calls if they are written anew', async () => {
    const { deliveries, taken } = makeNetwork();
    await deliveries.send('d', () => plain('photo', 'words'));
    await deliveries.send('other', () => plain('x'));
    deliveries.forget('id-words');
    deliveries.forget('nobody');
    await deliveries.send('d', () => plain('words'));
    await deliveries.send('other', () => plain('x'));
    expect(taken).toEqual(['photo', 'words', 'x', 'words']);
  });

  it('is not the one that is only half out', async () => {
    const { deliveries, answers, taken } = makeNetwork();
    answers.push(undefined, refused('retry'));
    await deliveries.send('d', () => plain('a', 'b'));
    deliveries.forget('id-a');
    await deliveries.send('d', () => plain('a', 'b'));
    expect(taken).toEqual(['a', 'b']);
  });

  it('is the oldest of more than a thousand', async () => {
    const { deliveries, taken } = makeNetwork();
    for (let n = 0; n <= 1_000; n++) await deliveries.send(`d${n}`, () => plain(`${n}`));
    await deliveries.send('d1000', () => plain('1000'));
    expect(taken).toHaveLength(1_001);
    await deliveries.send('d0', () => plain('0'));
    expect(taken).toHaveLength(1_002);
  });
});
