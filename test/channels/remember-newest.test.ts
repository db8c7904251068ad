import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { rememberNewest } from '../../src/channels/remember-newest.js';

it('keeps the newest entries, each once, in the order in which they came last', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9)), fc.integer({ min: 1, max: 6 }), (keys, most) => {
      const map = new Map<number, number>();
      for (const [at, key] of keys.entries()) rememberNewest(map, key, at, most);
      const newest = [...new Set(keys.toReversed())].slice(0, most).toReversed();
      expect([...map.keys()]).toEqual(newest);
      for (const key of newest) expect(map.get(key)).toBe(keys.lastIndexOf(key));
    }),
  );
});
