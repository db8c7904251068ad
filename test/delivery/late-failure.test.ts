import { describe, expect, it } from '@jest/globals';
import type { DeliveryReport, Outbound } from '../../src/channels/channel.js';
import {
  type FailedLate,
  LATE_PAUSES_MS,
  type LateStep,
  stepAfter,
} from '../../src/delivery/late-failure.js';

const photo = { kind: 'photo' as const, path: '/x', mime: 'image/jpeg' };
const row = (message: Partial<Outbound> = {}, more: Partial<FailedLate> = {}): FailedLate => ({
  message: { text: 'kabar', ...message },
  ...more,
});
const announced = { announcedAt: new Date(0) };
const often = LATE_PAUSES_MS.length;

/** What the channel says, what is known of the message, what is done. */
const TABLE: [NonNullable<DeliveryReport['problem']>, string, FailedLate, LateStep][] = [
  ['retry', 'that fails for the first time', row(), 'again'],
  ['retry', 'for which one pause is left', row({}, { lateFailures: often - 1 }), 'again'],
  ['retry', 'for which none is left', row({}, { lateFailures: often }), 'fail'],
  [
    'retry',
    'for which none is left, sent as a template',
    row({}, { ...announced, lateFailures: often }),
    'await',
  ],
  ['retry', 'that waited for the person since', row({}, { ...announced, lateFailures: often + 1 }), 'fail'],
  ['rejected', 'in words', row(), 'fail'],
  ['rejected', 'sent as a template', row({}, announced), 'await'],
  [
    'rejected',
    'that waited for the person since',
    row({}, { ...announced, lateFailures: often + 1 }),
    'fail',
  ],
  ['media', 'with words and a file', row({ media: [photo] }), 'words'],
  ['media', 'whose words went alone before', row({ media: [photo] }, { isWithoutFiles: true }), 'fail'],
  ['media', 'without words', row({ text: ' \n', media: [photo] }), 'fail'],
  ['media', 'without a file', row({ media: [] }), 'fail'],
  ['media', 'that says nothing of files', row(), 'fail'],
  ['closed', 'in words', row(), 'close'],
  ['closed', 'sent as a template', row({}, announced), 'close'],
  ['unauthorised', 'in words', row(), 'operator'],
  ['unauthorised', 'sent as a template', row({}, announced), 'operator'],
  ['unauthorised', 'that failed often', row({ media: [photo] }, { lateFailures: 1_000 }), 'operator'],
  ['blocked', 'in words', row(), 'fail'],
  ['blocked', 'sent as a template', row({}, announced), 'fail'],
];

describe('a message that did not arrive', () => {
  it.each(TABLE)('(%s) %s', (problem, _what, message, step) => {
    expect(stepAfter(problem, message)).toBe(step);
  });
});
