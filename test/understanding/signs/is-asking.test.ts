import { expect, test } from '@jest/globals';
import { isAsking } from '../../../src/understanding/signs/is-asking.js';

test.each(['apa', 'berapa', 'syarat', 'jadwal', 'bisakah', 'sudahkah'])('%s asks', (word) => {
  expect(isAsking(word)).toBe(true);
});

test.each(['', 'kah', 'pekah', 'lampu', 'apaan', 'naskahnya', 'x'.repeat(10_000), '🤷', 'constructor'])(
  '%s does not ask',
  (word) => expect(isAsking(word)).toBe(false),
);
