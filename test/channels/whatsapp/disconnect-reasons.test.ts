import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  afterDisconnect,
  KNOWN_CODES,
  pauseMs,
  statusOf,
} from '../../../src/channels/whatsapp/disconnect-reasons.js';

const LONGEST_MS = 5 * 60_000;

describe('after a connection ended', () => {
  const table: [code: number | undefined, next: string, tells: string | undefined][] = [
    [401, 'pair', 'CHANNEL_LOGGED_OUT'],
    [402, 'ask', 'CHANNEL_RESTRICTED'],
    [403, 'ask', 'CHANNEL_RESTRICTED'],
    [405, 'ask', 'CHANNEL_OUTDATED'],
    [408, 'later', undefined],
    [409, 'ask', 'CHANNEL_OUTDATED'],
    [411, 'pair', 'CHANNEL_LOGGED_OUT'],
    [428, 'later', undefined],
    [440, 'ask', 'CHANNEL_TAKEN'],
    [500, 'later', 'CHANNEL_CLOSED'],
    [501, 'later', undefined],
    [503, 'later', undefined],
    [515, 'again', undefined],
    [0, 'later', undefined],
    [200, 'later', undefined],
    [999, 'later', undefined],
    [undefined, 'later', undefined],
  ];
  it.each(table)('with %s it is tried %s, telling %s', (code, next, tells) => {
    const after = afterDisconnect(code);
    expect([after.next, after.tells]).toEqual([next, tells]);
  });

  it('every code that is known by name is in this table, and every reason of Baileys is known', async () => {
    expect(KNOWN_CODES.filter((code) => !table.some(([listed]) => listed === code))).toEqual([]);
    const { DisconnectReason } = await import('@whiskeysockets/baileys');
    const theirs = Object.values(DisconnectReason).filter((code) => typeof code === 'number');
    expect(theirs.length).toBeGreaterThan(8);
    expect(theirs.filter((code) => !KNOWN_CODES.includes(code))).toEqual([]);
  });

  it.each([
    [{ output: { statusCode: 515 } }, 515],
    [{ output: { statusCode: '515' } }, undefined],
    [{ output: {} }, undefined],
    [new Error('x'), undefined],
    ['x', undefined],
    [null, undefined],
    [undefined, undefined],
  ])('reads the code of %j', (error, code) => {
    expect(statusOf(error)).toBe(code);
  });
});

describe('the pause before the next try', () => {
  const chance = fc.double({ min: 0, max: 1, noNaN: true });
  const failures = fc.integer({ min: 1, max: 100_000 });

  it('doubles up to its limit when chance takes nothing away', () => {
    const pauses = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((tries) => pauseMs(tries, 0));
    expect(pauses).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 300, 300].map((seconds) => seconds * 1_000));
  });

  it('loses at most half by chance and is never above the limit nor below a second', () => {
    fc.assert(
      fc.property(failures, chance, (tries, random) => {
        const [full, pause] = [pauseMs(tries, 0), pauseMs(tries, random)];
        expect(pause).toBeGreaterThanOrEqual(full / 2);
        expect(pause).toBeLessThanOrEqual(full);
        expect(full).toBeLessThanOrEqual(LONGEST_MS);
        expect(pause).toBeGreaterThanOrEqual(1_000);
      }),
    );
  });

  it('never shrinks by more than chance', () => {
    fc.assert(
      fc.property(failures, chance, (tries, random) => {
        expect(pauseMs(tries + 1, random)).toBeGreaterThanOrEqual(pauseMs(tries, random));
      }),
    );
  });

  it('makes no storm of a day without network: fewer than 700 tries', () => {
    fc.assert(
      fc.property(fc.infiniteStream(chance), (chances) => {
        let [tries, passedMs] = [0, 0];
        for (const random of chances) {
          passedMs += pauseMs(++tries, random);
          if (passedMs > 24 * 3_600_000) break;
        }
        expect(tries).toBeLessThan(700);
      }),
      { numRuns: 20 },
    );
  });
});
