import { CodedError } from '../shared/errors.js';
import { describeError } from '../shared/logger.js';
import type { LearnCommand } from './learn-arguments.js';
import type { Learning } from './learning.js';
import { readLabelMap } from './read-label-map.js';
import { tellLearnt, tellProgress, tellStatus } from './tell-learning.js';

/** Learns what a command asks for, telling how far it is; returns the lines of its result. */
export async function runLearn(
  learning: Learning,
  { path, text, label, map, isDry }: Extract<LearnCommand, { kind: 'learn' }>,
  print: (line: string) => void,
): Promise<string[]> {
  const columns = { ...(text === undefined ? {} : { text }), ...(label === undefined ? {} : { label }) };
  const meaning = map === undefined ? {} : { map: await readLabelMap(map) };
  const file = path === undefined ? undefined : { path, ...columns, ...meaning };
  let last = '';
  const learnt = await learning.learn(file, {
    isDry,
    onProgress: (progress) => {
      const line = tellProgress(progress);
      if (line !== last) print(line);
      last = line;
    },
  });
  return tellLearnt(learnt, isDry);
}

/** The commands that need no time. */
export async function tellAbout(learning: Learning, kind: 'status' | 'forget'): Promise<string[]> {
  if (kind === 'status') return tellStatus(await learning.status());
  await learning.forget();
  return ['The history, the corrections and what was learnt of them are deleted. In use: intents/ alone.'];
}

/** What a look at a learning under way shows. `failed` is the code and fields of an error. */
export interface Look {
  lines: string[];
  state: 'none' | 'running' | 'done' | 'failed';
  failed?: Record<string, unknown>;
}

/**
 * The desk of a running program: a learning is begun and looked at again and again, because no request over the web may
 * take as long as a million rows. What was begun last can still be looked at when it is over.
 */
export function makeLearnDesk(learning: Learning): (command: LearnCommand) => Promise<string[]> {
  let last: Look = { lines: [], state: 'none' };
  function begin(command: Extract<LearnCommand, { kind: 'learn' }>): void {
    const look: Look = { lines: [], state: 'running' };
    last = look;
    runLearn(learning, command, (line) => look.lines.push(line)).then(
      (lines) => {
        look.lines.push(...lines);
        look.state = 'done';
      },
      (error: unknown) => {
        const { code = 'LEARNING_FAILED', fields = {} } = describeError(error);
        look.failed = { code, fields };
        look.state = 'failed';
      },
    );
  }
  return async (command) => {
    if (command.kind === 'look') return [JSON.stringify({ ...last, lines: last.lines.slice(command.from) })];
    if (command.kind !== 'learn') return tellAbout(learning, command.kind);
    if (last.state === 'running') throw new CodedError('LEARNING_BUSY');
    begin(command);
    return [];
  };
}
