import { foldName } from './check-twice.js';
import type { Unit } from './city-schema.js';
import type { ReportIntent } from './intents-schema.js';

/**
 * What is no fault of the categories but wants to be seen to: a phrase or example that speaks for two of them, and a
 * category that no unit has.
 */
export function warnOfCategories(
  report: readonly Pick<ReportIntent, 'id' | 'phrases' | 'examples'>[],
  units: readonly Pick<Unit, 'categories'>[],
): string[] {
  const lines: string[] = [];
  const firstIn = new Map<string, string>();
  for (const { id, phrases, examples } of report) {
    for (const text of new Set([...phrases, ...examples])) {
      const other = firstIn.get(foldName(text)) ?? id;
      firstIn.set(foldName(text), other);
      if (other !== id)
        lines.push(`report/${id}.yaml: "${text}" is also in report/${other}.yaml, keep it in one of them`);
    }
  }
  const taken = new Set(units.flatMap(({ categories }) => categories));
  for (const { id } of report)
    if (!taken.has(id)) lines.push(`units.yaml: no unit has ${id}, its reports go to the triage desk`);
  return lines;
}
