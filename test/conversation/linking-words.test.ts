import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type LinkingWords, readLinkingWords } from '../../src/conversation/linking-words.js';

const read = (text: string): string | undefined => {
  const said: LinkingWords | undefined = readLinkingWords(text);
  return said?.kind === 'redeem' ? `code ${said.code}` : said?.kind;
};

describe('words about linking one’s own accounts', () => {
  it.each([
    ['/hubungkan', 'offer'],
    ['hubungkan', 'offer'],
    ['Hubungkan', 'offer'],
    ['/connect', 'offer'],
    ['/hubungkan@tanggap_bot', 'offer'],
    ['hubungkan akun', 'offer'],
    ['sambungkan telegram saya', 'offer'],
    ['/hubungkan telegram saya', 'offer'],
    ['min, tolong hubungkan akun wa dan telegram saya ya', 'offer'],
    ['gimana cara menghubungkan akun whatsapp dengan telegram?', 'offer'],
    ['how do i connect my whatsapp account', 'offer'],
    ['hubungkan whatsapp', 'offer'],
    ['/hubungkan ABCD-2345', 'code ABCD-2345'],
    ['hubungkan abcd2345', 'code abcd2345'],
    ['hubungkan abcd 2345', 'code abcd 2345'],
    ['hubungkan a b c d 2 3 4 5', 'code a b c d 2 3 4 5'],
    ['hubungkan: ABCD-2345', 'code ABCD-2345'],
    ['hubungkan kode ABCD-2345', 'code ABCD-2345'],
    [' HUBUNGKAN\nABCD-2345 ', 'code ABCD-2345'],
    ['hubungkan ABC-234', 'code ABC-234'],
    ['hubungkan ABCDEFGHJ2', 'code ABCDEFGHJ2'],
    ['/hubungkan apa ini', 'code apa ini'],
    ['/putuskan', 'leave'],
    ['putuskan', 'leave'],
    ['/disconnect', 'leave'],
    ['/putuskan sekarang juga', 'leave'],
    ['putuskan sambungan akun saya', 'leave'],
    ['tolong lepaskan akun telegram', 'leave'],
  ])('%p asks for: %p', (text, wanted) => {
    expect(read(text)).toBe(wanted);
  });

  it.each([
    '',
    '/',
    'hubungkan saya dengan petugas',
    'tolong hubungkan ke dinas PU',
    'sambungan air diputus PDAM',
    'putuskan kabel yang menjuntai di Jl. Mangga',
    'internet putus',
    'jembatan penghubung rusak',
    'akun saya diblokir',
    'minta nomor wa dinas',
    'kabel telegram putus di jalan',
    'lampu jalan mati',
    '/hubungi',
    '/tautkan ABCD2345',
    'hubungkan jalan ini dengan Jl. Mangga, RT 05 RW 03',
    'hubungkan rt 05',
    '💡',
    'אבגד',
    `hubungkan akun ${'saya '.repeat(2000)}`,
  ])('%p is something else', (text) => {
    expect(read(text)).toBeUndefined();
  });

  it('are read from any text without a fault', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string().map((text) => `/hubungkan ${text}`),
        ),
        (text) => {
          const said = readLinkingWords(text);
          expect([undefined, 'offer', 'leave', 'redeem']).toContain(said?.kind);
        },
      ),
    );
  });
});
