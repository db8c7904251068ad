import {
  makeTelegramChannel,
  type TelegramSettings,
} from '../../../src/channels/telegram/telegram-channel.js';
import { type Clock, systemClock } from '../../../src/shared/clock.js';
import { makeLogger } from '../../../src/shared/logger.js';
import { BotApiStub } from '../../support/bot-api-stub.js';

/** Real time, but pauses (a minute at most) pass in five milliseconds; the time limits of calls, all longer, stay. */
export const hastyClock: Clock = {
  now: () => systemClock.now(),
  after: (delayMs, run) => systemClock.after(delayMs <= 60_000 ? Math.min(delayMs, 5) : delayMs, run),
};

export const commands = [
  { command: 'lapor', description: 'Buat laporan' },
  { command: 'status', description: 'Lihat laporan' },
];

/** A channel on a Bot API of our own, and all it logged. */
export async function makeWorld(settings: Partial<TelegramSettings> = {}) {
  const stub = await BotApiStub.start();
  const log: string[] = [];
  const channel = makeTelegramChannel({
    token: stub.token,
    apiRoot: stub.apiRoot,
    commands,
    say: (key) => key,
    clock: hastyClock,
    logger: makeLogger('trace', { write: (line) => void log.push(line) }),
    ...settings,
  });
  const codes = () => log.map((line) => JSON.parse(line).err?.code as string | undefined).filter(Boolean);
  return { stub, channel, log, codes };
}
