import type { Clock } from '../../shared/clock.js';
import { CodedError } from '../../shared/errors.js';
import { describeError, type Logger } from '../../shared/logger.js';
import type { Connection } from './connection.js';

/** Only one of all processes may use the keys of a number at a time. */
export interface NumberLease {
  /** Takes it, or undefined while another process has it; `onLost` is told when it is lost. */
  take(onLost: () => void): Promise<{ release(): Promise<void> } | undefined>;
}

/** How soon a process looks again whether the number is free. */
const LOOK_MS = 10_000;

interface Parts {
  /** Left out where nothing is shared: the folder's own lock is enough. */
  lease: NumberLease | undefined;
  connection: Pick<Connection, 'start' | 'giveUp' | 'stop'>;
  clock: Clock;
  logger: Logger;
}

/** Connects while this process holds the number, and stands by while another does. */
export function holdNumber({ lease, connection, clock, logger }: Parts) {
  let held: { release(): Promise<void> } | undefined;
  let isStopped = false;
  let isTold = false;
  let cancelLook: () => void = () => {};
  let looking: Promise<void> = Promise.resolve();

  function lookIn(delayMs: number): void {
    if (!isStopped)
      cancelLook = clock.after(delayMs, () => {
        looking = look();
      });
  }

  async function look(): Promise<void> {
    try {
      held = await lease!.take(onLost);
    } catch (error) {
      logger.error({ err: new CodedError('STORE_UNREACHABLE', { cause: describeError(error) }) });
      return lookIn(LOOK_MS);
    }
    if (!held) {
      if (!isTold) logger.warn({ err: new CodedError('CHANNEL_TAKEN', { channel: 'whatsapp' }) });
      isTold = true;
      return lookIn(LOOK_MS);
    }
    isTold = false;
    if (!isStopped) connection.start();
  }

  function onLost(): void {
    held = undefined;
    looking = connection.giveUp().then(() => lookIn(LOOK_MS));
  }

  return {
    /** Resolves when it is known whether the number is ours: what waits to be sent is not held back for nothing. */
    start(): Promise<void> {
      if (lease) looking = look();
      else connection.start();
      return looking;
    },
    async stop(): Promise<void> {
      isStopped = true;
      cancelLook();
      await looking;
      await connection.stop();
      await held?.release().catch(() => {});
    },
  };
}
