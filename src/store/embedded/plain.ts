import { unsupported } from './unsupported.js';

export type Fields = Record<string, unknown>;

/** A document as it lies in memory: plain values, dates, arrays and objects only. Replaced on a change, never altered. */
export interface StoredDoc extends Fields {
  _id: string;
}

/**
 * Frees a value of everything that is not data: mongoose's proxied arrays and documents, maps, ids. `undefined` becomes
 * null, as the MongoDB driver sends it. Throws STORE_UNSUPPORTED for what a data file cannot hold.
 */
export function toPlain(value: unknown): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      if (!Number.isFinite(value)) throw unsupported('number that is not finite');
      return value;
    case 'undefined':
      return null;
    case 'object':
      return value === null ? null : objectToPlain(value);
    default:
      throw unsupported(`value of type ${typeof value}`);
  }
}

/** `toPlain` for what must be an object: a filter, an update, a document. */
export function toPlainFields(value: unknown): Fields {
  const plain = toPlain(value ?? {});
  if (!isFields(plain)) throw unsupported('object expected');
  return plain;
}

/** True for an object that is a set of named fields: no array, date or pattern. */
export function isFields(value: unknown): value is Fields {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !(value instanceof RegExp)
  );
}

/** A deep copy of a plain value. */
export function copyPlain<T>(value: T): T {
  if (typeof value !== 'object' || value === null || value instanceof RegExp) return value;
  if (value instanceof Date) return new Date(value.getTime()) as T;
  if (Array.isArray(value)) return value.map(copyPlain) as T;
  const copy: Fields = {};
  for (const key in value) copy[key] = copyPlain(value[key]);
  return copy as T;
}

function objectToPlain(value: object): unknown {
  if (Array.isArray(value)) return Array.from({ length: value.length }, (_, index) => toPlain(value[index]));
  // Dates and patterns may come from another realm (jest runs tests in one of their own).
  const kind = Object.prototype.toString.call(value);
  if (kind === '[object Date]') return dateToPlain(value as Date);
  if (kind === '[object RegExp]') return new RegExp((value as RegExp).source, (value as RegExp).flags);
  if (value instanceof Map) return toPlain(Object.fromEntries(value));
  const { toHexString, toBSON, _bsontype } = value as Record<string, unknown>;
  if (typeof toHexString === 'function') return toHexString.call(value);
  if (typeof _bsontype === 'string') throw unsupported(`value of type ${_bsontype}`);
  if (ArrayBuffer.isView(value)) throw unsupported('bytes');
  if (typeof toBSON === 'function') return toPlain(toBSON.call(value));
  const plain: Fields = {};
  for (const [key, field] of Object.entries(value)) {
    if (key === '__proto__') throw unsupported('field name');
    if (typeof field !== 'function') plain[key] = toPlain(field);
  }
  return plain;
}

function dateToPlain(value: Date): Date {
  if (Number.isNaN(value.getTime())) throw unsupported('date that is none');
  return new Date(value.getTime());
}
