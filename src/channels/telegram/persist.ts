import type { Clock } from '../../shared/clock.js';
import { CodedError, type ErrorCode } from '../../shared/errors.js';
import type { Logger } from '../../shared/logger.js';
import { type ApiAnswer, isPassing, isUnauthorised } from './telegram-api.js';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

export interface Persistence {
  /** Repeats `attempt` until it succeeds; undefined when stopped or when the token is refused (the operator is told). */
  until<Result>(attempt: () => Promise<ApiAnswer<Result>>): Promise<Result | undefined>;
  /** Waits before the next try, longer each time (1 s to 60 s); tells the operator once per row of failures. */
  pauseAfter(code: ErrorCode, fields: Record<string, unknown>, pauseMs?: number): Promise<void>;
  /** Ends a row of failures. */
  succeeded(): void;
}

/** Patience with a network that comes and goes: growing pauses, one line in the log per outage and one at its end. */
export function makePersistence(parts: { clock: Clock; logger: Logger; signal: AbortSignal }): Persistence {
  const { clock, logger, signal } = parts;
  let failures = 0;
  let told: ErrorCode | undefined;

  const persistence: Persistence = {
    async until(attempt) {
      while (!signal.aborted) {
        const answer = await attempt();
        if (signal.aborted) return undefined;
        if (answer.ok) {
          persistence.succeeded();
          return answer.result;
        }
        const fields = { channel: 'telegram', status: answer.status, cause: answer.cause };
        if (isUnauthorised(answer)) {
          logger.error({ err: new CodedError('CHANNEL_UNAUTHORISED', fields) });
          return undefined;
        }
        await persistence.pauseAfter(codeOf(answer.status), fields, answer.retryAfterMs);
      }
      return undefined;
    },
    async pauseAfter(code, fields, pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS)) {
      failures += 1;
      if (told !== code) logger.error({ err: new CodedError(code, fields) });
      told = code;
      await wait(clock, pauseMs, signal);
    },
    succeeded() {
      if (told) logger.info({ channel: 'telegram', failures }, 'the channel works again');
      failures = 0;
      told = undefined;
    },
  };
  return persistence;
}

function codeOf(status: number): ErrorCode {
  if (status === 409) return 'CHANNEL_TAKEN';
  if (status === 429) return 'CHANNEL_SLOW_DOWN';
  return isPassing({ status }) ? 'CHANNEL_UNREACHABLE' : 'CHANNEL_REJECTED';
}

/** Resolves after `delayMs` by the clock, or at once when `signal` is aborted. */
function wait(clock: Clock, delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const finish = () => {
      cancel();
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const cancel = clock.after(delayMs, finish);
    signal.addEventListener('abort', finish);
  });
}
