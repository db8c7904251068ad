import { CodedError } from '../../shared/errors.js';

/**
 * The error for what the embedded engine does not do. It names operators and paths, never values: the engine would
 * rather stop than quietly answer something else than MongoDB does.
 */
export function unsupported(what: string, fields: Record<string, unknown> = {}): CodedError {
  return new CodedError('STORE_UNSUPPORTED', { what, ...fields });
}
