/** Words kept of one report. */
const MOST_WORDS = 80;
const LONGEST_WORD = 30;

/** The lower-case words of a text, each once, without marks; words of one letter are left out, numbers are kept. */
export function searchWords(text: string): string[] {
  const words = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .match(/[\p{L}\p{N}]{2,}|\p{N}/gu);
  return [...new Set(words?.map((word) => word.slice(0, LONGEST_WORD)))].slice(0, MOST_WORDS);
}
