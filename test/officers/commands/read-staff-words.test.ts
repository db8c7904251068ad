import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isNotOurs, withoutDebris } from '../../../src/officers/commands/outside-words.js';
import { readListing } from '../../../src/officers/commands/read-listing.js';
import { readStaffWords } from '../../../src/officers/commands/read-staff-words.js';
import { readNearWork, readToldWork, readWorkName } from '../../../src/officers/commands/read-typed-work.js';
import { withoutRecipient } from '../../../src/officers/commands/recipient.js';

describe('what an officer says of a ticket that is known', () => {
  test.each([
    ['oke saya ambil', 'ambil', ''],
    ['Siap pak, saya ambil ya', 'ambil', ''],
    ['biar kami yang tangani', 'ambil', ''],
    ['ambil aja', 'ambil', ''],
    ['saya ambil CTH-2603-0042K', 'ambil', 'CTH-2603-0042K'],
    ['kabarin warganya besok dikerjakan', 'kabar', 'besok dikerjakan'],
    ['tolong kabari pelapor aspal datang rabu', 'kabar', 'aspal datang rabu'],
    ['kabari warga: besok dikerjakan', 'kabar', 'besok dikerjakan'],
    ['bilang ke warganya kalau tim jalan', 'kabar', 'tim jalan'],
    ['kabari warga sekitar diminta menepi', 'kabar', 'warga sekitar diminta menepi'],
    ['tanya ke pelapor, lubangnya sedalam apa?', 'tanya', 'lubangnya sedalam apa?'],
    ['tanyain warganya rumahnya nomor berapa', 'tanya', 'rumahnya nomor berapa'],
    ['udah selesai ditambal', 'selesai', 'ditambal'],
    ['sudah beres pak', 'selesai', ''],
    ['kelar, lampu nyala lagi', 'selesai', 'lampu nyala lagi'],
    ['tolong teruskan ke dlh pohonnya di taman', 'teruskan', 'ke dlh pohonnya di taman'],
    ['jadwalkan besok pengaspalan', 'rencana', 'besok pengaspalan'],
    ['bukan kewenangan kami, jalan provinsi', 'bukanwewenang', 'kami, jalan provinsi'],
    ['ganti kategori jadi drainase', 'kategori', 'drainase'],
    ['catatan: perlu alat', 'catat', 'perlu alat'],
  ])('%s', (text, name, rest) => {
    expect(readStaffWords(text)).toEqual({ name, rest });
  });

  test.each([
    'oke saya ambil fotonya dulu',
    'siap bu, kami meluncur',
    'sudah kami cek barusan',
    'udah selesai besok',
    'selesai 2 hari lagi',
    'sudah beres belum ya?',
    'info jalan macet',
    'terima kasih pak',
    '',
    '👍',
  ])('is no command: %s', (text) => {
    expect(readStaffWords(text)).toBeUndefined();
  });

  test('is read whatever it is, and quickly enough for 10,000 letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const line of [text, `kabari ${text}`, `oke ${text}`]) {
          readStaffWords(line);
          readListing(line, 'officer');
          readToldWork(line);
          readNearWork(line);
        }
      }),
    );
    expect(readStaffWords('oke '.repeat(2500))).toBeUndefined();
    expect(readListing('ya '.repeat(3300), 'head')).toBeUndefined();
  });
});

describe('the words for the citizen', () => {
  test.each([
    ['warga lubangnya sebelah mana?', true, 'lubangnya sebelah mana?'],
    ['ke pelapornya: masih tergenang?', false, 'masih tergenang?'],
    ['warga: besok dikerjakan', false, 'besok dikerjakan'],
    ['Warga diminta menepi', false, 'Warga diminta menepi'],
    ['warga sekitar ikut terdampak?', true, 'warga sekitar ikut terdampak?'],
    ['lubangnya sedalam apa', true, 'lubangnya sedalam apa'],
  ])('%s', (text, afterVerb, told) => {
    expect(withoutRecipient(text, afterVerb)).toBe(told);
  });
});

describe('another office', () => {
  test.each([
    'bukan jalan kota',
    'jalan provinsi',
    'itu urusan dinas perhubungan',
    'salah unit',
    'milik PLN',
  ])('is meant by %s', (text) => expect(isNotOurs(text)).toBe(true));
  test.each(['malas', 'fotonya gelap', 'bukan laporan'])('is not meant by %s', (text) =>
    expect(isNotOurs(text)).toBe(false),
  );
  test.each([
    ['kami, ini jalan provinsi', 'ini jalan provinsi'],
    ['dinas kami karena jalan tol', 'jalan tol'],
    ['jalan provinsi', 'jalan provinsi'],
    ['kamis lalu dialihkan', 'kamis lalu dialihkan'],
    ['kami', ''],
  ])('is told without debris: %s', (text, told) => expect(withoutDebris(text)).toBe(told));
});

describe('a list asked for in plain words', () => {
  test.each([
    ['daftar tiket', '/tiket'],
    ['ada laporan baru ga', '/tiket'],
    ['laporan masuk hari ini', '/tiket'],
    ['lihat tiket', '/tiket'],
    ['tugas saya hari ini apa', '/tiket saya'],
    ['Ringkasan', '/ringkas'],
    ['rekap hari ini', '/ringkas'],
    ['yang lewat batas mana aja', '/lewat'],
    ['ada yang telat ga?', '/lewat'],
  ])('%s', (text, command) => {
    expect(readListing(text, 'supervisor')).toBe(command);
  });

  test('shows an officer the late tickets of the unit', () => {
    expect(readListing('yang telat mana aja', 'officer')).toBe('/tiket lewat');
  });

  test.each([
    'laporan saya',
    'daftar tiket konser',
    'laporan baru',
    'lewat sini',
    'tugas anak saya hari ini',
    'ada apa',
  ])('is something else: %s', (text) => {
    expect(readListing(text, 'officer')).toBeUndefined();
  });
});

describe('the name of a command', () => {
  test.each([
    ['kabr tim jalan', 'kabar', 'tim jalan'],
    ['ambill 1', 'ambil', '1'],
    ['selesei ditambal', 'selesai', 'ditambal'],
  ])('with a slip: %s', (text, name, rest) => {
    expect(readNearWork(text, 1)).toEqual({ name, rest });
  });

  test.each([
    'kabut tebal di jalan',
    'kamar mandi',
    'bencana banjir',
    'mobil mogok',
    'hanya ini',
    'tiket saya',
    'kabar baik',
  ])('is no slip: %s', (text) => expect(readNearWork(text)).toBeUndefined());

  test('is read where a line begins with it', () => {
    expect(readWorkName('bukan wewenang jalan tol')).toEqual({ name: 'bukanwewenang', rest: 'jalan tol' });
    expect(readWorkName('tiket saya')).toBeUndefined();
    expect(readToldWork('tolong kabari warga tim jalan')).toEqual({ name: 'kabar', rest: 'tim jalan' });
    expect(readToldWork('kabari tim jalan')).toBeUndefined();
  });
});
