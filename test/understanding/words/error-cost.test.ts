import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { errorCost, LONGEST_COMPARED } from '../../../src/understanding/words/error-cost.js';

const cost = (typed: string, meant: string) => errorCost(typed, meant, 10);

describe('the first costs less than the second', () => {
  test.each([
    ['a letter twice', 'sampahh', 'a letter too much', 'sampahd', 'sampah'],
    ['a letter once that is double', 'penguna', 'a letter left out', 'penggna', 'pengguna'],
    ['a vowel left out', 'smpah', 'a consonant left out', 'saph', 'sampah'],
    ['e for i', 'bamber', 'a for i', 'bambar', 'bambir'],
    ['a key beside it', 'sampaj', 'a key far away', 'sampaq', 'sampah'],
    ['two letters swapped', 'smapah', 'two letters wrong', 'sxqpah', 'sampah'],
    ['an error inside', 'sanpah', 'an error in the first letter', 'zampah', 'sampah'],
    ['f for v', 'difabel', 'q for v', 'diqabel', 'divabel'],
    ['a vowel left out where nearly all are', 'smph', 'one of two left out', 'sampih', 'sampah'],
  ])('%s (%s), %s (%s)', (_what, cheap, _than, dear, meant) => {
    expect(cost(cheap, meant)).toBeLessThan(cost(dear, meant));
  });
});

const word = fc.string({
  unit: fc.constantFrom(...'abehiklmnopsu'),
  minLength: 1,
  maxLength: LONGEST_COMPARED,
});

test('a word is nothing away from itself, and more than nothing from any other', () => {
  fc.assert(fc.property(word, (any) => expect(cost(any, any)).toBe(0)));
  fc.assert(
    fc.property(word, word, (a, b) => {
      fc.pre(a !== b);
      expect(errorCost(a, b, 100)).toBeGreaterThan(0);
    }),
  );
});

test('a limit hides what is above it and changes nothing below', () => {
  fc.assert(
    fc.property(word, word, fc.double({ min: 0, max: 5, noNaN: true }), (a, b, limit) => {
      const full = errorCost(a, b, 100);
      expect(errorCost(a, b, limit)).toBe(full <= limit ? full : Infinity);
    }),
  );
});
