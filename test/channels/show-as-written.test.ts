import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanText } from '../../src/channels/clean-text.js';
import { showAsWritten } from '../../src/channels/show-as-written.js';

/** Where a word joiner stands is shown by |. */
const shown = (text: string) => showAsWritten(text).replaceAll('\u2060', '|');

/** Pairs as WhatsApp's clients take them: from the start of a word to the end of one, in one line. */
const PAIR = /(?<=^|[\s\p{P}\p{S}])([*_~`])(?=[\p{L}\p{N}])[^\n]*?\S\1(?![\p{L}\p{N}])/mu;

describe('marks that would be taken for markup', () => {
  it.each([
    ['Laporan *Anda* <b>diterima</b> _baik_', 'Laporan |*|Anda* <b>diterima</b> |_|baik_'],
    ['*tebal*', '|*|tebal*'],
    ['~tiga kata lain~.', '|~|tiga kata lain~.'],
    ['pakai `kode` ini', 'pakai |`|kode` ini'],
    ['*a* dan *b*', '|*|a* dan |*|b*'],
    ['*_dua_*', '|*||_|dua_*'],
    ['> kutipan', '|>| kutipan'],
    ['* butir', '|*| butir'],
    ['biasa\n> kutipan', 'biasa\n|>| kutipan'],
    ['```\nblok\n```', '|`|``\nblok\n|`|``'],
    ['```blok\nblok```', '`|`|`blok\nblok`|`|`'],
    ['lihat _https://contoh.example/a_', 'lihat |_|https://contoh.example/a_'],
  ])('are broken: %j', (text, broken) => {
    expect(shown(text)).toBe(broken);
  });

  it.each([
    '',
    'biasa saja',
    '5 * 3 * 2',
    '2*3*4',
    'nama_berkas_lama',
    '*awal saja',
    'akhir saja*',
    'bintang * sendiri *',
    '*baris\nlain*',
    '1. satu\n2. dua',
    '- satu',
    'a > b',
    'https://contoh.example/t/_aB_-c_?x=*y*',
  ])('stay where they are none: %j', (text) => {
    expect(showAsWritten(text)).toBe(text);
  });

  it('leave a text that a person reads and copies as it was', () => {
    const marked = fc.string({ unit: fc.constantFrom(...'ab* _~`>\n.1(é🙏'), maxLength: 60 });
    fc.assert(
      fc.property(marked, (text) => {
        expect(cleanText(showAsWritten(text))).toBe(text);
      }),
    );
  });

  it('leave no pair standing', () => {
    const marked = fc.string({ unit: fc.constantFrom(...'ab* _~'), maxLength: 40 });
    fc.assert(
      fc.property(marked, (text) => {
        // A word joiner is neither white space, a sign, a letter nor a start: nothing begins after it or before it.
        expect(PAIR.test(showAsWritten(text))).toBe(false);
      }),
      { numRuns: 2000 },
    );
    expect([PAIR.test('*a*'), PAIR.test('x (_a b_)'), PAIR.test('a*b*')]).toEqual([true, true, false]);
  });

  it('cost a long text little', () => {
    expect(showAsWritten('*'.repeat(4096)).length).toBeLessThanOrEqual(3 * 4096);
  });
});
