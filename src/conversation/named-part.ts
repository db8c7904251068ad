/** Words that ask for the name to be kept from everybody. */
export const HIDE = /\b(sembunyikan|rahasiakan|dirahasiakan|anonim|anonymous|tanpa nama)\b/;

/** Words that name the part of a draft to change; the first that fits counts. */
const PARTS: [verb: string, words: RegExp][] = [
  ['hide', HIDE],
  ['nophoto', /\b(hapus|buang|hilangkan|tanpa) (foto|gambar|lampiran)/],
  ['photo', /\b(foto|gambar|lampiran|photo)/],
  ['place', /\b(lokasi|tempat|alamat|posisi|patokan|titik|place|location)/],
  ['category', /\b(kategori|jenis|category)/],
  ['text', /\b(isi|teks|cerita|tulisan|kata|keterangan|text)/],
];

/** The button of the part that words name as wrong ("lokasinya salah"). */
export function namedPart(normalised: string): string | undefined {
  return PARTS.find(([, words]) => words.test(normalised))?.[0];
}
