import type { Category } from '../profile/intents-schema.js';

/** A clause that begins so tells a cause, a consequence, a wish or a condition of what stands before it. */
export const OPENS_NOTHING =
  /^\s*(jadi|jadinya|sehingga|shg|hingga|sampai|sampe|akibat\w*|karena|karna|krn|gara|soalnya|makanya|maka|bikin|membuat|buat|supaya|spy|agar|biar|kalau|kalo|klo|jika|apalagi|apa lagi|padahal|takut\w*|khawatir|mohon|tolong|minta|harap|semoga|untuk|yang|yg|dimana|di mana|menimpa|menutup\w*|nutup\w*|mengganggu|membahayakan|bahaya|itu|ini|tapi|namun|terutama|termasuk|seperti|kapan|kenapa|mengapa|apakah|walau\w*|meski\w*|setelah|setiap|tiap|saat|ketika|waktu|pas|malah|malahan|ternyata)\b/iu;

/** A clause that begins with a verb has its subject before it: "menghalangi jalan", "dijadikan tempat sampah". */
export const OPENS_WITH_VERB =
  /^\s*(?!terdapat|meminta|melapor|mengadu|terus|dilapor|ditemu|terlihat)(me[mnlry]|di|ter|kena)[a-z]{3,}/iu;

/** A clause with one of these adds a problem of its own. */
export const SAYS_MORE = /\b(juga|jg|jga|ugo|pisan)\b/iu;

/** Pairs of categories that mostly are two sides of one problem: "got mampet, jalan tergenang". */
const SIDES: readonly [Category, Category][] = [
  ['drainase', 'jalan'],
  ['drainase', 'sampah'],
  ['pohon', 'jalan'],
  ['pohon', 'utilitas'],
  ['pohon', 'sampah'],
  ['pohon', 'pju'],
  ['pju', 'utilitas'],
];

export function isOneMatter(one: Category, other: Category): boolean {
  return SIDES.some((pair) => pair.includes(one) && pair.includes(other));
}
