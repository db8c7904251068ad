import { parentPort } from 'node:worker_threads';
import { isCoded } from '../shared/errors.js';
import { doJob } from './do-job.js';
import type { LearnJob } from './job.js';

/** The worker thread: does one job, tells how far it is, and answers with what came of it. */
parentPort?.once('message', (job: LearnJob) => {
  doJob(job, (progress) => parentPort?.postMessage({ progress })).then(
    (done) => parentPort?.postMessage({ done }),
    (error: unknown) => {
      const failed = isCoded(error)
        ? { code: error.code, fields: error.fields }
        : { name: error instanceof Error ? error.name : typeof error };
      parentPort?.postMessage({ failed });
    },
  );
});
