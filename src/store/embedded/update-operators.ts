import { compareValues, isSameValue } from './compare.js';
import { elementTest } from './match.js';
import { setAt, unsetAt, valueAt } from './paths.js';
import { type Fields, isFields } from './plain.js';
import { unsupported } from './unsupported.js';

/** Changes the document in place at one path. */
type Change = (doc: Fields, path: string, operand: unknown) => void;

const CHANGES: Record<string, Change> = {
  $set: setAt,
  // Only reached for a document that is being inserted.
  $setOnInsert: setAt,
  $unset: unsetAt,
  $inc: (doc, path, operand) => {
    const value = valueAt(doc, path) ?? 0;
    if (typeof value !== 'number' || typeof operand !== 'number')
      throw unsupported('$inc of no number', { path });
    setAt(doc, path, value + operand);
  },
  $max: (doc, path, operand) => replaceWhen(doc, path, operand, (order) => order > 0),
  $min: (doc, path, operand) => replaceWhen(doc, path, operand, (order) => order < 0),
  $push: (doc, path, operand) => {
    const { elements, position, keep } = readPush(operand, path);
    const list = [...listAt(doc, path, '$push')];
    list.splice(position ?? list.length, 0, ...elements);
    setAt(doc, path, keep === undefined ? list : keep < 0 ? list.slice(keep) : list.slice(0, keep));
  },
  $addToSet: (doc, path, operand) => {
    const list = [...listAt(doc, path, '$addToSet')];
    for (const element of readPush(operand, path).elements) {
      if (!list.some((other) => isSameValue(other, element))) list.push(element);
    }
    setAt(doc, path, list);
  },
  $pull: (doc, path, operand) => {
    if (valueAt(doc, path) === undefined) return;
    const test = elementTest(operand);
    setAt(
      doc,
      path,
      listAt(doc, path, '$pull').filter((element) => !test(element)),
    );
  },
  $pullAll: (doc, path, operand) => {
    if (valueAt(doc, path) === undefined) return;
    const gone = operand as unknown[];
    const stays = (element: unknown) => !gone.some((other) => isSameValue(other, element));
    setAt(doc, path, listAt(doc, path, '$pullAll').filter(stays));
  },
  $pop: (doc, path, operand) => {
    if (valueAt(doc, path) === undefined) return;
    const list = listAt(doc, path, '$pop');
    setAt(doc, path, operand === -1 ? list.slice(1) : list.slice(0, -1));
  },
};

/** The change an update operator makes. Throws STORE_UNSUPPORTED for one the engine does not know. */
export function changeOf(operator: string): Change {
  const change = Object.hasOwn(CHANGES, operator) ? CHANGES[operator] : undefined;
  if (!change) throw unsupported(operator);
  return change;
}

function replaceWhen(doc: Fields, path: string, operand: unknown, wins: (order: number) => boolean): void {
  const value = valueAt(doc, path);
  if (value === undefined || wins(compareValues(operand, value))) setAt(doc, path, operand);
}

function listAt(doc: Fields, path: string, operator: string): unknown[] {
  const value = valueAt(doc, path) ?? [];
  if (!Array.isArray(value)) throw unsupported(`${operator} on what is no array`, { path });
  return value;
}

interface Push {
  elements: unknown[];
  position?: number;
  /** `$slice`: how many to keep, from the front or (negative) from the back. 0 keeps none. */
  keep?: number;
}

function readPush(operand: unknown, path: string): Push {
  if (!isFields(operand) || !Object.keys(operand).some((key) => key.startsWith('$')))
    return { elements: [operand] };
  const { $each, $position, $slice, ...others } = operand;
  const [other] = Object.keys(others);
  if (other !== undefined || !Array.isArray($each))
    throw unsupported(other ?? '$each without a list', { path });
  const keep = $slice === undefined ? undefined : Number($slice);
  const position = $position === undefined ? undefined : Number($position);
  // slice(-0) would keep all.
  return { elements: $each, position, keep: keep === 0 ? 0 : keep };
}
