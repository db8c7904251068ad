import { CodedError, type ErrorCode, isCoded } from '../shared/errors.js';
import type { Fault } from './fault.js';

/**
 * Waits for several readings and returns what they read; when some have faults, throws one error of `code` that holds
 * the faults of all, so that an operator repairs them in one go. Any other error is thrown as it is.
 */
export async function gatherFaults<Read extends readonly unknown[]>(
  code: ErrorCode,
  readings: { [Index in keyof Read]: Promise<Read[Index]> },
): Promise<Read> {
  const results = await Promise.allSettled(readings);
  const reasons = results.flatMap((result) =>
    result.status === 'rejected' ? [result.reason as unknown] : [],
  );
  const other = reasons.find((reason) => !isCoded(reason, code));
  if (other !== undefined) throw other;
  if (reasons.length > 0) {
    const faults = reasons.flatMap((reason) => (reason as CodedError).fields.faults as Fault[]);
    throw new CodedError(code, { faults });
  }
  return results.map((result) => (result as PromiseFulfilledResult<unknown>).value) as unknown as Read;
}
