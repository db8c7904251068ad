import type { Choice } from '../channel.js';
import type { JourneyLine } from './read-journey.js';
import type { TerminalChannel } from './terminal-channel.js';

/** A line in which somebody writes or presses. */
export type SpokenLine = Extract<JourneyLine, { kind: 'say' | 'press' }>;

/** Hands what a line says to the program. False when it presses a choice or replies to a message that is not there. */
export async function hearLine(
  channel: Pick<TerminalChannel, 'said' | 'hear'>,
  line: SpokenLine,
  now: Date,
  fill: (text: string) => string = (text) => text,
): Promise<boolean> {
  const own = channel.said.filter((message) => message.who === line.who);
  if (line.kind === 'press') {
    const message = own.findLast((candidate) => candidate.choices.length > 0);
    const choice = message && findChoice(message.choices, line.choice);
    if (!message || !choice) return false;
    await channel.hear(line.who, { choiceId: choice.id, replyTo: message.id }, now);
    return true;
  }
  const { media, location, replyTo } = line;
  const replied = replyTo ? own.findLast((message) => message.text.includes(fill(replyTo))) : undefined;
  if (replyTo && !replied) return false;
  const what = {
    text: fill(line.text),
    media: media ? [{ kind: media.kind, source: media.file }] : [],
    ...(location ? { location } : {}),
    ...(replied ? { replyTo: replied.id } : {}),
  };
  await channel.hear(line.who, what, now);
  return true;
}

/** The second choice for `2`, or the first whose label has the word. */
function findChoice(choices: Choice[], wanted: string): Choice | undefined {
  if (/^\d+$/.test(wanted)) return choices[Number(wanted) - 1];
  return choices.find((choice) => choice.label.toLowerCase().includes(wanted.toLowerCase()));
}
