import type { Clock } from '../shared/clock.js';
import type { Logger } from '../shared/logger.js';
import { makeDelays } from './delays.js';
import { makeLanes } from './lanes.js';
import type { Handlers, JobName, Queue } from './queue.js';

/** A job as it waits in a lane. */
interface Job {
  name: JobName;
  payload: never;
  failures: number;
}

/**
 * Jobs of one group of lanes that run at the same time at most, each of another lane. A channel that hangs keeps neither
 * the others from sending nor anybody from being heard.
 */
const MOST_RUNNING = 16;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
const LONGEST_TIMED_MS = 24 * 24 * 3600_000;

/**
 * The queue within one process. It remembers nothing over a restart: whoever starts the program adds again what the
 * database says is unfinished, delayed jobs too. A job that fails stays at the head of its lane and is tried again after
 * 1 s, 2 s, 4 s ... and at last every 60 s; other lanes go on meanwhile. After `stop` jobs are no longer taken.
 */
export function inProcessQueue({ clock, logger }: { clock: Clock; logger: Logger }): Queue {
  let handlers: Handlers | undefined;
  const delays = makeDelays(clock);
  const lanes = makeLanes<Job>({
    mostRunning: MOST_RUNNING,
    groupOf: (lane) => lane.split(':', 2).join(':'),
    run: async (job) => {
      try {
        await (handlers![job.name] as (payload: never) => Promise<void>)(job.payload);
        return { isDone: true };
      } catch (err) {
        job.failures += 1;
        const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** (job.failures - 1), LONGEST_PAUSE_MS);
        // Neither lane nor payload: both may hold a chat id.
        logger.warn({ err, job: job.name, failures: job.failures, pauseMs }, 'job failed, tried again');
        return { isDone: false, resume: (again) => delays.pause(pauseMs, again) };
      }
    },
  });
  return {
    async add(name, payload, { lane, delayMs = 0, pauseMs = 0 }) {
      const job = { name, payload: payload as never, failures: 0 };
      if (pauseMs > 0) delays.pause(Math.min(pauseMs, LONGEST_TIMED_MS), () => lanes.push(lane, job));
      else if (delayMs > 0) delays.after(delayMs, () => lanes.push(lane, job));
      else lanes.push(lane, job);
    },
    process(given) {
      handlers = given;
      lanes.open();
    },
    idle: () => lanes.idle(),
    async stop() {
      delays.cancelAll();
      await lanes.close();
    },
  };
}
