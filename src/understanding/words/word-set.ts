/** The words of a text that is written with blanks and line breaks between them, as a set. */
export function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}

/** The words of what somebody wrote, in order; a hyphen belongs to its word ("mudah-mudahan"). */
export function wordsIn(text: string): string[] {
  return text.split(/[^\p{L}\p{N}-]+/u).filter(Boolean);
}
