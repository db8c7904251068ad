import { describe, expect, it } from '@jest/globals';
import { asksToHide } from '../../src/report/asks-to-hide.js';

describe('a wish to keep the name back', () => {
  it.each([
    'rahasiakan nama saya',
    'tolong sembunyikan identitas',
    'nama saya tolong dirahasiakan ya',
    'kirim tapi jangan sebut nama saya',
    'jangan bilang-bilang dari saya ya',
    'jangan bilang kalau saya yang lapor',
    'nama jangan ditulis',
    'tidak mau disebut namanya',
    'identitas jangan sampai bocor',
    'saya mau lapor anonim',
    'kirim tanpa nama',
    'tidak usah pakai nama saya',
    'jangan gunakan nama saya',
    'jangan sertakan identitas saya',
    'tidak usah dicantumkan namanya',
    'nama saya tidak usah dipakai',
    'jangan sampai tetangga tahu saya yang lapor',
    'jangan sampai ada yang tahu kalau saya yang melapor',
  ])('is heard in "%s"', (words) => {
    expect(asksToHide(words)).toBe(true);
  });

  it.each([
    'anggaran desa dirahasiakan pak lurah',
    'lampu mati di jalan tanpa nama',
    'ditipu akun anonim',
    'jangan buang sampah di sini',
    'nama jalannya jangan mangga',
    'jangan pakai nama jalan itu',
    'jangan sampai warga tidak tahu jadwalnya',
    'jangan sampai pak lurah tahu belakangan',
    'nama saya belum tertulis di daftar bansos',
    '',
    'a'.repeat(10_000),
  ])('is not in "%.50s"', (words) => {
    expect(asksToHide(words)).toBe(false);
  });
});
