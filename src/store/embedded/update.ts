import { matchedPosition, requiredConditions } from './conditions.js';
import { isOperators } from './match.js';
import { setAt, valueAt } from './paths.js';
import { copyPlain, type Fields, isFields } from './plain.js';
import { unsupported } from './unsupported.js';
import { changeOf } from './update-operators.js';

/** One change at one path: an entry of `{ $set: { path: operand } }`. */
interface Edit {
  operator: string;
  path: string;
  operand: unknown;
}

/** An update made ready: checked once, applied to each document it meets. */
export interface CompiledUpdate {
  /** A changed copy of `doc`; `isNew` lets `$setOnInsert` work. */
  apply(doc: Fields, isNew: boolean): Fields;
}

/** Reads an update. Throws STORE_UNSUPPORTED for unknown operators, pipelines and paths that touch one another. */
export function compileUpdate(update: Fields, filter: Fields): CompiledUpdate {
  const edits = Object.entries(update).flatMap(([operator, paths]): Edit[] => {
    if (!operator.startsWith('$')) throw unsupported('update without operators');
    changeOf(operator);
    if (!isFields(paths)) throw unsupported(`${operator} without paths`);
    return Object.entries(paths).map(([path, operand]) => ({ operator, path, operand }));
  });
  refuseConflicts(edits);
  return {
    apply(doc, isNew) {
      const changed = copyPlain(doc);
      for (const { operator, path, operand } of edits) {
        if (operator === '$setOnInsert' && !isNew) continue;
        changeOf(operator)(changed, resolvePath(path, doc, filter), copyPlain(operand));
      }
      if (!isNew && changed._id !== doc._id) throw unsupported('change of _id');
      return changed;
    },
  };
}

/** What an upsert begins with: the filter's equalities. */
export function upsertBase(filter: Fields): Fields {
  const base: Fields = {};
  for (const [path, condition] of requiredConditions(filter)) {
    const equal = isOperators(condition) ? condition.$eq : condition;
    if (equal !== undefined && !(equal instanceof RegExp)) setAt(base, path, copyPlain(equal));
  }
  return base;
}

/** Puts a number in place of the `$` of a path. */
function resolvePath(path: string, doc: Fields, filter: Fields): string {
  if (!path.includes('$')) return path;
  const [before, after, ...more] = path.split('.$');
  if (before === undefined || after === undefined || more.length > 0 || !/^(\.|$)/.test(after)) {
    throw unsupported('positional operator', { path });
  }
  const list = valueAt(doc, before);
  if (!Array.isArray(list)) throw unsupported('positional update of what is no array', { path });
  return `${before}.${matchedPosition(filter, before, list)}${after}`;
}

/** MongoDB refuses two edits of one path, or of a path and a part of it; so do we, lest code works on one engine only. */
function refuseConflicts(edits: Edit[]): void {
  const paths = edits.map(({ path }) => path).sort();
  for (const [index, path] of paths.entries()) {
    const next = paths[index + 1];
    if (next === path || next?.startsWith(`${path}.`)) throw unsupported('two edits of one path', { path });
  }
}
