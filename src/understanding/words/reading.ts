/** A text as it is read by everything in this room. The three lists run side by side. */
export interface Reading {
  /** Indonesian words, slang written out. */
  words: string[];
  /** What was typed; empty for the second and later words of a meaning ("rs" -> "rumah" "sakit"). */
  typed: string[];
  /** Whether a pause follows the word. */
  pauses: boolean[];
  /** Carries a question mark. */
  asks: boolean;
}
