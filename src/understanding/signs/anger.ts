import type { Reading } from '../words/reading.js';
import type { Signs } from './signs.js';

/** The talk whose phrases are words of anger (intents/talk). */
export const ANGER = 'anger';

/** At whom people are angry in general, and how: no matter that anybody could handle. */
const AROUND = new Set(
  `pemerintah kota pemkot pemda dinas wali walikota negara pejabat pejabatnya pegawai pegawainya petugas petugasnya layanan pelayanan
  pelayanannya aplikasi bot robot kalian lu kamu kau mereka semua semuanya dasar kerja kerjanya ini itu memang emang lah tuh bisa
  paling benar-benar sangat amat ya nya yang kayak seperti`.split(/\s+/),
);

/** Whether a message is nothing but anger: words of anger and at whom, and nothing that could be handled. Pure. */
export function isOnlyAnger({ words }: Reading, { hits, matter }: Pick<Signs, 'hits' | 'matter'>): boolean {
  const angry = hits.filter(({ owner }) => owner === `talk:${ANGER}`);
  const isAngry = (at: number) => angry.some(({ from, to }) => from <= at && at <= to);
  return angry.length > 0 && matter.every((at) => isAngry(at) || AROUND.has(words[at]!));
}
