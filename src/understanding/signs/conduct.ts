import type { Reading } from '../words/reading.js';

/** Money is wanted: "minta 200rb", "disuruh bayar 150 ribu", "dimintai uang". */
const WANTS_MONEY =
  /\b(minta|meminta|mintain|dimintai|diminta|menarik|narik|ditarik|memungut|dipungut|memalak|dipalak|memeras|diperas|suruh|menyuruh|disuruh|memaksa|dipaksa|nodong|ditodong|mematok|dipatok|dikenai|dikenakan|kena) (\w+ ){0,3}(uang|duit|bayar|bayaran|membayar|setor|menyetor|imbalan|jatah|upeti|ribu|juta|rp ?\d+|\d+([.,]\d+)* ?(rb|ribu|k|jt|juta|rupiah)|\d{1,3}([ .,]\d{3})+)\b/;
/** Who serves the city; "petugas parkir" and the staff of a firm do not. */
const OFFICIAL =
  /\b(lurah|camat|kades|kepala desa|sekdes|kadus|aparat|perangkat (desa|kelurahan)|pns|asn|pejabat|satpol|polisi|polantas|(pegawai|petugas|staf|oknum|orang|bapak|ibu|mas|mbak|pihak|ketua|pengurus)(nya)?( dari| di)? (dinas|dukcapil|kelurahan|kecamatan|desa|balai kota|balai desa|pemerintah kota|pemkot|dishub|dinsos|rt|rw)|(pegawai|petugas|staf|oknum)(nya)?(?! (parkir|bank|pln|listrik|toko|bpjs|keamanan|sekolah|puskesmas|rumah sakit|pom|spbu|leasing|asuransi|pdam|air|sampah))|kelurahan|kecamatan|dukcapil)\b/;
/** Papers that cost nothing, whoever wants money for them. */
const FREE_PAPERS =
  /\b(ktp|kk|akta|kia|domisili|sktm|surat (pengantar|keterangan|pindah|kematian|kelurahan|domisili|tidak mampu))\b/;
/** A due of the city with its receipt: "retribusi sampah 10 ribu, ada karcis resmi". */
const DUE = /\bretribusi\b|\b(karcis|kuitansi|kwitansi|struk|tanda terima|bukti (bayar|setor|pembayaran))\b/;
/** What makes it wrong all the same. */
const IRREGULAR =
  /\b(tanpa|tidak|belum|bukan|palsu|liar|padahal|seharusnya|harusnya|mestinya|lebih|dobel|pungli|pungutan|paksa|dipaksa|memaksa|kok|oknum|pelicin|preman|dua kali)\b/;
/** What is asked in so many words stays a question: "lapornya ke mana", "wajar tidak", "bayar berapa". */
const ASKED: readonly string[] = [
  ...([
    'form:asks-to-report',
    'form:asks-way',
    'form:asks-where',
    'form:asks-word',
    'form:first-supposes',
  ] as const),
  'form:asks-may',
];

/**
 * Whether a message tells that somebody of the city wants money for what is free or nobody's to sell: a matter of conduct,
 * whatever the money was for. Pure.
 */
export function tellsExtortion({ words }: Reading, names: readonly string[]): boolean {
  const text = words.join(' ');
  if (!WANTS_MONEY.test(text) || ASKED.some((name) => names.includes(name))) return false;
  const wonders = names.includes('form:wonders');
  if (names.includes('form:last-asks-end') && !wonders) return false;
  const isDue = DUE.test(text) && !IRREGULAR.test(text) && !FREE_PAPERS.test(text);
  return !isDue && (OFFICIAL.test(text) || FREE_PAPERS.test(text));
}
