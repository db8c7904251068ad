import { CodedError } from '../shared/errors.js';

/** What the disk refuses gets the code MEDIA_NOT_KEPT, with the system's own as its `reason`. */
export async function withSystemCode<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    const { code, syscall } = cause as NodeJS.ErrnoException;
    if (cause instanceof CodedError || typeof code !== 'string' || syscall === undefined) throw cause;
    throw new CodedError('MEDIA_NOT_KEPT', { reason: code });
  }
}
