import { copyPlain, type Fields, isFields } from './plain.js';
import { unsupported } from './unsupported.js';

/** Cuts a copy of a document down to what is wanted. */
export type Projection = (doc: Fields) => Fields;

/** Reads `{ a: 1, 'b.c': 1 }` or `{ a: 0 }`, `_id` apart. Throws STORE_UNSUPPORTED for operators and for mixtures. */
export function compileProjection(fields: Fields | undefined): Projection {
  const { _id, ...others } = fields ?? {};
  const entries = Object.entries(others);
  for (const [path, wanted] of entries) {
    if (typeof wanted !== 'number' && typeof wanted !== 'boolean')
      throw unsupported('projection operator', { path });
    if (Boolean(wanted) !== Boolean(entries[0]![1]))
      throw unsupported('projection that takes and leaves', { path });
  }
  const paths = entries.map(([path]) => path.split('.'));
  const takes = entries.length > 0 ? Boolean(entries[0]![1]) : _id !== undefined && Boolean(_id);
  if (!takes) {
    const left = _id !== undefined && !_id ? [...paths, ['_id']] : paths;
    return left.length === 0 ? copyPlain : (doc) => leave(doc, left) as Fields;
  }
  const taken = _id === undefined || _id ? [...paths, ['_id']] : paths;
  return (doc) => take(doc, taken) as Fields;
}

function take(value: unknown, paths: string[][]): unknown {
  if (Array.isArray(value)) return value.filter(isNested).map((element) => take(element, paths));
  if (!isFields(value)) return undefined;
  const taken: Fields = {};
  for (const [key, field] of Object.entries(value)) {
    const below = under(paths, key);
    if (below.length === 0) continue;
    const part = below.some((rest) => rest.length === 0) ? copyPlain(field) : take(field, below);
    if (part !== undefined) taken[key] = part;
  }
  return taken;
}

function leave(value: unknown, paths: string[][]): unknown {
  if (Array.isArray(value)) return value.map((element) => leave(element, paths));
  if (!isFields(value)) return copyPlain(value);
  const kept: Fields = {};
  for (const [key, field] of Object.entries(value)) {
    const below = under(paths, key);
    if (below.some((rest) => rest.length === 0)) continue;
    kept[key] = below.length === 0 ? copyPlain(field) : leave(field, below);
  }
  return kept;
}

function under(paths: string[][], key: string): string[][] {
  return paths.filter(([first]) => first === key).map(([, ...rest]) => rest);
}

function isNested(value: unknown): boolean {
  return Array.isArray(value) || isFields(value);
}
