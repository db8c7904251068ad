import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { numberChoices } from '../../src/channels/number-choices.js';
import { readChoice } from '../../src/understanding/read-choice.js';

const words = { byNumber: 'Angka atau kata:', byWord: 'Kata:' };
const choicesOf = (labels: string[]) => labels.map((label, index) => ({ id: `id-${index + 1}`, label }));
const linesOf = (labels: string[], numbersTaken?: boolean) =>
  numberChoices(
    { text: '', choices: choicesOf(labels), ...(numbersTaken ? { numbersTaken } : {}) },
    words,
  ).split('\n');

describe('choices as lines', () => {
  it.each<[string, string[], string[]]>([
    ['words', ['Kirim', 'Batal'], ['Angka atau kata:', '1. Kirim', '2. Batal']],
    ['a rating', ['1', '2', '3', '4', '5'], ['Angka atau kata:', '1, 2, 3, 4, 5']],
    [
      'a rating and a way out',
      ['1', '2', '3', '4', '5', 'Belum beres'],
      ['Angka atau kata:', '1, 2, 3, 4, 5', '6. Belum beres'],
    ],
    ['one number alone', ['Ya', '2', 'Tidak'], ['Angka atau kata:', '1. Ya', '2', '3. Tidak']],
    ['numbers of something else', ['3', '1', '3'], ['Angka atau kata:', '1. 3', '2. 1', '3']],
    ['a number with more to it', ['1 hari', '2 hari'], ['Angka atau kata:', '1. 1 hari', '2. 2 hari']],
    ['none', [], ['']],
  ])('%s', (_name, labels, expected) => {
    expect(linesOf(labels)).toEqual(expected);
  });

  it('are named by word alone where numbers mean something else', () => {
    expect(linesOf(['1', '2', 'Batal'], true)).toEqual(['Kata:', '- 1', '- 2', '- Batal']);
  });

  it('that are their own number are meant by that number, whatever stands beside them', () => {
    const label = fc.option(fc.stringMatching(/^[A-Z][a-z]{3,12}$/), { nil: undefined });
    fc.assert(
      fc.property(fc.uniqueArray(label, { minLength: 1, maxLength: 12 }), (drawn) => {
        const choices = choicesOf(drawn.map((one, index) => one ?? `${index + 1}`));
        for (const [index, choice] of choices.entries())
          expect(readChoice(`${index + 1}`, choices)).toBe(choice);
      }),
    );
  });
});
