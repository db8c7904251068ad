import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LITTLE, makeCorrectWord } from '../../../src/understanding/words/correct-word.js';
import { gatherKnown } from '../../../src/understanding/words/known-words.js';
import { MOST_COMPARED } from '../../../src/understanding/words/spelling-index.js';

/** Once could be a typing error itself. */
const twice = (texts: string[]) => [...texts, ...texts];

const known = gatherKnown({
  words: new Map([['jln', 'jalan']]),
  texts: twice([
    'lampu jalan mati', 'lampu jalan padam', 'sampah menumpuk di selokan', 'sampah belum diangkut',
    'selokan mampet', 'jalan berlubang', 'jln rusak', 'ada kebakaran', 'perbaikan jalan', 'pelayanan lambat', 'tombak dan tembak',
  ]),
  careful: ['kebakaran'],
}); // biome-ignore format: short texts
let compared = 0;
const correct = makeCorrectWord(known, () => compared++);

describe('a mistyped word is read as the one that is meant', () => {
  test.each([
    ['smapah', 'sampah'],
    ['sanpah', 'sampah'],
    ['smph', 'sampah'],
    ['sellokan', 'selokan'],
    ['seloksn', 'selokan'],
    ['lmapu', 'lampu'],
    ['jaaln', 'jalan'],
    ['berlubnag', 'berlubang'],
    ['perbakan', 'perbaikan'],
    ['kebakran', 'kebakaran'],
  ])('%s: %s', (typed, meant) => expect(correct(typed)).toBe(meant));
});

describe('nothing is made of', () => {
  test.each([
    ['a short word', 'jlx'],
    ['a word that is near to none', 'gubeng'],
    ['a word that is near to two', 'tambak'],
    ['danger that is not nearly written', 'kebekiran'],
    ['letters and digits', 'jal4n'],
    ['a word of 25 letters', 'sampahsampahsampahsampahs'],
    ['other letters', 'сампах'],
    ['nothing', ''],
  ])('%s: %s', (_what, typed) => expect(correct(typed)).toBeUndefined());

  test('a name in which more than a little is wrong', () => {
    expect(correct('jalen', LITTLE)).toBeUndefined();
    expect(correct('jalann', LITTLE)).toBe('jalan');
  });
});

test('no word is compared with more than MOST_COMPARED others, whatever is typed', () => {
  // A thousand words of one skeleton.
  const alike = Array.from({ length: 1000 }, (_, i) =>
    ['a', 'i', 'u', 'e', 'o'].reduce(
      (word, _vowel, at) => `${word}${'aiueo'[Math.floor(i / 5 ** at) % 5]}${'kltns'[at]}`,
      'b',
    ),
  );
  let many = 0;
  const correctAmong = makeCorrectWord(gatherKnown({ texts: twice(alike), words: new Map() }), () => many++);
  const text = fc.oneof(
    fc.string({ unit: fc.constantFrom(...'bkltnsaiueo'), maxLength: 24 }),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.base64String({ maxLength: 200 }),
    fc.constantFrom('a', 'bk', 'sampah', '漢').map((unit) => unit.repeat(5000)),
    fc.constantFrom(...alike),
  );
  fc.assert(
    fc.property(text, (typed) => {
      many = 0;
      correctAmong(typed);
      expect(many).toBeLessThanOrEqual(MOST_COMPARED);
    }),
    { numRuns: 500 },
  );
  expect(compared).toBeGreaterThan(0);
});
