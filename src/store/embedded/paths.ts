import { type Fields, isFields } from './plain.js';
import { unsupported } from './unsupported.js';

/**
 * Every value a dotted path leads to. Arrays on the way are looked into, element by element or by number; an array at
 * the end is one value. A field that is not there gives `undefined`.
 */
export function valuesAt(value: unknown, path: string): unknown[] {
  if (!path.includes('.')) return [isFields(value) ? value[path] : undefined];
  const found: unknown[] = [];
  collect(value, path.split('.'), 0, found);
  return found;
}

function collect(value: unknown, parts: string[], depth: number, found: unknown[]): void {
  if (depth === parts.length) {
    found.push(value);
  } else if (Array.isArray(value)) {
    const part = parts[depth]!;
    if (isPosition(part)) collect(value[Number(part)], parts, depth + 1, found);
    else for (const element of value) if (isFields(element)) collect(element, parts, depth, found);
  } else {
    collect(isFields(value) ? value[parts[depth]!] : undefined, parts, depth + 1, found);
  }
}

/** The one value at a path; elements of arrays are reached by number only. */
export function valueAt(value: unknown, path: string): unknown {
  let current = value;
  for (const part of path.split('.')) {
    if (Array.isArray(current)) current = isPosition(part) ? current[Number(part)] : undefined;
    else current = isFields(current) ? current[part] : undefined;
  }
  return current;
}

/** Sets the value at a path in place and makes the objects on the way. Throws STORE_UNSUPPORTED where a plain value stands in the way. */
export function setAt(doc: Fields, path: string, value: unknown): void {
  const parts = path.split('.');
  const last = parts.pop()!;
  let current: Fields | unknown[] = doc;
  for (const part of parts) {
    const next = read(current, part, path);
    if (next === undefined) current = write(current, part, {}, path) as Fields;
    else if (Array.isArray(next) || isFields(next)) current = next;
    else throw unsupported('path through a plain value', { path });
  }
  write(current, last, value, path);
}

/** Removes the field at a path in place; an element of an array becomes null, as in MongoDB. */
export function unsetAt(doc: Fields, path: string): void {
  const cut = path.lastIndexOf('.');
  const parent = cut < 0 ? doc : valueAt(doc, path.slice(0, cut));
  const last = path.slice(cut + 1);
  if (Array.isArray(parent)) {
    if (isPosition(last) && Number(last) < parent.length) parent[Number(last)] = null;
  } else if (isFields(parent)) {
    delete parent[last];
  }
}

function isPosition(part: string): boolean {
  return /^\d{1,6}$/.test(part);
}

function read(parent: Fields | unknown[], part: string, path: string): unknown {
  if (!Array.isArray(parent)) return parent[part];
  if (!isPosition(part)) throw unsupported('path into an array without a position', { path });
  return parent[Number(part)];
}

function write(parent: Fields | unknown[], part: string, value: unknown, path: string): unknown {
  if (Array.isArray(parent)) {
    if (!isPosition(part)) throw unsupported('path into an array without a position', { path });
    // MongoDB fills the gap before a new position with nulls.
    while (parent.length < Number(part)) parent.push(null);
    parent[Number(part)] = value;
  } else {
    parent[part] = value;
  }
  return value;
}
