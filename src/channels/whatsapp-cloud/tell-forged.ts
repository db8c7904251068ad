import type { Clock } from '../../shared/clock.js';
import { CodedError } from '../../shared/errors.js';
import type { Logger } from '../../shared/logger.js';
import { CHANNEL_NAME } from './read-message.js';

const QUIET_MS = 60_000;

export interface TellForged {
  /** A call without a valid signature or word came; the first is told at once, those of the minute after it by their number. */
  note(): void;
  /** Tells nothing more. */
  stop(): void;
}

/** Tells the operator of forged calls without letting whoever makes them fill the log. */
export function makeTellForged({ clock, logger }: { clock: Clock; logger: Logger }): TellForged {
  let calls = 0;
  let isQuiet = false;
  let cancel: () => void = () => {};

  function tell(): void {
    logger.warn({ err: new CodedError('WEBHOOK_FORGED', { channel: CHANNEL_NAME, calls }) });
    calls = 0;
    isQuiet = true;
    cancel = clock.after(QUIET_MS, () => {
      isQuiet = false;
      if (calls > 0) tell();
    });
  }

  return {
    note() {
      calls += 1;
      if (!isQuiet) tell();
    },
    stop() {
      isQuiet = true;
      cancel();
    },
  };
}
