// The parts of `natural` that are imported by path (its index costs 600 ms and 160 MB at start).
declare module 'natural/lib/natural/stemmers/indonesian/stemmer_id.js' {
  const stemmer: { stem(word: string): string; dictionary: string[] };
  export default stemmer;
}
declare module 'natural/lib/natural/distance/levenshtein_distance.js' {
  const distance: {
    DamerauLevenshteinDistance(
      source: string,
      target: string,
      options?: { restricted?: boolean; transposition_cost?: number },
    ): number;
  };
  export default distance;
}
