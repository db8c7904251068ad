import { type Logger as PinoLogger, pino } from 'pino';

export type Logger = PinoLogger;

/** Fields that may hold a person's words, name, number or address: cut from every log line. */
const PERSONAL = ['text', 'senderName', 'senderId', 'chatId', 'chat', 'phone', 'location', 'body', 'token'];

/**
 * A structured logger that writes JSON lines. Personal fields are redacted at the first two levels, errors are
 * reduced to name, code, fields and stack frames (messages of libraries may quote what a citizen wrote).
 */
export function makeLogger(level: string, destination?: { write(line: string): void }): Logger {
  const paths = PERSONAL.flatMap((name) => [name, `*.${name}`]);
  return pino(
    {
      level,
      base: null,
      redact: { paths, censor: '[cut]' },
      serializers: { err: describeError, error: describeError },
    },
    destination as never,
  );
}

/** What of an error may be logged. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code, fields } = error as { code?: unknown; fields?: unknown };
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  return { name: error.name, code, fields, stack: frames.slice(0, 8).join('\n') };
}

export const silentLogger: Logger = pino({ level: 'silent' });
