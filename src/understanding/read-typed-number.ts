/** Words for 1 to 10, by language. */
const WORDS = [
  'satu dua tiga empat lima enam tujuh delapan sembilan sepuluh',
  'siji loro telu papat lima enem pitu wolu sanga sepuluh',
  'setunggal kalih tiga sekawan gangsal enem pitu wolu sanga sedasa',
  'one two three four five six seven eight nine ten',
].map((words) => words.split(' '));
/** "Yang pertama", "first". */
const FIRSTS = ['pertama', 'kesatu', 'first', 'kapisan'];
const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');

/** What stands before a number that picks something. */
const LEAD =
  /^(?:(?:yang|yg|sing|nomor|nomer|number|nmr|num|no|pilihan|pilih|opsi|option|angka|jawaban|jawab|tombol|the) ?)+/;

/**
 * The number a person typed and nothing else: "2", "no 2", "ke-2", "nomer dua", "yang kedua". `typed` is lower case, its
 * digits are ASCII, its words have single spaces between. Undefined for anything else, also for
 * "yang terakhir": the last of a list may be the way out of it.
 */
export function readTypedNumber(typed: string): number | undefined {
  const bare = typed.replace(LEAD, '').replace(/^(?:ke|kang|kaping) ?(?=.)/, '');
  for (const word of [bare, typed.replace(LEAD, '')]) {
    if (/^\d{1,2}$/.test(word)) return Number(word);
    if (FIRSTS.includes(word)) return 1;
    for (const words of [...WORDS, ORDINALS]) {
      const at = words.indexOf(word);
      if (at >= 0) return at + 1;
    }
  }
  return undefined;
}

/** Zeros of the digits that people's keyboards may write: Arabic, Persian, Javanese. */
const ZEROS = [0x660, 0x6f0, 0xa9d0];

/** All digits as 0 to 9: full-width, circled, keycaps, and those of other scripts. */
export function plainDigits(text: string): string {
  return text
    .replace(/🔟/gu, '10')
    .normalize('NFKC')
    .replace(/[٠-٩۰-۹꧐-꧙]/gu, (sign) => {
      const code = sign.codePointAt(0)!;
      return String(code - ZEROS.findLast((zero) => zero <= code)!);
    });
}
