import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { placeDistance } from '../../../src/understanding/places/place-distance.js';

describe('slips that people make cost less than a whole error', () => {
  test.each([
    ['sukamju', 'sukamaju', 'a vowel left out'],
    ['sukkamaju', 'sukamaju', 'a letter doubled'],
    ['sukmaaju', 'sukamaju', 'two swapped'],
    ['sidomuljo', 'sidomulyo', 'none of these'],
    ['kenango', 'kenanga', 'a wrong letter'],
  ])('%s for %s: %s', (typed, name) => {
    const distance = placeDistance(typed, name, 3);
    expect(distance).toBeGreaterThan(0);
    expect(distance).toBeLessThanOrEqual(1);
  });
});

const letters = fc.array(fc.constantFrom(...'abeiknoru'), { maxLength: 14 }).map((all) => all.join(''));

test('a name is at no distance from itself, and the limit only cuts off', () => {
  fc.assert(
    fc.property(letters, letters, fc.double({ min: 0.1, max: 4, noNaN: true }), (a, b, limit) => {
      expect(placeDistance(a, a, limit)).toBe(0);
      const whole = placeDistance(a, b, 20);
      const cut = placeDistance(a, b, limit);
      if (cut !== Infinity) expect(cut).toBeCloseTo(whole, 4);
      else expect(whole).toBeGreaterThan(limit - 1e-4);
    }),
  );
});

test('very long words are told apart without work', () => {
  expect(placeDistance('a'.repeat(5000), 'a'.repeat(4999), 3)).toBe(Infinity);
});
