import type { Rows } from './rows.js';

export interface SolveOptions {
  /** Weight of errors against simplicity. */
  cost: number;
  mostRounds: number;
  /** Stops when no step is larger than this. */
  precision: number;
}

/**
 * A linear support vector machine for one class against the rest: dual coordinate descent for the squared hinge loss
 * (Hsieh et al., ICML 2008, algorithm 1). Deterministic. `weightOf` gives each row's own cost factor.
 * Returns one weight per feature and, last, the bias.
 */
export function solve(
  rows: Rows,
  isOfClass: (row: number) => boolean,
  weightOf: (row: number) => number,
  size: number,
  { cost, mostRounds, precision }: SolveOptions,
): Float64Array {
  const count = rows.starts.length - 1;
  const weights = new Float64Array(size + 1);
  const alphas = new Float64Array(count);
  const signs = Int8Array.from({ length: count }, (_, row) => (isOfClass(row) ? 1 : -1));
  const slack = Float64Array.from({ length: count }, (_, row) => 0.5 / (cost * weightOf(row)));
  const norms = Float64Array.from({ length: count }, (_, row) => slack[row]! + 1 + squares(rows, row));
  const order = Int32Array.from({ length: count }, (_, row) => row);
  let seed = 1;
  for (let round = 0; round < mostRounds; round++) {
    for (let i = count - 1; i > 0; i--) {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      const j = seed % (i + 1);
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    let widest = 0;
    for (const row of order) {
      const sign = signs[row]!;
      const alpha = alphas[row]!;
      const gradient = sign * dot(rows, row, weights) - 1 + slack[row]! * alpha;
      const projected = alpha === 0 ? Math.min(gradient, 0) : gradient;
      widest = Math.max(widest, Math.abs(projected));
      if (Math.abs(projected) < 1e-10) continue;
      const next = Math.max(alpha - gradient / norms[row]!, 0);
      alphas[row] = next;
      addRow(rows, row, weights, (next - alpha) * sign);
    }
    if (widest < precision) break;
  }
  return weights;
}

function squares({ starts, values }: Rows, row: number): number {
  let sum = 0;
  for (let i = starts[row]!; i < starts[row + 1]!; i++) sum += values[i]! * values[i]!;
  return sum;
}

function dot({ starts, indexes, values }: Rows, row: number, weights: Float64Array): number {
  let sum = weights[weights.length - 1]!;
  for (let i = starts[row]!, end = starts[row + 1]!; i < end; i++) sum += values[i]! * weights[indexes[i]!]!;
  return sum;
}

function addRow({ starts, indexes, values }: Rows, row: number, weights: Float64Array, step: number): void {
  for (let i = starts[row]!, end = starts[row + 1]!; i < end; i++) weights[indexes[i]!]! += step * values[i]!;
  weights[weights.length - 1]! += step;
}
