import { describe, expect, it } from '@jest/globals';
import type { SendResult } from '../../../src/channels/channel.js';
import {
  LATE_PROBLEMS,
  PROBLEMS,
  problemOfCode,
  refusalOf,
} from '../../../src/channels/whatsapp-cloud/graph-errors.js';

type Problem = Extract<SendResult, { ok: false }>['problem'];

/** Status of HTTP, Meta's code, what is to be done. */
const TABLE: [number, number | undefined, Problem][] = [
  [0, undefined, 'retry'],
  [408, undefined, 'retry'],
  [429, undefined, 'retry'],
  [500, undefined, 'retry'],
  [503, 2, 'retry'],
  [400, 1, 'retry'],
  [400, 4, 'retry'],
  [400, 80007, 'retry'],
  [400, 130429, 'retry'],
  [500, 131000, 'retry'],
  [500, 131016, 'retry'],
  [400, 131048, 'retry'],
  [400, 131056, 'retry'],
  [500, 131057, 'retry'],
  [401, undefined, 'unauthorised'],
  [401, 0, 'unauthorised'],
  [400, 3, 'unauthorised'],
  [403, 10, 'unauthorised'],
  [400, 33, 'unauthorised'],
  [401, 190, 'unauthorised'],
  [403, 200, 'unauthorised'],
  [403, 299, 'unauthorised'],
  [403, 368, 'unauthorised'],
  [403, 131005, 'unauthorised'],
  [403, 131031, 'unauthorised'],
  [400, 131037, 'unauthorised'],
  [400, 131042, 'unauthorised'],
  [500, 131045, 'unauthorised'],
  [400, 133010, 'unauthorised'],
  // A page of another server.
  [404, undefined, 'unauthorised'],
  [400, 131047, 'closed'],
  [400, 131026, 'blocked'],
  [400, 131050, 'closed'],
  [400, 130472, 'closed'],
  [400, 131049, 'closed'],
  [400, 100, 'rejected'],
  [400, 131008, 'rejected'],
  [400, 131009, 'rejected'],
  [400, 131051, 'rejected'],
  [400, 131053, 'rejected'],
  [413, 131053, 'rejected'],
  [404, 132001, 'rejected'],
  [400, 300, 'rejected'],
  [400, 999999, 'rejected'],
  [403, undefined, 'rejected'],
];

describe('a refusal of the Graph API', () => {
  it.each(TABLE)('HTTP %s with code %s means %s', (status, code, problem) => {
    const failure = { ok: false, status, cause: 'x', ...(code === undefined ? {} : { code }) } as const;
    expect(refusalOf(failure).problem).toBe(problem);
  });

  it('is looked at here for every code that is known', () => {
    const seen = new Set(TABLE.map(([, code]) => code));
    const known = [PROBLEMS, LATE_PROBLEMS].flatMap((table) => Object.keys(table).map(Number));
    expect(known.filter((code) => !seen.has(code))).toEqual([]);
  });

  it('says that the network was not reached when there was no connection', () => {
    for (const cause of ['ECONNREFUSED', 'ENOTFOUND'])
      expect(refusalOf({ ok: false, status: 0, cause })).toEqual({
        ...{ ok: false, problem: 'retry', isOffline: true },
      });
    expect(refusalOf({ ok: false, status: 0, cause: 'ECONNRESET' })).toEqual({ ok: false, problem: 'retry' });
  });

  it.each([
    [429, undefined],
    [400, 4],
    [400, 80007],
    [400, 130429],
    [400, 131048],
    [400, 131056],
  ])('says how long to wait when Meta does not: HTTP %s with code %s', (status, code) => {
    const failure = { ok: false, status, cause: 'x', ...(code === undefined ? {} : { code }) } as const;
    expect(refusalOf(failure).retryAfterMs).toBeGreaterThanOrEqual(1_000);
  });

  it('waits as long as Meta says when it does', () => {
    const failure = { ok: false, status: 429, cause: 'x', code: 130429, retryAfterMs: 7_000 } as const;
    expect(refusalOf(failure)).toEqual({ ok: false, problem: 'retry', retryAfterMs: 7_000 });
  });

  it('leaves the pause to the outbox for faults that pass', () => {
    expect(refusalOf({ ok: false, status: 502, cause: 'x' })).toEqual({ ok: false, problem: 'retry' });
  });

  it('is about the settings when our own number is not there', () => {
    const failure = { ok: false, status: 400, cause: 'x', code: 100, subcode: 33 } as const;
    expect(refusalOf(failure)).toEqual({ ok: false, problem: 'unauthorised' });
  });

  it('has codes that nothing is known of', () => {
    expect(problemOfCode(undefined)).toBeUndefined();
    expect(problemOfCode(131053)).toBeUndefined();
  });
});
