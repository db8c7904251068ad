import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readAppSecret } from './app-secret.js';
import type { Config } from './config.js';
import { CodedError, type ErrorCode, errorTexts } from './shared/errors.js';

/**
 * Has the program that holds DATA_DIR run a command of the operator; returns its lines. Throws PROGRAM_NOT_RUNNING when
 * none answers, else what went wrong there.
 */
export async function askRunningProgram(config: Config, args: string[]): Promise<string[]> {
  const answer = await ask(config, args).catch((cause) => {
    throw new CodedError('PROGRAM_NOT_RUNNING', {}, { cause });
  });
  const body = (await answer.json()) as { lines?: string[]; code?: string; fields?: Record<string, unknown> };
  if (body.lines) return body.lines;
  throw codedAgain(body);
}

async function ask(config: Config, args: string[]): Promise<Response> {
  const url = (await readFile(join(config.DATA_DIR, 'address'), 'utf8')).trim();
  const secret = await readAppSecret(config);
  return fetch(new URL('/admin', url), {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify({ args }),
  });
}

/** An error of ours as it travelled. */
export function codedAgain({ code, fields = {} }: { code?: unknown; fields?: unknown }): CodedError {
  const known = typeof code === 'string' && code in errorTexts ? (code as ErrorCode) : 'USAGE';
  return new CodedError(known, fields as Record<string, unknown>);
}
