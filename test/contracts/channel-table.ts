import { casesOf } from './channel.js';
import { CHANNEL_CASES, type ChannelCase } from './channel-cases.js';
import type { Capability, ChannelDeclaration } from './channels.js';

const cases: readonly ChannelCase[] = CHANNEL_CASES;

/** The table of docs/channels.md: cases against channels, and below it what is left out and why. */
export function writeChannelTable(channels: readonly ChannelDeclaration[]): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rows = cases.map(({ id, name, needs }) =>
    row([`\`${id}\` ${name}`, ...channels.map((channel) => cell(channel, needs))]),
  );
  const count = row(['**cases kept**', ...channels.map(({ has }) => `**${casesOf(has).length}**`)]);
  return [
    row(['case', ...channels.map(({ name }) => name)]),
    row(['---', ...channels.map(() => '---')]),
    ...rows,
    count,
    '',
    'Not in this channel (–) or shown by a test of its own (apart), and why:',
    '',
    ...channels.flatMap(writeReasons),
  ].join('\n');
}

function cell({ lacks, apart }: ChannelDeclaration, needs: Capability | undefined): string {
  if (needs && needs in lacks) return '–';
  return needs && needs in apart ? 'apart' : 'yes';
}

/** One line for each reason, with the cases it leaves out. */
function writeReasons({ name, lacks, apart }: ChannelDeclaration): string[] {
  const byReason = new Map<string, string[]>();
  for (const { id, needs } of cases) {
    const reason = needs && (lacks[needs] ?? apart[needs]);
    if (reason) byReason.set(reason, [...(byReason.get(reason) ?? []), `\`${id}\``]);
  }
  return [...byReason].map(([reason, ids]) => `- ${name}: ${ids.join(', ')}. ${reason}`);
}
