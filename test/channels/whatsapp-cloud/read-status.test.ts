import { describe, expect, it } from '@jest/globals';
import type { DeliveryReport } from '../../../src/channels/channel.js';
import { LATE_PROBLEMS, PROBLEMS } from '../../../src/channels/whatsapp-cloud/graph-errors.js';
import { readStatus } from '../../../src/channels/whatsapp-cloud/read-status.js';

const now = new Date('2026-03-10T02:00:05Z');
const failedWith = (code?: number) =>
  readStatus(
    {
      ...{ id: 'wamid.1', status: 'failed', timestamp: '1773108500', recipient_id: '6281100000001' },
      errors: code === undefined ? [] : [{ code, title: 'x' }],
    },
    now,
  ) as DeliveryReport;

/** The tables of the channel: what a code means at once, and what it means later where that is something else. */
const known: Record<number, DeliveryReport['problem']> = { ...PROBLEMS, ...LATE_PROBLEMS };

describe('a message that failed later', () => {
  it.each(Object.entries(known))('with the known code %s is %s', (code, problem) => {
    expect(failedWith(Number(code))).toMatchObject({ state: 'failed', problem, code });
  });

  it.each<[number | undefined, DeliveryReport['problem']]>([
    // What passes: the message may be sent again.
    [131000, 'retry'],
    [131016, 'retry'],
    [130429, 'retry'],
    [131056, 'retry'],
    [131048, 'retry'],
    // The person has to write first, or blocked us.
    [131047, 'closed'],
    [131050, 'closed'],
    [131026, 'blocked'],
    // Meta could not have the file: the words may go alone.
    [131053, 'media'],
    // The operator has to act: a bill, a permission, the account, the token.
    [131042, 'unauthorised'],
    [200, 'unauthorised'],
    [299, 'unauthorised'],
    [131031, 'unauthorised'],
    [190, 'unauthorised'],
    // For good: a template, a code of the future, none at all.
    [132015, 'rejected'],
    [999_999, 'rejected'],
    [undefined, 'rejected'],
  ])('with code %p is %s', (code, problem) => {
    expect(failedWith(code)).toEqual({
      ...{ chatId: '6281100000001', messageId: 'wamid.1', state: 'failed', problem },
      at: new Date(1_773_108_500_000),
      ...(code === undefined ? {} : { code: `${code}` }),
    });
  });
});
