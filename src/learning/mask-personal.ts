/** What people write of themselves and others, and what stands in its place in what is kept for learning. */
const MASKS: [RegExp, string][] = [
  [/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g, ' '],
  [/(?:https?:\/\/|www\.)\S{1,300}/gi, ' '],
  // "@nama" of the social networks.
  [/@[\w.]{2,60}/g, ' '],
  // Telephone numbers, NIK, KK, accounts: five and more digits, however they are parted.
  [/\+?\d(?:[\s.-]?\d){4,}/g, '0'],
  // Number plates; "RT 3 RW 5", "KM 12 ke" and their like are none.
  [/\b(?!(?:rt|rw|km|no|gg|jl|kp|sd|pk)\b)[a-z]{1,2}[ -]?\d{3,4}[ -]?[a-z]{1,3}\b/gi, '0'],
  // "nama saya Budi Santoso", "atas nama: Siti": the names that follow.
  [
    /\b([Nn]ama(?: [Ss]aya)?|NAMA(?: SAYA)?|[Aa]tas [Nn]ama|[Aa]\.[Nn]\.?)(?:\s*[:=]\s*\p{L}+|\s+\p{Lu}\p{L}+)(?:\s+\p{Lu}\p{L}+){0,3}/gu,
    '$1',
  ],
];

/** Without one of these there is nothing to mask, and most messages have none. */
const MAY_NAME = /[\d@]|www\.|http|nama|a\.?n\b/i;

/** Letters of a text that are kept; more teach nothing (the classifier reads 2,000). */
const LONGEST_KEPT = 1000;

/** A text as it is kept for learning: no numbers, addresses, plates or told names of people, at most 1,000 characters. */
export function maskPersonal(text: string): string {
  const masked = (MAY_NAME.test(text) ? MASKS : []).reduce(
    (so, [pattern, instead]) => so.replace(pattern, instead),
    text.slice(0, 2 * LONGEST_KEPT),
  );
  return masked.replace(/\s+/g, ' ').trim().slice(0, LONGEST_KEPT);
}
