import { REJECT_REASONS, type RejectReason } from '../../tickets/ticket.js';
import { distanceUpTo } from '../../understanding/words/edit-distance.js';

/** Words that point to one reason, besides the words of its key. */
const CUES: Record<RejectReason, RegExp> = {
  'bukan-laporan': /\b(spam|iseng|promosi|iklan|bukan (?:laporan|aduan|pengaduan))\b/,
  'tidak-jelas': /\b((?:tidak|kurang|tak|gak) (?:jelas|lengkap)|kabur|membingungkan)\b/,
  'bukan-di-kota': /\b(luar (?:kota|wilayah|daerah)|bukan di (?:kota|sini)|kabupaten lain)\b/,
  'sudah-ditangani': /\b((?:sudah|telah) (?:di|selesai|beres)\w*|dobel|double|duplikat|ganda|rangkap)\b/,
  palsu: /\b(palsu|hoaks?|hoax|bohong|rekayasa|fitnah)\b/,
};

/**
 * The reason of `/tolak` a text begins with (its number or its key) or speaks of, and the words for the citizen.
 * Undefined when none or more than one fits: then the list is shown.
 */
export function findReason(text: string): { reason: RejectReason; text: string } | undefined {
  const typed = text.trim();
  return byNumber(typed) ?? byKey(typed) ?? byCue(typed);
}

function byNumber(typed: string) {
  const [whole, number] = /^(?:no\.?\s*)?(\d{1,2})(?![\d/-])[.):,-]?\s*/i.exec(typed) ?? [];
  const reason = number && REJECT_REASONS[Number(number) - 1];
  return whole && reason ? { reason, text: typed.slice(whole.length) } : undefined;
}

/** `tidak-jelas fotonya gelap`, `tidak jelas: fotonya gelap`, with a slip of one letter. */
function byKey(typed: string) {
  const words = [...typed.matchAll(/[\p{L}\p{N}]+/gu)];
  for (const reason of REJECT_REASONS) {
    const key = reason.split('-');
    const head = words.slice(0, key.length);
    const last = head.at(-1);
    const isKey =
      head.length === key.length && key.every((word, i) => isNear(head[i]![0].toLowerCase(), word));
    if (last && isKey) {
      return { reason, text: typed.slice(last.index + last[0].length).replace(/^[\s:,;.-]+/, '') };
    }
  }
  return undefined;
}

const isNear = (typed: string, word: string) =>
  distanceUpTo(typed, word, word.length > 3 ? 1 : 0) <= (word.length > 3 ? 1 : 0);

function byCue(typed: string) {
  const fitting = REJECT_REASONS.filter((reason) => CUES[reason].test(typed.toLowerCase()));
  return fitting.length === 1 ? { reason: fitting[0]!, text: typed } : undefined;
}
