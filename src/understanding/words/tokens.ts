/** A word as it was typed, and whether a pause (comma, full stop, line end ...) follows it. */
export interface Token {
  typed: string;
  pause: boolean;
}

/** Longest run of letters taken as one word; the rest of a longer run is dropped (base64, one key held down). */
const LONGEST_WORD = 40;

const PIECE = /[\p{L}\p{N}]+(?:['’`-][\p{L}\p{N}]+)*|[.,;:!?()\n/]+/gu;

/** The words of a cleaned text in order. Letters and digits that stick together are parted ("rt03" -> "rt", "03"). */
export function tokenise(clean: string): Token[] {
  const tokens: Token[] = [];
  for (const [piece] of clean.matchAll(PIECE)) {
    if (/^[.,;:!?()\n/]/.test(piece)) {
      const last = tokens.at(-1);
      // A full stop after a short word is an abbreviation ("jl.", "kel.", "no."), not a pause.
      if (last) last.pause ||= piece !== '/' && !(piece === '.' && last.typed.length <= 3);
      continue;
    }
    for (const part of partDigits(piece.slice(0, LONGEST_WORD))) tokens.push({ typed: part, pause: false });
  }
  return tokens;
}

/** Words without a vowel, and these, carry a number rather than being said twice ("rt3" against "jalan2"). */
const COUNTED = /^(blok|gang|kav|km|no|nomor|sman|sd|smp|sma|smk|unit|lantai|pos|tahap|jam|rw|rt|gg|jl|jln)$/;

function partDigits(piece: string): string[] {
  const match = /^(\p{L}+)(\d{1,4})(\p{L}*)$/u.exec(piece);
  if (!match) return [piece];
  const [, word, digits, rest] = match as unknown as [string, string, string, string];
  if (rest !== '' && !/^(an|nya|kan)$/.test(rest)) return [piece];
  if (digits === '2' && word.length > 2 && !COUNTED.test(word) && /[aeiou]/.test(word))
    return [`${word}2${rest}`];
  return rest === '' ? [word, digits] : [piece];
}
