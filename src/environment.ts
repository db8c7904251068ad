import { existsSync } from 'node:fs';
import { loadEnvFile } from 'node:process';

/** The environment of this process, with what `.env` beside it adds; a variable that is set already wins. */
export function environment(): Record<string, string | undefined> {
  if (existsSync('.env')) loadEnvFile('.env');
  return process.env;
}
