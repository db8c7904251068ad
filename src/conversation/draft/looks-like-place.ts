import type { Turn } from '../decision.js';

/** Words that stand in addresses. */
const ADDRESS_WORDS =
  /\b(di|jalan|jl|gang|gg|depan|belakang|dekat|sebelah|samping|seberang|sekitar|pinggir|pojok|ujung|rt|rw|nomor|blok|perum|perumahan|komplek|kompleks|desa|dusun|kampung|kelurahan|kecamatan|pasar|masjid|musala|gereja|sekolah|sd|sdn|smp|smpn|sma|toko|warung|lapangan|taman|sungai|kali|jembatan|rumah|kantor|pos|simpang|pertigaan|perempatan|bundaran|terminal|stasiun|halte|utara|selatan|timur|barat)\b/;
/** Without such words only so few words may still be a name. */
const MOST_NAME_WORDS = 3;
/** And no address is longer than this, in words. */
const MOST_ADDRESS_WORDS = 25;

/** Whether words that answer "where?" may be a place that the map does not know, rather than a complaint, a question or small talk. */
export function looksLikePlace({ inbound, read }: Turn): boolean {
  const count = inbound.text.trim().split(/\s+/).length;
  if (inbound.text.includes('?') || count > MOST_ADDRESS_WORDS) return false;
  // A lone number is a choice that is not there, no place.
  if (!/\p{L}{2}/u.test(inbound.text)) return false;
  const { best, sure } = read.intent;
  if (sure && ['question', 'status', 'social', 'officer'].includes(best.label)) return false;
  return ADDRESS_WORDS.test(read.normalised) || (count <= MOST_NAME_WORDS && best.label !== 'status');
}
