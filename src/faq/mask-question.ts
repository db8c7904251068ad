/** What people write of themselves and others, in a question read in normal words; what stands in its place. */
const MASKS: [RegExp, string][] = [
  [/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g, ' '],
  // Ticket codes, invitation codes and number plates: letters and digits that belong together.
  [
    /\b(?!(?:rt|rw|km|no|jl|gg|sd|smp|sma|ak|kelas)\b)[a-z]{1,3}[ -]?\d{3,4}[ -]?(?:\d{3,4})?[a-z]{1,3}\b/g,
    '…',
  ],
  // Telephone numbers, NIK, accounts: five and more digits, however they are parted.
  [/\+?\d(?:[ .-]?\d){4,}/g, '…'],
  // "nama saya budi santoso", "saya bernama siti", "atas nama pak joko": the words that follow.
  [
    /\b(nama saya|nama lengkap|bernama|atas nama|panggil saya|perkenalkan saya|saya bapak|saya ibu|nama ku|namaku)(?: (?:adalah|itu))? (?:(?:bapak|ibu|pak|bu) )?[a-z'-]+(?: (?!dari\b|di\b|mau\b|ingin\b|tanya\b|warga\b|rt\b|apa\b|bagaimana\b|saya\b|yang\b|dan\b|mohon\b)[a-z'-]+)?/g,
    '$1 …',
  ],
];

/** Letters of a question that are kept. */
export const LONGEST_QUESTION = 160;

/** A question as it is kept and shown to staff: no numbers, codes, plates, addresses or told names. */
export function maskQuestion(normalised: string): string {
  const masked = MASKS.reduce(
    (so, [pattern, instead]) => so.replace(pattern, instead),
    normalised.slice(0, 600),
  );
  return masked
    .replace(/\d{4,}/g, '…')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST_QUESTION);
}
