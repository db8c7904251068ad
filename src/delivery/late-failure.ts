import type { DeliveryReport } from '../channels/channel.js';
import type { OutboxRow } from './outbox-model.js';

/** Pauses before a message goes out again that failed later for a reason that passes, in milliseconds; then it has failed. */
export const LATE_PAUSES_MS: readonly number[] = [10_000, 60_000, 5 * 60_000];

type LateProblem = NonNullable<DeliveryReport['problem']>;
/** What the decision knows of the message. */
export type FailedLate = Pick<OutboxRow, 'announcedAt' | 'lateFailures' | 'isWithoutFiles' | 'message'>;

/**
 * What is done about a message that did not arrive. `again`: it goes out again after a pause; `await`: its template did not
 * arrive, the news itself is still to be said; `words`: its words go out without its files; `close`: the person has to
 * write first; `operator`: it goes out again as soon as the operator has acted; `fail`: it has failed for good.
 */
export type LateStep = 'again' | 'await' | 'words' | 'close' | 'operator' | 'fail';

/** The steps for each problem, the first that is possible is taken. */
const STEPS: Readonly<Record<LateProblem, readonly LateStep[]>> = {
  retry: ['again', 'await', 'fail'],
  rejected: ['await', 'fail'],
  media: ['words', 'fail'],
  closed: ['close'],
  unauthorised: ['operator'],
  blocked: ['fail'],
};

export function stepAfter(problem: LateProblem, row: FailedLate): LateStep {
  return STEPS[problem].find((step) => isPossible(step, row)) ?? 'fail';
}

function isPossible(step: LateStep, { announcedAt, lateFailures = 0, isWithoutFiles, message }: FailedLate) {
  if (step === 'again') return lateFailures < LATE_PAUSES_MS.length;
  // Not for ever: refused in full as well, it has failed.
  if (step === 'await') return announcedAt !== undefined && lateFailures <= LATE_PAUSES_MS.length;
  if (step === 'words') return !isWithoutFiles && !!message.media?.length && message.text.trim() !== '';
  return true;
}
