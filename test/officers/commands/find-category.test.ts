import { describe, expect, test } from '@jest/globals';
import { findCategory } from '../../../src/officers/commands/find-category.js';
import { intents } from '../staff-world.js';

const categories = Object.values(intents);

describe('a category that somebody typed', () => {
  test.each(categories.flatMap(({ id, name }) => [[id, id] as const, [name.toUpperCase(), id] as const]))(
    '"%s" is %s',
    (typed, id) => {
      expect(findCategory(typed, categories)).toMatchObject({ category: id, rest: '' });
    },
  );

  test.each([
    ['drainse', 'drainase', ''],
    ['ke sampah', 'sampah', ''],
    ['menjadi pju: lampunya padam', 'pju', 'lampunya padam'],
    ['sampah bukan jalan', 'sampah', 'bukan jalan'],
  ])('"%s" is %s', (typed, category, rest) => {
    expect(findCategory(typed, categories)).toMatchObject({ category, rest });
  });

  test.each([
    ['lampu', 'pju'],
    ['banjir', 'drainase'],
    ['pendidkn', 'pendidikan'],
  ])('"%s" may mean %s', (typed, category) => {
    const { category: found, near } = findCategory(typed, categories);
    expect(found === category || near.includes(category as never)).toBe(true);
  });

  test.each(['', 'xyzzy', '🤷', '12'])('"%s" is none and comes near none', (typed) => {
    expect(findCategory(typed, categories)).toEqual({ rest: '', near: [] });
  });
});
