import type { Places } from '../../profile/city-schema.js';
import { isIndonesian } from '../words/dictionary.js';
import type { Normalise } from '../words/normalise.js';
import type { Reading } from '../words/reading.js';
import { splitWord } from './place-text.js';

const ADDRESS =
  `jalan gang kelurahan kecamatan desa dusun kampung kota rt rw nomor blok km perumahan kompleks daerah wilayah kawasan
  lokasi alamat titik di dekat depan belakang samping sebelah seberang pertigaan perempatan pojok ujung sekitar antara dan
  sampai dari ke arah sini situ utara selatan timur barat tengah pinggir musala masjid sekolah pasar toko warung kantor
  sd smp sma sdn smpn sman itu ini yang bapak ibu ya pas tepat persis tepatnya lokasinya`.split(/\s+/);

/** Makes the test whether a message holds nothing but an address: address words, the city's names, words of no language. */
export function makeIsPlaceOnly(places: Places, normalise: Normalise): (reading: Reading) => boolean {
  const named = [
    ...places.kelurahan.flatMap(({ name, kecamatan }) => [name, kecamatan]),
    ...places.landmarks.flatMap(({ name, aliases }) => [name, ...aliases]),
    ...places.streets.flatMap(({ name, aliases = [] }) => [name, ...aliases]),
  ];
  const known = new Set([...ADDRESS, ...named.flatMap((name) => normalise(name).words.flatMap(splitWord))]);
  return ({ words, asks }) =>
    !asks &&
    words
      .flatMap(splitWord)
      .every((word) => known.has(word) || /^\d+[a-z]?$/.test(word) || !isIndonesian(word));
}
