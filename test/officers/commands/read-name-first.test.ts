import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type IsMeant, readNameFirst } from '../../../src/officers/commands/read-name-first.js';

const isNamed: IsMeant<string> = (one, name) => one === name;
const begins: IsMeant<string> = (one, name) => name.length > 1 && one.startsWith(name);
const names = { known: ['air', 'air minum', 'pasar', 'pajak'], mostWords: 2, ways: [isNamed, begins] };

describe('the name a text begins with', () => {
  test.each([
    ['air', 'air', ''],
    ['Air keruh', 'air', 'keruh'],
    ['AIR-MINUM: keruh', 'air minum', 'keruh'],
    ['air  minum', 'air minum', ''],
    ['"pasar", — becek', 'pasar', 'becek'],
    ['pasar (induk)', 'pasar', '(induk)'],
    ['pas becek', 'pasar', 'becek'],
    ['pasar 🚧', 'pasar', '🚧'],
  ])('of %j is %s', (text, found, rest) => expect(readNameFirst(text, names)).toEqual({ found, rest }));

  test.each([
    ['that begins with no name', 'becek pasar'],
    ['whose beginning means two', 'pa becek'],
    ['of signs', '… !? 🤷'],
    ['of nothing', ''],
  ])('is not found in a text %s', (_, text) => expect(readNameFirst(text, names)).toBeUndefined());

  test('is the one that stands there before a longer one that is only begun', () => {
    const known = ['pasar', 'pasar induk baru'];
    expect(readNameFirst('pasar induk', { known, mostWords: 3, ways: [isNamed, begins] })).toEqual({
      found: 'pasar',
      rest: 'induk',
    });
  });

  test('has no more words than are tried', () => {
    expect(readNameFirst('air minum', { ...names, mostWords: 1 })).toEqual({ found: 'air', rest: 'minum' });
  });

  test('leaves the end of the text, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(`pasar ${text}`.endsWith(readNameFirst(`pasar ${text}`, names)!.rest)).toBe(true);
      }),
    );
    expect(readNameFirst(`pasar ${'x '.repeat(5000)}`, names)!.rest).toHaveLength(10_000);
  });
});
