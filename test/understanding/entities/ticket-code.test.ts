import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatCode, readCode } from '../../../src/understanding/entities/ticket-code.js';

const ALPHABET = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'];
const month = fc
  .tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => `CTH-${String(year).padStart(2, '0')}${String(month).padStart(2, '0')}`);
const code = fc
  .tuple(month, fc.oneof(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 9_999_999 })))
  .map(([month, number]) => formatCode(month, number));

/** Another reading than the code that was meant would send a citizen to a stranger's ticket. */
function expectNotAnother(typed: string, meant: string): void {
  const reading = readCode(typed, 'CTH');
  if (reading?.kind === 'code' && reading.code !== meant) throw new Error(`${typed} read as ${reading.code}`);
}

describe('the ticket code', () => {
  test('has city, month, four digits and a letter', () => {
    expect(formatCode('CTH-2603', 42)).toBe('CTH-2603-0042K');
    expect(formatCode('CTH-2612', 12345)).toMatch(/^CTH-2612-12345[A-Z]$/);
  });

  test('keeps the letters of codes already handed out', () => {
    const codes = ['CTH-2603-0001X', 'CTH-2603-0002W', 'CTH-2603-0003V', 'CTH-2603-9999R', 'CTH-2603-10000R'];
    expect([1, 2, 3, 9999, 10000].map((number) => formatCode('CTH-2603', number))).toEqual(codes);
  });

  test('is read back in any month and with any number', () => {
    fc.assert(
      fc.property(code, (code) => {
        expect(readCode(code, 'CTH')).toEqual({ kind: 'code', code });
      }),
      { numRuns: 500 },
    );
  });

  test('catches every single wrong character of all letters and digits, in every place of a thousand codes', () => {
    for (let number = 1; number <= 9000; number += 9) {
      const meant = formatCode('CTH-2603', number);
      for (let place = 0; place < meant.length; place++) {
        for (const sign of ALPHABET) {
          if (sign === meant[place]) continue;
          expectNotAnother(meant.slice(0, place) + sign + meant.slice(place + 1), meant);
        }
      }
    }
  });

  test('catches every swap of two neighbours in every code of a month', () => {
    for (let number = 1; number <= 12_000; number++) {
      const meant = formatCode('CTH-2603', number);
      for (let place = 0; place + 1 < meant.length; place++) {
        const [a, b] = [meant[place]!, meant[place + 1]!];
        expectNotAnother(meant.slice(0, place) + b + a + meant.slice(place + 2), meant);
      }
    }
  });

  test('catches wrong characters and swaps in any month', () => {
    const slip = fc.tuple(code, fc.nat(12), fc.constantFrom(...ALPHABET), fc.boolean());
    fc.assert(
      fc.property(slip, ([meant, place, sign, swaps]) => {
        const [a, b] = [meant[place] ?? '', meant[place + 1] ?? ''];
        const typed = swaps ? b + a : sign + b;
        expectNotAnother(meant.slice(0, place) + typed + meant.slice(place + 2), meant);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('reading a code in what a person wrote', () => {
  const written = [
    'CTH-2603-0042K',
    'cth2603 0042k',
    'cth26030042k',
    'CTH 2603 0042 K',
    'cth-26o3-oo42k',
    'status cth.2603.0042k ya min',
    'laporan saya (CTH-2603-0042K), sudah?',
    'CTH–2603–0042K',
    'CTH_2603_0042k!',
    'pernah lapor CTH-2603-0001 lalu CTH-2603-0042K',
  ];
  test.each(written)('reads "%s"', (text) => {
    expect(readCode(text, 'CTH')).toEqual({ kind: 'code', code: 'CTH-2603-0042K' });
  });

  test('reads I and l as 1', () => {
    const code = formatCode('CTH-2611', 11);
    expect(readCode(code.replace('2611', '26Il').replace('0011', 'OOlI'), 'CTH')).toEqual({
      kind: 'code',
      code,
    });
  });

  const wrong = [
    ['CTH-2603-0042J', 'CTH-2603-0042J'],
    ['CTH-2603-0402K', 'CTH-2603-0402K'],
    ['CHT-2603-0042K', 'CHT-2603-0042K'],
    ['CTH-2603-042K', 'CTH-2603-042K'],
    ['cth-2603-0A42K', 'cth-2603-0A42K'],
  ];
  test.each(wrong)('takes "%s" for mistyped', (text, typed) => {
    expect(readCode(text, 'CTH')).toEqual({ kind: 'mistyped', typed });
  });

  const bare = [
    ['CTH-2603-0001', 'CTH-2603-0001'],
    ['/ambil CTH-2603-0001 ya', 'CTH-2603-0001'],
    ['CTH-26030042', 'CTH-26030042'],
    ['cek cth 2603 0042', 'cth 2603 0042'],
    ['cth26030o42, kapan?', 'cth26030o42'],
  ];
  test.each(bare)('completes "%s", which lacks nothing but its letter', (text, typed) => {
    const number = Number(typed.slice(-4).replace('o', '0'));
    expect(readCode(text, 'CTH')).toEqual({
      kind: 'mistyped',
      typed,
      completed: formatCode('CTH-2603', number),
    });
  });

  const other = [
    '',
    'lampu jalan mati',
    'cth 2 lubang besar di jalan',
    'cth: jalan rusak 100 meter',
    'hubungi 0812 3456 7890',
    'cth 0812 3456 7890',
    'KTP 3312 0102 0304 0005',
    'B 1234 ABC',
    'surat DPU-2024-0012',
    'XCTH-2603-0042K9',
  ];
  test.each(other)('sees no code in "%s"', (text) => {
    expect(readCode(text, 'CTH')).toBeUndefined();
  });

  test('reads a long text without code quickly and never throws', () => {
    fc.assert(fc.property(fc.string({ maxLength: 400 }), (text) => void readCode(text, 'CTH')));
    expect(readCode('CTH-'.repeat(1000) + '0'.repeat(4000), 'CTH')).toBeUndefined();
  });
});
