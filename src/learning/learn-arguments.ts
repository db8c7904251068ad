import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CodedError } from '../shared/errors.js';

const LEARN_FORM =
  'learn [FILE.csv|jsonl] [--text COLUMN --label COLUMN] [--map FILE.yaml|csv] [--dry-run], learn --status, learn --forget';

/** What was asked for. */
export type LearnCommand =
  | { kind: 'status' }
  | { kind: 'forget' }
  /** How far the learning is that was begun: what it said from the given line on. */
  | { kind: 'look'; from: number }
  | { kind: 'learn'; path?: string; text?: string; label?: string; map?: string; isDry: boolean };

/** Reads what follows `learn`; paths count from the working folder. Throws USAGE. */
export function readLearnArguments(args: string[]): LearnCommand {
  const name = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        text: name,
        label: name,
        map: name,
        look: name,
        'dry-run': flag,
        status: flag,
        forget: flag,
      },
    });
    const { text, label, map, look, status, forget } = values;
    if (args.length === 1 && status) return { kind: 'status' };
    if (args.length === 1 && forget) return { kind: 'forget' };
    if (args.length === 2 && /^\d{1,6}$/.test(look ?? '')) return { kind: 'look', from: Number(look) };
    const [path] = positionals;
    const isLearn = !status && !forget && look === undefined && positionals.length <= 1;
    if (isLearn && (path !== undefined || (!text && !label && !map))) {
      return {
        kind: 'learn',
        ...(path === undefined ? {} : { path: resolve(path) }),
        ...(text === undefined ? {} : { text }),
        ...(label === undefined ? {} : { label }),
        ...(map === undefined ? {} : { map: resolve(map) }),
        isDry: values['dry-run'] ?? false,
      };
    }
  } catch {
    // Told below.
  }
  throw new CodedError('USAGE', { form: LEARN_FORM });
}

/** The same command as arguments again, with its paths in full. */
export function writeLearnArguments(command: LearnCommand): string[] {
  if (command.kind === 'look') return ['--look', String(command.from)];
  if (command.kind !== 'learn') return [`--${command.kind}`];
  const { path, text, label, map, isDry } = command;
  const named = Object.entries({ text, label, map }).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, value],
  );
  return [...(path === undefined ? [] : [path]), ...named, ...(isDry ? ['--dry-run'] : [])];
}
