import { CodedError, type ErrorCode } from '../../../src/shared/errors.js';
import { type Logger, silentLogger } from '../../../src/shared/logger.js';

/** A log that can be looked at: the codes told as errors, and every line as text. */
export function hearLog(): { logger: Logger; codes: ErrorCode[]; lines: string[] } {
  const codes: ErrorCode[] = [];
  const lines: string[] = [];
  const note = (fields: unknown, words?: string) => {
    const err = (fields as { err?: unknown } | undefined)?.err;
    if (err instanceof CodedError) codes.push(err.code);
    lines.push(
      `${JSON.stringify(fields)} ${JSON.stringify(err instanceof CodedError ? err.fields : {})} ${words}`,
    );
  };
  const logger = Object.assign(Object.create(silentLogger), {
    info: note,
    warn: note,
    error: note,
    debug: note,
  });
  return { logger: logger as Logger, codes, lines };
}
