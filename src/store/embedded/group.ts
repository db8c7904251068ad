import { compareValues } from './compare.js';
import { compileExpression } from './expression.js';
import { type Fields, isFields } from './plain.js';
import { unsupported } from './unsupported.js';

type Accumulate = (values: unknown[]) => unknown;

const ACCUMULATORS: Record<string, Accumulate> = {
  $sum: (values) => sum(values.filter(isNumber)),
  $avg: (values) => {
    const numbers = values.filter(isNumber);
    return numbers.length === 0 ? null : sum(numbers) / numbers.length;
  },
  $min: (values) => best(values, (order) => order < 0),
  $max: (values) => best(values, (order) => order > 0),
  $first: (values) => values[0] ?? null,
  $last: (values) => values.at(-1) ?? null,
  $push: (values) => values.filter((value) => value !== undefined),
};

/** Reads a `$group` stage. Throws STORE_UNSUPPORTED for accumulators that are not in the table. */
export function compileGroup({ _id, ...outputs }: Fields): (docs: Fields[]) => Fields[] {
  const keyOf = compileExpression(_id);
  const plans = Object.entries(outputs).map(([name, accumulator]) => {
    const [first, ...more] = isFields(accumulator) ? Object.entries(accumulator) : [];
    const [operator, expression] = first ?? ['$group', undefined];
    const accumulate = Object.hasOwn(ACCUMULATORS, operator) ? ACCUMULATORS[operator] : undefined;
    if (!accumulate || more.length > 0) throw unsupported(operator, { name });
    return { name, pick: compileExpression(expression), accumulate };
  });
  return (docs) => {
    const groups = new Map<string, { key: unknown; members: Fields[] }>();
    for (const doc of docs) {
      const key = keyOf(doc) ?? null;
      // A date and its text are the same JSON and must not be one group.
      const id = `${key instanceof Date}${JSON.stringify(key)}`;
      const group = groups.get(id);
      if (group) group.members.push(doc);
      else groups.set(id, { key, members: [doc] });
    }
    return [...groups.values()].map(({ key, members }) => {
      const entries = plans.map(({ name, pick, accumulate }) => [name, accumulate(members.map(pick))]);
      return { _id: key, ...Object.fromEntries(entries) };
    });
  };
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** The smallest or largest value; missing ones and null do not count. */
function best(values: unknown[], wins: (order: number) => boolean): unknown {
  let found: unknown = null;
  for (const value of values) {
    if (value === undefined || value === null) continue;
    if (found === null || wins(compareValues(value, found))) found = value;
  }
  return found;
}
