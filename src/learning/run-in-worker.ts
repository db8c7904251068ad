import { Worker } from 'node:worker_threads';
import { CodedError, type ErrorCode } from '../shared/errors.js';
import type { Job, Progress, RunJob } from './job.js';

type Said =
  | { progress: Progress }
  | { done: unknown }
  | { failed: { code?: ErrorCode; fields?: Record<string, unknown>; name?: string } };

/** Where the worker's program lies beside this file once it is compiled. */
const TEACH_WORKER = new URL('./teach-worker-main.js', import.meta.url);

/**
 * Runs each job in a thread of its own that is gone afterwards with all its memory: the talk goes on meanwhile. `program` is
 * the compiled worker. Throws the job's coded error, or LEARNING_FAILED when the thread dies.
 */
export function runInWorker(program: URL = TEACH_WORKER): RunJob {
  return ((job: Job, onProgress: (progress: Progress) => void = () => {}) =>
    new Promise<unknown>((resolve, reject) => {
      const worker = new Worker(program);
      const fail = (reason: string) => reject(new CodedError('LEARNING_FAILED', { reason }));
      worker.on('message', (said: Said) => {
        if ('progress' in said) return onProgress(said.progress);
        if ('done' in said) resolve(said.done);
        else if (said.failed.code) reject(new CodedError(said.failed.code, said.failed.fields));
        else fail(said.failed.name ?? 'unknown');
        void worker.terminate();
      });
      worker.on('error', (error) => fail((error as NodeJS.ErrnoException).code ?? error.name));
      worker.on('exit', (code) => fail(`the thread ended with ${code}`));
      worker.postMessage(job);
    })) as RunJob;
}
