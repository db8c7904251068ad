import { distanceUpTo } from '../../understanding/words/edit-distance.js';
import { wordSet, wordsIn } from '../../understanding/words/word-set.js';

/** Words of an answer to "where?" that tell nothing but where, or how sure one is of it. */
const TELLS_PLACE = wordSet(
  `di ke dari dan jalan gang lorong nomor rt rw blok kelurahan kecamatan desa dusun kampung kota kabupaten daerah wilayah kawasan
  lokasi lokasinya alamat alamatnya tempat tempatnya titik titiknya depan belakang samping sebelah seberang dekat sekitar
  sepanjang bawah atas dalam luar utara selatan timur barat raya pertigaan perempatan simpang pojok ujung tengah pinggir pas tepat persis tepatnya persisnya arah sini situ sana disini disitu
  disana itu ini yang nya ya iya oh eh oke baik pak bapak bu ibu kak mas mbak min admin bang deh sih dong kok saya aku gue kami
  kita adalah yaitu ada adanya lah tuh nih juga masih sudah terus kayaknya sepertinya mungkin kira-kira kurang lebih kalau tidak
  salah tahu namanya nama hafal lupa tadi maksud maksudnya maksudku bukan harusnya seharusnya benar betul yang ganti ubah pindah
  tapi melainkan sampai cuma jadi ralat koreksi keliru tolong mohon maaf sori terima kasih makasih laporan laporannya report kirim aja saja`,
);

/** Slips of the keyboard in a name: one letter, in long names two. */
const mostSlips = (word: string) => (word.length >= 7 ? 2 : 1);

/**
 * Whether words tell more than the place that was read from them: then they are kept. `known` holds what the place is
 * called. In doubt they are more: a place named twice costs less than a loose cable that is never heard of.
 */
export function saysMoreThanPlace(normalised: string, known: readonly string[]): boolean {
  const names = wordsIn(known.join(' ').toLowerCase());
  return wordsIn(normalised.toLowerCase()).some((word) => {
    if (word.length < 3 || /\d/.test(word) || TELLS_PLACE.has(word)) return false;
    const slips = mostSlips(word);
    return !names.some((name) => name.length >= 3 && distanceUpTo(word, name, slips) <= slips);
  });
}
