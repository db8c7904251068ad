import { describe, expect, it } from '@jest/globals';
import { nextWaking } from '../../src/sla/quiet-hours.js';

describe('the first moment at which a citizen may be disturbed', () => {
  it.each([
    ['2026-03-10T07:00:00+07:00', '2026-03-10T07:00:00+07:00'],
    ['2026-03-10T20:59:59+07:00', '2026-03-10T20:59:59+07:00'],
    ['2026-03-10T21:00:00+07:00', '2026-03-11T07:00:00+07:00'],
    ['2026-03-10T23:59:59+07:00', '2026-03-11T07:00:00+07:00'],
    ['2026-03-11T00:00:00+07:00', '2026-03-11T07:00:00+07:00'],
    ['2026-03-11T06:59:59+07:00', '2026-03-11T07:00:00+07:00'],
  ])('from %s on is %s in Jakarta', (at, expected) => {
    expect(nextWaking(new Date(at), 'Asia/Jakarta')).toEqual(new Date(expected));
  });

  it('follows the clocks of the city', () => {
    const at = new Date('2026-03-10T20:30:00+07:00');
    expect(nextWaking(at, 'Asia/Jayapura')).toEqual(new Date('2026-03-11T07:00:00+09:00'));
  });
});
