import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { numberChoices } from '../../src/channels/number-choices.js';
import { splitText } from '../../src/channels/split-text.js';
import { readChoiceLines } from './read-choice-lines.js';

const words = { byNumber: 'Balas dengan angka atau kata:', byWord: 'Balas dengan kata:' };
const label = fc.stringMatching(/^[\p{L}][\p{L}\p{N} ,()]{0,40}[\p{L}\p{N}]$/u);
/** Undefined: the label is its own number. */
const given = fc.option(label, { nil: undefined });
const text = fc.stringMatching(/^[\p{L}][\p{L}\p{N} .!?]{0,300}[.!?]$/u);

it('reads back every choice that was written as a line, in however many parts', () => {
  fc.assert(
    fc.property(text, fc.array(given, { maxLength: 15 }), fc.boolean(), (said, drawn, numbersTaken) => {
      const labels = drawn.map((one, index) => one ?? `${index + 1}`);
      const choices = labels.map((label, n) => ({ id: `${n}`, label }));
      const lines = numberChoices({ text: said, choices, numbersTaken }, words);
      const whole = [said, lines].filter(Boolean).join('\n\n');
      for (const longest of [100_000, 200]) {
        const parts = splitText(whole, longest).map((part) => ({ text: part }));
        const read = readChoiceLines(parts, words);
        expect(read.flatMap((part) => part.labels)).toEqual(labels);
        expect(read.some(({ isNumbered }) => isNumbered)).toBe(labels.length > 0 && !numbersTaken);
      }
    }),
  );
});

it('leaves lines that are numbered for another reason in the text', () => {
  const [read] = readChoiceLines([{ text: 'Syarat:\n1. KTP\n2. KK' }], words);
  expect(read).toMatchObject({ text: 'Syarat:\n1. KTP\n2. KK', labels: [], isNumbered: false });
});
