import { type Fields, isFields, type StoredDoc } from './plain.js';
import { unsupported } from './unsupported.js';

/** The line that stores a document. Throws STORE_UNSUPPORTED for an `_id` that is no text and for odd field names. */
export function toStorableLine(doc: StoredDoc): string {
  if (typeof doc._id !== 'string' || doc._id === '') throw unsupported('_id that is no text');
  return toLine(toStorable(doc));
}

/** The line that says a document is gone. */
export function toRemovalLine({ _id }: StoredDoc): string {
  return toLine({ $$deleted: true, _id });
}

/** Three signs people do paste and NeDB's reader takes for line feeds; within JSON they may be written as escapes. */
export function escapeLineBreaks(json: string): string {
  return json.replace(
    /[\u0085\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** One line of a data file in NeDB's format. */
function toLine(value: unknown): string {
  return `${escapeLineBreaks(JSON.stringify(value))}\n`;
}

/** A copy with dates as `{ $$date }`. NeDB's file format gives `$` a meaning, paths give one to the dot: no name may have them. */
function toStorable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toStorable);
  if (value instanceof Date) return { $$date: value.getTime() };
  if (value instanceof RegExp) throw unsupported('pattern in a document');
  if (!isFields(value)) return value;
  const fields: Fields = {};
  for (const name of Object.keys(value)) {
    if (name.startsWith('$') || name.includes('.')) throw unsupported('field name with $ or a dot');
    fields[name] = toStorable(value[name]);
  }
  return fields;
}
