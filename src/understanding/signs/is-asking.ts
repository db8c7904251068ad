/** Words that open a question; with one of them a message need not carry a question mark. */
const ASKING = new Set(
  `apa apakah bagaimana kapan mana berapa siapa kenapa tanya bisakah bolehkah adakah perlukah haruskah syarat
  persyaratan cara prosedur jam jadwal biaya info informasi`.split(/\s+/),
);

/** Whether a word asks: "apa", "berapa", "bisakah". */
export function isAsking(word: string): boolean {
  return ASKING.has(word) || (word.length > 5 && word.endsWith('kah'));
}
