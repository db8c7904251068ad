import { compileCondition } from './match.js';
import { valuesAt } from './paths.js';
import { type Fields, isFields } from './plain.js';
import { unsupported } from './unsupported.js';

/** All conditions of a filter that must hold together: its own and those of its `$and`s, as [path, condition]. */
export function requiredConditions(filter: Fields): [string, unknown][] {
  return Object.entries(filter).flatMap(([key, condition]): [string, unknown][] => {
    if (key === '$and' && Array.isArray(condition))
      return condition.filter(isFields).flatMap(requiredConditions);
    return key.startsWith('$') ? [] : [[key, condition]];
  });
}

/** Which element of the array at `path` made the document match: what `$` stands for in an update. */
export function matchedPosition(filter: Fields, path: string, elements: unknown[]): number {
  const tests = requiredConditions(filter).flatMap(([key, condition]): ((element: unknown) => boolean)[] => {
    const test = compileCondition(condition);
    // `[[element]]`: one value, an array of one, which is what $elemMatch and plain equality look into.
    if (key === path) return [(element) => test([[element]])];
    if (!key.startsWith(`${path}.`)) return [];
    return [(element) => test(valuesAt(element, key.slice(path.length + 1)))];
  });
  const position =
    tests.length === 0 ? -1 : elements.findIndex((element) => tests.every((test) => test(element)));
  if (position < 0) throw unsupported('positional update without a condition on the array', { path });
  return position;
}
