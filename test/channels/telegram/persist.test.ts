import { describe, expect, it } from '@jest/globals';
import { makePersistence } from '../../../src/channels/telegram/persist.js';
import type { ApiAnswer } from '../../../src/channels/telegram/telegram-api.js';
import { ManualClock } from '../../../src/shared/clock.js';
import { silentLogger } from '../../../src/shared/logger.js';

const START = new Date('2026-03-10T02:00:00Z');
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

function watch(answers: ApiAnswer[]) {
  const clock = new ManualClock(START);
  const stopping = new AbortController();
  const askedAtS: number[] = [];
  const persistence = makePersistence({ clock, logger: silentLogger, signal: stopping.signal });
  const attempt = async () => {
    askedAtS.push((clock.now().getTime() - START.getTime()) / 1000);
    return answers[askedAtS.length - 1] ?? { ok: true as const, result: 'here' };
  };
  return { clock, stopping, askedAtS, persistence, attempt };
}

const away: ApiAnswer = { ok: false, status: 0, cause: 'ECONNREFUSED' };

describe('trying again', () => {
  it('waits 1, 2, 4 ... and at most 60 seconds', async () => {
    const { clock, askedAtS, persistence, attempt } = watch(Array(9).fill(away));
    const result = persistence.until(attempt);
    await clock.moveTo(new Date(START.getTime() + 600_000), settle);
    expect(await result).toBe('here');
    expect(askedAtS).toEqual([0, 1, 3, 7, 15, 31, 63, 123, 183, 243]);
  });

  it('begins with a short pause again after a success', async () => {
    const here: ApiAnswer = { ok: true, result: 'here' };
    const { clock, askedAtS, persistence, attempt } = watch([away, away, here, away]);
    await Promise.all([persistence.until(attempt), clock.moveTo(new Date(START.getTime() + 3_000), settle)]);
    const second = persistence.until(attempt);
    await clock.moveTo(new Date(START.getTime() + 60_000), settle);
    await second;
    expect(askedAtS).toEqual([0, 1, 3, 3, 4]);
  });

  it('waits as long as Telegram asks', async () => {
    const { clock, askedAtS, persistence, attempt } = watch([
      { ok: false, status: 429, cause: '', retryAfterMs: 17_000 },
    ]);
    const result = persistence.until(attempt);
    await clock.moveTo(new Date(START.getTime() + 60_000), settle);
    await result;
    expect(askedAtS).toEqual([0, 17]);
  });

  it.each([401, 404])('gives up when the token is refused with %i', async (status) => {
    const { persistence, attempt, askedAtS } = watch([{ ok: false, status, cause: '' }]);
    expect(await persistence.until(attempt)).toBeUndefined();
    expect(askedAtS).toEqual([0]);
  });

  it('ends in the middle of a pause when it is stopped', async () => {
    const { persistence, attempt, stopping } = watch([away]);
    const result = persistence.until(attempt);
    await settle();
    stopping.abort();
    expect(await result).toBeUndefined();
  });
});
