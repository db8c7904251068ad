const SHORTEST_PIECE = 3;
const LONGEST_PIECE = 5;
/** Letters of a word that are cut; what follows says nothing more. */
const LONGEST_CUT = 24;

/** The pieces of 3 to 5 letters of a word with its ends marked: they find what is written or derived differently. */
export function piecesOf(word: string): string[] {
  const padded = ` ${word.slice(0, LONGEST_CUT)} `;
  const pieces: string[] = [];
  for (let size = SHORTEST_PIECE; size <= LONGEST_PIECE; size++) {
    for (let from = 0; from + size <= padded.length; from++) pieces.push(padded.slice(from, from + size));
  }
  return pieces;
}
