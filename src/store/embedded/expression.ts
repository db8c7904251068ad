import { valueAt } from './paths.js';
import { type Fields, isFields } from './plain.js';
import { unsupported } from './unsupported.js';

/** Reads an expression: a constant, `'$path'` or an object of such. Throws STORE_UNSUPPORTED for operators and variables. */
export function compileExpression(expression: unknown): (doc: Fields) => unknown {
  if (typeof expression === 'string' && expression.startsWith('$')) {
    if (expression.startsWith('$$')) throw unsupported('variable');
    const path = expression.slice(1);
    return (doc) => valueAt(doc, path);
  }
  if (!isFields(expression)) return () => expression;
  const parts = Object.entries(expression).map(([name, part]) => {
    if (name.startsWith('$')) throw unsupported(name);
    return { name, value: compileExpression(part) };
  });
  return (doc) => {
    const entries = parts.map(({ name, value }): [string, unknown] => [name, value(doc)]);
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  };
}
