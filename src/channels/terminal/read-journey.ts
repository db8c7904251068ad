import { CodedError } from '../../shared/errors.js';
import type { MediaKind, Point } from '../channel.js';

/** What a person does in a play. */
export interface Deed {
  kind: 'say';
  who: string;
  text: string;
  media?: { kind: MediaKind; file: string };
  location?: Point;
  /** Replies to the newest message that contains this. */
  replyTo?: string;
}

/** One line of a play (journeys/README.md), with its line number. */
export type JourneyLine = { line: number; source: string } & (
  | { kind: 'set-clock'; at: Date }
  | { kind: 'let-pass'; ms: number }
  | Deed
  | { kind: 'press'; who: string; choice: string }
  | { kind: 'expect'; who: string; sign: '~' | '!'; pattern: string }
  | { kind: 'expect-nothing'; who: string }
  | { kind: 'capture'; name: string; who: string; pattern: string }
);

const WHO = '([\\p{L}\\d_.-]+)';
/** What is replied to may stand before or behind a file. */
const REPLY = '(?: \\^([^:\\[]+?))?';
const MEDIA: Record<string, MediaKind> = {
  foto: 'photo',
  suara: 'voice',
  video: 'video',
  dokumen: 'document',
};
const UNIT_MS: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Reads one line; undefined for a comment or an empty one. Throws JOURNEY_INVALID with file and line. */
export function readJourneyLine(source: string, line: number, file: string): JourneyLine | undefined {
  const text = source.trim();
  if (!text || text.startsWith('#')) return undefined;
  const read = readClock(text) ?? readExpectation(text) ?? readDeed(text);
  const isBadTime = read?.kind === 'set-clock' && Number.isNaN(read.at.getTime());
  const isBadPattern = read && 'pattern' in read && !isPattern(read.pattern ?? '');
  if (!read || isBadTime || isBadPattern) throw new CodedError('JOURNEY_INVALID', { file, line });
  return { ...read, line, source: text } as JourneyLine;
}

/** Reads a whole play. Its first line must set the clock. */
export function readJourney(text: string, file: string): JourneyLine[] {
  const lines = text
    .split(/\r?\n/)
    .flatMap((source, index) => readJourneyLine(source, index + 1, file) ?? []);
  if (lines[0]?.kind !== 'set-clock')
    throw new CodedError('JOURNEY_INVALID', { file, line: lines[0]?.line ?? 1 });
  return lines;
}

function readClock(text: string) {
  const pass = /^@ \+(\d+)([mhd])$/.exec(text);
  if (pass) return { kind: 'let-pass' as const, ms: Number(pass[1]) * (UNIT_MS[pass[2] ?? ''] ?? 0) };
  const set = /^@ (\d{4}-\d{2}-\d{2}T\S+)$/.exec(text);
  return set ? { kind: 'set-clock' as const, at: new Date(set[1] ?? '') } : undefined;
}

function readExpectation(text: string) {
  const nothing = new RegExp(`^\\? ${WHO} -$`, 'u').exec(text);
  if (nothing) return { kind: 'expect-nothing' as const, who: nothing[1] };
  const expect = new RegExp(`^\\? ${WHO} ([~!]) (.+)$`, 'u').exec(text);
  if (expect) return { kind: 'expect' as const, who: expect[1], sign: expect[2], pattern: expect[3] };
  const capture = new RegExp(`^= (\\w+) ${WHO} (.+)$`, 'u').exec(text);
  return capture
    ? { kind: 'capture' as const, name: capture[1], who: capture[2], pattern: capture[3] }
    : undefined;
}

function readDeed(text: string) {
  const press = new RegExp(`^${WHO} #(.+)$`, 'u').exec(text);
  if (press) return { kind: 'press' as const, who: press[1], choice: press[2] };
  const say = new RegExp(`^${WHO}${REPLY}(?: \\[(\\w+) ([^\\]]+)\\])?${REPLY}(?:: ?(.*))?$`, 'u').exec(text);
  if (!say) return undefined;
  const [, who = '', before, thing, argument = '', after, words] = say;
  const replyTo = before ?? after;
  if (words === undefined && !thing) return undefined;
  const deed: Deed = { kind: 'say', who, text: (words ?? '').replaceAll('\\n', '\n') };
  if (replyTo) deed.replyTo = replyTo.trim();
  if (!thing) return deed;
  if (thing === 'lokasi') {
    const [lat, lon] = argument.split(',').map(Number);
    return lat === undefined || lon === undefined ? undefined : { ...deed, location: { lat, lon } };
  }
  const kind = MEDIA[thing];
  return kind ? { ...deed, media: { kind, file: argument.trim() } } : undefined;
}

function isPattern(pattern: string): boolean {
  try {
    return Boolean(new RegExp(pattern, 'is'));
  } catch {
    return false;
  }
}
