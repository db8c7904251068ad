import { expect, test } from '@jest/globals';
import { warnOfCategories } from '../../src/profile/warn-of-categories.js';

const jalan = {
  id: 'jalan' as const,
  phrases: ['jalan berlubang'],
  examples: ['aspal di depan toko ambles'],
};
const drainase = { id: 'drainase' as const, phrases: ['got mampet'], examples: ['selokan di gang bau'] };
const units = [{ categories: ['jalan' as const, 'drainase' as const] }];

test('nothing is said of categories that share nothing and have a unit', () => {
  expect(warnOfCategories([jalan, drainase], units)).toEqual([]);
});

test('a phrase that is an example of another category is named with both files, however it is written', () => {
  const twice = { ...drainase, examples: ['Jalan  berlubang!'] };
  expect(warnOfCategories([jalan, twice], units)).toEqual([
    'report/drainase.yaml: "Jalan  berlubang!" is also in report/jalan.yaml, keep it in one of them',
  ]);
});

test('a phrase that is an example of its own category too is left alone', () => {
  expect(warnOfCategories([{ ...jalan, examples: ['jalan berlubang'] }], units)).toEqual([]);
});

test('a category without a unit is named', () => {
  expect(warnOfCategories([jalan, drainase], [{ categories: ['jalan'] }])).toEqual([
    'units.yaml: no unit has drainase, its reports go to the triage desk',
  ]);
});
