import { settings } from './config.js';
import { type Fault, formatFaults } from './profile/fault.js';
import { errorTexts, isCoded } from './shared/errors.js';

/** What an operator reads when the program cannot go on: the code, what to do, and the files or settings concerned. */
export function explainError(error: unknown): string {
  if (!isCoded(error)) return error instanceof Error ? (error.stack ?? error.name) : String(error);
  const { faults, variables, ...fields } = error.fields as { faults?: Fault[]; variables?: string[] };
  const lines = [`${error.code}: ${errorTexts[error.code]}`];
  if (variables) lines.push(...variables.map(describeVariable));
  if (faults) lines.push(formatFaults(faults));
  const others = Object.entries(fields).map(([name, value]) => `  ${name}: ${String(value)}`);
  return [...lines, ...others].join('\n');
}

function describeVariable(name: string): string {
  const shape: Record<string, { description?: string } | undefined> = settings.shape;
  return `  ${name}: ${shape[name]?.description ?? 'unknown setting'}`;
}
