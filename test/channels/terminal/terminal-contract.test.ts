import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MediaKind } from '../../../src/channels/channel.js';
import { hearLine, type SpokenLine } from '../../../src/channels/terminal/hear-line.js';
import { showSaid } from '../../../src/channels/terminal/play-journey.js';
import { makeTerminalChannel, type Said } from '../../../src/channels/terminal/terminal-channel.js';
import { systemClock } from '../../../src/shared/clock.js';
import { type ChannelDriver, describeChannel, type SeenMessage, TINY_PNG } from '../../contracts/channel.js';
import { channels } from '../../contracts/channels.js';

/** A person at the keyboard: writes by the lines of a play and reads what is printed. */
async function make(): Promise<ChannelDriver> {
  const folder = await mkdtemp(join(tmpdir(), 'terminal-'));
  const picturePath = join(folder, 'contoh.png');
  await writeFile(picturePath, TINY_PNG);
  const printed: { said: Said; print: string }[] = [];
  const channel = makeTerminalChannel(
    (said) => void printed.push({ said, print: showSaid(said) }),
    channels.terminal.name,
  );

  async function type(line: Omit<Extract<SpokenLine, { kind: 'say' }>, 'kind' | 'line' | 'source'>) {
    await hear({ kind: 'say', ...line, line: 0, source: '' });
  }
  async function hear(line: SpokenLine): Promise<void> {
    if (!(await hearLine(channel, line, systemClock.now()))) throw new Error('there is no such message');
  }
  async function typeFile(who: string, kind: MediaKind, bytes: Uint8Array, text = '') {
    const file = join(folder, randomUUID());
    await writeFile(file, bytes);
    await type({ who, text, media: { kind, file } });
  }

  return {
    channel,
    picturePath,
    chatId: (which) => `warga${which}`,
    async injectText(who, text, options) {
      const replied = printed.find(({ said }) => said.id === options?.replyTo);
      await type({ who, text, ...(replied ? { replyTo: replied.said.text } : {}) });
    },
    injectPhoto: (who, bytes, caption) => typeFile(who, 'photo', bytes, caption),
    injectVoice: (who, bytes) => typeFile(who, 'voice', bytes),
    injectDocument: (who, bytes) => typeFile(who, 'document', bytes),
    async injectLarge(who) {
      const file = join(folder, 'besar.zip');
      await writeFile(file, '');
      // Takes no room on the disk: it is a hole.
      await truncate(file, 2 ** 31);
      await type({ who, text: '', media: { kind: 'document', file } });
    },
    injectLocation: (who, location) => type({ who, text: '', location }),
    press: (who, choice) => hear({ kind: 'press', who, choice, line: 0, source: '' }),
    sentTo: async (who) =>
      printed
        .filter(({ said }) => said.who === who)
        .map(({ said, print }) => ({ messageId: said.id, ...readPrint(print) })),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/** What stands on the screen: words, then files, then choices, these indented. */
function readPrint(print: string): Omit<SeenMessage, 'messageId'> {
  const lines = print.split('\n');
  const choices = lines.flatMap((line) => [/^ {2}(\d+\.|-) (.*)$/.exec(line) ?? []].filter(([all]) => all));
  const files = lines.filter((line) => /^ {2}\[(foto|suara|video|dokumen)\]$/.test(line));
  return {
    text: lines.slice(0, lines.length - choices.length - files.length).join('\n'),
    labels: choices.map(([, , label]) => label!),
    isNumbered: choices.some(([, sign]) => sign !== '-'),
    mediaCount: files.length,
    asksLocation: false,
  };
}

describeChannel({ ...channels.terminal, make });
