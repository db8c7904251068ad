import { describe, expect, test } from '@jest/globals';
import { understand } from '../sample-reader.js';

describe('money wanted by somebody of the city', () => {
  test.each([
    'lurah minta 200rb buat surat domisili',
    'bikin ktp disuruh bayar 150rb sama orang kecamatan',
    'staf kelurahan mawar minta duit buat tanda tangan',
    'urus kk kok dimintain duit ya',
    'pegawai dukcapil minta 100 ribu biar cepat',
    'lurah minta Rp 20.000 buat tanda tangan',
    'pak rt minta 300rb buat surat pengantar',
    'camat minta jatah 2 juta ke pedagang',
    'polisi minta uang damai waktu tilang di Jl. Sudirman',
    'petugas minta 200rb tanpa karcis',
    'petugas kelurahan minta retribusi 50 ribu padahal gratis',
    'staf kelurahan minta 20 ribu buat ktp, dikasih karcis',
  ])('is a report of conduct: %s', (text) => {
    const { intent, category } = understand(text);
    expect([intent.best.label, category.best.label, category.sure]).toEqual(['report', 'aparat', true]);
  });

  test.each([
    ['tukang parkir minta 10rb di depan pasar', 'lalin'],
    ['sekolah minta uang gedung 500rb', 'pendidikan'],
    ['minta uang bantuan 600rb dari dinsos belum cair', 'bansos'],
    ['petugas minta saya bayar retribusi sampah 10 ribu, ada karcis resmi', 'sampah'],
    ['mengurus ktp hilang di kecamatan disuruh menunggu 3 bulan', 'adminduk'],
  ])('is another matter: %s', (text, category) => {
    expect(understand(text).category.best.label).toBe(category);
  });

  test.each([
    'petugas minta uang buat bikin ktp, lapor kemana',
    'apakah bikin ktp dimintai uang',
    'bikin akta bayar berapa',
  ])('stays a question: %s', (text) => {
    expect(understand(text).intent.best.label).toBe('question');
  });
});
