import { asksToHide } from '../../report/asks-to-hide.js';

/** Words that name the part of a draft to change; the first that fits counts. */
const PARTS: [verb: string, words: RegExp][] = [
  ['nophoto', /\b(hapus|buang|hilangkan|tanpa) (foto|gambar|lampiran)/],
  ['photo', /\b(foto|gambar|lampiran|photo)/],
  ['place', /\b(lokasi|tempat|alamat|posisi|patokan|titik|place|location)/],
  ['category', /\b(kategori|jenis|category)/],
  ['text', /\b(isi|teks|cerita|tulisan|kata|keterangan|text)/],
];

/** The button of the part that words name as wrong ("lokasinya salah"). */
export function namedPart(normalised: string): string | undefined {
  if (asksToHide(normalised)) return 'hide';
  return PARTS.find(([, words]) => words.test(normalised))?.[0];
}
