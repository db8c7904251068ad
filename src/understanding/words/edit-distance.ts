import distances from 'natural/lib/natural/distance/levenshtein_distance.js';

/** Damerau-Levenshtein distance: insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`. */
export function editDistance(a: string, b: string): number {
  return distances.DamerauLevenshteinDistance(a, b, { restricted: true });
}

/** The distance, or `limit + 1` where it is surely larger; cheap for words that are far apart or longer than 40 letters. */
export function distanceUpTo(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  if (limit === 0 || Math.abs(a.length - b.length) > limit || a.length > 40) return limit + 1;
  if (lettersApart(a, b) > limit * 2) return limit + 1;
  return Math.min(limit + 1, editDistance(a, b));
}

const counts = new Int8Array(64);

/** How many letters one word has that the other lacks: at most twice the distance. */
function lettersApart(a: string, b: string): number {
  counts.fill(0);
  for (let i = 0; i < a.length; i++) counts[a.charCodeAt(i) & 63]!++;
  for (let i = 0; i < b.length; i++) counts[b.charCodeAt(i) & 63]!--;
  let apart = 0;
  for (const count of counts) apart += Math.abs(count);
  return apart;
}
