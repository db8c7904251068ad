import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { explainError } from '../src/explain-error.js';
import { CodedError, type ErrorCode, errorTexts, isCoded } from '../src/shared/errors.js';
import { readTree, root, withoutComments } from './support/source-tree.js';

const codes = Object.entries(errorTexts) as [ErrorCode, string][];
const code = readTree('src', '.ts')
  .filter(({ path }) => path !== 'src/shared/errors.ts')
  .map(({ text }) => withoutComments(text))
  .join('\n');
const documented = readFileSync(join(root, 'docs/errors.md'), 'utf8');

describe('the table of errors', () => {
  it('is told in docs/errors.md as it stands', () => {
    const rows = [...documented.matchAll(/^\| `([A-Z_]+)` \| (.*) \|$/gm)].map(([, name, words]) => [
      name,
      words,
    ]);
    expect(rows).toEqual(codes);
  });

  it.each(codes)('%s: %s', (name, words) => {
    expect(name).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
    expect(words).toMatch(/^[A-Z].*\.$/);
    // A code that nothing raises is a promise nobody keeps.
    expect(new RegExp(`\\b${name}\\b`).test(code)).toBe(true);
  });

  it('names files and settings that are there', () => {
    const files = codes.flatMap(([, words]) => words.match(/\b(city|intents)\/[\w/.-]+\w/g) ?? []);
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });
});

describe('an error', () => {
  const error = new CodedError('TICKET_NOT_FOUND', { place: 3 }, { cause: new Error('below') });

  it('is known by its code', () => {
    expect(isCoded(error)).toBe(true);
    expect(isCoded(error, 'TICKET_NOT_FOUND')).toBe(true);
    expect(isCoded(error, 'USAGE')).toBe(false);
    expect(isCoded(new Error('TICKET_NOT_FOUND'))).toBe(false);
  });

  it('says what to do, and carries fields rather than prose', () => {
    expect(error.message).toBe(`TICKET_NOT_FOUND: ${errorTexts.TICKET_NOT_FOUND}`);
    expect(error.fields).toEqual({ place: 3 });
    expect(explainError(error)).toBe(`TICKET_NOT_FOUND: ${errorTexts.TICKET_NOT_FOUND}\n  place: 3`);
  });
});
