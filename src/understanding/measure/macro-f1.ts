/**
 * Mean of the labels' F1 over the labels that occur among `truth`, of the given rows (by index; a row may come more than
 * once); 0 for no rows.
 */
export function macroF1(
  truth: readonly string[],
  said: readonly string[],
  rows: Int32Array = Int32Array.from(truth.keys()),
): number {
  const hits = new Map<string, { told: number; said: number; right: number }>();
  const of = (label: string) => {
    const found = hits.get(label) ?? { told: 0, said: 0, right: 0 };
    hits.set(label, found);
    return found;
  };
  for (const row of rows) {
    of(truth[row]!).told++;
    of(said[row]!).said++;
    if (truth[row] === said[row]) of(truth[row]!).right++;
  }
  const asked = [...hits.values()].filter(({ told }) => told > 0);
  const sum = asked.reduce((all, { told, said: times, right }) => all + (2 * right) / (told + times), 0);
  return asked.length === 0 ? 0 : sum / asked.length;
}
