import { compareValues, isSameValue, typeRank } from './compare.js';
import { valuesAt } from './paths.js';
import { type Fields, isFields } from './plain.js';
import { unsupported } from './unsupported.js';

export type DocTest = (doc: Fields) => boolean;
/** Tests all values a path leads to. */
export type ValuesTest = (values: unknown[]) => boolean;

type MakeTest = (operand: unknown, siblings: Fields) => ValuesTest;

const OPERATORS: Record<string, MakeTest> = {
  $eq: (operand) => anyValue((value) => isSameValue(value, operand)),
  $ne: (operand) => not(operatorTest('$eq', operand, {})),
  $in: (operand) => anyOf(list('$in', operand).map(compileCondition)),
  $nin: (operand) => not(operatorTest('$in', operand, {})),
  $gt: (operand) => ordered(operand, (order) => order > 0),
  $gte: (operand) => ordered(operand, (order) => order >= 0),
  $lt: (operand) => ordered(operand, (order) => order < 0),
  $lte: (operand) => ordered(operand, (order) => order <= 0),
  $exists: (operand) => (values) => values.some((value) => value !== undefined) === Boolean(operand),
  $regex: (operand, { $options }) => {
    const pattern = toPattern(operand, $options);
    return anyValue((value) => typeof value === 'string' && pattern.test(value));
  },
  // Read together with $regex.
  $options: () => () => true,
  $not: (operand) => not(compileCondition(operand)),
  $size: (operand) => (values) => values.some((value) => Array.isArray(value) && value.length === operand),
  $all: (operand) => {
    const tests = list('$all', operand).map(compileCondition);
    return (values) => tests.length > 0 && tests.every((test) => test(values));
  },
  $elemMatch: (operand) => {
    const test = elementTest(operand);
    return (values) => values.some((value) => Array.isArray(value) && value.some(test));
  },
};

/** Turns a filter into a test. Throws STORE_UNSUPPORTED at once for an operator the engine does not know. */
export function compileFilter(filter: Fields): DocTest {
  const tests = Object.entries(filter).map(([key, condition]) => compileEntry(key, condition));
  return (doc) => tests.every((test) => test(doc));
}

/** Turns what stands behind a field name into a test: a value, a pattern or an object of operators. */
export function compileCondition(condition: unknown): ValuesTest {
  if (condition instanceof RegExp) return operatorTest('$regex', condition, {});
  if (!isOperators(condition)) return operatorTest('$eq', condition, {});
  const tests = Object.entries(condition).map(([name, operand]) => operatorTest(name, operand, condition));
  return (values) => tests.every((test) => test(values));
}

/** True for `{ $gt: ... }` and the like. Throws STORE_UNSUPPORTED for a mixture of operators and fields. */
export function isOperators(condition: unknown): condition is Fields {
  if (!isFields(condition)) return false;
  const names = Object.keys(condition);
  const operators = names.filter((name) => name.startsWith('$'));
  if (operators.length > 0 && operators.length < names.length)
    throw unsupported('operators mixed with fields');
  return operators.length > 0;
}

/** The test `$elemMatch` and `$pull` put to one element: operators on it, or a filter over its fields. */
export function elementTest(condition: unknown): (element: unknown) => boolean {
  const isLogical = isFields(condition) && Object.keys(condition).some((key) => /^\$(and|or|nor)$/.test(key));
  if (!isFields(condition) || (isOperators(condition) && !isLogical)) {
    const test = compileCondition(condition);
    return (element) => test([element]);
  }
  const test = compileFilter(condition);
  return (element) => isFields(element) && test(element);
}

function compileEntry(key: string, condition: unknown): DocTest {
  if (key === '$and' || key === '$or' || key === '$nor') {
    if (!Array.isArray(condition) || condition.length === 0) throw unsupported(`${key} without a list`);
    const tests = condition.map((part) => compileFilter(part as Fields));
    if (key === '$and') return (doc) => tests.every((test) => test(doc));
    if (key === '$or') return (doc) => tests.some((test) => test(doc));
    return (doc) => !tests.some((test) => test(doc));
  }
  if (key.startsWith('$')) throw unsupported(key);
  const test = compileCondition(condition);
  return (doc) => test(valuesAt(doc, key));
}

/** The test of one operator such as `$gte`. Throws STORE_UNSUPPORTED for one that is not in the table. */
function operatorTest(name: string, operand: unknown, siblings: Fields): ValuesTest {
  const make = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined;
  if (!make) throw unsupported(name);
  return make(operand, siblings);
}

/** A value passes itself or, when it is an array, by one of its elements. */
function anyValue(test: (value: unknown) => boolean): ValuesTest {
  return (values) => values.some((value) => test(value) || (Array.isArray(value) && value.some(test)));
}

function anyOf(tests: ValuesTest[]): ValuesTest {
  return (values) => tests.some((test) => test(values));
}

function not(test: ValuesTest): ValuesTest {
  return (values) => !test(values);
}

/** Comparisons hold only between values of one type, as in MongoDB. */
function ordered(operand: unknown, holds: (order: number) => boolean): ValuesTest {
  const rank = typeRank(operand);
  return anyValue((value) => typeRank(value) === rank && holds(compareValues(value, operand)));
}

function list(name: string, operand: unknown): unknown[] {
  if (!Array.isArray(operand)) throw unsupported(`${name} without a list`);
  return operand;
}

function toPattern(operand: unknown, options: unknown): RegExp {
  const source = operand instanceof RegExp ? operand.source : operand;
  const flags = typeof options === 'string' ? options : operand instanceof RegExp ? operand.flags : '';
  if (typeof source !== 'string' || /[^imsuv]/.test(flags)) throw unsupported('$regex', { flags });
  return new RegExp(source, flags);
}
