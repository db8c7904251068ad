/**
 * What never belongs in a person's words: control characters (NUL too), halves of characters, zero-width fillers
 * and the marks that turn reading direction round (they can disguise a line). Joiners inside emoji stay.
 */
const UNWANTED = /(?![\t\n])[\p{Cc}\p{Cs}\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/gu;

/** The words of a person with everything `UNWANTED` taken out and line ends made one kind. */
export function cleanText(raw: string): string {
  return raw.replace(/\r\n?|\u2028|\u2029/g, '\n').replace(UNWANTED, '');
}

/** At most `longest` UTF-16 units of `text`, never half a character. */
export function cutText(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return text.slice(0, startsSecondHalf(text, longest) ? longest - 1 : longest);
}

/** True when the unit at `index` is the second half of a character of two units. */
export function startsSecondHalf(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** `text` without halves of characters, which no JSON of the Bot API may hold. */
export function dropHalves(text: string): string {
  return text.replace(/\p{Cs}/gu, '');
}
