import { type Fields, isFields, type StoredDoc } from './plain.js';
import { unsupported } from './unsupported.js';

/** The line that stores a document. Throws STORE_UNSUPPORTED for an `_id` that is no text and for odd field names. */
export function toStorableLine(doc: StoredDoc): string {
  if (typeof doc._id !== 'string' || doc._id === '') throw unsupported('_id that is no text');
  refuseOddNames(doc);
  return toLine(doc);
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

/** One line of a data file in NeDB's format: JSON with dates as `{ $$date }`. */
function toLine(value: object): string {
  const json = JSON.stringify(value, function (this: Record<string, unknown>, key, field) {
    const raw = this[key];
    return raw instanceof Date ? { $$date: raw.getTime() } : field;
  });
  return `${escapeLineBreaks(json)}\n`;
}

/** NeDB's file format gives `$` a meaning, paths give one to the dot. */
function refuseOddNames(value: unknown): void {
  if (Array.isArray(value)) value.forEach(refuseOddNames);
  else if (value instanceof RegExp) throw unsupported('pattern in a document');
  else if (isFields(value)) {
    for (const [name, field] of Object.entries(value as Fields)) {
      if (name.startsWith('$') || name.includes('.')) throw unsupported('field name with $ or a dot');
      if (typeof field === 'object') refuseOddNames(field);
    }
  }
}
